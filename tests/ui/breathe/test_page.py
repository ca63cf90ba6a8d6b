# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Breathe from the choice to the quiet end, by keyboard and by what others call."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from holdspace.services.breathing import FINISHED, PAUSED, RUNNING, BreathingSession
from holdspace.ui.breathe.page import BreathePage
from holdspace.ui.widgets.eyes_closed import EyesClosed
from holdspace.ui.widgets.figures import make_followed
from holdspace.ui.widgets.running_frame import FRAME_MS

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from hand_clock import HandClock
    from holdspace.services.settings import Settings


def part(page: BreathePage, identifier: str) -> QWidget:
    return next(each for each in page.findChildren(QWidget) if each.accessibleIdentifier() == identifier)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def breathe(session: BreathingSession, clock: HandClock, seconds: float) -> None:
    while seconds > 0:
        step = min(2.0, seconds)
        clock.pass_by(step)
        session.elapsed()
        seconds -= step


def active_timers(*owners: object) -> list[QTimer]:
    return [timer for owner in owners for timer in owner.findChildren(QTimer) if timer.isActive()]  # type: ignore[attr-defined]


def test_by_keyboard_alone_from_choice_to_end(
    page: BreathePage, session: BreathingSession, clock: HandClock, qtbot: QtBot
) -> None:
    page.focus_first()
    qtbot.keyClick(focused(), Qt.Key.Key_Down)
    assert focused().accessibleIdentifier() == "breathe.pattern.box"
    start = part(page, "breathe.start")
    start.setFocus()
    with qtbot.waitSignal(page.figure_shown) as shown:
        qtbot.keyClick(start, Qt.Key.Key_Return)
    assert shown.args == [True]
    assert focused().accessibleIdentifier() == "breathe.phase"
    breathe(session, clock, 6)
    qtbot.keyClick(focused(), Qt.Key.Key_Space)
    assert session.state == PAUSED
    qtbot.keyClick(focused(), Qt.Key.Key_Space)
    assert session.state == RUNNING
    breathe(session, clock, 6)
    with qtbot.waitSignal(session.ended) as ended:
        qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    assert ended.args == ["box", 12.0, False]
    assert focused().accessibleIdentifier() == "breathe.again"
    qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    assert focused().accessibleIdentifier() == "breathe.pattern.box"


def test_what_was_chosen_is_remembered(page: BreathePage, settings: Settings, qtbot: QtBot) -> None:
    qtbot.mouseClick(part(page, "breathe.pattern.resonance_5"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(part(page, "breathe.minutes.5"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(part(page, "breathe.start"), Qt.MouseButton.LeftButton)
    assert (settings.pattern, settings.breathing_minutes) == ("resonance_5", 5)
    qtbot.mouseClick(part(page, "breathe.stop"), Qt.MouseButton.LeftButton)


def test_without_an_id_the_last_pattern_starts(
    page: BreathePage, session: BreathingSession, settings: Settings
) -> None:
    page.start()
    assert session.pattern is not None
    assert (session.pattern.id, session.minutes) == ("cyclic_sighing", 3)
    settings.pattern = "long_exhale"
    page.start("", 0)
    assert session.pattern.id == "long_exhale"
    page.start("no_such_pattern", 1)
    assert session.pattern.id == "cyclic_sighing"
    session.stop()


def test_minutes_asked_for_from_elsewhere_are_not_remembered(
    page: BreathePage, session: BreathingSession, settings: Settings
) -> None:
    page.start("resonance_5", 1)
    assert session.minutes == 1
    assert settings.breathing_minutes == 3
    session.stop()


@pytest.mark.parametrize("asked", ["box", "four_seven_eight"])
def test_no_holds_leaves_them_out_of_what_was_asked_for(
    page: BreathePage, session: BreathingSession, settings: Settings, asked: str
) -> None:
    settings.no_holds = True
    page.start(asked, 1)
    assert session.pattern is not None
    assert (session.pattern.id, session.pattern.has_holds) == (asked, False)
    session.stop()


def test_a_pattern_stays_chosen_without_its_holds(
    page: BreathePage, session: BreathingSession, settings: Settings, qtbot: QtBot
) -> None:
    qtbot.mouseClick(part(page, "breathe.pattern.box"), Qt.MouseButton.LeftButton)
    settings.no_holds = True
    assert page._chooser.pattern_id == "box"
    qtbot.mouseClick(part(page, "breathe.start"), Qt.MouseButton.LeftButton)
    assert session.pattern is not None
    assert not session.pattern.has_holds
    session.stop()
    page.do_again()
    session.stop()
    settings.no_holds = False
    assert (settings.pattern, page._chooser.pattern_id) == ("box", "box")


@pytest.mark.parametrize(
    ("minutes", "sentence"),
    [(1, "One minute. This time was yours."), (2, "Two minutes. This time was yours.")],
)
def test_the_end_says_what_was(
    page: BreathePage, session: BreathingSession, clock: HandClock, minutes: int, sentence: str
) -> None:
    page.start("resonance_5", minutes)
    breathe(session, clock, minutes * 60)
    assert session.state == FINISHED
    assert part(page, "breathe.end").accessibleName() == sentence


@pytest.mark.parametrize(
    ("seconds", "sentence"),
    [
        (3, "A moment. It counts too."),
        (35, "A few breaths. They were yours."),
        (100, "One minute. This time was yours."),
    ],
)
def test_stopping_early_is_no_failure(
    page: BreathePage, session: BreathingSession, clock: HandClock, seconds: int, sentence: str
) -> None:
    page.start("resonance_5", 3)
    breathe(session, clock, seconds)
    session.stop()
    assert part(page, "breathe.end").accessibleName() == sentence


def test_again_breathes_the_same_once_more(
    page: BreathePage, session: BreathingSession, qtbot: QtBot
) -> None:
    page.start("resonance_5", 4)
    session.stop()
    qtbot.mouseClick(part(page, "breathe.again"), Qt.MouseButton.LeftButton)
    assert session.state == RUNNING
    assert session.pattern is not None
    assert (session.pattern.id, session.minutes) == ("resonance_5", 4)
    session.stop()


def test_a_few_words_asks_for_them(page: BreathePage, session: BreathingSession, qtbot: QtBot) -> None:
    page.start("resonance_5", 4)
    session.stop()
    with qtbot.waitSignal(page.words_wanted):
        qtbot.mouseClick(part(page, "breathe.words"), Qt.MouseButton.LeftButton)


def test_no_timer_runs_while_the_page_is_hidden(
    page: BreathePage, session: BreathingSession, clock: HandClock
) -> None:
    page.start("box", 2)
    breathe(session, clock, 4)
    assert active_timers(page, session) != []
    page.hide()
    assert active_timers(page, session) == []
    clock.pass_by(900)
    page.show()
    assert (session.state, session.elapsed()) == (PAUSED, 4.0)
    session.stop()


def test_no_timer_runs_before_and_after(page: BreathePage, session: BreathingSession) -> None:
    assert active_timers(page, session) == []
    page.start("box", 2)
    session.stop()
    assert active_timers(page, session) == []


def test_leaving_gives_the_window_back(page: BreathePage, session: BreathingSession) -> None:
    shown: list[bool] = []

    def note(value: bool) -> None:
        shown.append(value)

    page.figure_shown.connect(note)
    page.start("box", 2)
    page.hide()
    page.show()
    session.stop()
    page.hide()
    assert shown == [True, False, True, False]


def test_eight_hours_of_sleep_end_it_with_what_was_breathed(
    page: BreathePage, session: BreathingSession, clock: HandClock, qtbot: QtBot
) -> None:
    page.start("box", 5)
    breathe(session, clock, 30)
    with qtbot.waitSignal(session.ended) as ended:
        clock.pass_by(8 * 3600)
    assert ended.args == ["box", 30.0, False]
    assert part(page, "breathe.end").isVisible()


@pytest.mark.parametrize("reduced", [False, True])
def test_another_process_shows_it_going_on(
    page: BreathePage,
    session: BreathingSession,
    clock: HandClock,
    make_page: Callable[..., BreathePage],
    reduced: bool,
) -> None:
    page.start("cyclic_sighing", 3)
    breathe(session, clock, 20)
    snapshot = json.loads(json.dumps(page.snapshot()))
    session.stop()
    assert page.snapshot() == {}
    other = make_page(reduced=reduced)
    other.restore(snapshot)
    assert other.is_under_way
    assert part(other, "breathe.phase").isVisible()
    session.stop()


def test_a_snapshot_of_nothing_leaves_the_choice(page: BreathePage) -> None:
    page.restore({"id": "gone"})
    assert not page.is_under_way
    assert part(page, "breathe.start").isVisible()


@pytest.mark.parametrize("form", ["tide", "doorway", "words"])
def test_what_is_set_is_followed(
    page: BreathePage, session: BreathingSession, settings: Settings, form: str
) -> None:
    settings.figure = form
    page.start("box", 1)
    assert type(page._running.figure) is type(make_followed(page._theme, form, page))
    assert page._running.figure.accessibleIdentifier() == "breathe.phase"
    session.stop()


@pytest.mark.parametrize(
    ("can_sound", "volume", "closed"), [(True, 60, True), (False, 60, False), (True, 0, False)]
)
def test_eyes_are_closed_only_where_tones_can_be_heard(
    page: BreathePage,
    session: BreathingSession,
    settings: Settings,
    can_sound: bool,
    volume: int,
    closed: bool,
) -> None:
    settings.eyes_closed, settings.volume = True, volume
    page._can_sound = lambda: can_sound
    page.start("box", 1)
    assert isinstance(page._running.figure, EyesClosed) == closed
    assert page._running.figure.accessibleName() == ("Close your eyes. The tones lead." if closed else "in")
    session.stop()


@pytest.mark.parametrize("reduced", [False, True])
def test_closed_eyes_are_opened_where_the_tones_are_gone(
    make_page: Callable[..., BreathePage],
    session: BreathingSession,
    settings: Settings,
    clock: HandClock,
    qtbot: QtBot,
    reduced: bool,
) -> None:
    page = make_page(reduced=reduced)
    settings.eyes_closed, sounds = True, [True]
    page._can_sound = lambda: sounds[0]
    page.start("box", 1)
    assert isinstance(page._running.figure, EyesClosed)
    sounds[0] = False
    clock.pass_by(1.2)
    qtbot.waitUntil(lambda: not isinstance(page._running.figure, EyesClosed))
    shown = page._running.figure
    assert (session.state, shown.accessibleName(), shown.accessibleIdentifier()) == (
        RUNNING, "in", "breathe.phase",
    )  # fmt: skip
    assert focused() is shown
    assert (page._running._timer.interval() == FRAME_MS) != reduced
    sounds[0] = True
    clock.pass_by(4)
    qtbot.waitUntil(lambda: shown.accessibleName() == "hold")
    assert page._running.figure is shown, "eyes that were opened are not told to close again"
    session.stop()


def test_figure_and_pace_are_a_link_away(page: BreathePage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.settings_wanted):
        qtbot.mouseClick(part(page, "breathe.settings"), Qt.MouseButton.LeftButton)


def test_tab_leads_from_the_list_to_minutes_and_start_and_then_to_the_rest(
    page: BreathePage, qtbot: QtBot
) -> None:
    page.focus_first()
    reached = []
    for _ in range(5):
        reached.append(focused().accessibleIdentifier())
        qtbot.keyClick(focused(), Qt.Key.Key_Tab)
    assert reached == [
        "breathe.pattern.cyclic_sighing",
        "breathe.minutes.3",
        "breathe.start",
        "breathe.no_holds",
        "breathe.settings",
    ]


def test_its_end_gives_way_to_the_choice_when_one_comes_again(
    page: BreathePage, session: BreathingSession
) -> None:
    page.start("resonance_5", 1)
    session.stop()
    assert focused().accessibleIdentifier() == "breathe.again"
    page.hide()
    page.show()
    page.focus_first()
    assert page.focusWidget().accessibleIdentifier() == "breathe.pattern.resonance_5"


def test_an_end_that_came_unseen_is_shown_once(page: BreathePage, session: BreathingSession) -> None:
    page.start("resonance_5", 1)
    page.hide()
    session.stop()
    page.show()
    page.focus_first()
    assert page.focusWidget().accessibleIdentifier() == "breathe.again"
    page.focus_first()
    assert page.focusWidget().accessibleIdentifier() == "breathe.pattern.resonance_5"
