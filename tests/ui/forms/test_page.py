# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Forms in the window: ours go into the words under way, own ones are made, changed and deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from holdspace.domain.prompts import TEMPLATE
from holdspace.services.capture import Words
from holdspace.services.content import load_prompts
from holdspace.services.errors import VaultDamaged
from holdspace.ui.forms.page import FormsPage
from window_house import find

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from household import Household
    from window_house import Make, MakeWindow

OURS = [each for each in load_prompts() if each.kind == TEMPLATE]


@pytest.fixture
def household(household_in: Make) -> Household:
    made = household_in("unlocked")
    made.capture.set_down(Words("words of before"))
    return made


@pytest.fixture
def window(window_in: MakeWindow, household: Household) -> Any:
    return window_in(household)


@pytest.fixture
def page(window: Any, qtbot: QtBot) -> FormsPage:
    qtbot.mouseClick(find(QAbstractButton, window, "now.form"), Qt.MouseButton.LeftButton)
    page = window.page("forms")
    assert isinstance(page, FormsPage)
    return page


def press(window: Any, name: str, qtbot: QtBot) -> None:
    qtbot.mouseClick(find(QAbstractButton, window, f"forms.{name}"), Qt.MouseButton.LeftButton)


def make(window: Any, title: str, qtbot: QtBot) -> None:
    press(window, "make", qtbot)
    find(QLineEdit, window, "forms.title").setText(title)
    press(window, "keep", qtbot)


def test_one_of_ours_goes_into_the_box_by_key_alone(window: Any, page: FormsPage, qtbot: QtBot) -> None:
    row = window.focusWidget()
    assert row.accessibleIdentifier() == f"forms.form.{OURS[0].id}"
    qtbot.keyClick(row, Qt.Key.Key_Down)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert window.place == "now"
    box = window.now.composer.entry
    assert box.plain_text() == OURS[1].text
    assert box.hasFocus()
    box.undo()
    assert box.plain_text() == ""


def test_esc_leads_back_and_puts_nothing_anywhere(window: Any, page: FormsPage, qtbot: QtBot) -> None:
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert window.place == "now"
    assert window.now.composer.entry.plain_text() == ""


def test_one_of_ones_own_is_made_of_the_present_words(window: Any, page: FormsPage, qtbot: QtBot) -> None:
    window.show_now()
    window.now.composer.entry.insertPlainText("## Seen\n\n## Said")
    window.commands.run("forms")
    make(window, "Visit", qtbot)
    (own,) = page._own.values()
    assert (own.title, own.text) == ("Visit", "## Seen\n\n## Said")
    assert page.rows.value == own.id
    press(window, "change", qtbot)
    find(QLineEdit, window, "forms.title").setText("Home visit")
    press(window, "keep", qtbot)
    (own,) = page._own.values()
    assert own.title == "Home visit"


def test_one_is_deleted_and_comes_back(window: Any, page: FormsPage, qtbot: QtBot) -> None:
    page._words = lambda: "some words"
    make(window, "Visit", qtbot)
    with qtbot.waitSignal(page.toast_wanted) as told:
        press(window, "delete", qtbot)
    words, undo = told.args
    assert words == "Form deleted."
    assert "some words" not in repr(undo)
    assert not page._own
    undo()
    assert [each.text for each in page._own.values()] == ["some words"]


def test_while_locked_ours_are_there_and_own_ones_are_not(
    window: Any, page: FormsPage, household: Household, qtbot: QtBot
) -> None:
    page._words = lambda: "some words"
    make(window, "Visit", qtbot)
    household.vault.lock()
    assert not page._own
    assert page._locked.isVisible()
    assert not find(QAbstractButton, window, "forms.make").isVisible()
    press(window, "start", qtbot)
    assert window.now.composer.entry.plain_text() == OURS[0].text


def test_nothing_of_it_is_kept_when_it_is_left(window: Any, page: FormsPage, qtbot: QtBot) -> None:
    page._words = lambda: "some words"
    make(window, "Visit", qtbot)
    press(window, "make", qtbot)
    window.show_now()
    assert not page._own
    assert page.editor.words.plain_text() == ""
    assert page._text.text() == ""


def test_what_cannot_be_kept_says_why(
    window: Any, page: FormsPage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise VaultDamaged

    page._words = lambda: "some words"
    make(window, "Visit", qtbot)
    monkeypatch.setattr(page._service, "add", refuse)
    make(window, "Another", qtbot)
    assert page.editor.message.text
    page._leave_editor()
    monkeypatch.setattr(page._service, "remove", refuse)
    press(window, "delete", qtbot)
    assert page.message.text
    monkeypatch.setattr(page._service, "all", refuse)
    page.message.clear()
    page.look_again()
    assert page.message.text
