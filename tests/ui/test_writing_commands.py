# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Marks from the palette go into the box written in last; the long page comes and goes from anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from holdspace.services.capture import Words
from holdspace.services.vault import LOCKED
from holdspace.ui.main_window import MainWindow
from household import PASSPHRASE
from window_house import find

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from window_house import Make, MakeWindow


@pytest.fixture
def window(window_in: MakeWindow, household_in: Make) -> MainWindow:
    """A window whose journal holds one entry."""
    household = household_in("unlocked")
    household.capture.set_down(Words("words of before"))
    return window_in(household)


def offered(window: MainWindow) -> set[str]:
    return {command.id for command in window.commands.all()}


@pytest.mark.parametrize(
    ("mark", "after"),
    [
        ("bold", "**word**"),
        ("italic", "*word*"),
        ("list", "- word"),
        ("quote", "> word"),
        ("heading", "# word"),
    ],
)
def test_a_mark_from_the_palette_goes_into_the_box(
    window: MainWindow, mark: str, after: str, qtbot: QtBot
) -> None:
    box = window.now.composer.entry
    qtbot.keyClicks(box, "word")
    window.open_palette()
    assert mark in offered(window)
    window._palette.close_quietly()  # type: ignore[union-attr]
    window.commands.run(mark)
    assert box.plain_text() == after
    assert QApplication.focusWidget() is box


def test_a_key_in_the_box_is_done_once(window: MainWindow, qtbot: QtBot) -> None:
    box = window.now.composer.entry
    qtbot.keyClicks(box, "word")
    qtbot.keyClick(box, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert box.plain_text() == "**word**"


def test_marks_are_offered_only_where_there_is_a_box(window: MainWindow) -> None:
    assert "bold" in offered(window)
    window.show_cards()
    assert "bold" not in offered(window)
    window.commands.run("bold")
    assert window.place == "cards"
    window.show_journal()
    assert "bold" not in offered(window)
    window.page("journal").browser.edit()  # type: ignore[attr-defined]
    assert "bold" in offered(window)


def test_the_long_page_of_now_has_the_window_and_esc_leads_back(window: MainWindow, qtbot: QtBot) -> None:
    box = window.now.composer.entry
    qtbot.keyClicks(box, "at the end of the day")
    qtbot.keyClick(box, Qt.Key.Key_F11)
    assert window.now.takes_window
    assert QApplication.focusWidget() is box
    for gone in ("nav.journal", "now.before", "now.minutes.3", "now.audience.client", "now.long_page"):
        assert not find(QWidget, window, gone).isVisible()
    for there in ("now.save", "help.open", "now.two_minutes", "now.long_page_back"):
        assert find(QWidget, window, there).isVisible()
    qtbot.waitUntil(lambda: box.height() > 400)
    window.show_breathe()
    assert find(QWidget, window, "nav.journal").isVisible()
    window.show_now()
    assert not find(QWidget, window, "nav.journal").isVisible()
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert find(QWidget, window, "nav.journal").isVisible()
    assert find(QWidget, window, "now.before").isVisible()
    assert box.plain_text() == "at the end of the day"


def test_setting_down_leaves_the_long_page(window: MainWindow, qtbot: QtBot) -> None:
    window.commands.run("long_page")
    qtbot.keyClicks(window.now.composer.entry, "done")
    qtbot.keyClick(window.now.composer.entry, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not window.now.takes_window
    assert find(QWidget, window, "nav.journal").isVisible()


def test_from_the_journal_the_entry_shown_gets_the_long_page(window: MainWindow, qtbot: QtBot) -> None:
    window.show_journal()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F11)
    words = find(QWidget, window, "journal.editor")
    assert window.page("journal").takes_window  # type: ignore[attr-defined]
    for gone in ("nav.now", "journal.list", "journal.load.1", "journal.long_page"):
        assert not find(QWidget, window, gone).isVisible()
    qtbot.keyClicks(words, ", and more")
    qtbot.keyClick(words, Qt.Key.Key_Escape)
    assert find(QWidget, window, "nav.now").isVisible()
    assert find(QWidget, window, "journal.list").isVisible()
    assert words.isVisible()
    qtbot.mouseClick(find(QWidget, window, "journal.long_page"), Qt.MouseButton.LeftButton)
    assert not find(QWidget, window, "nav.now").isVisible()
    qtbot.mouseClick(find(QWidget, window, "journal.done"), Qt.MouseButton.LeftButton)
    assert find(QWidget, window, "nav.now").isVisible()
    qtbot.keyClick(words, Qt.Key.Key_Escape)
    browser = window.page("journal").browser  # type: ignore[attr-defined]
    assert browser.editor is None
    assert browser.reader.entry.text == "words of before, and more"


def test_the_lock_gives_the_window_back(window: MainWindow) -> None:
    window.show_journal()
    window.commands.run("long_page")
    window._house.vault.lock()
    assert find(QWidget, window, "nav.now").isVisible()


def test_without_an_entry_the_long_page_is_that_of_now(window_in: MakeWindow) -> None:
    window = window_in(LOCKED)
    window.show_journal()
    window.commands.run("long_page")
    assert (window.place, window.now.takes_window) == ("now", True)
    assert "find_in_entry" not in offered(window)
    window._house.vault.unlock(PASSPHRASE)
    assert "find_in_entry" in offered(window)


def test_finding_in_the_entry_is_a_command_too(window: MainWindow) -> None:
    window.commands.run("find_in_entry")
    assert window.place == "journal"
    assert QApplication.focusWidget() is find(QLineEdit, window, "journal.find")


def test_two_minutes_begin_where_one_writes(window: MainWindow) -> None:
    window.show_cards()
    window.commands.run("two_minutes")
    assert window.place == "now"
    assert window.now.composer._two_minutes.is_under_way  # type: ignore[union-attr]
    assert QApplication.focusWidget() is window.now.composer.entry
    window.show_journal()
    browser = window.page("journal").browser  # type: ignore[attr-defined]
    browser.edit()
    window.commands.run("two_minutes")
    assert browser.editor._two_minutes.is_under_way
    assert window.place == "journal"
    window.commands.run("two_minutes")
    assert not browser.editor._two_minutes.is_under_way
