# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A breath under way: what is shown, said and told to a screen reader."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from holdspace.domain.breathing import Moment, phase_at
from holdspace.services.breathing import PAUSED, RUNNING, BreathingSession
from holdspace.services.content import load_patterns
from holdspace.ui.breathe import running
from holdspace.ui.breathe.page import BreathePage
from holdspace.ui.breathe.running import BreathRunning
from holdspace.ui.widgets.breath_words import BreathWords
from holdspace.ui.widgets.figures import FIGURES
from holdspace.ui.widgets.ring_figure import RingFigure

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from hand_clock import HandClock
    from holdspace.services.settings import Settings
    from holdspace.ui.theme.theme import Theme

SIGH = load_patterns()[0].pattern
BOX = next(each.pattern for each in load_patterns() if each.pattern.id == "box")


def phase(page: BreathePage) -> QWidget:
    found = [each for each in page.findChildren(QWidget) if each.accessibleIdentifier() == "breathe.phase"]
    assert len(found) == 1
    return found[0]


def words(page: BreathePage) -> set[str]:
    return {label.text() for label in page.findChildren(QLabel) if label.isVisible()}


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is announced to a screen reader, in order."""
    heard: list[str] = []

    def hear(_widget: QWidget, said: str) -> None:
        heard.append(said)

    monkeypatch.setattr(running, "announce", hear)
    return heard


@pytest.mark.parametrize("reduced", [False, True])
def test_the_phase_has_its_name_and_is_announced_once(
    make_page: Callable[..., BreathePage],
    session: BreathingSession,
    clock: HandClock,
    said: list[str],
    qtbot: QtBot,
    reduced: bool,
) -> None:
    page = make_page(reduced=reduced)
    page.start("cyclic_sighing", 1)
    expected = []
    for step, name in (
        (0.0, "in"),
        (2.1, "a sip more"),
        (0.5, "out"),
        (1.0, "out"),
        (1.0, "out"),
        (2.0, "in"),
    ):
        clock.pass_by(step)
        qtbot.waitUntil(lambda name=name: phase(page).accessibleName() == name)  # type: ignore[misc]
        expected += [name] if expected[-1:] != [name] else []
    assert said == expected
    session.stop()


def test_after_two_blocked_seconds_the_figure_is_where_the_breath_is(
    page: BreathePage, session: BreathingSession, clock: HandClock, qtbot: QtBot
) -> None:
    page.start("cyclic_sighing", 10)
    figure, begun = page._running.figure, clock.seconds()
    for blocked in (2.0, 2.0, 2.0, 0.016, 2.0):
        clock.pass_by(blocked)
        now = phase_at(SIGH, clock.seconds() - begun)
        qtbot.waitUntil(lambda now=now: figure.moment == now)  # type: ignore[misc]
    assert session.state == RUNNING
    session.stop()


def test_time_left_counts_down(
    page: BreathePage, session: BreathingSession, clock: HandClock, qtbot: QtBot
) -> None:
    page.start("resonance_5", 2)
    assert {"Even, 5 and 5", "2:00 left"} <= words(page)
    for _ in range(3):
        clock.pass_by(5)
        session.elapsed()
    qtbot.waitUntil(lambda: "1:45 left" in words(page))
    session.stop()


def test_pausing_says_how_to_go_on(page: BreathePage, session: BreathingSession, qtbot: QtBot) -> None:
    page.start("box", 1)
    assert "Paused. Space goes on." not in words(page)
    qtbot.keyClick(phase(page), Qt.Key.Key_Space)
    assert session.state == PAUSED
    assert "Paused. Space goes on." in words(page)
    assert not page._running._timer.isActive()
    qtbot.keyClick(phase(page), Qt.Key.Key_Space)
    assert session.state == RUNNING
    assert "Paused. Space goes on." not in words(page)
    session.stop()


@pytest.mark.parametrize("reduced", [False, True])
def test_a_press_on_the_figure_pauses_too(
    make_page: Callable[..., BreathePage], session: BreathingSession, qtbot: QtBot, reduced: bool
) -> None:
    page = make_page(reduced=reduced)
    page.start("box", 1)
    qtbot.mouseClick(phase(page), Qt.MouseButton.LeftButton)
    assert session.state == PAUSED
    session.stop()


def test_tab_goes_from_the_figure_to_stop_and_back(
    page: BreathePage, session: BreathingSession, qtbot: QtBot
) -> None:
    page.start("box", 1)
    visited = []
    for _ in range(3):
        focus = QApplication.focusWidget()
        assert focus is not None
        visited.append(focus.accessibleIdentifier())
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    assert visited == ["breathe.phase", "breathe.stop", "breathe.phase"]
    session.stop()


def test_reduced_motion_shows_words_and_ticks_by_the_second(
    make_page: Callable[..., BreathePage], session: BreathingSession, clock: HandClock, qtbot: QtBot
) -> None:
    page = make_page(reduced=True)
    page.start("resonance_5", 1)
    assert isinstance(page._running.figure, BreathWords)
    assert 900 < page._running._timer.interval() <= 1001
    clock.pass_by(0.75)
    page._running._timer.timeout.emit()
    assert 200 < page._running._timer.interval() <= 251
    session.stop()


def test_a_figure_ticks_sixty_times_a_second(page: BreathePage, session: BreathingSession) -> None:
    page.start("resonance_5", 1)
    assert page._running._timer.interval() == 16
    assert page._running._timer.timerType() == Qt.TimerType.PreciseTimer
    session.stop()


def test_it_fits_the_pocket_window(theme: Theme, session: BreathingSession, qtbot: QtBot) -> None:
    view = BreathRunning(theme, session, with_mark=False)
    qtbot.addWidget(view)
    view.resize(360, 560)
    session.start(SIGH, 1)
    view.follow("Cyclic sighing", reduced=False)
    view.show()
    qtbot.waitExposed(view)
    assert view.size().toTuple() == (360, 560)
    assert view.figure.width() > 300
    session.stop()


def test_before_the_first_breath_one_settles_and_enter_begins(
    page: BreathePage, session: BreathingSession, settings: Settings, said: list[str], qtbot: QtBot
) -> None:
    settings.warm_up = True
    page.start("box", 1)
    assert phase(page).accessibleName() == "settle"
    assert {"Enter begins at once.", "0:48 left"} <= words(page)
    qtbot.keyClick(phase(page), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: phase(page).accessibleName() == "in")
    assert "Enter begins at once." not in words(page)
    assert said[:2] == ["settle", "in"]
    session.stop()


def test_a_warm_up_that_is_over_says_no_more(
    page: BreathePage, session: BreathingSession, settings: Settings, clock: HandClock, qtbot: QtBot
) -> None:
    settings.warm_up = True
    page.start("box", 1)
    clock.pass_by(3.1)
    qtbot.waitUntil(lambda: phase(page).accessibleName() == "in")
    assert "Enter begins at once." not in words(page)
    session.stop()


@pytest.mark.parametrize("form", sorted(FIGURES))
def test_behind_a_blocked_loop_the_first_frame_shows_where_the_breath_is_by_then(
    make_page: Callable[..., BreathePage],
    session: BreathingSession,
    settings: Settings,
    clock: HandClock,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    form: str,
) -> None:
    settings.figure = form
    kind = FIGURES[form]
    frames: list[tuple[Moment | None, QRect]] = []
    paint = RingFigure.paintEvent

    def noted(figure: RingFigure, event: QPaintEvent) -> None:
        frames.append((figure.moment, event.rect()))
        paint(figure, event)

    monkeypatch.setattr(RingFigure, "paintEvent", noted)
    page = make_page()
    page.start("box", 1)
    frame = page._running
    qtbot.waitUntil(lambda: bool(frames))
    frame._timer.stop()  # the loop is blocked: its next tick comes after the paint that this one asks for
    QApplication.processEvents()
    frames.clear()
    clock.pass_by(0.5)
    frame._tick()
    clock.pass_by(2.0)
    qtbot.waitUntil(lambda: bool(frames))
    moment, painted = frames[0]
    assert moment == session.moment() == phase_at(BOX, 2.5)
    assert isinstance(frame.figure, kind)
    assert painted.contains(frame.figure._breath_rect(phase_at(BOX, 0.5).fullness, moment.fullness))
    session.stop()


def test_a_frame_works_out_its_moment_once(
    page: BreathePage, session: BreathingSession, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Moment] = []
    show = RingFigure.show_moment

    def noted(figure: RingFigure, moment: Moment) -> None:
        shown.append(moment)
        show(figure, moment)

    monkeypatch.setattr(RingFigure, "show_moment", noted)
    page.start("box", 1)
    frame = page._running
    frame._timer.stop()
    QApplication.processEvents()
    shown.clear()
    for _ in range(5):
        clock.pass_by(0.016)
        frame._tick()
        clock.pass_by(0.001)  # as long as a paint may take to come
        QApplication.processEvents()
    assert len(shown) == 5
    clock.pass_by(0.016)
    frame._tick()
    clock.pass_by(0.003)
    QApplication.processEvents()
    assert len(shown) == 7, "a later paint has a look of its own"
    session.stop()
