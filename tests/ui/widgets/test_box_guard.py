# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""At one box: what it tells, the ways out by key, line and menu, and what a screen reader hears."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from holdspace.services.errors import DiskFull
from holdspace.services.identifier_guard import GuardService
from holdspace.ui.widgets.box_guard import BoxGuard
from holdspace.ui.widgets.entry_edit import EntryEdit
from window_house import find

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme
    from ui.screen_reader import Reader


@pytest.fixture
def guard(theme: Theme, service: GuardService, box: EntryEdit) -> BoxGuard:
    made = BoxGuard(theme, service, box, lambda: True, set())
    made.line.setParent(box)
    return made


def write(guard: BoxGuard, box: EntryEdit, text: str) -> None:
    """Have this in the box, and looked at."""
    box.show_text(text)
    look = guard.look
    look._rest.stop()
    look._begin()
    while not look.is_at_rest:
        look._look_on()


def caret(box: EntryEdit, position: int) -> None:
    cursor = box.textCursor()
    cursor.setPosition(position)
    box.setTextCursor(cursor)


def menu_at(box: EntryEdit) -> QMenu:
    """Return the menu that a key asks for at the caret, filled and not shown."""
    menu = box.make_menu()
    box.menu_wanted.emit(menu, box.textCursor().position())
    return menu


def test_the_role_stands_wherever_the_words_stood_in_one_step(
    guard: BoxGuard, box: EntryEdit, qtbot: QtBot
) -> None:
    text = "Mrs. Okafor called.\n\U0001f642 I saw Mrs. Okafor's knee. Okafor is tired."
    write(guard, box, text)
    with qtbot.waitSignals([guard.replacing, guard.replaced], order="strict"):
        qtbot.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    replaced = "A client called.\n\U0001f642 I saw a client's knee. A client is tired."
    assert box.plain_text() == replaced
    assert guard.told is None
    assert guard.line.isHidden()
    box.undo()
    assert box.plain_text() == text
    box.redo()
    assert box.plain_text() == replaced


def test_the_key_does_nothing_where_nothing_is_told(guard: BoxGuard, box: EntryEdit, qtbot: QtBot) -> None:
    write(guard, box, "quiet words")
    qtbot.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    guard.leave_it()
    guard.show_roles()
    assert box.plain_text() == "quiet words"


def test_what_stands_for_a_number_reads_on_after_the_word_before_it(guard: BoxGuard, box: EntryEdit) -> None:
    write(guard, box, "Phone 555-014-2231.")
    assert guard.told is not None
    assert guard.told.roles == ("a phone number", "[phone]")
    guard.say_role()
    assert box.plain_text() == "Phone a phone number."


def test_esc_in_the_menu_of_other_words_leads_back_to_the_text(
    guard: BoxGuard, box: EntryEdit, qtbot: QtBot
) -> None:
    write(guard, box, "then Xiomara left")
    find(QWidget, guard.line, "now.guard_more").setFocus()
    guard.show_roles()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    qtbot.keyClick(menu, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: box.window().focusWidget() is box)  # active or not
    gc.collect()
    assert box.plain_text() == "then Xiomara left"


def test_it_tells_of_what_is_at_the_caret(guard: BoxGuard, box: EntryEdit) -> None:
    write(guard, box, "I saw Maria and then Xiomara left")
    assert guard.line.sentence == "“Maria” could point to a person."
    caret(box, box.plain_text().index("Xio") + 2)
    assert guard.line.sentence == "“Xiomara” could point to a person."
    guard.say_role()
    assert box.plain_text() == "I saw Maria and then a client left"
    assert guard.line.sentence == "“Maria” could point to a person."


def test_its_fine_is_said_once_and_for_every_spelling(
    guard: BoxGuard, box: EntryEdit, service: GuardService
) -> None:
    write(guard, box, "I saw Mrs. Okafor and OKAFOR too")
    guard.line.fine_wanted.emit()
    assert box.plain_text() == "I saw Mrs. Okafor and OKAFOR too"
    assert guard.line.isHidden()
    assert service.fine_words() == {"okafor"}
    write(guard, box, "Okafor again")
    assert guard.told is None


def test_where_it_cannot_be_remembered_that_is_told(
    guard: BoxGuard, box: EntryEdit, service: GuardService, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def refuse(words: str) -> None:
        raise DiskFull

    monkeypatch.setattr(service, "this_is_fine", refuse)
    write(guard, box, "then Xiomara left")
    with qtbot.waitSignal(guard.failed):
        guard.leave_it()


def test_the_menu_offers_every_role(guard: BoxGuard, box: EntryEdit) -> None:
    write(guard, box, "then Xiomara left")
    caret(box, 0)
    plain = [action.text() for action in menu_at(box).actions()]
    caret(box, 8)
    offered = menu_at(box)
    words = [action.text() for action in offered.actions()]
    assert words[0] == "Say “a client”"
    assert "Say “a client, 50s”" in words
    assert words[words.index("It’s fine") + 1 :] == ["", *plain]
    next(each for each in offered.actions() if each.text() == "Say “the physician”").trigger()
    assert box.plain_text() == "then the physician left"


def test_the_menu_is_for_what_lies_under_the_pointer(
    guard: BoxGuard, box: EntryEdit, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[list[str]] = []

    def show(menu: QMenu, at: QPoint) -> None:
        shown.append([action.text() for action in menu.actions()])

    monkeypatch.setattr(QMenu, "popup", show)
    write(guard, box, "then Xiomara left")
    caret(box, 8)
    place = box.cursorRect().center()
    caret(box, 0)
    reason = QContextMenuEvent.Reason
    box.contextMenuEvent(QContextMenuEvent(reason.Mouse, place, place))
    box.contextMenuEvent(QContextMenuEvent(reason.Keyboard, place, place))
    assert ["It’s fine" in words for words in shown] == [True, False]


def test_roles_of_the_line_are_those_of_the_menu(
    guard: BoxGuard, box: EntryEdit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMenu, "popup", lambda menu, at: menu.actions()[1].trigger())
    write(guard, box, "talked to juan")
    guard.show_roles()
    assert box.plain_text() == "talked to the client"


def test_it_is_read_out_once_about_a_word(guard: BoxGuard, box: EntryEdit, reader: Reader) -> None:
    write(guard, box, "I saw Mrs. Okafor")
    write(guard, box, "I saw Mrs. Okafor again, and OKAFOR")
    assert [words.split(" could")[0] for words, _ in reader.heard] == ["“Mrs. Okafor”"]
    write(guard, box, "then Xiomara left")
    assert len(reader.heard) == 2


def test_words_that_changed_since_are_not_replaced(guard: BoxGuard, box: EntryEdit, qtbot: QtBot) -> None:
    write(guard, box, "then Xiomara left")
    caret(box, 8)
    qtbot.keyClicks(box, "xx")
    qtbot.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert box.plain_text() == "then Xioxxmara left"


def test_stopped_it_tells_of_nothing(guard: BoxGuard, box: EntryEdit) -> None:
    write(guard, box, "then Xiomara left")
    guard.stop()
    assert guard.told is None
    assert guard.line.isHidden()
