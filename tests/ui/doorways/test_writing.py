# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What is written at a doorway: what the line says becomes of it, and what the keys do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from holdspace.services.doorways import DoorwayVisit
from holdspace.services.errors import DiskFull
from holdspace.ui.doorways.writing import WritingStep
from household import LOCKED, NONE, UNLOCKED
from ui.doorways.conftest import CTRL, ENTER, ESC, Walk

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

MARKER = "the stairs again"


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (NONE, "Not kept yet"),
        (LOCKED, "Locked. You can still write: it is sealed until you unlock."),
        (UNLOCKED, "Kept as you type"),
    ],
)
def test_the_line_says_what_becomes_of_the_words(
    walk_in: Callable[..., Walk], state: str, words: str
) -> None:
    walk = walk_in(state)
    walk.go("after")
    walk.key(4, 2)
    view: Any = walk.page.view
    assert view.state.words == words
    walk.key(ESC)


def test_enter_begins_a_line_where_it_becomes_an_entry(
    walk_in: Callable[..., Walk],
) -> None:
    walk = walk_in()
    walk.go("after")
    walk.key(4, 2, "A", ENTER, "B")
    view: Any = walk.page.view
    assert view.box.plain_text() == "a\nb"
    walk.key(ENTER, modifier=CTRL)
    assert walk.step == "load_after"
    walk.key(ESC)


def test_one_enter_takes_no_words_away_and_the_button_says_which_key_goes_on(
    walk_in: Callable[..., Walk],
) -> None:
    walk = walk_in()
    walk.go("day-end")
    walk.key(2)
    view: Any = walk.page.view
    go: Any = walk.find("doorway.go")
    alone = go.sizeHint().width()
    walk.key("A", ENTER, "B")
    assert (walk.step, view.box.plain_text()) == ("held", "a\nb")
    assert go.sizeHint().width() > alone, "with the Ctrl that it takes now"
    walk.find("doorway.keep").setFocus()
    walk.key(ENTER)
    assert (walk.step, view.keeps) == ("held", True), "Enter does there what it does with every box to tick"
    walk.find("doorway.stop").setFocus()
    walk.key(ENTER, modifier=CTRL)
    assert walk.step == "work_list"
    walk.key(ESC)
    assert walk.household.texts == ["a\nb"]


def test_enter_goes_on_from_a_box_that_is_empty_or_was_emptied(walk_in: Callable[..., Walk]) -> None:
    walk = walk_in()
    walk.go("before")
    walk.key(ENTER, "A", Qt.Key.Key_Backspace, ENTER)
    assert walk.step == "breathe"
    walk.key(ESC)


@pytest.mark.parametrize("doorway", ["before", "after", "day-end"])
@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.NoModifier, CTRL])
def test_a_key_that_is_held_goes_on_from_nothing(
    walk_in: Callable[..., Walk], doorway: str, modifier: Qt.KeyboardModifier
) -> None:
    walk = walk_in()
    walk.go(doorway)
    gone_through = []
    while walk.step:
        first = walk.step
        for key in (ENTER,) if modifier == CTRL else (ENTER, Qt.Key.Key_1, Qt.Key.Key_2):
            held = QKeyEvent(QEvent.Type.KeyPress, key, modifier, "", True)
            QApplication.sendEvent(walk.window.focusWidget(), held)
            walk.page.view.go.setFocus()
            QApplication.sendEvent(walk.window.focusWidget(), held)
            walk.page.focus_first()
        assert walk.step == first
        view: Any = walk.page.view
        if isinstance(view, WritingStep):
            assert view.box.plain_text() == ""
            view.box.setPlainText(MARKER)
            QApplication.sendEvent(view.box, QKeyEvent(QEvent.Type.KeyPress, ENTER, CTRL, "", True))
            assert walk.step == first
        gone_through.append(first)
        walk.page._session.take_way("words") if first == "way" else walk.page._session.next()
    assert len(gone_through) >= 4


def test_another_question_can_be_asked_and_they_come_round(walk_in: Callable[..., Walk]) -> None:
    walk = walk_in()
    walk.go("after")
    walk.key(4, 2)
    view: Any = walk.page.view
    first = view.question.text()
    asked = [first]
    while True:
        walk.find("doorway.another").click()
        if view.question.text() == first:
            break
        asked.append(view.question.text())
        assert view.box.accessibleName() == asked[-1]
    assert len(asked) == len(set(asked)) == 5
    walk.key(ESC)


def test_kept_instead_of_let_go_changes_what_the_button_says(walk_in: Callable[..., Walk]) -> None:
    walk = walk_in()
    walk.go("after")
    walk.key(4, 2)
    walk.key(ENTER, modifier=CTRL)
    walk.key(ENTER)
    walk.find("doorway.sort").click()
    walk.type(MARKER)
    assert walk.find("doorway.go").text() == "Let it go"
    walk.find("doorway.keep").click()
    assert walk.find("doorway.go").text() == "Keep it"
    walk.window.show_now()
    walk.find("now.go_on").click()
    assert walk.page.view.keeps  # type: ignore[union-attr]
    assert walk.find("doorway.go").text() == "Keep it"
    walk.key(ESC)


def at_boundary(walk: Walk) -> Any:
    walk.go("day-end")
    walk.key(2, ENTER, ENTER)
    view: Any = walk.page.view
    view.box.setFocus()
    return view


def boundaries(walk: Walk) -> list[tuple[str, str]]:
    walk.household.open()
    return [(each.what, each.text) for each in walk.household.vault.vault.entries.boundaries.all()]


def test_a_boundary_is_what_one_says_it_was(walk_in: Callable[..., Walk]) -> None:
    walk = walk_in()
    view = at_boundary(walk)
    walk.type(MARKER)
    assert view.what == "", "nothing is chosen for anyone"
    walk.find("doorway.boundary.said").click()
    assert view.what == "said"
    walk.key(ENTER, modifier=CTRL)
    walk.key(ENTER)
    assert boundaries(walk) == [("said", MARKER)]
    assert walk.household.entries == []


def test_words_without_a_choice_are_an_entry_and_no_boundary(walk_in: Callable[..., Walk]) -> None:
    walk = walk_in()
    view = at_boundary(walk)
    walk.type(MARKER)
    assert view.state.words == "Kept as you type: as an entry, unless you choose one above."
    walk.find("doorway.boundary.kept").click()
    assert view.state.words == "Kept as you type"
    walk.find("doorway.boundary.kept").click()
    assert view.what == "", "a choice can be taken back"
    walk.key(ENTER, modifier=CTRL)
    walk.key(ENTER)
    assert boundaries(walk) == []
    assert [(each.text, each.kind) for each in walk.household.entries] == [(MARKER, "day_end")]


def test_a_box_emptied_again_keeps_nothing(walk_in: Callable[..., Walk]) -> None:
    walk = walk_in()
    view = at_boundary(walk)
    walk.type(MARKER)
    view.box.selectAll()
    walk.key("Delete")
    assert not view.keeps
    assert view.state.words == ""
    walk.key(ENTER, modifier=CTRL)
    walk.key(ENTER)
    assert boundaries(walk) == []
    assert walk.household.entries == []


@pytest.mark.parametrize("state", [LOCKED, UNLOCKED])
def test_by_another_way_and_back_the_words_are_in_their_box_once(
    walk_in: Callable[..., Walk], state: str
) -> None:
    walk = walk_in(state)
    walk.go("after")
    walk.key(4, 2)
    walk.type(MARKER)
    ways: Any = walk.page._ways
    ways.buttons[1].click()
    if state == LOCKED:  # else it would lock, and another process go on
        ways.buttons[2].click()
        assert walk.step == "coffee"
        ways.buttons[1].click()
    view: Any = walk.page.view
    assert view.box.plain_text() == MARKER
    view.box.setFocus()
    walk.type(" and")
    walk.key(ENTER, modifier=CTRL)
    walk.key(ENTER)
    if state == LOCKED:
        walk.open()
    assert walk.household.texts == [f"{MARKER} and"]


def test_a_step_that_is_shown_anew_has_what_was_begun_there(walk_in: Callable[..., Walk]) -> None:
    walk = walk_in()
    walk.go("day-end")
    walk.key(2)
    walk.type(MARKER)
    walk.find("doorway.keep").click()
    walk.window.show_now()
    walk.find("now.go_on").click()
    view: Any = walk.page.view
    assert (view.box.plain_text(), view.keeps) == (MARKER, True)
    view.box.setFocus()
    walk.key(ENTER, modifier=CTRL)
    walk.key(ENTER)
    walk.find("doorway.boundary.said").click()
    walk.window.show_now()
    walk.find("now.go_on").click()
    view = walk.page.view
    assert view.what == "said"
    walk.key(ESC)


def test_what_cannot_be_kept_stays_and_the_line_says_why(
    walk_in: Callable[..., Walk], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    walk = walk_in()
    walk.go("after")
    walk.key(4, 2)
    view: Any = walk.page.view

    def refuse(*_: object) -> None:
        raise DiskFull

    with monkeypatch.context() as patch:
        patch.setattr(walk.household.capture, "keep_apart", refuse)
        walk.type(MARKER)
        qtbot.waitUntil(lambda: "disk" in view.state.words)
        patch.setattr(DoorwayVisit, "go_on", refuse)
        walk.key(ENTER, modifier=CTRL)
        assert walk.step == "words"
        assert view.box.plain_text() == MARKER
        view._on_paste_refused(100_000)
        assert "too long" in view.state.words
    walk.key(ESC)
    assert walk.household.texts == [MARKER]


def test_an_empty_box_is_not_said_to_be_kept(walk_in: Callable[..., Walk]) -> None:
    walk = walk_in()
    walk.go("day-end")
    walk.key(2)
    view: Any = walk.page.view
    view.keep.click()
    assert view.state.words == "", "there is nothing to keep"
    view.box.setFocus()
    walk.key(ENTER, ENTER, 1)
    view = walk.page.view
    assert (view.what, view.state.words) == ("kept", "")
    view.box.setFocus()
    walk.type(MARKER)
    assert view.state.words == "Kept as you type"
    walk.key(ESC)


def test_without_a_journal_keep_says_that_it_needs_one_and_how(walk_in: Callable[..., Walk]) -> None:
    walk = walk_in(NONE)
    walk.go("day-end")
    walk.key(2)
    view: Any = walk.page.view
    view.box.setFocus()
    walk.type(MARKER)
    assert view.state.words == "", "not ticked, nothing is promised"
    view.keep.click()
    assert view.state.words == "Not kept yet. Keeping needs a journal: “Set it down” on Now makes one."
    walk.key(ESC)


def test_after_a_crash_an_empty_box_says_that_the_words_wait_sealed(
    walk_in: Callable[..., Walk],
) -> None:
    walk = walk_in()
    walk.go("before")
    walk.key(ENTER)
    walk.type(MARKER)
    walk.find("doorway.keep").click()
    walk.household.capture.keep_draft_now()
    again = walk.as_next_process()
    again.window.show_now()
    again.find("now.go_on").click()
    view = again.page.view
    assert isinstance(view, WritingStep)
    assert not view.keeps
    assert view.state.words == "Your unfinished words are sealed and safe."
    again.type("another")
    assert view.state.words == "", "these go when one goes on"
    again.key(ESC)


def test_enter_on_keep_goes_on_where_it_is_ticked_and_space_ticks(walk_in: Callable[..., Walk]) -> None:
    walk = walk_in()
    walk.go("before")
    walk.key(ENTER)
    walk.type(MARKER)
    walk.find("doorway.keep").setFocus()
    walk.key("Space")
    assert walk.page.view.keeps  # type: ignore[union-attr]
    walk.key(ENTER)
    assert walk.step == "breathe"
    walk.key(ESC)
    assert walk.household.texts == [MARKER]
