# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The doorway: light round a still door, on one threshold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from holdspace.domain.breathing import phase_at
from holdspace.domain.figures import LAYERS, THRESHOLD, light
from holdspace.services.content import load_patterns
from holdspace.ui.widgets.doorway_figure import DoorwayFigure

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme

BOX = next(content.pattern for content in load_patterns() if content.pattern.id == "box")


@pytest.fixture
def figure(theme: Theme, qtbot: QtBot) -> DoorwayFigure:
    made = DoorwayFigure(theme)
    qtbot.addWidget(made)
    made.resize(600, 600)
    made.show_pattern(BOX)
    made.show()
    qtbot.waitExposed(made)
    return made


def colour(figure: DoorwayFigure, x: float, y: float) -> str:
    return figure.grab().toImage().pixelColor(round(x), round(y)).name()


@pytest.mark.parametrize("seconds", [1.0, 2.0, 6.0, 10.0])
def test_light_lies_round_the_door_and_ends_at_its_edge(
    figure: DoorwayFigure, theme: Theme, seconds: float
) -> None:
    moment = phase_at(BOX, seconds)
    figure.show_moment(moment)
    ring, middle = figure._ring, figure._centre
    outmost = light(LAYERS, moment.fullness)
    y = middle.y() + 0.5 * ring
    assert colour(figure, middle.x() + outmost.half * ring - 4, y) == figure._layer_pens[-1][0].color().name()
    assert colour(figure, middle.x() + outmost.half * ring + 4, y) == theme.colour("paper").name()
    assert colour(figure, middle.x(), y) == theme.colour("sheet").name()


def test_the_threshold_stays(figure: DoorwayFigure, theme: Theme) -> None:
    x, y = figure._centre.x(), figure._centre.y() + THRESHOLD * figure._ring
    seen = []
    for seconds in (5.0, 13.0):
        figure.show_moment(phase_at(BOX, seconds))
        image = figure.grab().toImage()
        column = round(x + (light(LAYERS, 1.0).half + 0.02) * figure._ring)
        seen.append([image.pixelColor(column, round(y) + step).name() for step in (-2, -1, 0, 1, 2)])
    assert seen[0] == seen[1]
    assert theme.colour("sage").name() in seen[0]


@pytest.mark.parametrize("number", range(LAYERS + 1))
def test_every_arch_stands_on_the_threshold(figure: DoorwayFigure, number: int) -> None:
    path = figure.arch(number, 0.5)
    bottom = figure._centre.y() + THRESHOLD * figure._ring
    assert path.boundingRect().bottom() == pytest.approx(bottom)
    assert path.boundingRect().center().x() == pytest.approx(figure._centre.x())
