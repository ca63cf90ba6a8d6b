# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The tide: water of five shores, an open sky, and a line for how far it will come."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from holdspace.domain.breathing import phase_at
from holdspace.domain.figures import LAYERS
from holdspace.services.content import load_patterns
from holdspace.ui.widgets.tide_figure import TideFigure

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme

BOX = next(content.pattern for content in load_patterns() if content.pattern.id == "box")


@pytest.fixture
def figure(theme: Theme, qtbot: QtBot) -> TideFigure:
    made = TideFigure(theme)
    qtbot.addWidget(made)
    made.resize(600, 600)
    made.show_pattern(BOX)
    made.show()
    qtbot.waitExposed(made)
    return made


def colour(figure: TideFigure, x: float, y: float) -> str:
    return figure.grab().toImage().pixelColor(round(x), round(y)).name()


def test_water_is_below_the_shore_and_sky_above(figure: TideFigure, theme: Theme) -> None:
    for seconds in (1.0, 2.0, 6.0, 10.0):
        moment = phase_at(BOX, seconds)
        figure.show_moment(moment)
        edge = figure.shore(LAYERS, moment.fullness)
        assert colour(figure, 300, edge.middle + 5) == figure._layer_pens[-1][0].color().name()
        assert colour(figure, 300, edge.middle - 8) == theme.colour("paper").name()


def test_the_deepest_water_is_the_deepest_colour(figure: TideFigure) -> None:
    figure.show_moment(phase_at(BOX, 5.0))
    lowest = figure.shore(1, 1.0)
    assert colour(figure, 300, lowest.middle + 10) == figure._layer_pens[0][0].color().name()


def test_at_low_water_a_line_says_how_far_it_will_come(figure: TideFigure, theme: Theme) -> None:
    figure.show_moment(phase_at(BOX, 13.0))
    high = figure.shore(LAYERS, 1.0)
    image = figure.grab().toImage()
    drawn = {image.pixelColor(300, round(high.middle) + step).name() for step in (-2, -1, 0, 1, 2)}
    assert drawn != {theme.colour("paper").name()}
