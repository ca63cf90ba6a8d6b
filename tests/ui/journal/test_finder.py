# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Hits are counted, marked where they are seen, and looked for a little at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QTextCursor

from holdspace.ui.journal.entry_view import EntryView, PlainView
from holdspace.ui.journal.finder import MOST_HITS, Finder
from holdspace.ui.widgets.entry_edit import EntryEdit

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme

LEAF = "\U0001f33f"


@pytest.fixture
def box(qtbot: QtBot, theme: Theme) -> EntryEdit:
    box = EntryEdit(theme)
    qtbot.addWidget(box)
    box.resize(400, 200)
    box.show()
    return box


@pytest.fixture
def finder(theme: Theme, box: EntryEdit) -> Finder:
    return Finder(theme, box)


def marked(box: EntryEdit | EntryView | PlainView) -> list[str]:
    return [mark.cursor.selectedText() for mark in box.extraSelections()]


def test_it_finds_whatever_case_and_accent_and_begins_at_the_caret(
    finder: Finder, box: EntryEdit, theme: Theme
) -> None:
    box.show_text(f"{LEAF} Café\n{LEAF}{LEAF} cafe\nnothing\ncafé")
    cursor = box.textCursor()
    cursor.setPosition(9)
    box.setTextCursor(cursor)
    finder.look_in(box)
    finder.look_for("CAFE")
    assert (finder.current, finder.count, finder.is_done) == (2, 3, True)
    assert marked(box) == ["Café", "cafe", "café"]
    colours = [mark.format.background().color().name() for mark in box.extraSelections()]
    assert colours == [theme.colour(role).name() for role in ("clay_soft", "clay", "clay_soft")]
    clay = theme.colour("clay").name()
    image = box.viewport().grab().toImage()
    cursor = QTextCursor(box.document())
    under = box.cursorRect(cursor)
    cursor.setPosition(4)
    middle = box.cursorRect(cursor).x()
    column = [image.pixelColor(middle, y).name() for y in range(under.top(), under.bottom() + 1)]
    assert column.count(clay) >= 2  # two pixels under "Café", which is no more than a hit
    assert column[-3:-1] == [clay, clay]


def test_steps_go_round_both_ways(finder: Finder, box: EntryEdit) -> None:
    box.show_text("one two one")
    finder.look_in(box)
    finder.step(1)
    finder.look_for("one")
    seen = [finder.current]
    for by in (1, 1, -1):
        finder.step(by)
        seen.append(finder.current)
    assert seen == [1, 2, 1, 2]


def test_stopping_takes_the_marks_and_selects_the_hit(finder: Finder, box: EntryEdit) -> None:
    box.show_text("one two")
    finder.look_in(box)
    finder.look_for("two")
    assert not box.textCursor().hasSelection()
    finder.stop()
    assert marked(box) == []
    assert box.selected_words() == "two"
    assert (finder.current, finder.count) == (0, 0)


def test_it_looks_again_when_the_words_change(finder: Finder, box: EntryEdit, qtbot: QtBot) -> None:
    box.show_text("one")
    finder.look_in(box)
    finder.look_for("one")
    box.textCursor().insertText(" one")
    qtbot.waitUntil(lambda: finder.count == 2)
    finder.look_for("")
    assert (finder.current, finder.count, marked(box)) == (0, 0, [])


def test_the_longest_entry_holds_up_nothing_and_only_what_is_seen_is_marked(
    theme: Theme, qtbot: QtBot
) -> None:
    view = PlainView(theme, lambda words: None)
    qtbot.addWidget(view)
    view.resize(400, 200)
    view.show()
    view.show_lines("a quiet é line\n" * 100_000)
    finder = Finder(theme, view)
    finder.look_in(view)
    finder.look_for("no such words")
    assert not finder.is_done  # it gives way to keys after a moment
    qtbot.waitUntil(lambda: finder.is_done)
    assert finder.count == 0
    finder.look_for("quiet")
    qtbot.waitUntil(lambda: finder.is_done)
    assert finder.count == MOST_HITS
    assert 1 <= len(marked(view)) < 40
    finder.step(-1)
    assert finder.current == MOST_HITS
    assert "quiet" in marked(view)


def test_a_new_size_of_text_takes_nothing_away(
    finder: Finder, box: EntryEdit, theme: Theme, qtbot: QtBot
) -> None:
    view = EntryView(theme, lambda words: None)
    qtbot.addWidget(view)
    view.resize(300, 100)
    view.show()
    view.show_html("<p>one two</p>" * 40)
    finder.look_in(view)
    finder.look_for("two")
    theme.scale_text(200)
    qtbot.waitUntil(lambda: finder.count == 40)
    assert "two" in marked(view)
    theme.scale_text(100)
