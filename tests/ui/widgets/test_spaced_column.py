# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A column whose gaps grow with the font."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.spaced_column import SpacedColumn


def test_gaps_grow_with_the_font(qtbot: QtBot, theme: Theme) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = SpacedColumn(theme, page)
    above, below = QWidget(), QWidget()
    above.setFixedHeight(10)
    below.setFixedHeight(10)
    column.addWidget(above)
    column.add_gap(24)
    column.addWidget(below)
    assert column.sizeHint().height() == 44
    theme.scale_text(200)
    assert column.sizeHint().height() == 68
