# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""How far long work is: painted, and told to a screen reader."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.progress_bar import ProgressBar
from window_house import find


def sage_columns(bar: QWidget, theme: Theme) -> int:
    image = bar.grab().toImage()
    y, sage = image.height() // 2, theme.colour("sage").rgb()
    return sum(image.pixel(x, y) == sage for x in range(image.width()))


def test_it_fills_and_says_how_far_it_is(qtbot: QtBot, theme: Theme) -> None:
    house = QWidget()
    qtbot.addWidget(house)
    bar = ProgressBar(theme, "Saving", "test.bar")
    bar.setParent(house)
    house.resize(600, 40)
    house.show()
    bar.resize(600, bar.height())
    assert find(QWidget, house, "test.bar") is bar
    assert (bar.accessibleName(), sage_columns(bar, theme)) == ("Saving: 0 percent", 0)
    bar.show_share(0.4)
    assert bar.accessibleName() == "Saving: 40 percent"
    assert abs(sage_columns(bar, theme) / bar.width() - 0.4) < 0.03
    bar.show_share(7.0)
    assert bar.share == 1.0
    bar.begin("Reading")
    assert bar.accessibleName() == "Reading: 0 percent"
