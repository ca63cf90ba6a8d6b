# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A practice of one's own in the pocket window, over a real vault: every kind of step, kept, gone on with."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from holdspace.domain.breathing import PhaseStep
from holdspace.domain.own_practices import OwnStep
from holdspace.services.errors import DiskFull
from holdspace.ui.doorways.page import DoorwayPage
from holdspace.ui.pocket_wiring import PocketWiring
from ui.doorways.conftest import CTRL, ENTER, ESC
from ui.doorways.test_pocket import PocketWalk, walk_in
from window_house import find

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from window_house import MakeWindow

    WalkIn = Callable[..., PocketWalk]

__all__ = ["walk_in"]

NAME = "Before I ring the orchard"
WORDS = "all of the quinces"
EVERY_KIND = (
    OwnStep("choose", "audience", 10),
    OwnStep("breathe", "long_exhale", 20),
    OwnStep("card", "", 60, 3),
    OwnStep("write", "entry", 60),
    OwnStep("ground", "feet", 60),
    OwnStep("intend", "intention", 20),
)
TWO = (OwnStep("let_go", "", 15), OwnStep("write", "", 60))


def begin(walk: PocketWalk, *steps: OwnStep) -> Any:
    """Keep a practice and begin it from the list; return it."""
    made = walk.house.own_practices().add(NAME, steps)
    find(QAbstractButton, walk.pocket, "pocket.more").click()
    find(QAbstractButton, walk.pocket, f"pocket.kind.{made.id}").click()
    find(QAbstractButton, walk.pocket, "pocket.start").click()
    walk.wait(2)
    return made


def type_in(walk: PocketWalk, qtbot: QtBot, words: str) -> None:
    qtbot.keyClicks(walk.pocket.focusWidget(), words)


def go_on(walk: PocketWalk, qtbot: QtBot) -> None:
    """Go on from a box with words."""
    qtbot.keyClick(walk.pocket.focusWidget(), ENTER, CTRL)


def beside(walk: PocketWalk, window_in: MakeWindow) -> tuple[Any, PocketWiring]:
    """Open the large window over the same house, and return it with what ties the two."""
    parts = {name: part for name, part in walk.house._asdict().items() if name != "theme"}
    window = window_in(walk.household, **parts)
    walk.pocket.activateWindow()
    return window, PocketWiring(window._house, window, walk.pocket)


def all_words(walk: PocketWalk) -> str:
    texts = [each.text() for each in walk.pocket.findChildren(QLabel)]
    texts += [each.text() for each in walk.pocket.findChildren(QAbstractButton)]
    texts += [each.accessibleName() for each in walk.pocket.findChildren(QWidget)]
    return " ".join(texts)


def test_step_by_step_it_is_gone_through_there_and_recorded(walk_in: WalkIn, qtbot: QtBot) -> None:
    walk = walk_in()
    made = begin(walk, *EVERY_KIND)
    assert NAME in walk.words()
    assert not walk.pocket.composer.isVisible()
    walk.key(1, ENTER)
    assert walk.step == "step_2"
    walk.wait(20)
    assert walk.step == "step_3"
    walk.wait(2)
    walk.key(ENTER)
    type_in(walk, qtbot, WORDS)
    go_on(walk, qtbot)
    assert walk.step == "step_5"
    walk.wait(60)
    assert walk.step == "step_6"
    walk.wait(2)
    walk.key(ENTER)
    (session,) = walk.sessions
    assert (session.practice, session.audiences, session.whole) == (made.id, ("client",), True)
    (entry,) = walk.household.entries
    assert (entry.text, entry.session_id) == (WORDS, session.id)
    walk.key(ENTER)
    assert walk.is_back


def test_each_of_its_steps_has_room_for_all_it_says(walk_in: WalkIn) -> None:
    walk = walk_in()
    begin(walk, *EVERY_KIND)
    for step in EVERY_KIND:
        assert walk.pocket.width() == walk._theme.px(360), step.kind
        foot = find(QAbstractButton, walk.pocket, "doorway.stop")
        for control in (foot, walk.view.view.go, walk.view.view.first_control()):
            corner = control.mapTo(walk.pocket, control.rect().bottomRight())
            assert walk.pocket.rect().contains(corner), step.kind
            assert walk.pocket.rect().contains(control.mapTo(walk.pocket, QPoint(0, 0))), step.kind
        walk.view._session.next()
        walk.wait(2)
    walk.key(ESC)


@pytest.mark.parametrize("how", ["pocket.doorway_more", "pocket.expand"])
def test_it_goes_on_in_the_large_window_at_its_step_with_its_words(
    walk_in: WalkIn, window_in: MakeWindow, qtbot: QtBot, how: str
) -> None:
    walk = walk_in()
    window, _ = beside(walk, window_in)
    begin(walk, *TWO)
    walk.key(ENTER)
    type_in(walk, qtbot, WORDS)
    find(QAbstractButton, walk.pocket, how).click()
    page = window.page("doorway")
    assert isinstance(page, DoorwayPage)
    assert (window.place, walk.pocket.isVisible()) == ("doorway", False)
    assert (page._session.step.id, page.doorway, page._line.text()) == ("step_2", "own", NAME)
    assert page.view.box.plain_text() == WORDS
    page.stop()


def test_as_the_journal_locks_its_name_goes_and_it_is_handed_on_without(walk_in: WalkIn) -> None:
    walk = walk_in()
    pattern = walk.house.patterns().add("Slow orchard", (PhaseStep("in", 4.0), PhaseStep("out", 6.0)))
    made = begin(walk, OwnStep("breathe", pattern.id, 60), OwnStep("let_go", "", 15))
    walk.household.vault.lock()
    assert "orchard" not in all_words(walk)
    assert "A practice of your own" in walk.words()
    state = json.loads(json.dumps(walk.pocket.snapshot()))
    assert "orchard" not in json.dumps(state)
    again = walk.as_next_process()
    again.pocket.resume(state)
    assert again.step == "step_1"
    assert "A practice of your own" in again.words()
    again.open()
    assert NAME in again.words()
    again.wait(62)
    again.key(ENTER)
    (session,) = again.sessions
    assert (session.practice, session.whole) == (made.id, True)


def test_cut_off_there_it_is_gone_on_with_there(walk_in: WalkIn) -> None:
    walk = walk_in()
    begin(walk, OwnStep("let_go", "", 15), OwnStep("breathe", "long_exhale", 60))
    walk.key(ENTER)
    walk.wait(4)
    again = walk.as_next_process()
    link = find(QAbstractButton, again.pocket, "pocket.go_on")
    assert "A practice of your own" in link.text()
    again.open()
    assert NAME in find(QAbstractButton, again.pocket, "pocket.go_on").text()
    link.click()
    assert again.step == "step_2"
    again.key(ESC)


def test_words_that_cannot_be_kept_wait_in_the_box(
    walk_in: WalkIn, window_in: MakeWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk = walk_in()
    window, _ = beside(walk, window_in)
    window.write_in(walk.pocket.composer)
    begin(walk, OwnStep("write", "entry", 60), OwnStep("let_go", "", 15))
    type_in(walk, qtbot, WORDS)

    def full(*_: object, **__: object) -> None:
        raise DiskFull

    with monkeypatch.context() as patched:
        patched.setattr(walk.house.capture, "set_down_apart", full)
        walk.wait(8)
        walk.key(ESC)
    assert walk.is_back
    assert walk.pocket._toast.words == walk.house.say(DiskFull())
    assert walk.pocket.composer.words().text == WORDS


def test_its_words_keep_a_new_process_from_coming(
    walk_in: WalkIn, window_in: MakeWindow, qtbot: QtBot
) -> None:
    walk = walk_in()
    _, wiring = beside(walk, window_in)
    begin(walk, OwnStep("let_go", "", 5), OwnStep("write", "", 20))
    walk.key(ENTER)
    type_in(walk, qtbot, WORDS)
    walk.wait(40)
    assert not walk.pocket.is_running, "its time is over"
    assert wiring._is_running()
    walk.key(Qt.Key.Key_Escape)
    assert wiring._is_running(), "their Undo stands"
    walk.pocket.toast.dismiss()
    assert not wiring._is_running()


def test_what_was_typed_while_locked_leaves_memory_with_the_process(
    walk_in: WalkIn, window_in: MakeWindow, qtbot: QtBot
) -> None:
    walk = walk_in()
    window, _ = beside(walk, window_in)
    begin(walk, OwnStep("pause", "outside", 60), OwnStep("write", "", 60))
    assert walk.household.vault.state == "locked", "it leads away from the laptop"
    assert not window.watch._has_sealed
    walk.wait(62)
    walk.pocket.activateWindow()
    walk.view.focus_first()
    type_in(walk, qtbot, WORDS)
    assert walk.view.holds_words
    walk.key(ESC)
    assert walk.is_back
    assert window.watch._has_sealed
