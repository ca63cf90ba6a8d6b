# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Hits in the entry that is read."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from holdspace.domain.entries import Entry
from holdspace.services.finding import FindService
from holdspace.services.journal import JournalService
from holdspace.services.vault import VaultService
from holdspace.ui.journal.entry_view import EntryView
from holdspace.ui.journal.hit_marks import HitMarks

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme


@pytest.fixture
def finder(vault: VaultService, journal: JournalService, keep: Callable[..., Entry]) -> FindService:
    keep("silence")
    return FindService(vault, journal)


@pytest.fixture
def view(theme: Theme, qtbot: QtBot) -> EntryView:
    """A page of 300 lines, of which two have what is looked for."""
    made = EntryView(theme, lambda _text: None)
    qtbot.addWidget(made)
    lines = ["a line 😀 of words"] * 300
    lines[0] = "<b>Silence</b> 😀 and more silence"
    lines[250] = "then silence"
    made.show_html("".join(f"<p>{line}</p>" for line in lines))
    made.resize(500, 300)
    made.show()
    qtbot.waitExposed(made)
    return made


def _marked(view: EntryView) -> list[str]:
    return [mark.cursor.selectedText() for mark in view.extraSelections()]


def test_what_is_seen_is_marked_and_the_rest_once_it_is_seen(
    theme: Theme, view: EntryView, finder: FindService
) -> None:
    marks = HitMarks(theme, view)
    finder.find("silence")
    marks.mark(view, finder, goes_there=False)
    assert _marked(view) == ["Silence", "silence"]
    assert view.extraSelections()[0].format.background().color() == theme.colour("clay_soft")
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    assert _marked(view) == []
    bar.setValue(round(bar.maximum() * 0.83))
    assert _marked(view) == ["silence"]


def test_it_goes_to_the_first_hit(theme: Theme, view: EntryView, finder: FindService) -> None:
    marks = HitMarks(theme, view)
    finder.find("then")
    marks.mark(view, finder, goes_there=True)
    assert view.verticalScrollBar().value() > 0
    assert _marked(view) == ["then"]


def test_where_nothing_is_looked_for_nothing_is_marked(
    theme: Theme, view: EntryView, finder: FindService
) -> None:
    marks = HitMarks(theme, view)
    finder.find("silence")
    marks.mark(view, finder, goes_there=False)
    finder.clear()
    marks.mark(view, None, goes_there=True)
    assert _marked(view) == []


def test_marks_leave_a_view_that_is_no_longer_read(
    theme: Theme, view: EntryView, finder: FindService, qtbot: QtBot
) -> None:
    other = EntryView(theme, lambda _text: None)
    qtbot.addWidget(other)
    other.show_html("<p>silence</p>")
    other.show()
    marks = HitMarks(theme, view)
    finder.find("silence")
    marks.mark(view, finder, goes_there=False)
    marks.mark(other, finder, goes_there=False)
    assert _marked(view) == []
    assert _marked(other) == ["silence"]
