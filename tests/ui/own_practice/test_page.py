# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The page for a practice of one's own: made, changed, deleted, undone; begun ones stay until the lock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from holdspace.domain.breathing import PhaseStep
from holdspace.domain.own_practices import OwnStep
from holdspace.services.errors import DiskFull
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


def test_what_was_begun_is_there_again_and_goes_with_the_lock(
    window: Any, page: Any, practices: Any, household: Household, qtbot: QtBot
) -> None:
    kept = practices.add("Another", STEPS)
    page.form.name.setText("Half a name")
    qtbot.keyClick(page.form.name, Qt.Key.Key_Escape)
    assert window.place == "pause"
    press(window, "pause.own.make")
    assert page.form.name.text() == "Half a name"
    assert page.form.message.text == "Here is what you had begun. It is not kept yet."
    household.vault.lock()
    assert window.place == "pause"
    lines = [line.text() for line in window.findChildren(QLineEdit)]
    assert not any("Half" in line for line in lines)
    assert page.form.rows == []
    household.open()
    window.page("pause").edit_wanted.emit(kept.id)
    assert page.form.name.text() == "Another"
    assert not page.form.message.text


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
