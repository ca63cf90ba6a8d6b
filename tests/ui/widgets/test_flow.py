# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The layout that wraps like words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from holdspace.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

WIDTHS = (60, 50, 40, 90)


@pytest.fixture
def flow(qtbot: QtBot) -> FlowLayout:
    host = QWidget()
    qtbot.addWidget(host)
    layout = FlowLayout(host, gap=10)
    for width in WIDTHS:
        box = QWidget()
        box.setFixedSize(width, 20)
        layout.addWidget(box)
    host.show()
    layout.host = host  # type: ignore[attr-defined] - kept alive for the test
    return layout


@pytest.mark.parametrize(
    ("width", "lines"), [(270, 1), (269, 2), (170, 2), (140, 2), (139, 3), (90, 4), (10, 4)]
)
def test_it_takes_as_many_lines_as_the_width_asks_for(flow: FlowLayout, width: int, lines: int) -> None:
    assert flow.heightForWidth(width) == lines * 20 + (lines - 1) * 10


def test_widgets_stand_side_by_side_then_below(flow: FlowLayout) -> None:
    flow.setGeometry(QRect(5, 7, 140, 200))
    places = [flow.itemAt(index).geometry() for index in range(flow.count())]
    assert [(place.x(), place.y()) for place in places] == [(5, 7), (75, 7), (5, 37), (55, 37)]


def test_a_hidden_widget_takes_no_room(flow: FlowLayout) -> None:
    hidden = flow.itemAt(0).widget()
    assert hidden is not None
    hidden.hide()
    assert flow.heightForWidth(200) == 20
    assert flow.sizeHint().width() == sum(WIDTHS[1:]) + 2 * 10


def test_items_past_the_end_are_none(flow: FlowLayout) -> None:
    assert flow.itemAt(99) is None
    assert flow.takeAt(99) is None
    assert flow.takeAt(0) is not None
    assert flow.count() == len(WIDTHS) - 1
