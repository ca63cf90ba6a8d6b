# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""How far long work is: told to a screen reader, and stopped once."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.progress_line import ProgressLine
from window_house import find


def test_it_says_how_far_it_is(qtbot: QtBot, theme: Theme) -> None:
    row = ProgressLine(theme, "Saving", "test.bar")
    qtbot.addWidget(row)
    row.show_share(0.4)
    assert find(QWidget, row, "test.bar").accessibleName() == "Saving: 40 percent"
    assert row.share == 0.4


def test_it_is_stopped_once_and_can_begin_again(qtbot: QtBot, theme: Theme) -> None:
    row = ProgressLine(theme, "Saving", "test.bar")
    qtbot.addWidget(row)
    with qtbot.waitSignal(row.stop_wanted):
        row.stop.click()
    assert not row.stop.isEnabled()
    assert row.stop.text() == "Stopping…"
    row.begin()
    assert row.stop.isEnabled()
    assert row.share == 0.0
