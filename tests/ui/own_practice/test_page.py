# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The page for a practice of one's own: made, changed, deleted, undone; what was begun outlives the lock."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from holdspace.domain.breathing import PhaseStep
from holdspace.domain.own_practices import OwnStep
from holdspace.services.errors import DiskFull, NotReadable
from holdspace.storage.begun import BegunKind
from holdspace.ui.widgets.messages import say
from window_house import find

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from household import Household

STEPS = (OwnStep("choose", "audience", 10), OwnStep("breathe", "box", 48), OwnStep("let_go", "", 15))


def press(window: Any, name: str) -> None:
    find(QWidget, window, name).click()  # type: ignore[attr-defined]


def names(practices: Any) -> list[str]:
    return [each.name for each in practices.all()]


def test_one_is_made_changed_deleted_and_put_back(window: Any, page: Any, practices: Any) -> None:
    page.form.name.setText("Before I ring")
    press(window, "own_practice.keep")
    (made,) = practices.all()
    assert (window.place, window.page("pause")._chooser.pause_id) == ("pause", made.id)
    press(window, "pause.own.change")
    assert page.form.name.text() == "Before I ring"
    page.form.name.setText("Before I call")
    page.form.rows[0].down.click()
    press(window, "own_practice.keep")
    (changed,) = practices.all()
    assert (changed.name, changed.steps) == ("Before I call", made.steps[::-1])
    window.undo()
    assert practices.all()[0].steps == made.steps
    press(window, "pause.own.change")
    press(window, "own_practice.delete")
    assert practices.all() == []
    assert window.place == "pause"
    window.undo()
    assert names(practices) == ["Before I ring"]


def test_what_was_just_made_is_undone(window: Any, page: Any, practices: Any) -> None:
    page.form.name.setText("Before I ring")
    press(window, "own_practice.keep")
    window.undo()
    assert practices.all() == []
    assert window.page("pause")._chooser.pause_id == "one_breath"


BEGUN = "Here is what you had begun. It waits here until you keep it or let it go."


def lines_of(window: Any) -> list[str]:
    return [line.text() for line in window.findChildren(QLineEdit)]


def half_make(page: Any, qtbot: QtBot) -> None:
    """Type half a name, and have the first step take longer than it may."""
    page.form.name.setText("")
    qtbot.keyClicks(page.form.name, "Half a name")
    page.form.rows[0].seconds.box.setValue(700)


def test_what_was_begun_is_there_again_and_after_a_lock_too(
    window: Any, page: Any, practices: Any, household: Household, qtbot: QtBot
) -> None:
    kept = practices.add("Another", STEPS)
    half_make(page, qtbot)
    qtbot.keyClick(page.form.name, Qt.Key.Key_Escape)
    assert window.place == "pause"
    assert window.toast.words == "Your practice is not kept yet. It waits where you began it."
    press(window, "pause.own.make")
    assert (page.form.name.text(), page.form.message.text) == ("Half a name", BEGUN)
    household.vault.lock()
    assert (window.place, page.form.rows, page._begun) == ("pause", [], None)
    assert not any("Half" in line for line in lines_of(window))
    household.open()
    window.page("pause").edit_wanted.emit(kept.id)
    assert (page.form.name.text(), page.form.message.text) == ("Another", "")
    window.page("pause").edit_wanted.emit("")
    assert (page.form.name.text(), page.form.message.text) == ("Half a name", BEGUN)
    assert [row.seconds.box.seconds for row in page.form.rows] == [700, 20]
    page.form.rows[0].seconds.box.setValue(70)
    press(window, "own_practice.keep")
    assert names(practices) == ["Another", "Half a name"]
    assert not practices.drafts.are_waiting


def test_a_lock_in_the_middle_of_a_word_seals_it_at_once(
    window: Any, page: Any, practices: Any, household: Household, qtbot: QtBot
) -> None:
    half_make(page, qtbot)
    assert page._timer.isActive(), "nothing of it is on the disk yet"
    household.vault.lock()
    assert b"Half" not in household.places.practice_drafts.read_bytes()
    household.open()
    qtbot.waitUntil(lambda: window.toast.words == "A practice you had begun is still here, under Pause.")
    assert practices.drafts.of("").name == "Half a name"


def test_each_practice_has_what_was_begun_of_it(
    window: Any, page: Any, practices: Any, household: Household, qtbot: QtBot
) -> None:
    kept = practices.add("Another", STEPS)
    half_make(page, qtbot)
    window.page("pause").edit_wanted.emit(kept.id)
    page.form.rows[0].seconds.box.setValue(20)
    qtbot.waitUntil(lambda: practices.drafts.of(kept.id) is not None)
    page.form.rows[0].seconds.box.setValue(10)
    qtbot.waitUntil(lambda: practices.drafts.of(kept.id) is None)
    page.form.rows[0].seconds.box.setValue(20)
    household.vault.lock()
    household.open()
    window.page("pause").edit_wanted.emit("")
    assert page.form.name.text() == "Half a name"
    window.page("pause").edit_wanted.emit(kept.id)
    assert [row.seconds.box.seconds for row in page.form.rows] == [20, 48, 15]
    practices.remove(kept.id)
    window.page("pause").edit_wanted.emit(kept.id)
    assert page.form.name.text() == "Half a name", "a new one comes first"
    press(window, "own_practice.let_go")
    press(window, "pause.own.make")
    assert [row.seconds.box.seconds for row in page.form.rows] == [20, 48, 15], "it is in reach yet"


def test_what_was_begun_is_let_go_and_an_undo_has_it_wait_again(
    window: Any, page: Any, practices: Any, qtbot: QtBot
) -> None:
    let_go = find(QWidget, window, "own_practice.let_go")
    assert not let_go.isVisible()
    half_make(page, qtbot)
    assert let_go.isVisible()
    press(window, "own_practice.let_go")
    assert (window.place, practices.drafts.are_waiting) == ("pause", False)
    assert window.toast.words == "Let go. It is not kept anywhere."
    press(window, "pause.own.make")
    assert (page.form.name.text(), page.form.message.text) == ("", "")
    window.undo()
    assert (page.form.name.text(), page.form.message.text) == ("Half a name", BEGUN)
    qtbot.keyClick(page.form.name, Qt.Key.Key_Escape)
    press(window, "pause.own.make")
    assert (page.form.name.text(), page.form.message.text) == ("Half a name", BEGUN)


def test_the_way_to_what_was_begun_says_so(window: Any, page: Any, qtbot: QtBot) -> None:
    make = find(QWidget, window, "pause.own.make")
    assert make.text() == "Make a practice of your own"  # type: ignore[attr-defined]
    half_make(page, qtbot)
    qtbot.keyClick(page.form.name, Qt.Key.Key_Escape)
    assert make.text() == "Go on with your practice"  # type: ignore[attr-defined]
    press(window, "pause.own.make")
    press(window, "own_practice.let_go")
    assert make.text() == "Make a practice of your own"  # type: ignore[attr-defined]


def test_an_undo_that_comes_late_writes_over_nothing(
    window: Any, page: Any, practices: Any, qtbot: QtBot
) -> None:
    half_make(page, qtbot)
    press(window, "own_practice.let_go")
    press(window, "pause.own.make")
    qtbot.keyClicks(page.form.name, "Another half")
    window.undo()
    assert page.form.name.text() == "Another half"
    page.seal()
    assert practices.drafts.of("").name == "Another half"


def test_an_undo_that_comes_late_loses_nothing_it_waits_beside(
    window: Any, page: Any, practices: Any, qtbot: QtBot
) -> None:
    half_make(page, qtbot)
    press(window, "own_practice.let_go")
    press(window, "pause.own.make")
    qtbot.keyClicks(page.form.name, "Another half")
    window.undo()
    press(window, "own_practice.keep")
    assert names(practices) == ["Another half"]
    press(window, "pause.own.make")
    assert (page.form.name.text(), page.form.message.text) == ("Half a name", BEGUN)


def test_what_cannot_be_sealed_or_let_go_says_so_and_stays(
    window: Any, page: Any, practices: Any, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_anything: object) -> None:
        raise DiskFull

    half_make(page, qtbot)
    with monkeypatch.context() as broken:
        broken.setattr(BegunKind, "seal", full)
        page.seal()
        assert page.form.message.text == say(DiskFull())
    page.seal()
    with monkeypatch.context() as broken:
        broken.setattr(BegunKind, "seal", full)
        press(window, "own_practice.let_go")
    assert (window.place, page.form.name.text()) == ("own_practice", "Half a name")
    assert page.form.message.text == say(DiskFull())


def test_a_pattern_that_was_removed_is_to_be_chosen_anew(window: Any, page: Any, practices: Any) -> None:
    patterns = window._house.patterns()
    own = patterns.add("Slow", (PhaseStep("in", 4.0), PhaseStep("out", 6.0)))
    made = practices.add("Before", (OwnStep("breathe", own.id, 60), STEPS[2]))
    patterns.remove(own.id)
    window.page("pause").edit_wanted.emit(made.id)
    row = page.form.rows[0]
    assert row.message.text == "What it followed was removed. Choose another."
    assert row.ref.currentText() == "One that was removed"
    press(window, "own_practice.keep")
    assert practices.all() == [made]
    assert window.focusWidget() is row.ref
    row.ref.setCurrentIndex(row.ref.findData("box"))
    row.ref.activated.emit(row.ref.currentIndex())
    press(window, "own_practice.keep")
    assert practices.all()[0].steps[0] == OwnStep("breathe", "box", 60)


def test_what_cannot_be_kept_deleted_or_put_back_says_so(
    window: Any, page: Any, practices: Any, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_anything: object) -> None:
        raise DiskFull

    page.form.name.setText("Before I ring")
    with monkeypatch.context() as broken:
        broken.setattr(practices, "add", full)
        press(window, "own_practice.keep")
        assert page.form.message.text == say(DiskFull())
    press(window, "own_practice.keep")
    press(window, "pause.own.change")
    with monkeypatch.context() as broken:
        broken.setattr(practices, "remove", full)
        press(window, "own_practice.delete")
        assert page.form.message.text == say(DiskFull())
    press(window, "own_practice.delete")
    monkeypatch.setattr(practices, "keep", full)
    with qtbot.waitSignal(page.warning_wanted) as warned:
        window.undo()
    assert warned.args == [say(DiskFull()), None]


def test_an_undo_after_the_lock_changes_nothing_and_holds_no_name(
    window: Any, page: Any, practices: Any, household: Household, qtbot: QtBot
) -> None:
    page.form.name.setText("Before I ring")
    press(window, "own_practice.keep")
    (made,) = practices.all()
    with qtbot.waitSignal(page.kept) as told:
        page.begin(made.id)
        page.form.name.setText("Before I call")
        page.keep()
    assert "Before" not in repr(told.args[1].args)
    (changed,) = practices.all()
    household.vault.lock()
    household.open()
    told.args[1]()
    assert practices.all() == [changed]


def test_a_name_is_forgotten_with_what_was_typed_before_it(page: Any, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.form.name, "Half a name")
    page.form.clear()
    assert not page.form.name.isUndoAvailable()


def refuse(*_anything: object) -> None:
    raise OSError(errno.ENOSPC, "no room")


def fail_to_read(*_anything: object) -> None:
    raise OSError(errno.EIO, "a bad block")


HELD = f"{say(DiskFull())} What you had begun waits where you left it, until HoldSpace locks."


def test_on_a_full_disk_another_opens_and_what_was_begun_is_held_and_sealed_later(
    window: Any,
    page: Any,
    practices: Any,
    household: Household,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kept = practices.add("Another", STEPS)
    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", refuse)
        half_make(page, qtbot)
        window.page("pause").edit_wanted.emit(kept.id)
        assert (page.form.name.text(), page.form.message.text) == ("Another", HELD)
        assert not household.places.practice_drafts.exists()
        window.page("pause").edit_wanted.emit("")
        assert page.form.name.text() == "Half a name"
        window.page("pause").edit_wanted.emit(kept.id)
    household.vault.lock()
    household.open()
    assert practices.drafts.of("").name == "Half a name"


def test_where_what_was_begun_cannot_be_read_a_new_one_opens_and_the_last_is_held(
    window: Any,
    page: Any,
    practices: Any,
    household: Household,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    kept = practices.add("Another", STEPS)
    household.vault.lock()
    household.open()
    unread = b"what was begun before"
    household.places.practice_drafts.write_bytes(unread)
    monkeypatch.setattr("holdspace.storage.vault.read_plain_file", fail_to_read)
    press(window, "pause.own.make")
    assert page.form.message.text == say(NotReadable())
    half_make(page, qtbot)
    window.page("pause").edit_wanted.emit(kept.id)
    assert page.form.name.text() == "Another"
    assert page.form.message.text.startswith(say(NotReadable()))
    window.page("pause").edit_wanted.emit("")
    assert page.form.name.text() == "Half a name"
    press(window, "pause.own.make")
    page.form.rows[0].seconds.box.setValue(70)
    press(window, "own_practice.keep")
    assert names(practices) == ["Another", "Half a name"]
    press(window, "pause.own.make")
    assert page.form.name.text() == ""
    assert household.places.practice_drafts.read_bytes() == unread


def test_one_that_was_kept_is_not_begun_again_though_the_disk_held_on_to_it(
    window: Any,
    page: Any,
    practices: Any,
    household: Household,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    half_make(page, qtbot)
    page.form.rows[0].seconds.box.setValue(70)
    page.seal()
    with monkeypatch.context() as broken:
        broken.setattr(Path, "unlink", refuse)
        press(window, "own_practice.keep")
        assert names(practices) == ["Half a name"]
        press(window, "pause.own.make")
        assert page.form.name.text() == ""
        qtbot.keyClick(page.form.name, Qt.Key.Key_Escape)
        household.vault.lock()
    assert household.places.practice_drafts.exists()
    household.open()
    press(window, "pause.own.make")
    assert (page.form.name.text(), page.form.message.text) == ("", "")
    page.seal()
    assert not practices.drafts.are_waiting
