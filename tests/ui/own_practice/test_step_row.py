# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""One step as it is made: what it can be of, how long, and what is wrong with it in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt

from holdspace.domain.own_practices import OwnStep
from holdspace.domain.practices import STEP_KINDS

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ALT = Qt.KeyboardModifier.AltModifier


def pick(choice: Any, value: str) -> None:
    row = choice.findData(value)
    choice.setCurrentIndex(row)
    choice.activated.emit(row)


@pytest.mark.parametrize("kind", STEP_KINDS)
def test_each_kind_makes_a_step(page: Any, kind: str) -> None:
    row = page.form.rows[0]
    pick(row.kind, kind)
    step = row.step
    assert step is not None
    assert (step.kind, row.problem()) == (kind, "")
    assert row.ref.isVisible() == (row.ref.count() > 1)


def test_a_pause_takes_as_long_as_it_does_by_itself_and_a_breath_stays(page: Any) -> None:
    row = page.form.rows[0]
    pick(row.kind, "pause")
    pick(row.ref, "sit")
    assert row.step == OwnStep("pause", "sit", 300)
    pick(row.kind, "breathe")
    row.seconds.box.setValue(90)
    pick(row.ref, "box")
    assert row.step == OwnStep("breathe", "box", 90)
    pick(row.kind, "card")
    pick(row.ref, "3")
    assert row.step == OwnStep("card", "", 60, 3)


def test_seconds_out_of_bounds_are_told_beside_it(page: Any) -> None:
    row = page.form.rows[0]
    row.seconds.box.setValue(5)
    assert row.step is None
    assert row.message.text == "Here it takes 10 to 300 seconds."
    row.focus_problem()
    assert row.window().focusWidget() is row.seconds.box
    row.seconds.box.setValue(20)
    assert row.message.text == ""


def test_every_control_says_which_step_it_is_of(page: Any) -> None:
    second = page.form.rows[1]
    names = {each.accessibleIdentifier(): each.accessibleName() for each in second.stops}
    assert names == {
        "own_practice.step.2.kind": "Step 2: what it is",
        "own_practice.step.2.ref": "Step 2: which",
        "own_practice.step.2.seconds": "Step 2: seconds",
        "own_practice.step.2.up": "Move step 2 up",
        "own_practice.step.2.down": "Move step 2 down",
        "own_practice.step.2.remove": "Take step 2 out",
    }
    assert second.accessibleName() == "Step 2 of 2"


def test_alt_with_an_arrow_key_moves_it_and_opens_no_list(page: Any, qtbot: QtBot) -> None:
    first, second = page.form.rows
    for control in (first.kind, first.ref, first.seconds.box):
        control.setFocus()
        qtbot.keyClick(control, Qt.Key.Key_Down, ALT)
        assert page.form.rows == [second, first]
        assert first.window().focusWidget() is control
        qtbot.keyClick(control, Qt.Key.Key_Up, ALT)
        assert page.form.rows == [first, second]
    assert not first.kind.view().isVisible()


def test_a_pause_that_is_gone_can_be_picked_once_more(page: Any, practices: Any) -> None:
    made = practices.add("Before", (OwnStep("pause", "of_before", 40), OwnStep("let_go", "", 15)))
    page.begin(made.id)
    row = page.form.rows[0]
    row._on_ref_picked()
    assert (row.ref.currentText(), row.seconds.box.seconds) == ("One that was removed", 40)
