# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The help page with the words that ship and real settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from holdspace.services.content import load_help
from holdspace.services.settings import Settings
from holdspace.services.sources import load_sources
from holdspace.ui.help.half import HalfView
from holdspace.ui.help.number_row import CallField, CallText, NumberRow
from holdspace.ui.help.page import HelpPage
from holdspace.ui.theme.theme import Text
from holdspace.ui.widgets.controls import Button

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme

T = TypeVar("T", bound=QWidget)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.ini"


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, file: Path) -> HelpPage:
    return open_page(qtbot, theme, file)


def open_page(qtbot: QtBot, theme: Theme, file: Path) -> HelpPage:
    page = HelpPage(theme, Settings(file), load_help(), sources=load_sources())
    qtbot.addWidget(page)
    page.resize(1198, 768)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


def find(page: QWidget, kind: type[T], identifier: str) -> T:
    found = [each for each in page.findChildren(kind) if each.accessibleIdentifier() == identifier]
    assert len(found) == 1, identifier
    return found[0]


def change(qtbot: QtBot, page: HelpPage, number: str, words: str) -> CallField:
    qtbot.mouseClick(find(page, Button, f"help.edit.{number}"), Qt.MouseButton.LeftButton)
    field = find(page, CallField, f"help.field.{number}")
    assert field.hasFocus()
    assert field.selectedText() == field.text()
    field.clear()
    qtbot.keyClicks(field, words)
    return field


def test_both_halves_show_all_words_and_numbers(page: HelpPage) -> None:
    content = load_help()
    shown = {text.text() for text in page.findChildren(Text)}
    for half in content.halves:
        assert {half.title, *half.paragraphs, *(n.label for n in half.numbers)} <= shown
        assert {n.call for n in half.numbers} <= shown
    assert set(content.foot) <= shown


def test_enter_keeps_a_number_for_good_and_in_both_halves(
    qtbot: QtBot, theme: Theme, page: HelpPage, file: Path
) -> None:
    field = change(qtbot, page, "emergency", "112")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert not field.isVisible()
    assert find(page, Button, "help.edit.emergency").hasFocus()
    for name in ("emergency", "emergency.not_safe"):
        assert find(page, CallText, f"help.number.{name}").text() == "112"
    again = open_page(qtbot, theme, file)
    assert find(again, CallText, "help.number.emergency").text() == "112"


def test_escape_changes_nothing_and_does_not_close_the_page(qtbot: QtBot, page: HelpPage, file: Path) -> None:
    field = change(qtbot, page, "lifeline", "000")
    with qtbot.assertNotEmitted(page.closed):
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert find(page, CallText, "help.number.lifeline").text() == "988"
    assert not file.exists() or "000" not in file.read_text()


def test_going_elsewhere_keeps_what_was_typed(qtbot: QtBot, page: HelpPage) -> None:
    change(qtbot, page, "childhelp", "555 0100")
    find(page, Button, "help.back").setFocus()
    assert find(page, CallText, "help.number.childhelp").text() == "555 0100"


def test_the_check_keeps_too(qtbot: QtBot, page: HelpPage) -> None:
    change(qtbot, page, "childhelp", "555 0101")
    qtbot.mouseClick(find(page, Button, "help.edit.childhelp"), Qt.MouseButton.LeftButton)
    assert find(page, CallText, "help.number.childhelp").text() == "555 0101"


def test_back_to_what_it_was(qtbot: QtBot, page: HelpPage, file: Path) -> None:
    restore = find(page, Button, "help.restore.lifeline")
    qtbot.mouseClick(find(page, Button, "help.edit.lifeline"), Qt.MouseButton.LeftButton)
    assert not restore.isVisible()
    field = find(page, CallField, "help.field.lifeline")
    qtbot.keyClicks(field, "116 123")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.mouseClick(find(page, Button, "help.edit.lifeline"), Qt.MouseButton.LeftButton)
    assert restore.isVisible()
    qtbot.mouseClick(restore, Qt.MouseButton.LeftButton)
    assert find(page, CallText, "help.number.lifeline").text() == "988"
    assert Settings(file).help_number("lifeline") is None


def test_an_emptied_number_goes_back_to_what_it_was(qtbot: QtBot, page: HelpPage) -> None:
    field = change(qtbot, page, "lifeline", "116 123")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    field = change(qtbot, page, "lifeline", "  ")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert find(page, CallText, "help.number.lifeline").text() == "988"


def test_a_number_of_ones_own_is_asked_for_and_filled_in(qtbot: QtBot, page: HelpPage) -> None:
    add = find(page, Button, "help.add.employee_assistance")
    assert add.isVisible()
    qtbot.mouseClick(add, Qt.MouseButton.LeftButton)
    field = find(page, CallField, "help.field.employee_assistance")
    qtbot.keyClicks(field, "555 0102")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert not add.isVisible()
    assert find(page, CallText, "help.number.employee_assistance").isVisible()


def test_a_failed_write_says_so(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    (tmp_path / "no").write_text("a file where a folder should be")
    page = open_page(qtbot, theme, tmp_path / "no" / "settings.ini")
    field = change(qtbot, page, "lifeline", "116 123")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    said = [
        text for text in page.findChildren(Text) if "could not be saved" in text.text() and text.isVisible()
    ]
    assert len(said) == 2  # the number stands in both halves
    assert find(page, CallText, "help.number.lifeline").text() == "116 123"


def test_numbers_can_be_selected_and_copied_with_the_keyboard(qtbot: QtBot, page: HelpPage) -> None:
    number = find(page, CallText, "help.number.childhelp")
    number.setFocus(Qt.FocusReason.TabFocusReason)
    assert number.selectedText() == "1-800-422-4453"
    qtbot.keyClick(number, "c", Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "1-800-422-4453"
    QApplication.clipboard().clear()


@pytest.mark.parametrize("half", ["hard_day", "not_safe"])
def test_a_half_asked_for_is_brought_to_the_keyboard_and_into_view(
    qtbot: QtBot, theme: Theme, file: Path, half: str
) -> None:
    page = HelpPage(theme, Settings(file), load_help())
    qtbot.addWidget(page)
    page.resize(600, 500)  # the halves stand one above the other
    page.show_half(half)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    titles = {content.id: content.title for content in load_help().halves}
    title = next(text for text in page.findChildren(Text) if text.text() == titles[half])
    qtbot.waitUntil(lambda: page.rect().contains(title.mapTo(page, title.rect().center())))
    qtbot.waitUntil(title.hasFocus)


def test_the_halves_stand_side_by_side_where_there_is_room(page: HelpPage) -> None:
    first, second = page.findChildren(HalfView)
    assert first.y() == second.y()
    assert second.x() > first.geometry().right()
    page.resize(640, 700)
    scroll = page.findChild(QScrollArea)
    assert scroll is not None
    scroll.widget().layout().activate()
    assert second.y() > first.y()
    assert second.x() == first.x()


def test_back_and_escape_close_it(qtbot: QtBot, page: HelpPage) -> None:
    with qtbot.waitSignal(page.closed):
        qtbot.mouseClick(find(page, Button, "help.back"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.closed):
        qtbot.keyClick(page, Qt.Key.Key_Escape)


def test_opening_it_leaves_no_trace(qtbot: QtBot, theme: Theme, file: Path, private_home: Path) -> None:
    page = open_page(qtbot, theme, file)
    page.show_half("hard_day")
    page.show_half("not_safe")
    page.hide()
    assert not file.exists()
    assert not private_home.exists()


def test_no_word_is_cut_off_at_twice_the_text_size(qtbot: QtBot, theme: Theme, page: HelpPage) -> None:
    theme.scale_text(200)
    try:
        qtbot.waitUntil(lambda: all(_is_whole(row) for row in page.findChildren(NumberRow)))
    finally:
        theme.scale_text(100)


def _is_whole(row: NumberRow) -> bool:
    shown = [text for text in row.findChildren(Text) if text.isVisible()]
    return all(text.height() >= text.heightForWidth(text.width()) for text in shown)


def test_at_the_foot_are_the_studies_behind_what_is_said(page: HelpPage) -> None:
    shown = [text.text() for text in page.findChildren(Text) if not text.isHidden()]
    for each in load_sources():
        assert f"{each.says} {each.source}." in shown
