# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Keys that are pressed while a lock is under way: all of what was begun blindly is lost, or none."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from holdspace.ui.gap_keys import GapKeys, hold_keys

CTRL = Qt.KeyboardModifier.ControlModifier


class Page(QWidget):
    """A window with a field that has the keyboard, and a command with a key."""

    first_painted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.field = QLineEdit(self)
        self.done = 0
        action = QAction(self)
        action.setShortcut(QKeySequence("Ctrl+1"))
        action.triggered.connect(self._on_triggered)
        self.addAction(action)

    def _on_triggered(self) -> None:
        self.done += 1

    def type(self, words: str) -> None:
        """Type as a display does it: to the window."""
        for letter in words:
            QTest.keyClick(self.windowHandle(), letter)


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[Page]:
    page = Page()
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    page.field.setFocus()
    qtbot.waitUntil(page.field.hasFocus)
    return page


@pytest.fixture
def keys(page: Page) -> GapKeys:
    return GapKeys(page.windowHandle())


def test_before_the_window_is_painted_keys_do_nothing(page: Page, keys: GapKeys) -> None:
    page.type("quiet")
    QTest.keyClick(page.windowHandle(), Qt.Key.Key_1, CTRL)
    assert (page.field.text(), page.done) == ("", 0)


def test_where_none_is_lost_the_first_key_counts(page: Page, keys: GapKeys, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(keys.lost):
        keys.end(False)
    page.type("q")
    assert page.field.text() == "q"
    QTest.keyClick(page.windowHandle(), Qt.Key.Key_1, CTRL)
    assert page.done == 1
    qtbot.waitUntil(lambda: not shiboken6.isValid(keys))


@pytest.mark.parametrize("was_here", [True, False])
def test_what_was_begun_before_is_lost_to_its_end(
    page: Page, keys: GapKeys, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, was_here: bool
) -> None:
    """Begun in this window before its first frame, or in the one before."""
    if was_here:
        page.type("qu")
    with qtbot.waitSignal(keys.lost):
        keys.end(not was_here)
    page.type("iet")
    assert page.field.text() == ""
    assert keys._pause.isActive()
    keys._pause.setInterval(1)  # the hands pause
    page.type(" ")
    qtbot.waitUntil(lambda: not shiboken6.isValid(keys))
    page.type("quiet")
    assert page.field.text() == "quiet"


def test_each_key_begins_the_pause_anew(page: Page, keys: GapKeys, monkeypatch: pytest.MonkeyPatch) -> None:
    keys.end(True)
    begun: list[str] = []
    monkeypatch.setattr(keys._pause, "start", lambda: begun.append("anew"))
    page.type("qu")
    QTest.keyRelease(page.windowHandle(), Qt.Key.Key_I)  # of a key that was pressed before
    assert begun == ["anew"] * 2


@pytest.mark.parametrize(
    ("key", "held", "repeats"),
    [
        (Qt.Key.Key_Alt, Qt.KeyboardModifier.NoModifier, False),
        (Qt.Key.Key_Tab, Qt.KeyboardModifier.AltModifier, False),
        (Qt.Key.Key_L, CTRL, False),
        (Qt.Key.Key_L, Qt.KeyboardModifier.NoModifier, True),  # held since before
    ],
)
def test_what_types_nothing_loses_nothing(
    page: Page, keys: GapKeys, qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier, repeats: bool
) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, key, held, "", repeats)
    assert keys.eventFilter(page, event)  # and does nothing either
    with qtbot.assertNotEmitted(keys.lost):
        keys.end(False)
    page.type("q")
    assert page.field.text() == "q"


def test_a_key_that_is_held_is_no_pause_and_shift_is(
    page: Page, keys: GapKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys.end(True)
    begun: list[str] = []
    monkeypatch.setattr(keys._pause, "start", lambda: begun.append("anew"))
    none = Qt.KeyboardModifier.NoModifier
    keys.eventFilter(page, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Q, none, "q", True))
    assert keys.eventFilter(page, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Shift, none))
    assert begun == ["anew"]


@pytest.mark.parametrize("is_told", [True, False])
def test_of_two_windows_one_says_it_and_both_take_nothing(page: Page, is_told: bool) -> None:
    told: list[bool] = []

    def tell() -> None:
        told.append(True)

    hold_keys(page, None, tell if is_told else None)
    page.type("q")
    page.first_painted.emit()  # nothing stands here for it
    assert (page.field.text(), told) == ("", [True] * is_told)


def test_a_window_that_is_not_shown_has_no_keys_to_hold(qtbot: QtBot) -> None:
    page = Page()
    qtbot.addWidget(page)
    hold_keys(page, None, None)
    page.show()
    page.activateWindow()
    page.field.setFocus()
    qtbot.waitUntil(page.field.hasFocus)
    page.type("q")
    assert page.field.text() == "q", "what is shown later takes its first key"


def test_all_but_keys_passes(page: Page, keys: GapKeys) -> None:
    assert not keys.eventFilter(QObject(), QEvent(QEvent.Type.Expose))
