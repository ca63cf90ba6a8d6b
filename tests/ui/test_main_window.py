# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The main window: writing open, locked and before a vault exists; places, doors, locking."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QListWidget, QMenu, QWidget

from holdspace.services.vault import LOCKED, NONE, UNLOCKED
from holdspace.storage.errors import DiskFull, VaultBusy
from holdspace.ui.main_window import PLACES, MainWindow
from holdspace.ui.widgets.composer import Composer
from household import PASSPHRASE, Household
from window_house import find

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from window_house import Make, MakeWindow

MARKER = "her hands were shaking"
ENTER, CTRL = Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier


class Seen:
    """The window with its household, and what it asked for."""

    def __init__(self, window: MainWindow, household: Household, qtbot: QtBot) -> None:
        self.window = window
        self.household = household
        self.qtbot = qtbot
        self.relaunches: list[dict[str, Any]] = []
        window.relaunch_wanted.connect(self.relaunches.append)

    @property
    def composer(self) -> Composer:
        return self.window.now.composer

    @property
    def text(self) -> str:
        return self.composer.entry.plain_text()

    @property
    def toast(self) -> str:
        return self.window.toast.words

    @property
    def state_line(self) -> str:
        return self.composer._state.words

    def type(self, words: str) -> None:
        self.qtbot.keyClicks(self.composer.entry, words)

    def set_down(self, words: str) -> None:
        self.type(words)
        self.press(ENTER, CTRL)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the keyboard is."""
        self.qtbot.keyClick(QApplication.focusWidget() or self.window, key, modifiers)

    def click(self, identifier: str) -> None:
        self.qtbot.mouseClick(find(QWidget, self.window, identifier), Qt.MouseButton.LeftButton)

    def undo(self) -> None:
        self.click("journal.undo")

    def unlock(self) -> None:
        """Unlock, and let the window take up what waits."""
        self.household.open()
        QApplication.processEvents()
        QApplication.processEvents()


@pytest.fixture
def seen_in(household_in: Make, window_in: MakeWindow, qtbot: QtBot) -> Any:
    def make(state: str) -> Seen:
        household = household_in(state)
        return Seen(window_in(household), household, qtbot)

    return make


@pytest.fixture
def restarted(window_in: MakeWindow, qtbot: QtBot) -> Any:
    """Return a function that ends a window as kill -9 does and starts a new one over the same home."""

    def restart(seen: Seen) -> Seen:
        import shiboken6

        shiboken6.delete(seen.window)
        seen.household.kill()
        return Seen(window_in(seen.household), seen.household, qtbot)

    return restart


# At start


@pytest.mark.parametrize("state", [NONE, LOCKED, UNLOCKED])
def test_it_opens_on_now_with_the_caret_in_the_box(seen_in: Any, state: str) -> None:
    seen = seen_in(state)
    assert seen.window.place == "now"
    assert QApplication.focusWidget() is seen.composer.entry
    seen.press(Qt.Key.Key_A)
    assert seen.text == "a"


def test_the_title_never_shows_words(seen_in: Any) -> None:
    seen = seen_in(UNLOCKED)
    seen.set_down(MARKER)
    seen.type(MARKER)
    assert seen.window.windowTitle() == "HoldSpace"
    assert MARKER not in seen.toast


def test_finishing_the_start_twice_gives_each_key_once(seen_in: Any) -> None:
    seen = seen_in(UNLOCKED)
    before = len(seen.window.actions())
    seen.window.finish_start()
    assert len(seen.window.actions()) == before > 10


# Before a vault exists


def test_before_a_vault_nothing_typed_touches_the_disk(seen_in: Any) -> None:
    seen = seen_in(NONE)
    seen.type(MARKER)
    assert seen.state_line == "Not kept yet"
    seen.household.capture.keep_draft_now()
    seen.window.close()
    assert not seen.household.disk_holds(MARKER)
    assert not seen.household.has_draft


def test_setting_down_opens_set_up_and_the_words_become_the_first_entry(seen_in: Any) -> None:
    seen = seen_in(NONE)
    seen.type(MARKER)
    seen.click("now.audience.client")
    seen.press(ENTER, CTRL)
    assert seen.window.place == "setup"
    for field in ("vault.passphrase", "vault.passphrase_repeat"):
        seen.qtbot.keyClicks(find(QLineEdit, seen.window, field), PASSPHRASE)
    seen.click("vault.create")
    seen.qtbot.waitUntil(lambda: seen.household.vault.state == UNLOCKED)
    assert seen.household.entries == []  # the code first
    seen.click("vault.recovery_saved")
    seen.click("vault.open")
    seen.qtbot.waitUntil(lambda: seen.window.place == "now")
    [entry] = seen.household.entries
    assert (entry.text, entry.audiences, entry.sealed) == (MARKER, ("client",), False)
    assert seen.text == ""
    assert QApplication.focusWidget() is seen.composer.entry


def test_once_the_vault_is_made_the_words_are_sealed_while_the_code_is_read(
    seen_in: Any, qtbot: QtBot
) -> None:
    seen = seen_in(NONE)
    seen.type(MARKER)
    with qtbot.waitSignal(seen.household.capture.draft_kept):
        seen.household.vault.create(PASSPHRASE)
    assert seen.household.has_draft


def test_let_it_go_before_a_vault_leaves_nothing_and_undo_brings_it_back(seen_in: Any) -> None:
    seen = seen_in(NONE)
    seen.type(MARKER)
    seen.press(ENTER, CTRL_SHIFT)
    assert (seen.text, seen.toast) == ("", "Let go.")
    seen.undo()
    assert seen.text == MARKER
    assert not seen.household.places.home.exists()


# Setting down


def test_open_words_are_set_down_and_undo_brings_them_back(seen_in: Any) -> None:
    seen = seen_in(UNLOCKED)
    seen.type(MARKER)
    seen.click("now.audience.client")
    seen.click("now.load.4")
    seen.click("now.feeling.tired")
    seen.qtbot.keyClick(find(QWidget, seen.window, "now.load.4"), ENTER, CTRL)  # from beside the words too
    [entry] = seen.household.entries
    assert (entry.text, entry.audiences, entry.load, entry.feelings) == (MARKER, ("client",), 4, ("tired",))
    assert (seen.text, seen.toast) == ("", "Set down.")
    seen.undo()
    assert seen.household.entries == []
    words = seen.composer.words()
    assert (words.text, words.audiences, words.load, words.feelings) == (MARKER, ("client",), 4, ("tired",))
    seen.household.capture.keep_draft_now()
    assert seen.household.has_draft
    assert QApplication.focusWidget() is seen.composer.entry


def test_undo_works_by_the_keyboard_from_the_box(seen_in: Any) -> None:
    seen = seen_in(UNLOCKED)
    seen.set_down(MARKER)
    seen.press(Qt.Key.Key_Z, CTRL_SHIFT)
    assert seen.text == MARKER
    assert seen.household.entries == []


def test_in_a_box_where_nothing_was_done_the_plain_keys_undo_too(seen_in: Any) -> None:
    seen = seen_in(UNLOCKED)
    seen.set_down(MARKER)
    seen.press(Qt.Key.Key_Z, CTRL)
    assert seen.text == MARKER
    assert seen.household.entries == []


def test_without_something_to_undo_the_same_keys_redo_in_the_text(seen_in: Any) -> None:
    seen = seen_in(UNLOCKED)
    seen.type("a")
    seen.press(Qt.Key.Key_Z, CTRL)
    assert seen.text == ""
    seen.press(Qt.Key.Key_Z, CTRL_SHIFT)
    assert seen.text == "a"


def test_with_other_words_begun_the_same_keys_redo_and_pull_nothing_in(seen_in: Any) -> None:
    seen = seen_in(UNLOCKED)
    seen.set_down(MARKER)
    seen.type("b")
    seen.press(Qt.Key.Key_Z, CTRL_SHIFT)
    assert seen.text == "b"
    seen.press(Qt.Key.Key_Z, CTRL)
    seen.press(Qt.Key.Key_Z, CTRL)  # once too often
    seen.press(Qt.Key.Key_Z, CTRL_SHIFT)
    assert seen.text == "b"
    assert len(seen.household.entries) == 1
    seen.window.commands.run("undo")
    assert seen.text == f"{MARKER}\n\nb"


def test_locked_words_are_sealed_and_undo_brings_them_back(seen_in: Any) -> None:
    seen = seen_in(LOCKED)
    seen.set_down(MARKER)
    assert (seen.household.sealed, seen.toast, seen.text) == (1, "Set down and sealed.", "")
    seen.undo()
    assert (seen.household.sealed, seen.text, seen.relaunches) == (0, MARKER, [])


def test_words_typed_after_setting_down_are_not_lost_by_undo(seen_in: Any) -> None:
    seen = seen_in(UNLOCKED)
    seen.set_down("one")
    seen.type("two")
    seen.undo()
    assert seen.text == "one\n\ntwo"


def test_let_it_go_counts_the_moment_and_undo_brings_the_words_back(seen_in: Any) -> None:
    seen = seen_in(UNLOCKED)
    seen.type(MARKER)
    seen.click("now.load.5")
    seen.click("now.let_go")
    [entry] = seen.household.entries
    assert (entry.text, entry.load, seen.text) == ("", 5, "")
    seen.undo()
    assert (seen.household.entries, seen.text) == ([], MARKER)


def test_a_failed_save_keeps_the_words_and_goes_on_saying_why(seen_in: Any, qtbot: QtBot) -> None:
    seen = seen_in(UNLOCKED)
    seen.type(MARKER)
    add = seen.household.vault.vault.entries.add

    def refuse(_entry: object) -> int:
        raise DiskFull

    seen.household.vault.vault.entries.add = refuse
    with qtbot.waitSignal(seen.household.capture.draft_kept):  # which is kept right after, and hides nothing
        seen.press(ENTER, CTRL)
    assert "The disk is full" in seen.state_line
    assert seen.text == MARKER
    seen.household.vault.vault.entries.add = add
    seen.press(ENTER, CTRL)
    assert seen.household.texts == [MARKER]
    assert "The disk is full" not in seen.state_line


def test_a_closed_database_keeps_the_words_too(seen_in: Any) -> None:
    seen = seen_in(UNLOCKED)
    seen.type(MARKER)
    seen.household.vault.vault._connection.close()
    seen.press(ENTER, CTRL)
    assert seen.text == MARKER
    assert seen.state_line not in ("", "Kept as you type")


def test_a_note_that_cannot_be_sealed_stays_in_the_box(seen_in: Any) -> None:
    seen = seen_in(LOCKED)
    seen.household.places.inbox.rmdir()
    seen.household.places.inbox.write_bytes(b"in the way")
    seen.set_down(MARKER)
    assert seen.text == MARKER
    assert "not kept yet" in seen.state_line


def test_while_drafts_fail_the_line_says_so_after_every_key(seen_in: Any) -> None:
    seen = seen_in(UNLOCKED)
    seen.type("a")
    seen.household.capture.keep_draft_now()
    seen.household.places.draft.unlink()
    seen.household.places.draft.mkdir()
    seen.type("b")
    seen.household.capture.keep_draft_now()
    assert "not kept yet" in seen.state_line
    seen.type("c")
    assert "not kept yet" in seen.state_line
    seen.household.places.draft.rmdir()
    seen.household.capture.keep_draft_now()
    assert seen.state_line == "Kept as you type"


def test_a_failed_undo_says_why_and_can_be_done_again(seen_in: Any) -> None:
    seen = seen_in(UNLOCKED)
    seen.set_down(MARKER)
    entries = seen.household.vault.vault.entries
    erase = entries.erase

    def refuse(_entry: str, **_: object) -> None:
        raise VaultBusy

    entries.erase = refuse
    seen.undo()
    assert "busy" in seen.toast
    assert seen.text == MARKER  # on the disk again as a draft, before the entry goes
    assert seen.household.has_draft
    entries.erase = erase
    seen.undo()
    assert seen.text == MARKER
    assert seen.household.entries == []


def test_a_busy_database_seals_and_absorbs(seen_in: Any, qtbot: QtBot) -> None:
    seen = seen_in(UNLOCKED)
    with seen.household.busy():
        seen.set_down(MARKER)
        assert (seen.household.sealed, seen.text) == (1, "")
    qtbot.waitUntil(lambda: seen.household.sealed == 0)
    assert seen.household.texts == [MARKER]


# One tap counts


@pytest.mark.parametrize("state", [LOCKED, UNLOCKED])
def test_one_tap_counts_a_moment_at_once(seen_in: Any, state: str) -> None:
    seen = seen_in(state)
    seen.click("now.audience.client")
    assert seen.toast == "One moment, counted."
    assert seen.household.sealed == (1 if state == LOCKED else 0)
    if state == LOCKED:
        seen.unlock()
    [entry] = seen.household.entries
    assert (entry.text, entry.audiences) == ("", ("client",))


def test_a_moment_is_not_a_draft(seen_in: Any, restarted: Any) -> None:
    seen = seen_in(UNLOCKED)
    seen.click("now.audience.client")
    seen.household.capture.keep_draft_now()
    assert not seen.household.has_draft
    again = restarted(seen)
    again.unlock()
    assert again.composer.words().is_empty
    assert len(again.household.entries) == 1


def test_more_taps_and_a_load_make_one_moment(seen_in: Any) -> None:
    seen = seen_in(UNLOCKED)
    seen.click("now.audience.client")
    seen.click("now.audience.myself")
    seen.click("now.load.2")
    [entry] = seen.household.entries
    assert (entry.audiences, entry.load) == (("client", "myself"), 2)


def test_tapping_it_off_takes_it_back(seen_in: Any) -> None:
    seen = seen_in(UNLOCKED)
    seen.click("now.audience.client")
    seen.click("now.audience.client")
    assert seen.household.entries == []
    assert seen.toast == ""


@pytest.mark.parametrize("state", [LOCKED, UNLOCKED])
def test_words_typed_right_after_a_tap_take_it_along(seen_in: Any, state: str) -> None:
    seen = seen_in(state)
    seen.click("now.audience.client")
    seen.set_down(MARKER)
    if state == LOCKED:
        seen.unlock()
    seen.qtbot.waitUntil(lambda: seen.household.sealed == 0)
    [entry] = seen.household.entries
    assert (entry.text, entry.audiences) == (MARKER, ("client",))


@pytest.mark.parametrize("state", [LOCKED, UNLOCKED])
def test_a_moment_can_be_undone(seen_in: Any, state: str) -> None:
    seen = seen_in(state)
    seen.click("now.audience.client")
    seen.undo()
    assert seen.household.sealed == 0
    assert seen.composer.words().is_empty
    if state == LOCKED:
        seen.unlock()
    assert seen.household.entries == []


def test_once_its_toast_is_gone_a_moment_stands_and_the_chips_are_free(seen_in: Any) -> None:
    seen = seen_in(UNLOCKED)
    seen.click("now.audience.client")
    seen.window.toast.dismiss()
    assert seen.composer.words().is_empty
    seen.click("now.audience.client")
    assert len(seen.household.entries) == 2


def test_ctrl_enter_on_a_counted_moment_makes_no_second_one(seen_in: Any) -> None:
    seen = seen_in(UNLOCKED)
    seen.click("now.audience.client")
    seen.press(ENTER, CTRL)
    assert len(seen.household.entries) == 1


def test_before_a_vault_a_tap_counts_nothing(seen_in: Any) -> None:
    seen = seen_in(NONE)
    seen.click("now.audience.client")
    assert seen.toast == ""
    assert not seen.household.places.home.exists()


# Drafts of an earlier start


def leave_draft(seen: Seen, words: str = MARKER) -> None:
    seen.type(words)
    seen.household.capture.keep_draft_now()


@pytest.mark.parametrize("state", [LOCKED, UNLOCKED])
def test_after_kill_now_says_the_words_are_safe_and_unlocking_refills(
    seen_in: Any, restarted: Any, state: str
) -> None:
    seen = seen_in(state)
    leave_draft(seen)
    again = restarted(seen)
    assert again.state_line == "Your unfinished words are sealed and safe."
    assert again.text == ""
    again.unlock()
    assert again.text == MARKER
    assert again.state_line == "Kept as you type"
    again.household.capture.keep_draft_now()
    assert again.household.has_draft


def test_that_words_wait_on_now_is_said_until_now_is_shown(seen_in: Any, restarted: Any) -> None:
    seen = seen_in(LOCKED)
    leave_draft(seen)
    seen = restarted(seen)
    seen.window._house.settings.code_kept = True
    seen.window.show_journal()
    seen.unlock()
    assert seen.toast == "Your unfinished words wait on Now."
    seen.window.show_now()
    assert (seen.toast, seen.text) == ("", MARKER)


def test_older_words_come_back_veiled_until_they_are_asked_for(seen_in: Any, restarted: Any) -> None:
    seen = seen_in(UNLOCKED)
    leave_draft(seen)
    seen.household.clock.pass_by(601)
    again = restarted(seen)
    again.unlock()
    assert again.text == ""
    assert again.state_line == "Your unfinished words are sealed and safe."
    again.household.capture.keep_draft_now()
    assert again.household.has_draft
    again.click("now.show_draft")
    assert again.text == MARKER
    assert not find(QWidget, again.window, "now.show_draft").isVisible()


def test_writing_something_else_files_the_veiled_words(seen_in: Any, restarted: Any) -> None:
    seen = seen_in(UNLOCKED)
    leave_draft(seen)
    seen.household.clock.pass_by(601)
    again = restarted(seen)
    again.unlock()
    again.type("other")
    again.household.capture.keep_draft_now()
    assert again.household.texts == [MARKER]
    assert not find(QWidget, again.window, "now.show_draft").isVisible()
    assert again.text == "other"


def test_a_tap_beside_veiled_words_counts_and_leaves_them_veiled(seen_in: Any, restarted: Any) -> None:
    seen = seen_in(UNLOCKED)
    leave_draft(seen)
    seen.household.clock.pass_by(601)
    again = restarted(seen)
    again.unlock()
    again.click("now.audience.client")
    again.household.capture.keep_draft_now()
    again.window.toast.dismiss()
    assert [entry.text for entry in again.household.entries] == [""]
    again.click("now.show_draft")
    assert again.text == MARKER


def test_other_words_begun_while_locked_file_the_earlier_ones(seen_in: Any, restarted: Any) -> None:
    seen = seen_in(LOCKED)
    leave_draft(seen)
    again = restarted(seen)
    leave_draft(again, "other")
    again.unlock()
    assert again.text == "other"
    assert again.household.texts == [MARKER]
    third = restarted(again)  # two drafts in a row, both kept
    third.unlock()
    assert third.text == "other"
    assert third.household.texts == [MARKER]


def test_a_note_set_down_while_locked_leaves_the_earlier_draft_to_be_refilled(
    seen_in: Any, restarted: Any
) -> None:
    seen = seen_in(LOCKED)
    leave_draft(seen)
    again = restarted(seen)
    again.click("now.audience.client")  # no words begun
    again.unlock()
    assert again.text == MARKER
    assert again.composer.words().audiences == ()
    seen.qtbot.waitUntil(lambda: again.household.sealed == 0)
    [moment] = again.household.entries
    assert moment.audiences == ("client",)


def test_a_damaged_draft_is_told(seen_in: Any, restarted: Any) -> None:
    seen = seen_in(LOCKED)
    leave_draft(seen)
    seen.household.places.draft.write_bytes(b"damaged")
    again = restarted(seen)
    again.unlock()
    assert "set aside, not deleted" in again.toast


# Locking


def holds_no_words(state: dict[str, Any]) -> bool:
    return MARKER not in json.dumps(state)


def test_locking_seals_the_draft_and_asks_for_a_new_process_without_words(
    seen_in: Any, restarted: Any
) -> None:
    seen = seen_in(UNLOCKED)
    seen.type(MARKER)
    seen.press(Qt.Key.Key_L, CTRL)
    [state] = seen.relaunches
    assert holds_no_words(state)
    assert state == {"place": "now", "lock_asked": True}
    assert seen.household.vault.state == LOCKED
    again = restarted(seen)
    assert again.state_line == "Your unfinished words are sealed and safe."


def test_locked_a_new_process_is_asked_for_once_undo_has_expired_and_the_box_is_empty(seen_in: Any) -> None:
    seen = seen_in(LOCKED)
    seen.set_down("one")
    seen.set_down("two")  # a toast that takes another's place leaves the new Undo alone
    assert seen.relaunches == []
    assert seen.window.toast.can_undo
    seen.type("three")
    seen.window.toast.dismiss()
    assert seen.relaunches == []  # the box is not empty
    seen.press(ENTER, CTRL)
    assert seen.relaunches == []
    seen.window.toast.dismiss()
    assert seen.relaunches == []  # someone is still at work in the window
    seen.household.clock.pass_by(30)
    seen.window.leave_no_words()
    assert len(seen.relaunches) == 1


def test_nobody_is_interrupted_for_a_new_process(seen_in: Any) -> None:
    seen = seen_in(LOCKED)
    seen.set_down("one")
    seen.window.toast.dismiss()
    seen.household.clock.pass_by(30)
    seen.window.show_journal()
    seen.qtbot.keyClicks(QApplication.focusWidget(), "half a passph")
    seen.household.clock.pass_by(30)
    seen.window.leave_no_words()
    assert seen.relaunches == []
    seen.window.do("breathe", "box")
    seen.household.clock.pass_by(2)
    seen.window.leave_no_words()
    assert seen.relaunches == []
    assert seen.window.watch._later.isActive()  # and it is tried again
    seen.window.watch._later.stop()
    seen.window.page("breathe")._session.stop()


def test_undo_of_the_last_sealed_words_asks_for_no_new_process(seen_in: Any) -> None:
    seen = seen_in(LOCKED)
    seen.set_down(MARKER)
    seen.undo()
    assert (seen.relaunches, seen.text) == ([], MARKER)


def test_locked_a_toast_that_tells_of_something_else_asks_for_nothing(seen_in: Any) -> None:
    seen = seen_in(LOCKED)
    seen.window.tell("something else")
    seen.window.toast.dismiss()
    assert seen.relaunches == []


def test_the_page_is_handed_on(seen_in: Any, restarted: Any) -> None:
    seen = seen_in(UNLOCKED)
    seen.window.show_cards()
    seen.window.show_help()  # lies on top of a place
    seen.window.lock()
    assert seen.relaunches[0]["place"] == "now"
    again = restarted(seen)
    again.window.resume({"place": "cards"})
    assert again.window.place == "cards"


@pytest.mark.parametrize("state", [{}, {"place": "setup"}, {"place": 7}, {"exercise": "cards"}])
def test_a_state_that_makes_no_sense_leaves_now(seen_in: Any, state: dict[str, Any]) -> None:
    seen = seen_in(LOCKED)
    seen.window.resume(state)
    assert seen.window.place == "now"


def test_a_running_exercise_goes_on_after_a_lock(seen_in: Any, restarted: Any) -> None:
    seen = seen_in(UNLOCKED)
    seen.window.do("breathe", "box")
    seen.household.clock.pass_by(2)
    seen.window.lock()
    [state] = seen.relaunches
    assert state["exercise"] == "breathe"
    again = restarted(seen)
    again.household.clock.pass_by(1)
    again.window.resume(json.loads(json.dumps(state)))
    assert again.window.place == "breathe"
    page: Any = again.window.page("breathe")
    assert page.is_under_way
    assert not again.window._rail.isVisible()
    again.press(Qt.Key.Key_Escape)
    assert not page.is_under_way


def test_closing_keeps_the_draft(seen_in: Any) -> None:
    seen = seen_in(UNLOCKED)
    seen.type(MARKER)
    seen.window.close()
    assert seen.household.has_draft


def test_closing_over_words_that_are_kept_nowhere_takes_a_second_time(seen_in: Any) -> None:
    seen = seen_in(NONE)
    seen.type(MARKER)
    seen.window.close()
    assert seen.window.isVisible()
    assert "not kept" in seen.window.toast.words
    seen.window.close()
    assert not seen.window.isVisible()


def test_closing_over_an_empty_box_takes_one(seen_in: Any) -> None:
    seen = seen_in(NONE)
    seen.window.close()
    assert not seen.window.isVisible()


def test_locking_again_takes_written_words_out_of_sight(seen_in: Any) -> None:
    seen = seen_in(LOCKED)
    seen.type(MARKER)
    seen.window.lock()
    assert seen.household.has_draft
    assert len(seen.relaunches) == 1


def test_locking_in_work_on_the_files_stops_it_first(seen_in: Any, qtbot: QtBot) -> None:
    seen = seen_in(LOCKED)
    vault = seen.household.vault
    seen.type(MARKER)
    ended: list[str] = []
    work = vault.begin_closed(lambda progress: progress(0.5))
    work.cancelled.connect(lambda: ended.append("rolled back"))
    seen.window.relaunch_wanted.connect(lambda state: ended.append("new process"))
    seen.window.lock()
    assert seen.household.has_draft
    qtbot.waitUntil(lambda: len(ended) == 2)
    assert ended == ["rolled back", "new process"]


def test_locking_what_is_locked_offers_to_open_it(seen_in: Any) -> None:
    seen = seen_in(LOCKED)
    seen.window.lock()
    assert seen.window.place == "journal"
    assert seen.relaunches == []


def test_losing_the_keyboard_keeps_the_draft(seen_in: Any, qtbot: QtBot) -> None:
    seen = seen_in(UNLOCKED)
    other = QWidget()
    qtbot.addWidget(other)
    seen.type(MARKER)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(lambda: not seen.window.isActiveWindow())
    assert seen.household.has_draft
    assert not seen.household.capture.is_draft_pending


def test_the_rails_lock_locks_and_leads_to_the_journal_to_unlock(seen_in: Any) -> None:
    seen = seen_in(UNLOCKED)
    seen.click("nav.lock")
    assert seen.household.vault.state == LOCKED
    seen.click("nav.lock")
    assert seen.window.place == "journal"


# Doors


def test_days_end_closes_by_one_tap_and_locks(seen_in: Any) -> None:
    seen = seen_in(UNLOCKED)
    seen.window.show_cards()
    seen.window.do("day-end")
    assert seen.window.place == "doorway"
    assert not seen.window._rail.isVisible()
    seen.click("doorway.left.nothing")
    assert seen.household.vault.state == LOCKED
    assert len(seen.relaunches) == 1
    assert seen.window._rail.isVisible()


def test_words_in_the_box_stay_there_while_one_goes_through_a_doorway(seen_in: Any) -> None:
    seen = seen_in(UNLOCKED)
    seen.type(MARKER)
    seen.click("now.before")
    seen.press(Qt.Key.Key_Escape)
    seen.click("doorway.done")
    assert seen.window.place == "now"
    assert seen.composer.words().text == MARKER
    seen.set_down("")
    assert seen.household.entries[0].kind == "note"


def test_before_and_after_take_the_window_and_give_it_back(seen_in: Any) -> None:
    seen = seen_in(LOCKED)
    for doorway in ("now.after", "now.before"):
        seen.click(doorway)
        assert seen.window.place == "doorway"
        assert not seen.window._rail.isVisible()
        seen.press(Qt.Key.Key_Escape)
        assert seen.window._rail.isVisible()
        seen.click("doorway.done")


def test_start_does_what_fits_the_minutes(seen_in: Any) -> None:
    seen = seen_in(NONE)
    seen.click("now.minutes.1")
    seen.click("now.start")
    page: Any = seen.window.page("breathe")
    assert page.is_under_way
    seen.press(Qt.Key.Key_Escape)


@pytest.mark.parametrize(
    ("wish", "place"),
    [
        ("cards", "cards"),
        ("pause", "pause"),
        ("after", "doorway"),
        ("day-end", "doorway"),
        ("nonsense", "now"),
    ],
)
def test_wishes_lead_to_places(seen_in: Any, wish: str, place: str) -> None:
    seen = seen_in(LOCKED)
    seen.window.do(wish)
    assert seen.window.place == place
    if place == "doorway":
        seen.press(Qt.Key.Key_Escape)


def test_a_wish_with_an_id_nobody_knows_leads_to_the_choice(seen_in: Any) -> None:
    seen = seen_in(LOCKED)
    seen.window.do("pause", "no such pause")
    assert seen.window.place == "pause"
    page: Any = seen.window.page("pause")
    assert not page.is_under_way


def test_the_wish_to_lock_locks(seen_in: Any) -> None:
    seen = seen_in(UNLOCKED)
    seen.window.do("lock")
    assert seen.household.vault.state == LOCKED


# Places, focus, width


@pytest.mark.parametrize("state", [NONE, LOCKED, UNLOCKED])
@pytest.mark.parametrize("place", [*PLACES, "keys", "privacy"])
def test_every_place_gives_the_keyboard_to_something_that_shows_it(
    seen_in: Any, state: str, place: str
) -> None:
    seen = seen_in(state)
    seen.window.show_place(place)
    held = QApplication.focusWidget()
    assert held is not None
    assert held.isVisible()
    assert held.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert held is not seen.window.page(place)


@pytest.mark.parametrize("place", PLACES)
def test_help_is_one_click_from_every_place_and_esc_leads_back(seen_in: Any, place: str) -> None:
    seen = seen_in(LOCKED)
    seen.window.show_place(place)
    seen.click("help.open")
    assert seen.window.place == "help"
    seen.press(Qt.Key.Key_Escape)
    assert seen.window.place == place


def test_the_ring_follows_the_keyboard_and_survives_pages_that_go(seen_in: Any) -> None:
    from holdspace.ui.widgets.focus_ring import _Ring

    seen = seen_in(NONE)

    def rings() -> list[QWidget]:
        return [ring for ring in seen.window.findChildren(_Ring) if ring.isVisible()]

    assert rings() == []  # the box shows by its edge that it has the keyboard
    chip = find(QWidget, seen.window, "now.audience.client")
    chip.setFocus()
    [ring] = rings()
    where = chip.mapTo(ring.parentWidget(), QPoint())
    assert ring.geometry().contains(QRect(where, chip.size()))
    seen.window.start_setup()
    breathe = next(
        button
        for button in seen.window.page("setup").findChildren(QAbstractButton)
        if button.isVisible() and button.isEnabled()
    )
    breathe.setFocus()
    assert len(rings()) == 1
    seen.window.finish_setup()
    seen.qtbot.waitUntil(lambda: "setup" not in seen.window._pages)
    QApplication.sendPostedEvents(None, 52)  # deferred deletion
    chip.setFocus()
    assert len(rings()) == 1


def test_setup_is_offered_only_where_there_is_no_vault(seen_in: Any) -> None:
    seen = seen_in(LOCKED)
    seen.window.start_setup()
    assert seen.window.place == "now"


def test_the_rail_shows_icons_alone_in_a_small_window(seen_in: Any) -> None:
    seen = seen_in(LOCKED)
    seen.window.resize(860, 600)
    assert seen.window._rail.width() < 80
    seen.window.resize(1024, 600)
    assert seen.window._rail.width() > 120


def test_settings_are_in_force_at_once(seen_in: Any) -> None:
    seen = seen_in(LOCKED)
    seen.window._house.settings.scheme = "dark"
    assert seen.window._house.theme.scheme == "dark"
    seen.window._house.settings.text_percent = 150
    assert seen.window._house.theme.text_percent == 150


def test_the_menu_holds_every_command_but_those_that_are_only_found(seen_in: Any) -> None:
    seen = seen_in(UNLOCKED)
    seen.click("menu.button")
    menu = seen.window.findChild(QMenu)
    assert menu is not None
    assert menu.isVisible()
    shown = {action.text() for action in menu.actions() if action.isVisible()}
    commands = seen.window.commands.all()
    assert {command.words for command in commands if not command.only_found} <= shown
    assert not {command.words for command in commands if command.only_found} & shown
    menu.close()


def test_the_palette_opens_from_the_box(seen_in: Any) -> None:
    seen = seen_in(UNLOCKED)
    seen.type("a b")
    seen.press(Qt.Key.Key_K, CTRL)
    assert find(QListWidget, seen.window, "palette.list").isVisible()
    seen.press(Qt.Key.Key_Escape)
    assert seen.text == "a b"
    assert QApplication.focusWidget() is seen.composer.entry


def test_closing_holdspace_closes_the_pocket_window_too(seen_in: Any, qtbot: QtBot) -> None:
    seen = seen_in(UNLOCKED)
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    seen.window.commands.run("close")
    assert not seen.window.isVisible()
    assert not other.isVisible()


def test_a_click_on_a_place_in_the_rail_shows_it(seen_in: Any) -> None:
    seen = seen_in(LOCKED)
    for place in PLACES:
        seen.qtbot.mouseClick(
            find(QWidget, seen.window, f"nav.{place}"),
            Qt.MouseButton.LeftButton,
            pos=QPoint(20, 10),
        )
        assert seen.window.place == place


def test_tab_on_breathe_comes_to_start_before_the_rail(seen_in: Any) -> None:
    seen = seen_in(LOCKED)
    seen.window.show_breathe()
    reached = []
    for _ in range(8):
        reached.append(QApplication.focusWidget().accessibleIdentifier())
        seen.press(Qt.Key.Key_Tab)
    assert reached[2] == "breathe.start"
    assert "nav.now" not in reached[: reached.index("breathe.own.unlock")]


def test_the_end_of_a_breath_is_gone_when_one_comes_back_to_breathe(seen_in: Any) -> None:
    seen = seen_in(UNLOCKED)
    seen.window.do("breathe", "resonance_5")
    seen.press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget().accessibleIdentifier() == "breathe.again"
    seen.window.show_now()
    seen.window.show_breathe()
    assert QApplication.focusWidget().accessibleIdentifier() == "breathe.pattern.resonance_5"
