# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A line that gives nothing away; that selecting leaves nothing behind is in tests/desktop."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from holdspace.ui.widgets.private_clipboard import PrivateClipboard
from holdspace.ui.widgets.private_line import PrivateLine

CTRL = Qt.KeyboardModifier.ControlModifier
WORDS = "Mrs. Okafor"


@pytest.fixture
def line(qtbot: QtBot) -> Iterator[PrivateLine]:
    """A line with words, all selected."""
    line = PrivateLine()
    qtbot.addWidget(line)
    line.setText(WORDS)
    line.selectAll()
    line.show()
    yield line
    for clipboard in line.findChildren(PrivateClipboard):
        clipboard.clear()
    QApplication.clipboard().clear()


def copied() -> str:
    """Return what is on the clipboard, which must carry the hints if it is anything."""
    data = QApplication.clipboard().mimeData()
    if data is None:
        return ""
    assert not data.text() or data.hasFormat("x-kde-passwordManagerHint")
    return data.text()


def test_a_copy_carries_the_hints_and_is_taken_off_after_a_minute(qtbot: QtBot, line: PrivateLine) -> None:
    qtbot.keyClick(line, Qt.Key.Key_C, CTRL)
    assert copied() == WORDS
    [clipboard] = line.findChildren(PrivateClipboard)
    clipboard._timer.timeout.emit()
    assert copied() == ""
    assert line.text() == WORDS


def test_a_cut_takes_the_words_along(qtbot: QtBot, line: PrivateLine) -> None:
    qtbot.keyClick(line, Qt.Key.Key_X, CTRL)
    assert (copied(), line.text()) == (WORDS, "")


def test_what_may_not_change_is_not_cut(qtbot: QtBot, line: PrivateLine) -> None:
    line.setReadOnly(True)
    qtbot.keyClick(line, Qt.Key.Key_X, CTRL)
    assert line.text() == WORDS


@pytest.mark.parametrize("key", [Qt.Key.Key_C, Qt.Key.Key_X])
def test_behind_dots_nothing_is_copied_or_cut(qtbot: QtBot, line: PrivateLine, key: Qt.Key) -> None:
    line.setEchoMode(QLineEdit.EchoMode.Password)
    line.selectAll()
    qtbot.keyClick(line, key, CTRL)
    assert (copied(), line.text()) == ("", WORDS)


@pytest.mark.parametrize(("name", "left"), [("edit-copy", WORDS), ("edit-cut", "")])
def test_the_menu_copies_and_cuts_the_same_way(line: PrivateLine, name: str, left: str) -> None:
    menu = line.make_menu()
    action = menu.findChild(QAction, name)
    assert action is not None
    action.trigger()
    assert (copied(), line.text()) == (WORDS, left)
    menu.deleteLater()


def test_keyboards_learn_nothing_from_it(line: PrivateLine) -> None:
    assert line.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData


def test_what_is_forgotten_does_not_come_back_by_undo(line: PrivateLine, qtbot: QtBot) -> None:
    qtbot.keyClicks(line, "Other")
    line.forget()
    assert (line.text(), line.isUndoAvailable(), line.isRedoAvailable()) == ("", False, False)
    line.undo()
    assert line.text() == ""
