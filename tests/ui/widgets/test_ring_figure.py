# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What every figure does: it paints what changed, keeps its words still, and can be pressed and focused."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from holdspace.domain.breathing import Pattern, phase_at
from holdspace.domain.pacing import paced
from holdspace.services.content import load_patterns
from holdspace.ui.widgets.figures import FIGURES
from holdspace.ui.widgets.ring_figure import RingFigure, on_ring
from patience import LONG_PATIENCE
from ui import painted_parts
from ui.painted_parts import difference, through_a_breath

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme

PATTERNS = {content.pattern.id: content.pattern for content in load_patterns()}
AS_GOOD_AS_THE_SAME = 60
"""Of 255: a soft edge painted in parts may differ by a little, as Qt begins its line elsewhere."""
SIGH, BOX, EVEN = PATTERNS["cyclic_sighing"], PATTERNS["box"], PATTERNS["resonance_5"]


@pytest.fixture(params=sorted(FIGURES))
def make(request: pytest.FixtureRequest, theme: Theme, qtbot: QtBot) -> Callable[..., RingFigure]:
    def made(pattern: Pattern = SIGH, size: tuple[int, int] = (600, 600)) -> RingFigure:
        figure = FIGURES[request.param](theme)
        qtbot.addWidget(figure)
        figure.resize(*size)
        figure.show_pattern(pattern)
        figure.show()
        qtbot.waitExposed(figure)
        return figure

    return made


def test_painting_in_parts_ends_in_the_same_picture_as_painting_at_once(
    make: Callable[..., RingFigure],
) -> None:
    figure = make()
    for step in range(130):
        figure.show_moment(phase_at(SIGH, 0.02 + step * 0.05))
        if step % 3 == 0:
            figure.repaint()
        if step in (40, 70, 129):
            fresh = make()
            fresh.show_moment(phase_at(SIGH, 0.02 + step * 0.05))
            assert figure.grab().toImage() == fresh.grab().toImage()
            fresh.close()


def test_every_number_and_word_comes_to_the_screen(make: Callable[..., RingFigure]) -> None:
    figure = make(EVEN)
    for frame in range(int(60 * EVEN.cycle_seconds)):
        figure.show_moment(phase_at(EVEN, frame / 60))
        QApplication.processEvents()
        if frame % 60 == 30:
            assert difference(figure) < AS_GOOD_AS_THE_SAME, f"at {frame / 60} s"


@pytest.mark.parametrize(("first", "then"), [(1.5, 3.5), (0.5, 4.5), (6.5, 8.5), (6.0, 6.1)])
def test_behind_a_blocked_loop_the_ring_has_no_gap(
    make: Callable[..., RingFigure], first: float, then: float
) -> None:
    figure = make(EVEN)
    figure.show_moment(phase_at(EVEN, first))
    QApplication.processEvents()
    figure.show_moment(phase_at(EVEN, then))
    assert difference(figure) < AS_GOOD_AS_THE_SAME


def test_in_parts_it_is_the_same_through_a_breath_and_all_changes(
    make: Callable[..., RingFigure], theme: Theme
) -> None:
    figure = make(SIGH, (433, 401))
    met = through_a_breath(figure, theme, SIGH)
    assert len(met) > 25
    assert max(met) < AS_GOOD_AS_THE_SAME, met


@pytest.mark.parametrize("ratio", [1.25, 2.0])
def test_finer_pixels_are_the_same_in_parts_too(ratio: float) -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": str(ratio)}
    done = subprocess.run(  # the scale is the process's, from its start
        [sys.executable, painted_parts.__file__],
        env=environment,
        capture_output=True,
        text=True,
        timeout=LONG_PATIENCE,
        check=True,
    )
    met = json.loads(done.stdout.splitlines()[-1])
    assert set(met) == set(FIGURES)
    assert {form: of for form, (of, worst) in met.items()} == dict.fromkeys(FIGURES, ratio)
    assert max(worst for _, worst in met.values()) < AS_GOOD_AS_THE_SAME, met


def test_the_breath_and_the_bead_are_painted_each_by_itself(
    make: Callable[..., RingFigure], monkeypatch: pytest.MonkeyPatch
) -> None:
    figure, painted = make(EVEN), []
    paint_part = RingFigure._paint_part

    def noted(self: RingFigure, painter: QPainter, part: QRect) -> None:
        painted.append(QRect(part))
        paint_part(self, painter, part)

    monkeypatch.setattr(RingFigure, "_paint_part", noted)
    figure.show_moment(phase_at(EVEN, 2.1))  # the bead is far out to the left
    QApplication.processEvents()
    painted.clear()
    figure.show_moment(phase_at(EVEN, 2.12))
    QApplication.processEvents()
    breath, way = painted
    assert breath == figure._breath_rect(phase_at(EVEN, 2.1).fullness, phase_at(EVEN, 2.12).fullness)
    assert not breath.intersects(way)
    assert max(way.width(), way.height()) < 40
    figure.show_moment(phase_at(EVEN, 2.14))
    figure.show_moment(phase_at(EVEN, 2.16))  # two looks before one paint are one breath and one way
    QApplication.processEvents()
    assert len(painted) == 4


MOST_CALLS = {"breath": 175, "doorway": 210, "tide": 260}


@pytest.mark.parametrize("form", sorted(FIGURES))
def test_a_frame_takes_few_calls(theme: Theme, qtbot: QtBot, form: str) -> None:
    figure, calls = FIGURES[form](theme), []
    qtbot.addWidget(figure)
    figure.resize(600, 600)
    figure.show_pattern(EVEN)
    figure.show()
    qtbot.waitExposed(figure)
    figure.show_moment(phase_at(EVEN, 2.0))
    QApplication.processEvents()
    moments = [phase_at(EVEN, 2.0 + frame * 0.016) for frame in range(1, 21)]

    def count(_frame: object, event: str, _of: object) -> None:
        if event in ("call", "c_call"):
            calls.append(event)

    sys.setprofile(count)
    for moment in moments:
        figure.show_moment(moment)
        QApplication.processEvents()
    sys.setprofile(None)
    assert len(calls) / len(moments) < MOST_CALLS[form]


def test_what_stands_is_kept_for_one_size_only(make: Callable[..., RingFigure]) -> None:
    figure = make()
    for side in range(300, 500, 10):
        figure.resize(side, side)
        figure.show_moment(phase_at(SIGH, 1.0))
        figure.grab()
        kept = [each for each in vars(figure).values() if isinstance(each, QPixmap)]
        assert sorted(each.width() for each in kept) == [figure._core_rect().width(), side]


def test_between_two_moments_less_than_the_figure_is_painted(make: Callable[..., RingFigure]) -> None:
    figure = make()
    figure.show_moment(phase_at(SIGH, 1.000))
    figure.repaint()
    breath = figure._breath_rect(phase_at(SIGH, 1.0).fullness, phase_at(SIGH, 1.016).fullness)
    assert breath.width() * breath.height() < 0.6 * 600 * 600
    assert figure.rect().contains(breath)


@pytest.mark.parametrize("seconds", [0.3, 1.5, 2.4, 3.0])
def test_nothing_moves_under_the_words(make: Callable[..., RingFigure], seconds: float) -> None:
    figure = make(BOX)
    figure.show_moment(phase_at(BOX, 4.5))
    full = figure.grab(figure._core_rect()).toImage()
    figure._moment = None
    figure.show_moment(phase_at(BOX, 12.5))  # empty, and the word and the number are the same
    empty = figure.grab(figure._core_rect()).toImage()
    middle = full.rect().center()
    inner = QRect(middle - QPoint(45, 45), middle + QPoint(45, 45))
    assert full.copy(inner) == empty.copy(inner)
    figure.show_moment(phase_at(BOX, seconds))
    assert figure.grab(figure._core_rect()).toImage().copy(inner) != full.copy(inner)


def test_before_the_first_breath_there_is_no_bead(make: Callable[..., RingFigure], theme: Theme) -> None:
    figure, course = make(), paced(SIGH, 0)
    figure.show_moment(course.moment_at(-2.0))
    bottom = on_ring(figure._centre, figure._ring, 0).toPoint()
    assert figure.grab().toImage().pixelColor(bottom) == theme.colour("paper")
    figure.show_moment(course.moment_at(0.0))
    assert figure.grab().toImage().pixelColor(bottom) == theme.colour("sage")


@pytest.mark.parametrize("choice", ["dark", "high-contrast"])
def test_it_follows_the_theme(make: Callable[..., RingFigure], theme: Theme, choice: str) -> None:
    figure = make()
    figure.show_moment(phase_at(SIGH, 1.0))
    before = figure.grab().toImage()
    theme.choose(choice)
    after = figure.grab().toImage()
    assert after.pixelColor(2, 2) == theme.colour("paper")
    assert after != before


def test_a_press_is_told_and_focus_by_tab_is_seen(make: Callable[..., RingFigure], qtbot: QtBot) -> None:
    figure = make()
    figure.activateWindow()
    qtbot.waitUntil(figure.isActiveWindow)
    with qtbot.waitSignal(figure.pressed):
        qtbot.mouseClick(figure, Qt.MouseButton.LeftButton)
    figure.show_moment(phase_at(SIGH, 1.0))
    figure.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    figure.setFocus(Qt.FocusReason.OtherFocusReason)
    before = figure.grab().toImage()
    figure.clearFocus()
    figure.setFocus(Qt.FocusReason.TabFocusReason)
    assert figure.grab().toImage() != before


@pytest.mark.parametrize("size", [(200, 200), (360, 300), (1366, 576)])
def test_all_of_it_fits(make: Callable[..., RingFigure], size: tuple[int, int]) -> None:
    figure = make(SIGH, size)
    assert figure._ring + 11 <= min(size) / 2
    assert figure.rect().contains(figure._breath_rect(1.0, 1.0))
    assert figure.rect().contains(figure._core_rect())
