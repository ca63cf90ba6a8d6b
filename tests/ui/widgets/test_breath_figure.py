# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The breath figure: its measures, and that it paints no more than what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPaintEvent

from holdspace.domain.breathing import phase_at
from holdspace.services.content import load_patterns
from holdspace.ui.widgets.breath_figure import BreathFigure, Shape
from holdspace.ui.widgets.ring_figure import LAYERS, on_ring, phase_arcs

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QImage
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme

PATTERNS = {content.pattern.id: content.pattern for content in load_patterns()}
SIGH, BOX, EVEN = (PATTERNS[each] for each in ("cyclic_sighing", "box", "resonance_5"))
RING = 272.0
SHAPE = Shape(QPointF(300, 300), RING)


class Watched(BreathFigure):
    """Keeps what it was asked to paint."""

    painted: list[tuple[int, int]]

    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted.append((event.rect().width(), event.rect().height()))
        super().paintEvent(event)


@pytest.fixture
def figure(theme: Theme, qtbot: QtBot) -> Watched:
    made = Watched(theme)
    made.painted = []
    qtbot.addWidget(made)
    made.resize(600, 600)
    made.show_pattern(SIGH)
    made.show()
    qtbot.waitUntil(lambda: bool(made.painted))
    made.painted.clear()
    return made


def colour_at(image: QImage, point: QPointF) -> QColor:
    return image.pixelColor(point.toPoint())


@given(st.floats(0, 1))
def test_layers_lie_within_each_other_and_hold_the_core(fullness: float) -> None:
    inner_centre, inner_radius = SHAPE.core_centre, SHAPE.core_radius
    for number in range(1, LAYERS + 1):
        centre, radius = SHAPE.layer(number, fullness)
        assert (inner_centre - centre).manhattanLength() + inner_radius <= radius + 1e-6
        inner_centre, inner_radius = centre, radius


@given(st.floats(0, 1), st.floats(0, 1))
def test_every_layer_grows_with_the_breath(first: float, second: float) -> None:
    low, high = sorted((first, second))
    for number in range(1, LAYERS + 1):
        assert SHAPE.layer(number, low)[1] <= SHAPE.layer(number, high)[1] + 1e-9


def test_the_full_breath_is_concentric_with_the_ring() -> None:
    centre, radius = SHAPE.layer(LAYERS, 1.0)
    assert (centre.x(), centre.y()) == pytest.approx((300, 300))
    assert radius == pytest.approx(0.86 * RING)


@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=list(PATTERNS))
def test_phases_share_the_ring_by_their_length(pattern: object) -> None:
    arcs = phase_arcs(pattern)  # type: ignore[arg-type]
    assert arcs[0][0] == 0.0
    assert arcs[-1][1] == pytest.approx(360.0)
    for (start, end), step in zip(arcs, pattern.phases, strict=True):  # type: ignore[attr-defined]
        assert (end - start) / 360 == pytest.approx(step.seconds / pattern.cycle_seconds)  # type: ignore[attr-defined]


def test_an_even_breath_draws_the_mark() -> None:
    assert phase_arcs(EVEN) == [(0.0, 180.0), (180.0, 360.0)]


def test_the_ring_starts_at_the_bottom_and_goes_clockwise() -> None:
    points = [on_ring(QPointF(0, 0), 10.0, degrees) for degrees in (0, 90, 180, 270)]
    assert [(round(p.x()), round(p.y())) for p in points] == [(0, 10), (-10, 0), (0, -10), (10, 0)]


def test_between_two_moments_only_breath_and_bead_are_painted(figure: Watched, qtbot: QtBot) -> None:
    figure.show_moment(phase_at(SIGH, 0.500))
    qtbot.waitUntil(lambda: bool(figure.painted))
    figure.painted.clear()
    figure.show_moment(phase_at(SIGH, 0.516))
    qtbot.waitUntil(lambda: bool(figure.painted))
    ((width, height),) = figure.painted
    assert width < 400
    assert height < 500


def test_a_moment_that_shows_nothing_new_paints_no_breath(figure: Watched, qtbot: QtBot) -> None:
    figure.show_pattern(BOX)
    figure.repaint()
    figure.painted.clear()
    figure.show_moment(phase_at(BOX, 5.000))
    qtbot.waitUntil(lambda: bool(figure.painted))
    figure.painted.clear()
    figure.show_moment(phase_at(BOX, 5.016))  # holding: only the bead moves
    qtbot.waitUntil(lambda: bool(figure.painted))
    ((width, height),) = figure.painted
    assert max(width, height) < 40


def test_painting_in_parts_ends_in_the_same_picture_as_painting_at_once(
    figure: Watched, theme: Theme, qtbot: QtBot
) -> None:
    for step in range(45):
        figure.show_moment(phase_at(SIGH, 0.2 + step * 0.05))
        figure.repaint() if step % 3 == 0 else qtbot.waitUntil(lambda: True)
    by_parts = figure.grab().toImage()
    fresh = BreathFigure(theme)
    qtbot.addWidget(fresh)
    fresh.resize(figure.size())
    fresh.show_pattern(SIGH)
    fresh.show_moment(phase_at(SIGH, 0.2 + 44 * 0.05))
    assert by_parts == fresh.grab().toImage()


def test_what_is_done_is_sage_and_what_is_to_come_is_edge(figure: Watched, theme: Theme) -> None:
    figure.show_moment(phase_at(SIGH, 1.0))
    image, shape = figure.grab().toImage(), figure.shape
    arcs = phase_arcs(SIGH)
    quarter = arcs[0][0] + (arcs[0][1] - arcs[0][0]) / 4
    middle_of_out = sum(arcs[2]) / 2
    assert colour_at(image, on_ring(shape.centre, shape.ring, quarter)) == theme.colour("sage")
    to_come = colour_at(image, on_ring(shape.centre, shape.ring, middle_of_out))
    assert to_come != theme.colour("sage")
    assert to_come.lightness() < theme.colour("paper").lightness() - 30


@pytest.mark.parametrize("fullness_at", [0.0, 1.0, 2.6])
def test_the_core_never_moves(figure: Watched, theme: Theme, fullness_at: float) -> None:
    figure.show_moment(phase_at(SIGH, fullness_at))
    shape = figure.shape
    rim = shape.core_centre + QPointF(shape.core_radius - 5, 0)
    assert colour_at(figure.grab().toImage(), rim) == theme.colour("sheet")


def test_still_it_has_no_words_and_no_bead(figure: Watched, theme: Theme) -> None:
    image, shape = figure.grab().toImage(), figure.shape
    assert colour_at(image, shape.core_centre) == theme.colour("sheet")
    assert colour_at(image, on_ring(shape.centre, shape.ring, 0)) == theme.colour("paper")


def test_it_follows_the_theme(figure: Watched, theme: Theme) -> None:
    figure.show_moment(phase_at(SIGH, 1.0))
    theme.choose("dark")
    image = figure.grab().toImage()
    assert colour_at(image, QPointF(2, 2)) == theme.colour("paper")
    core = figure.shape.core_centre + QPointF(figure.shape.core_radius - 5, 0)
    assert colour_at(image, core) == theme.colour("sheet")


def test_a_press_is_told(figure: Watched, qtbot: QtBot) -> None:
    with qtbot.waitSignal(figure.pressed):
        qtbot.mouseClick(figure, Qt.MouseButton.LeftButton, pos=QPoint(300, 300))


def test_focus_by_tab_is_seen(figure: Watched) -> None:
    figure.show_moment(phase_at(SIGH, 1.0))
    figure.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    before = figure.grab().toImage()
    figure.setFocus(Qt.FocusReason.OtherFocusReason)
    assert figure.grab().toImage() == before
    figure.clearFocus()
    figure.setFocus(Qt.FocusReason.TabFocusReason)
    assert figure.grab().toImage() != before


@pytest.mark.parametrize("size", [(200, 200), (360, 300), (1366, 576)])
def test_the_ring_and_its_bead_fit(theme: Theme, qtbot: QtBot, size: tuple[int, int]) -> None:
    made = BreathFigure(theme)
    qtbot.addWidget(made)
    made.resize(*size)
    made.show_pattern(SIGH)
    assert made.grab().size().toTuple() == size
    assert made.shape.ring + 11 <= min(size) / 2
    assert made.shape.ring <= 272
