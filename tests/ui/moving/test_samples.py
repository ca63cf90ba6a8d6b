# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A few entries as they will read."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from holdspace.domain.entries import new_entry
from holdspace.ui.moving.samples import Samples

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme

NOW = datetime(2026, 3, 3, 9, 14, tzinfo=UTC)


def test_they_read_as_a_row_of_the_journal_does(qtbot: QtBot, theme: Theme) -> None:
    samples = Samples(theme)
    qtbot.addWidget(samples)
    samples.show_entries([new_entry("# Title\n\none **two**", now=NOW, time_zone="UTC")])
    assert samples.texts() == ["Title · one two"]


def test_day_load_and_tags_stand_above_and_nothing_stays_behind(qtbot: QtBot, theme: Theme) -> None:
    samples = Samples(theme)
    qtbot.addWidget(samples)
    entry = new_entry("the kettle", now=NOW, time_zone="UTC", load=4, tags=("home",))
    samples.show_entries([entry, new_entry("", now=NOW, time_zone="UTC", load=2)])
    assert samples.texts() == ["the kettle", ""]
    said = " ".join(label.text() for label in samples.findChildren(QLabel))
    assert "load 4 · #home" in said
    samples.forget()
    assert samples.isHidden()
    assert not any("kettle" in label.text() for label in samples.findChildren(QLabel))
