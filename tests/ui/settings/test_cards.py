# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Settings > Cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton

from holdspace.services.settings import Settings
from holdspace.ui.settings.cards import CardsSection
from window_house import find

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme


def test_cards_open_at_once_until_a_breath_is_wanted(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    section = CardsSection(theme, settings)
    qtbot.addWidget(section)
    assert find(QAbstractButton, section, "settings.card_brake.no").isChecked()
    for choice in ("yes", "no"):
        chip = find(QAbstractButton, section, f"settings.card_brake.{choice}")
        with qtbot.waitSignal(section.chosen):
            chip.click()
        assert settings.card_brake == (choice == "yes")
        assert chip.accessibleName().startswith("Cards: ")
