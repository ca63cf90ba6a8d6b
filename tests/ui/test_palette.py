# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The command palette."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget

from holdspace.ui.commands import Command, Commands, Found
from holdspace.ui.palette import Palette
from window_house import find

if TYPE_CHECKING:
    from PySide6.QtWidgets import QListWidget
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme
    from window_house import Make, MakeWindow

NAMES = ("Breathe", "Pause", "Let it go: keep the moment", "Someone I visit is not safe", "Lock the journal")
ALL = len(NAMES) + 1  # and the veil


class Desk:
    """A window with a field that has the keyboard, its commands and its palette."""

    def __init__(self, theme: Theme) -> None:
        self.window = QWidget()
        self.window.resize(900, 600)
        self.field, self.button = QLineEdit(), QPushButton("elsewhere")
        column = QVBoxLayout(self.window)
        column.addWidget(self.field)
        column.addWidget(self.button)
        self.window.show()
        self.window.activateWindow()
        self.field.setFocus()
        self.done: list[str] = []
        self.commands = Commands(self.window)
        self.commands.add(Command("palette", "Find a command", "Ctrl+K", ""), partial(self.do, "palette"))
        for name in NAMES:
            self.commands.add(
                Command(name, name, "Ctrl+L" if "Lock" in name else "", ""), partial(self.do, name)
            )
        self.commands.add(Command("veil", "Veil", "", "", found_by="hide words"), partial(self.do, "veil"))
        self.palette = Palette(theme, self.commands, self.window)

    def do(self, name: str, _checked: bool = False) -> None:
        self.done.append(name)

    @property
    def query(self) -> QLineEdit:
        return find(QLineEdit, self.palette, "palette.field")

    @property
    def rows(self) -> list[str]:
        items: QListWidget = self.palette._list
        return [items.item(row).text() for row in range(items.count())]


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme) -> Desk:
    desk = Desk(theme)
    qtbot.addWidget(desk.window)
    return desk


def test_it_opens_with_the_caret_in_its_field_and_all_commands_but_itself(desk: Desk) -> None:
    desk.palette.open()
    assert QApplication.focusWidget() is desk.query
    assert len(desk.rows) == ALL
    items: QListWidget = desk.palette._list
    spoken = [items.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(items.count())]
    assert "Lock the journal, Ctrl+L" in spoken


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("brea", ["Breathe"]),
        ("hide", ["Veil"]),
        ("us", ["Pause"]),
        ("SAFE not", ["Someone I visit is not safe"]),
        ("zz", ["Nothing by that name."]),
        ("hide words", ["Veil"]),
        ("  ", None),
    ],
)
def test_letters_narrow_the_list(qtbot: QtBot, desk: Desk, typed: str, found: list[str] | None) -> None:
    desk.palette.open()
    qtbot.keyClicks(desk.query, typed)
    assert len(desk.rows) == ALL if found is None else desk.rows == found


def test_what_is_called_so_comes_first_and_what_only_has_the_letters_within_last(
    qtbot: QtBot, desk: Desk
) -> None:
    for words, also in (("Re-encrypt", ""), ("Unlock", ""), ("Day’s end", "lock"), ("Locking", "")):
        desk.commands.add(Command(words, words, "", "", found_by=also), partial(desk.do, words))
    desk.commands.add_finder(lambda text: [Found("Cards: Crying", list)] if text == "cry" else [])
    desk.palette.open()
    qtbot.keyClicks(desk.query, "cry")
    assert desk.rows == ["Cards: Crying", "Re-encrypt"]
    desk.query.setText("lock")
    assert desk.rows == ["Lock the journal", "Locking", "Day’s end", "Unlock"]
    desk.query.setText("encrypt")
    assert desk.rows == ["Re-encrypt"]


@pytest.mark.parametrize("typed", ["day's end", "DAY’S END", "day‘s", "Day`s End"])
def test_apostrophes_of_any_kind_and_case_make_no_difference(desk: Desk, typed: str) -> None:
    desk.commands.add(Command("day_end", "Day’s end", "", ""), partial(desk.do, "day_end"))
    desk.palette.open()
    desk.query.setText(typed)
    assert desk.rows == ["Day’s end"]


def test_enter_does_the_first_and_the_keyboard_goes_back(qtbot: QtBot, desk: Desk) -> None:
    desk.palette.open()
    qtbot.keyClicks(desk.query, "pau")
    qtbot.keyClick(desk.query, Qt.Key.Key_Return)
    assert desk.done == ["Pause"]
    assert not desk.palette.isVisible()
    assert QApplication.focusWidget() is desk.field


def test_enter_on_nothing_does_nothing(qtbot: QtBot, desk: Desk) -> None:
    desk.palette.open()
    qtbot.keyClicks(desk.query, "zz")
    qtbot.keyClick(desk.query, Qt.Key.Key_Return)
    assert desk.done == []
    assert desk.palette.isVisible()


def test_arrows_walk_the_list_and_stop_at_its_ends(qtbot: QtBot, desk: Desk) -> None:
    desk.palette.open()
    for _ in range(9):
        qtbot.keyClick(desk.query, Qt.Key.Key_Down)
    qtbot.keyClick(desk.query, Qt.Key.Key_Up)
    qtbot.keyClick(desk.query, Qt.Key.Key_Return)
    assert desk.done == [NAMES[-1]]


def test_esc_closes_it_and_gives_the_keyboard_back(qtbot: QtBot, desk: Desk) -> None:
    desk.palette.open()
    with qtbot.waitSignal(desk.palette.closed):
        qtbot.keyClick(desk.query, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is desk.field
    assert desk.done == []


def test_it_goes_when_the_keyboard_goes_elsewhere_and_leaves_it_there(qtbot: QtBot, desk: Desk) -> None:
    desk.palette.open()
    with qtbot.waitSignal(desk.palette.closed):
        desk.button.setFocus()
    assert not desk.palette.isVisible()
    assert QApplication.focusWidget() is desk.button


def test_a_click_does_a_command(qtbot: QtBot, desk: Desk) -> None:
    desk.palette.open()
    items = desk.palette._list
    where = items.visualItemRect(items.item(1)).center()
    qtbot.mouseClick(items.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert desk.done == [NAMES[1]]


def _further(desk: Desk, text: str) -> list[Found]:
    known = [Found("Cards: Breathing", partial(desk.do, "further"))]
    return known if text and "breath".startswith(text) else []


def test_what_a_finder_knows_stands_below_the_commands_and_is_done(qtbot: QtBot, desk: Desk) -> None:
    desk.commands.add_finder(partial(_further, desk))
    desk.palette.open()
    assert len(desk.rows) == ALL
    qtbot.keyClicks(desk.query, "brea")
    assert desk.rows == ["Breathe", "Cards: Breathing"]
    qtbot.keyClick(desk.query, Qt.Key.Key_Down)
    qtbot.keyClick(desk.query, Qt.Key.Key_Return)
    assert desk.done == ["further"]
    assert not desk.palette.isVisible()


def test_opened_again_it_starts_afresh_with_what_can_be_done_then(qtbot: QtBot, desk: Desk) -> None:
    desk.palette.open()
    qtbot.keyClicks(desk.query, "lock")
    desk.palette.close_quietly()
    desk.commands.enable("Lock the journal", False)
    desk.palette.open()
    assert desk.query.text() == ""
    assert len(desk.rows) == ALL - 1


def test_it_stays_inside_a_window_that_shrinks(qtbot: QtBot, desk: Desk) -> None:
    desk.palette.open()
    desk.window.resize(300, 260)
    QApplication.processEvents()
    assert desk.window.rect().contains(desk.palette.geometry())


def test_that_nothing_was_found_is_no_command(qtbot: QtBot, desk: Desk) -> None:
    desk.palette.open()
    qtbot.keyClicks(desk.query, "zz")
    qtbot.keyClick(desk.query, Qt.Key.Key_Return)
    assert desk.done == []
    assert desk.palette.isVisible()


def test_the_keyboard_goes_to_the_page_where_what_had_it_is_gone_and_the_command_is_done(
    qtbot: QtBot, desk: Desk
) -> None:
    desk.palette._otherwise = desk.button.setFocus
    desk.palette.open()
    shiboken6.delete(desk.field)
    qtbot.keyClicks(desk.query, "pau")
    qtbot.keyClick(desk.query, Qt.Key.Key_Return)
    assert desk.done == ["Pause"]
    assert QApplication.focusWidget() is desk.button


def test_it_stays_open_over_a_vault_that_opens_meanwhile(
    qtbot: QtBot, household_in: Make, window_in: MakeWindow
) -> None:
    household = household_in("locked")
    window = window_in(household)
    window.show_journal()
    window.open_palette()
    query = find(QLineEdit, window, "palette.field")
    qtbot.keyClicks(query, "brea")
    household.open()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    assert QApplication.focusWidget() is query
    qtbot.keyClicks(query, "the")
    qtbot.keyClick(query, Qt.Key.Key_Return)
    assert window.place == "breathe"


def test_esc_after_the_vault_opened_gives_the_keyboard_to_the_page(
    qtbot: QtBot, household_in: Make, window_in: MakeWindow
) -> None:
    household = household_in("locked")
    window = window_in(household)
    window.show_journal()
    window.open_palette()
    household.open()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qtbot.keyClick(find(QLineEdit, window, "palette.field"), Qt.Key.Key_Escape)
    assert window.page("journal").isAncestorOf(QApplication.focusWidget())
