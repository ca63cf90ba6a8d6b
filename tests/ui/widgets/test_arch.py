# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Arches: each picture stays inside its box, in the colours of the theme, and none like another."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from holdspace.ui.theme.tokens import SCHEMES
from holdspace.ui.widgets.arch import arch_path, paint_closed_door, paint_doorway, paint_landscape

if TYPE_CHECKING:
    from holdspace.ui.theme.theme import Theme

DOORWAYS = ("before", "after", "day_end")
PICTURES = (*DOORWAYS, "landscape", "closed_door")
BOX = QRectF(20, 20, 124, 160)


def picture(theme: Theme, name: str) -> QImage:
    image = QImage(164, 200, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    if name in DOORWAYS:
        paint_doorway(painter, theme, BOX, name)
    else:
        (paint_landscape if name == "landscape" else paint_closed_door)(painter, theme, BOX)
    painter.end()
    return image


@pytest.mark.parametrize("name", PICTURES)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_it_stays_in_its_box_and_uses_the_themes_colours(theme: Theme, name: str, scheme: str) -> None:
    theme.choose(scheme)
    image = picture(theme, name)
    inked = [
        (x, y, image.pixelColor(x, y).name())
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    ]
    room = BOX.adjusted(-2, -2, 2, 2)
    assert all(room.contains(QPointF(x, y)) for x, y, _ in inked)
    colours = {colour for _, _, colour in inked}
    assert {theme.colour(role).name() for role in ("ink2", "sage", "sage_soft")} & colours
    assert theme.colour("clay").name() in colours  # the sun, the moon, the handles


def test_no_two_are_alike(theme: Theme) -> None:
    images = [picture(theme, name) for name in PICTURES]
    assert all(one != other for one, other in combinations(images, 2))


def test_the_outline_has_straight_sides_under_a_half_circle() -> None:
    path = arch_path(QRectF(0, 0, 100, 160))
    assert path.boundingRect() == QRectF(0, 0, 100, 160)
    assert path.contains(QPointF(2, 158))
    assert path.contains(QPointF(50, 2))
    assert not path.contains(QPointF(5, 5))


def test_the_painter_is_left_as_it_was(theme: Theme) -> None:
    image = QImage(164, 200, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    pen, brush = painter.pen(), painter.brush()
    for doorway in DOORWAYS:
        paint_doorway(painter, theme, BOX, doorway)
    paint_landscape(painter, theme, BOX)
    paint_closed_door(painter, theme, BOX)
    assert (painter.pen(), painter.brush(), painter.hasClipping()) == (pen, brush, False)
    painter.end()
