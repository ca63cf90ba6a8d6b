# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The core: every word fits, whatever the size of text and figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter

from holdspace.domain.breathing import PHASE_KINDS
from holdspace.ui.widgets.breath_core import paint_core, phase_words

if TYPE_CHECKING:
    from holdspace.ui.theme.theme import Theme


def painted(theme: Theme, radius: float, words: tuple[str, str]) -> QImage:
    side = round(2 * radius + 8)
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(theme.colour("paper"))
    painter = QPainter(image)
    paint_core(painter, theme, QPointF(side / 2, side / 2), radius, words)
    painter.end()
    return image


def inked(theme: Theme, image: QImage) -> list[tuple[int, int]]:
    """Return the points that are clearly text."""
    limit = theme.colour("sheet").lightness() - 120
    across, down = range(image.width()), range(image.height())
    return [(x, y) for x in across for y in down if image.pixelColor(x, y).lightness() < limit]


def test_words_are_those_of_the_design() -> None:
    assert [phase_words(kind) for kind in PHASE_KINDS] == ["in", "a sip more", "hold", "out"]


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("radius", [32.0, 48.0, 73.4])
@pytest.mark.parametrize("kind", PHASE_KINDS)
def test_words_stay_within_the_core(theme: Theme, kind: str, radius: float, percent: int) -> None:
    theme.scale_text(percent)
    image = painted(theme, radius, (phase_words(kind), "8"))
    theme.scale_text(100)
    points, middle = inked(theme, image), image.width() / 2
    assert points
    assert max((x - middle) ** 2 + (y - middle) ** 2 for x, y in points) < (radius - 2) ** 2


def test_words_of_all_phases_stand_on_one_line(theme: Theme) -> None:
    bottoms = set()
    for kind in ("in", "out", "hold"):  # without descenders
        image = painted(theme, 73.4, (phase_words(kind), ""))
        bottoms.add(max(y for _, y in inked(theme, image)))
    assert max(bottoms) - min(bottoms) <= 1
