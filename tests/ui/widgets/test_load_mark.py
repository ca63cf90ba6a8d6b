# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""How heavy, as fullness."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from holdspace.domain.entries import LOADS
from holdspace.ui.widgets.load_mark import FILLED, paint_load

SIDE = 60


def image_of(load: int) -> QImage:
    image = QImage(SIDE, SIDE, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_load(painter, QRectF(0, 0, SIDE, SIDE), load, QColor("black"))
    painter.end()
    return image


def inked(image: QImage) -> int:
    return sum(image.pixelColor(x, y).alpha() > 128 for x in range(SIDE) for y in range(SIDE))


def test_each_load_has_its_share_of_the_design() -> None:
    assert dict(zip(LOADS, (0, 0.27, 0.5, 0.73, 1), strict=True)) == FILLED


def test_heavier_is_fuller(qtbot: QtBot) -> None:
    inks = [inked(image_of(load)) for load in LOADS]
    assert all(one < other for one, other in pairwise(inks))


def test_it_fills_from_below(qtbot: QtBot) -> None:
    half = image_of(3)
    assert half.pixelColor(SIDE // 2, SIDE // 4).alpha() == 0
    assert half.pixelColor(SIDE // 2, 3 * SIDE // 4).alpha() == 255


def test_the_lightest_is_an_empty_circle_and_the_heaviest_a_full_one(qtbot: QtBot) -> None:
    assert image_of(1).pixelColor(SIDE // 2, SIDE // 2).alpha() == 0
    assert image_of(5).pixelColor(SIDE // 2, 6).alpha() == 255
    assert all(image_of(load).pixelColor(1, 1).alpha() == 0 for load in LOADS)
