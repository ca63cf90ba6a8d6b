# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A deleted entry, whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from holdspace.domain.entries import new_entry
from holdspace.services.content import load_feelings
from holdspace.services.rendering import CAP
from holdspace.ui.journal.deleted_words import DeletedWords

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme

NOW = datetime(2026, 10, 14, 14, 10, tzinfo=UTC)


def test_all_of_it_is_shown(theme: Theme, qtbot: QtBot) -> None:
    made = new_entry("# Day\n**long** day", now=NOW, time_zone="UTC", load=4, tags=("visit",))
    entry = replace(made, feelings=("tired", "own word"), starred=True)
    shown = DeletedWords(theme, entry, load_feelings(), lambda _words: None)
    qtbot.addWidget(shown)
    assert shown.view.toPlainText().split() == ["Day", "long", "day"]
    said = "How heavy: 4 of 5 · It felt: tired, own word · #visit · Starred"
    assert said in [label.text() for label in shown.findChildren(QLabel)]
    with qtbot.waitSignal(shown.closed):
        qtbot.keyClick(shown.view, Qt.Key.Key_Escape)


def test_nothing_of_a_vast_one_is_left_out(theme: Theme, qtbot: QtBot) -> None:
    entry = new_entry("word " * (CAP // 5 + 1000) + "end", now=NOW, time_zone="UTC")
    shown = DeletedWords(theme, entry, load_feelings(), lambda _words: None)
    qtbot.addWidget(shown)
    assert shown.view.toPlainText().endswith("end")
