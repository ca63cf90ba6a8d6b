# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The form of a practice of one's own: two to six steps, ten minutes at most, said as it grows."""

from __future__ import annotations

from typing import Any

import pytest

from holdspace.domain.own_practices import MOST_STEPS, OwnStep


def test_its_length_is_said_as_it_grows(page: Any) -> None:
    form = page.form
    lengths = [
        (10, 10, "Less than half a minute"),
        (20, 20, "About half a minute"),
        (30, 40, "About a minute"),
        (170, 20, "About 3 minutes"),
    ]
    for first, second, said in lengths:
        form.rows[0].seconds.box.setValue(first)
        form.rows[1].seconds.box.setValue(second)
        assert form.length.text() == said


def test_steps_come_and_go_between_two_and_six(page: Any) -> None:
    form = page.form
    assert not any(row.remove.isEnabled() for row in form.rows)
    while form.add.isVisible():
        form.add.click()
    assert len(form.rows) == MOST_STEPS
    form.add_step()
    assert len(form.rows) == MOST_STEPS
    last = form.rows[-1]
    last.remove.click()
    assert last not in form.rows
    assert form.window().focusWidget() is form.rows[-1].kind
    assert form.add.isVisible()
    for _ in range(10):
        form.rows[0].remove.click()
    assert len(form.rows) == 2
    form.take_out(form.rows[0])
    assert len(form.rows) == 2


def test_over_ten_minutes_nothing_is_kept_and_it_is_said(page: Any, practices: Any) -> None:
    form = page.form
    form.name.setText("Too long")
    form.rows[0].seconds.box.setValue(300)
    form.add.click()
    form.rows[1].seconds.box.setValue(120)
    for row in form.rows[2:]:
        row.kind.setCurrentIndex(row.kind.findData("write"))
        row.kind.activated.emit(row.kind.currentIndex())
        row.seconds.box.setValue(300)
    assert form.length.text() == "About 12 minutes"
    too_long = "Ten minutes are the most. Shorten a step, or take one out."
    assert form.message.text == too_long, "nobody asked to keep it"
    form.keep.click()
    assert form.message.text == f"{too_long} Nothing was kept yet."
    assert practices.all() == []
    form.rows[0].seconds.box.setValue(100)
    assert form.message.text == ""
    form.keep.click()
    assert [each.name for each in practices.all()] == ["Too long"]


@pytest.mark.parametrize("typed", ["", "   "])
def test_without_a_name_it_is_said_beside_the_name(page: Any, practices: Any, typed: str) -> None:
    form = page.form
    form.name.setText(typed)
    form.keep.click()
    assert form.name_message.text == "It needs a name to be found by. Nothing was kept yet."
    assert form.window().focusWidget() is form.name
    assert practices.all() == []


def test_who_it_is_with_is_asked_once_and_how_heavy_twice(page: Any) -> None:
    form = page.form
    form.add.click()
    for kind, key, most in (("choose", "audience", 1), ("choose", "load", 2)):
        for row in form.rows:
            row.kind.setCurrentIndex(row.kind.findData(kind))
            row.kind.activated.emit(row.kind.currentIndex())
            row.ref.setCurrentIndex(row.ref.findData(key))
            row.ref.activated.emit(row.ref.currentIndex())
        assert [bool(row.message.text) for row in form.rows] == [place >= most for place in range(3)]


def test_moved_by_its_buttons_each_step_says_its_place(page: Any) -> None:
    form = page.form
    first, second = form.rows
    assert [row.up.isEnabled() for row in form.rows] == [False, True]
    first.down.click()
    assert form.rows == [second, first]
    assert first.accessibleName() == "Step 2 of 2"
    assert (first.up.isEnabled(), first.down.isEnabled()) == (True, False)
    form.move_step(first, 1)
    assert form.rows == [second, first]
    first.up.click()
    assert form.rows == [first, second]


def test_of_one_that_is_kept_it_is_said_that_nothing_was_changed(page: Any, practices: Any) -> None:
    made = practices.add("Before I ring", (OwnStep("let_go", "", 15),) * 2)
    page.begin(made.id)
    page.form.name.setText("")
    page.keep()
    assert page.form.name_message.text == "It needs a name to be found by. Nothing was changed yet."
