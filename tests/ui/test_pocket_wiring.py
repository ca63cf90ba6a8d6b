# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What ties the pocket window to the large one: a doorway that goes on there, and the link back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from holdspace.domain.own_practices import OwnStep
from holdspace.ui.pocket.window import PocketWindow
from holdspace.ui.pocket_room import pocket_room
from holdspace.ui.pocket_wiring import PocketWiring
from holdspace.ui.veil import veil_over
from household import LOCKED, PASSPHRASE, UNLOCKED
from window_house import find

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from window_house import MakeWindow


CTRL = Qt.KeyboardModifier.ControlModifier
MARKER, SAID = "the stairs again", "Let go. Not kept."


@pytest.fixture
def pair(window_in: MakeWindow, qtbot: QtBot) -> tuple[Any, PocketWindow]:
    """The main window and the pocket window before it."""
    window = window_in(UNLOCKED)
    house = window._house
    pocket = PocketWindow(
        house.app,
        house.theme,
        house.vault,
        house.capture,
        house.now.feelings,
        house.say,
        pocket_room(house),
    )
    qtbot.addWidget(pocket)
    PocketWiring(house, window, pocket)
    window.write_in(pocket.composer)
    pocket.show()
    pocket.activateWindow()
    QApplication.processEvents()
    return window, pocket


def start(pocket: PocketWindow, doorway: str) -> None:
    assert pocket._exercises is not None
    pocket._exercises.start(doorway)


@pytest.mark.parametrize("button", ["pocket.doorway_more", "pocket.expand"])
def test_a_minute_goes_on_in_the_large_window(pair: tuple[Any, PocketWindow], button: str) -> None:
    window, pocket = pair
    start(pocket, "before")
    find(QAbstractButton, pocket, "doorway.audience.client").click()
    find(QAbstractButton, pocket, button).click()
    page = window.page("doorway")
    assert window.place == "doorway"
    assert not pocket.isVisible()
    assert (page.doorway, page.view.content.step.id) == ("before", "who")
    assert find(QAbstractButton, page, "doorway.audience.client").isChecked()
    page.stop()


def test_without_a_doorway_the_large_window_shows_what_it_showed(pair: tuple[Any, PocketWindow]) -> None:
    window, pocket = pair
    find(QAbstractButton, pocket, "pocket.expand").click()
    assert (window.place, pocket.isVisible()) == ("now", False)


def test_the_link_on_now_leads_to_the_pocket_window(pair: tuple[Any, PocketWindow]) -> None:
    window, pocket = pair
    told: list[bool] = []
    window.pocket_wanted.connect(told.append)
    start(pocket, "before")
    kept = window._house.vault.places.interrupted.read_bytes()
    pocket.close()
    window._house.vault.places.interrupted.write_bytes(kept)  # as after a crash
    window.show_now()
    link = find(QAbstractButton, window, "now.go_on")
    assert (link.isVisible(), link.text()) == (True, "Go on with Before, 1:00 left")
    link.click()
    assert told == [True]
    pocket.show()
    pocket.go_on()
    assert pocket.is_under_way
    window.show_now()
    assert link.isHidden()
    pocket.close()


@pytest.mark.parametrize("chosen", ["after", "before"])
def test_a_minute_does_not_end_the_doorway_that_is_open_in_the_large_window(
    pair: tuple[Any, PocketWindow], qtbot: QtBot, chosen: str
) -> None:
    window, pocket = pair
    window.go_through("after")
    page = window.page("doorway")
    for key in (Qt.Key.Key_4, Qt.Key.Key_2):
        qtbot.keyClick(page, key)
    page.view.box.setPlainText("half a thou")
    start(pocket, chosen)
    assert (window.place, page.view.box.plain_text()) == ("doorway", "half a thou")
    assert not pocket.isVisible()
    assert window.toast.words == "This doorway is still open. Stop ends it, and what was done counts."
    assert window._house.vault.vault.entries.sessions.all() == []
    page.stop()


def test_of_a_practice_of_ones_own_it_is_not_said_that_it_is_a_doorway(
    pair: tuple[Any, PocketWindow],
) -> None:
    window, pocket = pair
    made = window._house.own_practices().add("Before I ring", (OwnStep("let_go", "", 15),) * 2)
    window.doors.go_through_own(made.id)
    start(pocket, "before")
    assert window.toast.words == "What you began is still open. Stop ends it, and what was done counts."
    window.page("doorway").stop()


def test_what_ends_unseen_takes_no_room_from_what_is_shown(pair: tuple[Any, PocketWindow]) -> None:
    window, pocket = pair
    pocket.hide()
    window.go_through("after")
    page = window.page("doorway")
    window.do("breathe")
    assert not find(QWidget, window, "nav.lock").isVisible()
    page._visit.session.stop()
    assert not find(QWidget, window, "nav.lock").isVisible(), "a breath has the window"
    window.page("breathe")._session.stop()


def test_no_new_process_comes_while_a_minute_is_under_way(pair: tuple[Any, PocketWindow]) -> None:
    window, pocket = pair
    states: list[dict[str, Any]] = []
    start(pocket, "before")
    window._house.vault.lock()  # which is handed on
    window.relaunch_wanted.connect(states.append)
    window._presence._last -= 60
    window.watch.leave_memory()
    window.watch.leave_no_words()
    assert states == []
    pocket.close()
    window._presence._last -= 60
    window.watch.leave_no_words()
    assert len(states) == 1


def test_words_wander_back_as_it_is_put_away(pair: tuple[Any, PocketWindow]) -> None:
    window, pocket = pair
    pocket.composer.entry.setPlainText("the stairs again")
    pocket.close()
    assert window.now.composer.words().text == "the stairs again"
    assert window.writing is window.now.composer


def test_help_and_set_up_lead_to_the_large_window(pair: tuple[Any, PocketWindow]) -> None:
    window, pocket = pair
    pocket.help_wanted.emit()
    assert window.place == "help"
    pocket.setup_wanted.emit()
    assert not pocket.isVisible()


def test_the_key_that_closes_holdspace_works_here_too(pair: tuple[Any, PocketWindow], qtbot: QtBot) -> None:
    window, pocket = pair
    qtbot.keyClick(pocket.composer.entry, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert not pocket.isVisible()
    assert not window.isVisible()


def let_go(window: Any, pocket: PocketWindow) -> Any:
    """Write at the first step of a practice in the pocket window, and go on; return its way."""
    assert window.page("doorway") is not None  # made, and so it would offer an Undo
    made = window._house.own_practices().add("Before I ring", (OwnStep("write", "", 60),) * 2)
    start(pocket, made.id)
    assert pocket._exercises is not None
    walk = pocket._exercises._doorway
    walk.view.box.setPlainText(MARKER)
    walk.view.go.click()
    assert walk._session.step_index == 1
    return walk


def test_words_let_go_in_a_minute_have_their_undo_here_and_not_in_the_large_window(
    pair: tuple[Any, PocketWindow],
) -> None:
    window, pocket = pair
    walk = let_go(window, pocket)
    assert (window.can_undo, pocket.toast.words) == (False, SAID)
    told, foot = pocket.toast.geometry(), walk._stage.foot
    assert not told.intersects(QRect(foot.mapTo(pocket, foot.rect().topLeft()), foot.size()))
    find(QAbstractButton, pocket.toast, "journal.undo").click()
    assert (walk._session.step_index, walk.view.box.plain_text()) == (0, MARKER)
    assert QApplication.focusWidget() is walk.view.box
    pocket.close()


def test_ended_by_a_slip_a_practice_here_goes_on_with_its_words(
    pair: tuple[Any, PocketWindow], qtbot: QtBot
) -> None:
    window, pocket = pair
    walk = let_go(window, pocket)
    walk.view.box.setPlainText("her daughter, too")
    qtbot.keyClick(walk.view.box, Qt.Key.Key_Escape)
    assert pocket.composer.isVisible()
    assert pocket.toast.words == SAID
    qtbot.keyClick(pocket.composer.entry, Qt.Key.Key_Z, CTRL)
    assert walk.isVisible() and not pocket.composer.isVisible()
    assert (walk._session.step_index, walk.view.box.plain_text()) == (1, "her daughter, too")
    pocket.close()


def test_beside_a_breath_that_was_begun_since_the_undo_ends_that(pair: tuple[Any, PocketWindow]) -> None:
    window, pocket = pair
    walk = let_go(window, pocket)
    walk.view.box.setPlainText("her daughter, too")
    start(pocket, "box")
    pocket.toast.undo()
    assert pocket._exercises is not None and pocket._exercises._breath is not None
    assert not pocket._exercises._breath.is_under_way
    assert walk.isVisible() and walk.view.box.plain_text() == "her daughter, too"
    pocket.close()


def test_once_its_undo_is_gone_nothing_is_held_and_until_then_no_new_process_comes(
    pair: tuple[Any, PocketWindow],
) -> None:
    window, pocket = pair
    walk = let_go(window, pocket)
    walk.stop()
    assert window.watch._elsewhere()
    window.tell("told in the large window")
    window.toast.dismiss()
    assert walk._visit._let_go.are_held, "the Undo here stands still"
    pocket.toast.dismiss()
    assert (walk._visit._let_go.are_held, window.watch._elsewhere()) == (False, False)
    pocket.close()


@pytest.mark.parametrize("undoes", [True, False])
def test_put_away_by_a_slip_the_large_window_offers_the_undo_and_brings_it_back(
    pair: tuple[Any, PocketWindow], undoes: bool
) -> None:
    window, pocket = pair
    window.pocket_wanted.connect(pocket.show)
    walk = let_go(window, pocket)
    walk.view.box.setPlainText("her daughter, too")
    pocket.close()
    assert (window.toast.words, window.can_undo, pocket.toast.can_undo) == (SAID, True, False)
    if not undoes:
        window.toast.dismiss()
        assert not walk._visit._let_go.are_held
        return
    window.undo()
    assert pocket.isVisible() and walk.view.box.plain_text() == "her daughter, too"
    window.tell("told in the large window")
    pocket.close()
    window.undo()
    assert walk.view.box.plain_text() == "her daughter, too", "as often as it is put away"
    pocket.close()
    window.toast.dismiss()
    assert not walk._visit._let_go.are_held


def test_put_away_alone_it_takes_the_words_along(pair: tuple[Any, PocketWindow]) -> None:
    window, pocket = pair
    walk = let_go(window, pocket)
    window.hide()
    pocket.close()
    assert not walk._visit._let_go.are_held


def test_words_of_a_practice_that_gave_place_are_in_the_box_again(pair: tuple[Any, PocketWindow]) -> None:
    window, pocket = pair
    let_go(window, pocket)
    window.doors.go_through("before")  # which ends it, from the large window
    pocket.toast.undo()
    assert pocket.composer.words().text == MARKER
    assert pocket.toast.words == "Your words are in the box again."
    window.page("doorway").stop()
    pocket.composer._clear()
    window._house.capture.keep_draft_now()
    pocket.close()


def test_another_doorway_here_has_no_news_of_the_one_before(pair: tuple[Any, PocketWindow]) -> None:
    window, pocket = pair
    let_go(window, pocket).stop()
    start(pocket, "before")
    assert (pocket.toast.words, pocket.toast.can_undo) == ("", False)
    pocket.close()


def test_another_doorway_here_leaves_an_undo_of_something_else(pair: tuple[Any, PocketWindow]) -> None:
    _, pocket = pair
    pocket.composer.entry.setPlainText(MARKER)
    pocket.composer.let_go()
    assert pocket.toast.can_undo
    start(pocket, "before")
    assert pocket.toast.can_undo
    pocket.toast.undo()
    assert pocket.composer.words().text == MARKER
    pocket.composer._clear()
    pocket.close()


def test_once_another_undo_takes_its_place_nothing_is_held_and_nothing_told_again(
    pair: tuple[Any, PocketWindow],
) -> None:
    window, pocket = pair
    walk = let_go(window, pocket)
    pocket.toast.show_words("Let go.", int)
    assert not walk._visit._let_go.are_held
    pocket.close()
    assert (window.toast.words, window.can_undo) == ("", False)


def test_in_the_large_window_nothing_is_held_once_another_undo_takes_its_place(
    pair: tuple[Any, PocketWindow],
) -> None:
    window, pocket = pair
    walk = let_go(window, pocket)
    pocket.close()
    assert window.toast.words == SAID
    window.tell("Deleted.", int)
    assert not walk._visit._let_go.are_held
    window.toast.dismiss()


def test_after_a_lock_by_its_keys_the_keyboard_rests_on_the_way_to_unlock(
    pair: tuple[Any, PocketWindow], qtbot: QtBot
) -> None:
    window, pocket = pair
    window._house.vault.lock()
    pocket.resume({"lock_asked": True})
    unlock = find(QAbstractButton, pocket, "pocket.unlock")
    assert QApplication.focusWidget() is unlock
    qtbot.keyClicks(unlock, PASSPHRASE.replace(" ", ""))
    assert pocket.composer.entry.plain_text() == ""
    assert pocket.composer.entry.placeholderText() == "To write, press Tab."
    qtbot.keyClick(unlock, Qt.Key.Key_Return)
    assert (window.place, pocket.isVisible()) == ("journal", False)
    field = find(QWidget, window, "vault.passphrase")
    assert field.isVisible() and window.page("journal").isAncestorOf(window.focusWidget())


def test_tab_leads_from_there_to_the_box(pair: tuple[Any, PocketWindow], qtbot: QtBot) -> None:
    window, pocket = pair
    window._house.vault.lock()
    pocket.resume({"lock_asked": True})
    qtbot.keyClick(pocket.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is pocket.composer.entry
    window._house.vault.unlock(PASSPHRASE)
    assert find(QWidget, pocket, "pocket.unlock").isHidden(), "there is nothing to unlock"


def test_with_a_doorway_under_way_it_rests_there_too_and_digits_answer_nothing(
    pair: tuple[Any, PocketWindow], qtbot: QtBot
) -> None:
    window, pocket = pair
    start(pocket, "before")
    handed_on = pocket.snapshot()
    window._house.vault.lock()
    pocket.resume(handed_on | {"lock_asked": True})
    assert pocket._exercises is not None and pocket._exercises.doorway == "before"
    unlock = find(QAbstractButton, pocket, "pocket.unlock")
    assert QApplication.focusWidget() is unlock
    qtbot.keyClicks(unlock, "12")
    assert not find(QAbstractButton, pocket, "doorway.audience.client").isChecked()
    unlock.click()
    assert (window.place, pocket.isVisible()) == ("journal", True), "it goes on beside"
    pocket.close()


def test_after_any_other_lock_the_caret_is_in_the_box(pair: tuple[Any, PocketWindow]) -> None:
    window, pocket = pair
    window._house.vault.lock()
    pocket.focus_entry()
    pocket.resume({})
    assert QApplication.focusWidget() is pocket.composer.entry
    assert not [
        each for each in pocket.findChildren(QWidget) if each.accessibleIdentifier() == "pocket.unlock"
    ]


@pytest.mark.parametrize("veiled", [False, True])
def test_the_key_that_locks_works_here_too_and_beneath_the_veil(
    pair: tuple[Any, PocketWindow], qtbot: QtBot, veiled: bool
) -> None:
    window, pocket = pair
    vault = window._house.vault
    if veiled:
        veil_over(window, window._house.theme).toggle()
    target = pocket.focusWidget()
    assert target is not None
    with qtbot.waitSignal(vault.about_to_lock):
        qtbot.keyClick(target, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert vault.state == LOCKED


def test_locked_already_the_same_key_seals_the_words_in_the_box_and_goes_on_without(
    pair: tuple[Any, PocketWindow], qtbot: QtBot
) -> None:
    window, pocket = pair
    window._house.vault.lock()
    pocket.composer.entry.setPlainText("the stairs again")
    with qtbot.waitSignal(window.relaunch_wanted):
        qtbot.keyClick(pocket.composer.entry, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert not window._house.capture.is_draft_pending, "they are sealed"


def test_the_key_of_the_desktop_opens_it_from_the_large_window_too(
    pair: tuple[Any, PocketWindow], qtbot: QtBot
) -> None:
    window, pocket = pair
    pocket.hide()
    window.activateWindow()
    QApplication.processEvents()
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    with qtbot.waitSignal(window.pocket_wanted):
        qtbot.keyClick(window, Qt.Key.Key_Space, both)
