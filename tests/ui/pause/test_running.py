# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A pause under way: the time left, the words meanwhile, and one breath."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from holdspace.services.content import load_groundings, load_patterns, load_pauses
from holdspace.services.pauses import PauseSession
from holdspace.ui.pause import running
from holdspace.ui.pause.page import PausePage
from holdspace.ui.pause.running import PauseRunning
from holdspace.ui.widgets.breath_figure import BreathFigure
from holdspace.ui.widgets.breath_words import BreathWords
from holdspace.ui.widgets.tide_figure import TideFigure

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from hand_clock import HandClock
    from holdspace.ui.theme.theme import Theme

PAUSES = {content.pause.id: content for content in load_pauses()}


def remaining(page: PausePage) -> QWidget:
    found = [each for each in page.findChildren(QWidget) if each.accessibleIdentifier() == "pause.remaining"]
    assert len(found) == 1
    return found[0]


def words(page: PausePage) -> set[str]:
    return {label.text() for label in page.findChildren(QLabel) if label.isVisible()}


def test_the_time_left_has_a_name(
    page: PausePage, session: PauseSession, clock: HandClock, qtbot: QtBot
) -> None:
    page.start("sit")
    assert remaining(page).accessibleName() == "5:00"
    clock.pass_by(78)
    qtbot.waitUntil(lambda: remaining(page).accessibleName() == "3:42")
    session.stop()


def test_a_silence_need_not_be_filled(
    page: PausePage, session: PauseSession, clock: HandClock, qtbot: QtBot
) -> None:
    page.start("silence_10")
    assert PAUSES["silence_10"].line in words(page)
    clock.pass_by(3.5)
    qtbot.waitUntil(lambda: "You don’t have to fill it." in words(page))
    session.stop()


def test_a_grounding_says_what_to_do_all_along(
    page: PausePage, session: PauseSession, clock: HandClock, qtbot: QtBot
) -> None:
    senses = next(each for each in load_groundings() if each.pause.id == "five_senses")
    page.start("five_senses")
    assert senses.line in words(page)
    for at, line in senses.during:
        clock.pass_by(at + 0.5 - session.elapsed())
        qtbot.waitUntil(lambda line=line: line in words(page))
    clock.pass_by(60)
    qtbot.waitUntil(lambda: senses.end in words(page))


def test_words_come_in_their_time_and_are_announced_once(
    page: PausePage, session: PauseSession, clock: HandClock, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    heard: list[str] = []

    def hear(_widget: QWidget, said: str) -> None:
        heard.append(said)

    monkeypatch.setattr(running, "announce", hear)
    page.start("outside")
    content = PAUSES["outside"]
    for at, line in content.during:
        clock.pass_by(at - session.elapsed() + 0.5)
        qtbot.waitUntil(lambda line=line: line in words(page))  # type: ignore[misc]
    assert heard == [content.line, *(line for _, line in content.during)]
    session.stop()


def test_one_breath_is_breathed(
    page: PausePage, session: PauseSession, clock: HandClock, qtbot: QtBot
) -> None:
    page.start("one_breath")
    assert isinstance(page._running.figure, BreathFigure)
    assert remaining(page).accessibleName() == "in"
    assert {"One breath", "0:10 left"} <= words(page)
    clock.pass_by(4.5)
    qtbot.waitUntil(lambda: remaining(page).accessibleName() == "out")
    assert "0:06 left" in words(page)
    session.stop()


@pytest.mark.parametrize(("pause_id", "kind"), [("one_breath", BreathWords), ("silence_60", object)])
def test_reduced_motion_steps_by_the_second(
    make_page: Callable[..., PausePage], session: PauseSession, clock: HandClock, pause_id: str, kind: type
) -> None:
    page = make_page(reduced=True)
    page.start(pause_id)
    assert isinstance(page._running.figure, kind)
    clock.pass_by(2.75)
    page._running._timer.timeout.emit()
    assert 200 < page._running._timer.interval() <= 252
    session.stop()


@pytest.mark.parametrize(("pause_id", "slowest"), [("silence_10", 16), ("silence_60", 40), ("sit", 250)])
def test_a_long_pause_ticks_seldom(
    page: PausePage, session: PauseSession, pause_id: str, slowest: int
) -> None:
    page.start(pause_id)
    assert 16 <= page._running._timer.interval() <= slowest
    session.stop()


def test_the_arcs_stand_still_while_words_change(
    page: PausePage, session: PauseSession, clock: HandClock, qtbot: QtBot
) -> None:
    page.start("outside")
    QApplication.processEvents()  # settles the layout
    before = remaining(page).geometry()
    clock.pass_by(31)
    qtbot.waitUntil(lambda: PAUSES["outside"].during[0][1] in words(page))
    QApplication.processEvents()
    assert remaining(page).geometry() == before
    session.stop()


def test_it_fits_the_pocket_window(theme: Theme, session: PauseSession, qtbot: QtBot) -> None:
    view = PauseRunning(theme, session, with_mark=False)
    qtbot.addWidget(view)
    view.resize(360, 560)
    session.start(PAUSES["outside"].pause)
    view.follow(PAUSES["outside"], None, reduced=False)
    view.show()
    qtbot.waitExposed(view)
    assert view.size().toTuple() == (360, 560)
    assert view.figure.height() > 200
    session.stop()


def test_what_is_set_is_followed_in_a_pause_too(theme: Theme, session: PauseSession, qtbot: QtBot) -> None:
    content = next(each for each in load_pauses() if each.pattern_id)
    pattern = next(each.pattern for each in load_patterns() if each.pattern.id == content.pattern_id)
    view = PauseRunning(theme, session)
    qtbot.addWidget(view)
    session.start(content.pause)
    for form, reduced, kind in (("tide", False, TideFigure), ("tide", True, BreathWords)):
        view.follow(content, pattern, reduced, form)
        assert type(view.figure) is kind
        assert view.figure.accessibleIdentifier() == "pause.remaining"
    session.stop()
