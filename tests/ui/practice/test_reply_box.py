# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The box for a reply: Ctrl+Enter looks, marks differ by more than colour, and forgetting leaves nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat

from holdspace.services.coaching import Mark
from holdspace.ui.practice.reply_box import ReplyBox
from holdspace.ui.widgets.entry_edit import LONGEST_TEXT
from window_house import nothing

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme

WORDS = "You’re tired 🌧 of it. Have you tried ice?"
TIRED, ICE = WORDS.index("You"), WORDS.index("Have")
MARKS = (
    Mark(TIRED, ICE - 1, "a simple reflection", helps=True),
    Mark(ICE, len(WORDS) - 1, "advice", helps=False),
)
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def reply(qtbot: QtBot, theme: Theme) -> ReplyBox:
    copied: list[str] = []
    reply = ReplyBox(theme, copied.append)
    reply.promise("It is kept nowhere.")
    reply.copied = copied  # type: ignore[attr-defined]
    qtbot.addWidget(reply)
    reply.resize(700, 160)
    with qtbot.waitActive(reply):
        reply.show()
        reply.activateWindow()
    reply.box.setFocus()
    return reply


def lines_under(reply: ReplyBox) -> list[tuple[str, bool]]:
    """Return the words that have a line below them, and whether it is dotted."""
    marks = reply.box._marks_by or {}
    return [
        (mark.cursor.selectedText(), dotted) for marked, _line, dotted in marks.values() for mark in marked
    ]


def test_ctrl_enter_and_the_button_look_and_enter_begins_a_line(qtbot: QtBot, reply: ReplyBox) -> None:
    qtbot.keyClicks(reply.box, "hm")
    for _ in range(2):
        with qtbot.waitSignal(reply.look_wanted):
            qtbot.keyClick(reply.box, Qt.Key.Key_Return, CTRL)
    with qtbot.waitSignal(reply.look_wanted):
        qtbot.mouseClick(reply.look, Qt.MouseButton.LeftButton)
    with qtbot.assertNotEmitted(reply.look_wanted):
        qtbot.keyClick(reply.box, Qt.Key.Key_Return)
    assert reply.words == "hm\n"


def test_what_is_said_aloud_needs_no_words(qtbot: QtBot, reply: ReplyBox) -> None:
    with qtbot.waitSignal(reply.said_aloud):
        qtbot.mouseClick(reply.aloud, Qt.MouseButton.LeftButton)


def test_marks_stand_under_the_words_that_are_meant_and_are_told(reply: ReplyBox) -> None:
    reply.box.setPlainText(WORDS)
    reply.mark(MARKS)
    assert lines_under(reply) == [("You’re tired 🌧 of it.", False), ("Have you tried ice", True)]
    assert reply.box.accessibleDescription() == (
        "a simple reflection: You’re tired 🌧 of it.. advice: Have you tried ice"
    )
    assert "dotted" in reply._hint.text()


def test_what_overlaps_has_one_line_and_what_is_in_the_way_comes_first(reply: ReplyBox) -> None:
    reply.box.setPlainText("abcdefghij")
    spans = ((0, 6, True), (2, 4, False), (3, 5, False), (8, 9, False), (9, 10, True))
    reply.mark(tuple(Mark(start, end, "x", helps) for start, end, helps in spans))
    assert lines_under(reply) == [("ab", False), ("f", False), ("j", False), ("cde", True), ("i", True)]


def test_marks_go_with_the_first_change(qtbot: QtBot, reply: ReplyBox) -> None:
    reply.box.setPlainText(WORDS)
    reply.mark(MARKS)
    with qtbot.waitSignal(reply.changed):
        qtbot.keyClick(reply.box, "x")
    assert lines_under(reply) == []
    assert reply.box.accessibleDescription() == ""
    assert "nowhere" in reply._hint.text()


def test_marks_take_the_colours_in_force(reply: ReplyBox, theme: Theme) -> None:
    reply.box.setPlainText(WORDS)
    reply.mark(MARKS)
    theme.choose("dark")
    colours = [line for _marked, line, _dotted in (reply.box._marks_by or {}).values()]
    assert colours == [theme.colour("sage"), theme.colour("clay")]


def test_forgetting_leaves_nothing_to_see_and_nothing_to_undo(qtbot: QtBot, reply: ReplyBox) -> None:
    qtbot.keyClicks(reply.box, "a quince")
    reply.mark((Mark(0, 3, "advice", helps=False),))
    reply.forget()
    qtbot.keyClick(reply.box, Qt.Key.Key_Z, CTRL)
    assert reply.words == ""
    assert lines_under(reply) == []
    assert "quince" not in reply.box.accessibleDescription()


def test_copies_go_where_private_words_go(qtbot: QtBot, reply: ReplyBox) -> None:
    reply.box.setPlainText(WORDS)
    reply.box.selectAll()
    qtbot.keyClick(reply.box, Qt.Key.Key_C, CTRL)
    assert reply.copied == [WORDS]  # type: ignore[attr-defined]


def test_words_too_long_to_paste_are_refused_in_words(qtbot: QtBot, reply: ReplyBox) -> None:
    with qtbot.waitSignal(reply.refused) as refused:
        reply.box.paste_refused.emit(LONGEST_TEXT)
    assert "too long" in refused.args[0]


def test_where_it_is_narrow_the_box_keeps_its_room(qtbot: QtBot, theme: Theme) -> None:
    reply = ReplyBox(theme, lambda words: nothing())
    qtbot.addWidget(reply)
    least = reply.minimumHeight()
    reply.arrange(narrow=True)
    assert reply.minimumHeight() > least
    reply.arrange(narrow=False)
    assert reply.minimumHeight() == least


def test_what_is_neither_has_dashes_and_is_not_said_to_be_in_the_way(reply: ReplyBox) -> None:
    reply.box.setPlainText("Can I sit down?")
    reply.mark((Mark(0, 14, "a closed question", helps=False, is_neutral=True),))
    marks, line, dotted = (reply.box._marks_by or {})["coach_neither"]
    assert (line, dotted) == (None, False)
    assert marks[0].look.underlineStyle() == QTextCharFormat.UnderlineStyle.DashUnderline
    assert "coach_in_the_way" not in (reply.box._marks_by or {})
    assert "neither" in reply._hint.text()
