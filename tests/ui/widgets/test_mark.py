# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The mark: two arcs, and an empty middle."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from holdspace.ui.widgets.mark import ARCS, Mark, paint_held, paint_mark

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme

SIDE = 200


def image() -> QImage:
    image = QImage(SIDE, SIDE, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    return image


def inked_at(picture: QImage, degrees: float, radius: float) -> bool:
    """Say whether there is ink at an angle from the bottom, clockwise, as the design counts."""
    angle = math.radians(degrees)
    x, y = SIDE / 2 - radius * math.sin(angle), SIDE / 2 + radius * math.cos(angle)
    return picture.pixelColor(round(x), round(y)).alpha() > 128


def test_its_arcs_are_where_the_design_has_them_and_the_middle_is_empty(qtbot: QtBot) -> None:
    picture = image()
    painter = QPainter(picture)
    paint_mark(painter, QRectF(0, 0, SIDE, SIDE), QColor("black"))
    painter.end()
    radius = SIDE / 2 - SIDE * 0.085 / 2
    inked = [degrees for degrees in range(360) if inked_at(picture, degrees, radius)]
    for start, end in ARCS:
        assert set(range(math.ceil(start), math.floor(end))) <= set(inked)
    for gap in (0, 180, 10, 350, 170, 190):
        assert gap not in inked
    assert not any(inked_at(picture, degrees, radius * 0.7) for degrees in range(0, 360, 5))


def test_what_holds_the_current_row_is_the_left_arc_alone(qtbot: QtBot) -> None:
    picture = image()
    painter = QPainter(picture)
    paint_held(painter, QRectF(80, 40, 10, 120), QColor("black"))
    painter.end()
    inked = [(x, y) for x in range(SIDE) for y in range(SIDE) if picture.pixelColor(x, y).alpha() > 128]
    tops, lefts = [y for _, y in inked], [x for x, _ in inked]
    assert min(lefts) >= 79
    assert min(lefts) < 84 < max(lefts)  # it bends open to the right
    middle = [x for x, y in inked if abs(y - 100) < 4]
    assert max(middle) < min(x for x, y in inked if y == min(tops))
    assert 90 < max(tops) - min(tops) <= 124


def test_the_widget_is_a_square_that_grows_with_the_text(qtbot: QtBot, theme: Theme) -> None:
    mark = Mark(theme, 26)
    qtbot.addWidget(mark)
    assert (mark.width(), mark.height()) == (26, 26)
    theme.scale_text(200)
    assert (mark.width(), mark.height()) == (52, 52)
    before = mark.grab().toImage()
    theme.choose("dark")
    assert mark.grab().toImage() != before
