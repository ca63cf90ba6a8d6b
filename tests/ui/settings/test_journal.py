# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Settings > Journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton

from holdspace.services.settings import ON_THIS_DAY_CHOICES, Settings
from holdspace.ui.settings.journal import JournalSection
from window_house import find

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme


def test_on_this_day_is_off_until_it_is_wanted(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    section = JournalSection(theme, settings)
    qtbot.addWidget(section)
    assert find(QAbstractButton, section, "settings.on_this_day.off").isChecked()
    for choice in ("light", "all", "off"):
        with qtbot.waitSignal(section.chosen):
            find(QAbstractButton, section, f"settings.on_this_day.{choice}").click()
        assert settings.on_this_day == choice
    assert len(section.findChildren(QAbstractButton)) == len(ON_THIS_DAY_CHOICES)
