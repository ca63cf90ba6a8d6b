# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What is left out, with reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt

from holdspace.domain.imports import Skipped, SkipReason
from holdspace.ui.moving.skipped_list import SkippedList

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme


def test_each_has_its_reason_and_the_rest_is_counted(qtbot: QtBot, theme: Theme) -> None:
    shown = SkippedList(theme)
    shown.setLocale(QLocale("en_GB"))
    qtbot.addWidget(shown)
    shown.show_skipped([Skipped("a.txt", SkipReason.EMPTY), Skipped("b.txt", SkipReason.BAD_DATE)], 1202)
    assert shown.lines() == ["a.txt: nothing is in it", "b.txt: its date cannot be", "and 1,200 more"]
    assert shown.list.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    shown.show_skipped([], 0)
    assert shown.isHidden()


def test_a_long_list_scrolls_within_its_height(qtbot: QtBot, theme: Theme) -> None:
    shown = SkippedList(theme)
    qtbot.addWidget(shown)
    shown.show_skipped([Skipped(f"row {row}", SkipReason.EMPTY) for row in range(300)], 300)
    assert shown.list.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOn
    assert shown.list.height() < 12 * shown.list.sizeHintForRow(0) + 100
    assert len(shown.lines()) == 300
