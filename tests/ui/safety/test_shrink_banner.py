# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What asks whether backups may hold less than before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton, QLabel

from holdspace.services.backups import Shrink
from holdspace.ui.safety.shrink_banner import ShrinkBanner
from ui.safety.test_words import backup
from window_house import find

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme


def test_it_asks_and_takes_either_answer(qtbot: QtBot, theme: Theme) -> None:
    banner = ShrinkBanner(theme)
    qtbot.addWidget(banner)
    banner.show_shrink(Shrink(backup(40), backup(12)))
    assert banner.isVisible()
    assert "12 instead of 40" in find(QLabel, banner, "safety.shrink").text()
    with qtbot.waitSignal(banner.accepted):
        find(QAbstractButton, banner, "safety.shrink_right").click()
    with qtbot.waitSignal(banner.list_wanted):
        find(QAbstractButton, banner, "safety.shrink_list").click()
    assert banner.grab().height() > 0
    banner.show_shrink(None)
    assert banner.isHidden()
