# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The recovery sheet on paper."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColorConstants, QImage, QPainter
from pytestqt.qtbot import QtBot

from holdspace.domain.recovery_code import encode_code
from holdspace.ui.theme.theme import Theme
from holdspace.ui.vault.recovery_sheet import SheetWords, paint_sheet

CODE = encode_code(bytes(range(20)))
WORDS = SheetWords(
    "Recovery sheet",
    "Opens the journal. " * 6,
    "Made on a day.",
    ("Keep it away.", "Type it. " * 30, "Both lost."),
)


def page(theme: Theme, code: str, dots_per_inch: int) -> QImage:
    image = QImage(8 * dots_per_inch, 11 * dots_per_inch, QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(round(dots_per_inch / 0.0254))
    image.setDotsPerMeterY(round(dots_per_inch / 0.0254))
    image.fill(QColorConstants.White)
    painter = QPainter(image)
    paint_sheet(painter, theme, code, WORDS)
    painter.end()
    return image


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_black_on_white_whatever_the_theme(qtbot: QtBot, theme: Theme, scheme: str) -> None:
    theme.choose(scheme)
    image = page(theme, CODE, 72)
    greys = [image.pixelColor(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)]
    assert min(colour.lightness() for colour in greys) < 60
    assert all(colour.saturation() < 90 for colour in greys)


def inked(image: QImage) -> tuple[float, float, float, float]:
    white = QColorConstants.White.rgb()
    rows = [y for y in range(image.height()) if any(image.pixel(x, y) != white for x in range(image.width()))]
    across = [x for x in range(image.width()) if any(image.pixel(x, y) != white for y in rows)]
    return (
        across[0] / image.width(),
        across[-1] / image.width(),
        rows[0] / image.height(),
        rows[-1] / image.height(),
    )


def test_it_stands_in_the_same_place_at_any_resolution_and_inside_the_page(
    qtbot: QtBot, theme: Theme
) -> None:
    coarse, fine = inked(page(theme, CODE, 72)), inked(page(theme, CODE, 150))
    assert coarse == pytest.approx(fine, abs=0.03)
    assert min(fine) > 0.01
    assert max(fine) < 0.99


def test_every_code_makes_another_sheet(qtbot: QtBot, theme: Theme) -> None:
    assert page(theme, CODE, 72) != page(theme, encode_code(bytes(range(1, 21))), 72)
