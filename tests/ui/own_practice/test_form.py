# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The form of a practice of one's own: two to six steps, ten minutes at most, said as it grows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from holdspace.domain.own_practices import MOST_STEPS, OwnStep

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


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
    while form.add.isEnabled():
        form.add_step("let_go")
    assert len(form.rows) == MOST_STEPS
    form.add_step("let_go")
    assert len(form.rows) == MOST_STEPS
    last = form.rows[-1]
    last.remove.click()
    assert last not in form.rows
    assert form.window().focusWidget() is form.rows[-1].kind
    assert form.add.isEnabled()
    for _ in range(10):
        form.rows[0].remove.click()
    assert len(form.rows) == 2
    form.take_out(form.rows[0])
    assert len(form.rows) == 2


def offered(form: Any) -> QMenu:
    form.add.click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def add(form: Any, kind: str, qtbot: QtBot) -> None:
    """Add a step of a kind by keys."""
    menu = offered(form)
    while menu.activeAction().text() != kind:
        qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("kind", "made", "keyboard"),
    [
        ("Breathe", OwnStep("breathe", "cyclic_sighing", 30), "ref"),
        ("Pause", OwnStep("pause", "one_breath", 10), "ref"),
        ("Cards", OwnStep("card", "", 20, 1), "ref"),
        ("Let go", OwnStep("let_go", "", 15), "seconds"),
    ],
)
def test_a_step_is_added_by_its_kind_and_what_is_still_to_say_has_the_keyboard(
    page: Any, kind: str, made: OwnStep, keyboard: str, qtbot: QtBot
) -> None:
    form = page.form
    add(form, kind, qtbot)
    added = form.rows[-1]
    assert (len(form.rows), added.step) == (3, made)
    field = added.ref if keyboard == "ref" else added.seconds.box
    assert form.window().focusWidget() is field


def test_what_is_asked_already_is_not_offered_again(page: Any, qtbot: QtBot) -> None:
    form = page.form
    for _ in range(3):
        add(form, "Choose", qtbot)
    assert [row.asks for row in form.rows[2:]] == ["audience", "load", "load"]
    assert not any(row.message.text for row in form.rows)
    menu = offered(form)
    assert [action.text() for action in menu.actions()][:4] == [
        *("Breathe", "Pause", "Steady myself", "Cards")
    ]
    menu.close()


def test_what_is_above_a_new_step_stays_where_it_is(page: Any, qtbot: QtBot) -> None:
    form = page.form

    def place(widget: QWidget) -> tuple[int, int]:
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        at = widget.mapTo(page, widget.rect().topLeft())
        return at.x(), at.y()

    stay = [form.name, *form.rows]
    before = [place(each) for each in stay]
    for count in range(3, MOST_STEPS + 1):
        form.add_step("pause")
        added = form.rows[-1]
        qtbot.waitUntil(lambda added=added: added.width() > 200)
        assert len(form.rows) == count
        assert [place(each) for each in stay] == before


def test_over_ten_minutes_nothing_is_kept_and_it_is_said(page: Any, practices: Any) -> None:
    form = page.form
    form.name.setText("Too long")
    form.rows[0].seconds.box.setValue(300)
    form.add_step("let_go")
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
    form.add_step("let_go")
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


def test_tab_leads_from_the_last_button_round_the_window_to_the_name_again(page: Any, qtbot: QtBot) -> None:
    form, window = page.form, page.window()
    form.offer_to_let_go(offered=True)
    form.let_go.setFocus()
    passed: list[str] = []
    while window.focusWidget() is not form.name and len(passed) < 40:
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        passed.append(window.focusWidget().accessibleIdentifier())
    assert passed[-1] == "own_practice.name"
    assert {"nav.now", "nav.lock", "help.open"} <= set(passed)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert window.focusWidget() is form.rows[0].kind
