# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Marks by key in the box: one step to undo each, over lines, and Enter goes on with a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import markdown
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QTextCursor

from holdspace.ui.widgets.entry_edit import EntryEdit
from holdspace.ui.widgets.markdown_keys import KEYS, units

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEAF = "\U0001f33f"


@pytest.fixture
def box(qtbot: QtBot, theme: Theme) -> EntryEdit:
    box = EntryEdit(theme)
    qtbot.addWidget(box)
    box.resize(500, 200)
    box.show()
    box.activateWindow()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    return box


def press(qtbot: QtBot, box: EntryEdit, mark: str) -> None:
    keys = QKeySequence(KEYS[mark])[0]
    qtbot.keyClick(box, keys.key(), keys.keyboardModifiers())


@pytest.mark.parametrize(
    ("mark", "after"),
    [
        ("bold", f"{LEAF} **one**"),
        ("italic", f"{LEAF} *one*"),
        ("list", f"- {LEAF} one"),
        ("quote", f"> {LEAF} one"),
        ("heading", f"# {LEAF} one"),
    ],
)
def test_a_mark_comes_by_key_and_goes_by_it_in_one_step(
    qtbot: QtBot, box: EntryEdit, mark: str, after: str
) -> None:
    before = f"{LEAF} one"
    qtbot.keyClicks(box, "x")
    box.show_text(before)
    press(qtbot, box, mark)
    assert box.plain_text() == after
    qtbot.keyClick(box, Qt.Key.Key_Z, CTRL)
    assert box.plain_text() == before
    press(qtbot, box, mark)
    press(qtbot, box, mark)
    assert box.plain_text() == before
    assert box.textCursor().position() == units(before)


def test_several_lines_are_one_step_and_stay_selected(qtbot: QtBot, box: EntryEdit) -> None:
    box.show_text("one\n\ntwo")
    box.selectAll()
    press(qtbot, box, "list")
    assert box.plain_text() == "- one\n\n- two"
    press(qtbot, box, "bold")
    assert box.plain_text() == "- **one**\n\n- **two**"
    assert "one**\n\n- **two" in box.selected_words()
    box.undo()
    assert box.plain_text() == "- one\n\n- two"
    box.undo()
    assert box.plain_text() == "one\n\ntwo"
    assert not box.document().isUndoAvailable()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_goes_on_with_a_list_and_ends_it(qtbot: QtBot, box: EntryEdit, key: Qt.Key) -> None:
    qtbot.keyClicks(box, "- one")
    qtbot.keyClick(box, key)
    qtbot.keyClicks(box, "two")
    assert box.plain_text() == "- one\n- two"
    qtbot.keyClick(box, key)
    qtbot.keyClick(box, key)
    qtbot.keyClicks(box, "after")
    assert box.plain_text() == "- one\n- two\n\nafter"
    qtbot.keyClick(box, key)
    assert box.plain_text() == "- one\n- two\n\nafter\n"


def test_what_follows_a_list_is_read_as_a_paragraph(qtbot: QtBot, box: EntryEdit) -> None:
    qtbot.keyClicks(box, "- one")
    for _ in range(2):
        qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.keyClicks(box, "after")
    read = markdown.markdown(box.plain_text())
    assert "<p>after</p>" in read
    assert "<p>after</p>" not in read[: read.index("</ul>")]


def test_bold_and_italic_end_by_the_key_that_began_them(qtbot: QtBot, box: EntryEdit) -> None:
    for mark, word in (("bold", "strong"), ("italic", "soft")):
        press(qtbot, box, mark)
        qtbot.keyClicks(box, word)
        press(qtbot, box, mark)
        qtbot.keyClicks(box, " ")
    assert box.plain_text() == "**strong** *soft* "


def test_lines_that_marks_begin_stand_as_far_apart_as_others(qtbot: QtBot, box: EntryEdit) -> None:
    box.show_text("- one")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    first = box.document().firstBlock()
    assert first.next().blockFormat().lineHeight() == first.blockFormat().lineHeight() > 0


def test_enter_takes_what_is_selected_out_as_anywhere(qtbot: QtBot, box: EntryEdit) -> None:
    box.show_text("- one two")
    box.moveCursor(QTextCursor.MoveOperation.WordLeft, QTextCursor.MoveMode.KeepAnchor)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert box.plain_text() == "- one \n"


def test_positions_are_counted_as_qt_counts() -> None:
    assert [units(text) for text in ("", "ab", "é", LEAF, f"a{LEAF}b")] == [0, 2, 1, 2, 4]
