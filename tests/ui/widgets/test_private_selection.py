# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What leaves the entry box: plain words with their hints, for a minute; see also tests/desktop for X11."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QClipboard
from PySide6.QtWidgets import QApplication

from holdspace.ui.widgets.clipboard import HINTS
from holdspace.ui.widgets.entry_edit import EntryEdit
from holdspace.ui.widgets.private_clipboard import CLEAR_AFTER_MS, PrivateClipboard, words_clipboard

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QObject, QTimer
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme
    from window_house import Make, MakeWindow

CTRL, SHIFT, NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)
WORDS = "her <b>own</b> words\nand a second line"


@pytest.fixture
def clipboard(qapp: QApplication) -> Iterator[QClipboard]:
    qapp.clipboard().clear()
    yield qapp.clipboard()
    qapp.clipboard().clear()


@pytest.fixture
def entry(qtbot: QtBot, theme: Theme, clipboard: QClipboard) -> EntryEdit:
    entry = EntryEdit(theme, "now.entry")
    qtbot.addWidget(entry)
    entry.show_text(WORDS)
    entry.show()
    entry.selectAll()
    return entry


def timer_of(inside: QObject) -> QTimer:
    clipboards = inside.findChildren(PrivateClipboard)
    assert len(clipboards) == 1
    return clipboards[0]._timer


@pytest.mark.parametrize(
    ("key", "modifiers", "left"),
    [
        (Qt.Key.Key_C, CTRL, WORDS),
        (Qt.Key.Key_Insert, CTRL, WORDS),
        (Qt.Key.Key_X, CTRL, ""),
        (Qt.Key.Key_Delete, SHIFT, ""),
    ],
)
def test_copying_and_cutting_by_key_leave_plain_words_with_hints_for_a_minute(
    qtbot: QtBot,
    entry: EntryEdit,
    clipboard: QClipboard,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier,
    left: str,
) -> None:
    qtbot.keyClick(entry, key, modifiers)
    data = clipboard.mimeData()
    assert data.text() == WORDS
    assert set(data.formats()) == {"text/plain", *HINTS}
    assert entry.plain_text() == left
    timer = timer_of(entry)
    assert timer.isActive()
    assert timer.interval() == CLEAR_AFTER_MS
    timer.timeout.emit()
    assert clipboard.text() == ""


@pytest.mark.parametrize(("name", "left"), [("edit-copy", WORDS), ("edit-cut", "")])
def test_copying_and_cutting_by_the_menu_do_the_same(
    entry: EntryEdit, clipboard: QClipboard, name: str, left: str
) -> None:
    menu = entry.make_menu()
    action = menu.findChild(QAction, name)
    assert action is not None
    action.trigger()
    assert set(clipboard.mimeData().formats()) == {"text/plain", *HINTS}
    assert entry.plain_text() == left
    timer_of(entry).timeout.emit()
    assert clipboard.text() == ""
    menu.deleteLater()


def test_what_is_cut_can_be_undone(qtbot: QtBot, entry: EntryEdit, clipboard: QClipboard) -> None:
    qtbot.keyClick(entry, Qt.Key.Key_X, CTRL)
    entry.undo()
    assert entry.plain_text() == WORDS
    timer_of(entry).timeout.emit()


def test_nothing_selected_leaves_the_clipboard_alone(
    qtbot: QtBot, entry: EntryEdit, clipboard: QClipboard
) -> None:
    clipboard.setText("a phone number")
    entry.moveCursor(entry.textCursor().MoveOperation.End)
    qtbot.keyClick(entry, Qt.Key.Key_C, CTRL)
    qtbot.keyClick(entry, Qt.Key.Key_X, CTRL)
    assert clipboard.text() == "a phone number"
    assert entry.plain_text() == WORDS


def test_what_is_dragged_is_plain_with_its_hints(entry: EntryEdit) -> None:
    data = entry.createMimeDataFromSelection()
    assert data.text() == WORDS
    assert set(data.formats()) == {"text/plain", *HINTS}


@pytest.mark.parametrize("state", ["locked", "unlocked", "none"])
def test_the_vault_has_one_clipboard_for_words(household_in: Make, state: str) -> None:
    vault = household_in(state).vault
    assert words_clipboard(vault) is words_clipboard(vault)


def test_words_copied_on_now_leave_the_clipboard_at_the_lock_and_as_the_vault_closes(
    qtbot: QtBot, window_in: MakeWindow, household_in: Make, clipboard: QClipboard
) -> None:
    household = household_in("unlocked")
    entry = window_in(household).now.composer.entry
    for end in (household.vault.close, household.vault.lock):
        entry.show_text(WORDS)
        entry.selectAll()
        qtbot.keyClick(entry, Qt.Key.Key_C, CTRL)
        assert clipboard.text() == WORDS
        end()
        assert clipboard.text() == ""
        household.open()
    household.vault.close()
