# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""How far long work is: painted, told to a screen reader, and stopped once."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.progress_line import ProgressLine
from window_house import find


def sage_columns(bar: QWidget, theme: Theme) -> int:
    image = bar.grab().toImage()
    y, sage = image.height() // 2, theme.colour("sage").rgb()
    return sum(image.pixel(x, y) == sage for x in range(image.width()))


def test_it_fills_and_says_how_far_it_is(qtbot: QtBot, theme: Theme) -> None:
    row = ProgressLine(theme, "Saving", "test.bar")
    qtbot.addWidget(row)
    row.resize(600, 40)
    row.show()
    bar = find(QWidget, row, "test.bar")
    assert (bar.accessibleName(), sage_columns(bar, theme)) == ("Saving: 0 percent", 0)
    row.show_share(0.4)
    assert bar.accessibleName() == "Saving: 40 percent"
    assert abs(sage_columns(bar, theme) / bar.width() - 0.4) < 0.03
    row.show_share(7.0)
    assert row.share == 1.0


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
