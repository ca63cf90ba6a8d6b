# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Several hands mark words in one box, and none takes away the marks of another."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from holdspace.ui.widgets.entry_edit import EntryEdit
from holdspace.ui.widgets.text_marks import TextMark

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme


def mark(box: EntryEdit, start: int, end: int = 0) -> TextMark:
    """Return a mark from one of Qt's positions to another, or at one alone."""
    cursor = QTextCursor(box.document())
    cursor.setPosition(start)
    cursor.setPosition(end or start, QTextCursor.MoveMode.KeepAnchor)
    return TextMark(cursor, QTextCharFormat())


def test_each_has_its_own_marks(qtbot: QtBot, theme: Theme) -> None:
    box = EntryEdit(theme)
    qtbot.addWidget(box)
    box.show_text("some words")

    def marked() -> list[int]:
        return [each.cursor.position() for each in box.extraSelections()]

    box.show_marks("guard", [mark(box, 1), mark(box, 2)])
    box.show_marks("find", [mark(box, 3)])
    assert marked() == [1, 2, 3]
    box.show_marks("guard", [mark(box, 4)])
    assert marked() == [3, 4]
    box.show_marks("find", [])
    box.show_marks("nobody", [])
    assert marked() == [4]


def test_a_dotted_line_is_half_as_much_as_a_whole_one(qtbot: QtBot, theme: Theme) -> None:
    box = EntryEdit(theme)
    qtbot.addWidget(box)
    box.resize(300, 100)
    box.show_text("some words")
    box.show()
    colour = QColor("#ff00ff")

    def painted(*, dotted: bool) -> int:
        box.show_marks("guard", [mark(box, 0, 4)], colour, dotted=dotted)
        image = box.viewport().grab().toImage()
        every = [(x, y) for x in range(image.width()) for y in range(image.height())]
        return sum(image.pixelColor(x, y) == colour for x, y in every)

    whole = painted(dotted=False)
    assert whole > 40
    assert abs(painted(dotted=True) - whole / 2) <= 4


def test_nothing_of_qt_is_kept_that_frees_a_cursor_twice(qtbot: QtBot, theme: Theme) -> None:
    """An ExtraSelection that was painted and then collected, box and all, ended the process."""
    box = EntryEdit(theme)
    qtbot.addWidget(box)
    box.show_text("some words")
    box.show_marks("guard", [mark(box, 0, 4)], QColor("#ff00ff"))
    box.grab()
    assert not [each for each in gc.get_objects() if isinstance(each, QTextEdit.ExtraSelection)]


def test_it_says_which_lines_are_in_view(qtbot: QtBot, theme: Theme) -> None:
    box = EntryEdit(theme)
    qtbot.addWidget(box)
    box.resize(300, 120)
    box.show()
    box.show_text("\n".join(f"line {number}" for number in range(200)))
    box.verticalScrollBar().setValue(0)
    first, end = box.positions_seen()
    assert first == 0
    assert 0 < end < box.document().characterCount() // 2
    box.verticalScrollBar().setValue(box.verticalScrollBar().maximum())
    first, last = box.positions_seen()
    assert first >= end
    assert last == box.document().characterCount()
