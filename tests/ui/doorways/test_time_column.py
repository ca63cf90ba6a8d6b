# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The time of a doorway: until when it is one's own, and a breath with motion and without."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from holdspace.ui.widgets.breath_words import BreathWords
from holdspace.ui.widgets.figures import FIGURES, WORDS
from holdspace.ui.widgets.ring_figure import RingFigure
from holdspace.ui.widgets.running_frame import FRAME_MS
from ui.doorways.conftest import ENTER, ESC, Walk

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent
    from pytestqt.qtbot import QtBot

    from holdspace.domain.breathing import Moment


def test_it_says_until_when_the_time_is_ones_own(walk_in: Callable[..., Walk]) -> None:
    walk = walk_in()
    walk.go("after")
    words = walk.find("doorway.until").text()
    assert words.startswith("This time is yours until ")
    assert ":15" in words, "ten past two and five minutes"
    assert walk.find("doorway.remaining").accessibleName() == "5:00"
    walk.wait(78)
    walk.page.time.look()
    assert walk.find("doorway.remaining").accessibleName() == "3:42"
    walk.key(ESC)


@pytest.mark.parametrize("reduced", [True, False])
def test_a_breath_is_followed_with_motion_and_without(walk_in: Callable[..., Walk], reduced: bool) -> None:
    walk = walk_in(motion_reduced=lambda: reduced)
    walk.go("before")
    walk.key(ENTER, ENTER)
    time = walk.page.time
    shown = walk.find("doorway.phase")
    assert shown is (time.worded if reduced else time.moving)
    assert shown.accessibleName() == "in"
    walk.wait(5)
    time.look()
    assert shown.accessibleName() == "out"
    walk.key(ESC)
    assert not time.is_ticking


@pytest.mark.parametrize("form", [*FIGURES, WORDS])
def test_a_breath_has_the_form_that_is_set(walk_in: Callable[..., Walk], form: str) -> None:
    walk = walk_in(motion_reduced=lambda: False)
    walk.window._house.settings.figure = form
    walk.go("before")
    walk.key(ENTER, ENTER)
    time = walk.page.time
    shown = walk.find("doorway.phase")
    assert shown.isVisible()
    assert type(shown) is (BreathWords if form == WORDS else FIGURES[form])
    assert (time._timer.interval() == FRAME_MS) == (form != WORDS), "words need no sixty frames"
    walk.wait(5)
    time.look()
    assert shown.accessibleName() == "out"
    walk.key(ESC)


def test_behind_a_blocked_loop_the_first_frame_shows_where_the_breath_is_by_then(
    walk_in: Callable[..., Walk], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    frames: list[Moment | None] = []
    paint = RingFigure.paintEvent

    def noted(figure: RingFigure, event: QPaintEvent) -> None:
        frames.append(figure.moment)
        paint(figure, event)

    monkeypatch.setattr(RingFigure, "paintEvent", noted)
    walk = walk_in(motion_reduced=lambda: False)
    walk.go("before")
    walk.key(ENTER, ENTER)
    time = walk.page.time
    qtbot.waitUntil(lambda: bool(frames))
    time._timer.stop()  # the loop is blocked: its next tick comes after the paint that this one asks for
    QApplication.processEvents()
    frames.clear()
    walk.household.clock.pass_by(0.5)
    time.look()
    before = time.moving.moment
    walk.household.clock.pass_by(2.0)
    qtbot.waitUntil(lambda: bool(frames))
    assert before is not None and frames[0] is not None
    assert frames[0] == time.moving.moment
    assert frames[0].progress > before.progress or frames[0].index > before.index
    walk.key(ESC)
