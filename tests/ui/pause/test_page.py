# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Pause from the choice to the quiet end, by keyboard and by what others call."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from holdspace.services.content import load_pauses
from holdspace.services.pauses import FINISHED, RUNNING, PauseSession
from holdspace.ui.pause.page import PausePage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from hand_clock import HandClock

PAUSES = {content.pause.id: content for content in load_pauses()}


def part(page: PausePage, identifier: str) -> QWidget:
    return next(each for each in page.findChildren(QWidget) if each.accessibleIdentifier() == identifier)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def ticking(page: PausePage) -> bool:
    return any(timer.isActive() for timer in page.findChildren(QTimer))


def test_by_keyboard_alone_from_choice_to_end(
    page: PausePage, session: PauseSession, clock: HandClock, qtbot: QtBot
) -> None:
    page.focus_first()
    assert focused().accessibleIdentifier() == "pause.kind.one_breath"
    qtbot.keyClick(focused(), Qt.Key.Key_Down)
    assert focused().accessibleIdentifier() == "pause.kind.silence_10"
    start = part(page, "pause.start")
    start.setFocus()
    qtbot.keyClick(start, Qt.Key.Key_Space)
    assert session.state == RUNNING
    clock.pass_by(4)
    with qtbot.waitSignal(session.ended) as ended:
        qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    assert ended.args == ["silence_10", 4.0, False]
    assert part(page, "pause.end").accessibleName() == "A moment. It counts too."
    qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    assert focused().accessibleIdentifier() == "pause.kind.silence_10"


@pytest.mark.parametrize("pause_id", list(PAUSES))
def test_every_pause_runs_to_its_own_end(
    page: PausePage, session: PauseSession, clock: HandClock, qtbot: QtBot, pause_id: str
) -> None:
    page.start(pause_id)
    with qtbot.waitSignal(session.ended) as ended:
        clock.pass_by(PAUSES[pause_id].pause.seconds + 0.5)
    assert ended.args == [pause_id, PAUSES[pause_id].pause.seconds, True]
    assert part(page, "pause.end").accessibleName() == PAUSES[pause_id].end
    assert not ticking(page)


@pytest.mark.parametrize("pause_id", list(PAUSES))
def test_what_leads_away_from_the_laptop_locks_once_it_runs(
    page: PausePage, session: PauseSession, pause_id: str
) -> None:
    states: list[str] = []

    def note() -> None:
        states.append(session.state)

    page.lock_wanted.connect(note)
    page.start(pause_id)
    assert states == ([RUNNING] if pause_id in ("outside", "coffee") else [])
    session.stop()


def test_it_goes_on_unseen_and_without_ticks(
    page: PausePage, session: PauseSession, clock: HandClock
) -> None:
    page.start("outside")
    page.hide()
    assert not ticking(page)
    clock.pass_by(200)
    page.show()
    assert session.seconds_left() == 100
    assert ticking(page)
    session.stop()


def test_after_eight_hours_of_sleep_it_is_over_and_not_below_zero(
    page: PausePage, session: PauseSession, clock: HandClock, qtbot: QtBot
) -> None:
    page.start("sit")
    with qtbot.waitSignal(session.ended) as ended:
        clock.pass_by(8 * 3600)
    assert ended.args == ["sit", 300.0, True]
    assert session.seconds_left() == 0.0


def test_a_doorway_offers_a_group(page: PausePage, session: PauseSession) -> None:
    page.offer_group("five_minutes")
    assert focused().accessibleIdentifier() == "pause.kind.outside"
    page.start("silence_60")
    page.offer_group("five_minutes")
    assert session.state == RUNNING
    session.stop()


def test_an_unknown_id_leads_to_the_choice(page: PausePage, session: PauseSession) -> None:
    page.start("nap")
    assert not session.is_under_way
    assert part(page, "pause.start").isVisible()


def test_leaving_gives_the_window_back(page: PausePage, session: PauseSession) -> None:
    shown: list[bool] = []

    def note(value: bool) -> None:
        shown.append(value)

    page.figure_shown.connect(note)
    page.start("sit")
    page.hide()
    page.show()
    session.stop()
    assert shown == [True, False, True, False]


def test_again_and_words(page: PausePage, session: PauseSession, qtbot: QtBot) -> None:
    page.start("silence_30")
    session.stop()
    qtbot.mouseClick(part(page, "pause.again"), Qt.MouseButton.LeftButton)
    assert session.state == RUNNING
    session.stop()
    with qtbot.waitSignal(page.words_wanted):
        qtbot.mouseClick(part(page, "pause.words"), Qt.MouseButton.LeftButton)


def test_another_process_shows_it_going_on(
    page: PausePage, session: PauseSession, clock: HandClock, make_page: Callable[..., PausePage]
) -> None:
    page.start("outside")
    clock.pass_by(60)
    snapshot = json.loads(json.dumps(page.snapshot()))
    session.stop()
    assert page.snapshot() == {}
    other = make_page()
    other.restore(snapshot)
    assert other.is_under_way
    assert part(other, "pause.remaining").accessibleName() == "4:00"
    session.stop()


def test_one_that_is_over_meanwhile_shows_its_end(
    page: PausePage, session: PauseSession, clock: HandClock, make_page: Callable[..., PausePage]
) -> None:
    page.start("outside")
    snapshot = page.snapshot()
    session.stop()
    clock.pass_by(900)
    other = make_page()
    other.restore(snapshot)
    assert session.state == FINISHED
    assert part(other, "pause.end").accessibleName() == PAUSES["outside"].end


@pytest.mark.parametrize(
    ("pause", "has_journal", "said"),
    [("outside", True, True), ("coffee", True, True), ("sit", True, False), ("outside", False, False)],
)
def test_what_locks_the_journal_says_so_while_it_runs(
    make_page: Callable[..., PausePage],
    session: PauseSession,
    clock: HandClock,
    pause: str,
    has_journal: bool,
    said: bool,
) -> None:
    page = make_page(has_journal=has_journal)
    page.start(pause)
    for _ in range(3):
        assert page._running._note.text().endswith("\nYour journal is locked meanwhile.") == said
        assert page._running._note.height() >= page._running._note.heightForWidth(page._running._note.width())
        clock.pass_by(80)
        page._running._tick()
    session.stop()


def test_handed_on_by_a_lock_any_pause_says_that_the_journal_is_locked(
    make_page: Callable[..., PausePage], session: PauseSession
) -> None:
    page = make_page(has_journal=True)
    page.start("silence_60")
    note, line = page._running._note, PAUSES["silence_60"].line
    assert note.text() == line
    snapshot = page.snapshot()
    session.stop()
    page.restore(snapshot)
    assert note.text() == f"{line}\nYour journal is locked meanwhile."
    page._running.tell_open()
    assert note.text() == line
    session.stop()
