# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What is reckoned from a row is what the view in the vault gives, by which FTS5 fills and checks it all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import KEEPS_FIXTURES
from holdspace.domain.audiences import AUDIENCES
from holdspace.domain.entries import KINDS, LOADS, Entry
from holdspace.domain.text import clean_text
from holdspace.storage.connection import Row
from holdspace.storage.entries import as_stored
from holdspace.storage.entry_rows import ENTRY_WIDTH, FEELINGS, PK, TAGS, to_row, with_trash
from holdspace.storage.vault import Vault
from holdspace.storage.word_marks import words_of

MakeEntry = Callable[..., Entry]
_INSERT = f"INSERT INTO entries VALUES ({', '.join('?' * ENTRY_WIDTH)})"
_VIEW = "SELECT text, marks FROM entries_to_find WHERE pk = ?"
LESSONS = ("lesson", "Lesson:", "LESSON: x", "**lesson**", "# lesson", "###### Lesson", "####### lesson")
odd_words = st.text(st.sampled_from('ab"\\,\n\r\t\b\x01[]\ue001\ue002 é\u0130\u212a'), min_size=1, max_size=9)
words = (odd_words | st.text(min_size=1, max_size=12)).filter(lambda word: word == word.strip())
texts = st.lists(st.sampled_from((*LESSONS, "\n", " ", "le\u017f\u017fon:", "é")) | st.text(max_size=9)).map(
    lambda parts: clean_text("".join(parts))
)
moments = st.datetimes(datetime(1900, 1, 1), timezones=st.just(UTC))
entries = st.builds(
    Entry,
    id=st.just("00000000-0000-4000-8000-000000000000"),
    created_at=moments,
    time_zone=st.just("UTC"),
    modified_at=moments,
    text=texts,
    kind=st.sampled_from(KINDS),
    audiences=st.lists(st.sampled_from(AUDIENCES), unique=True).map(tuple),
    load=st.none() | st.sampled_from(LOADS),
    feelings=st.lists(words, max_size=3).map(tuple),
    tags=st.lists(words, max_size=3).map(tuple),
    starred=st.booleans(),
    sealed=st.booleans(),
)


def by_the_view(vault: Vault, row: Row) -> Row | None:
    """Return what the view gives of a row, which is then taken out again."""
    vault.connection.run(_INSERT, row)
    found = vault.connection.row(_VIEW, (row[PK],))
    vault.connection.run("DELETE FROM entries")
    return found


@settings(max_examples=150, deadline=None, suppress_health_check=KEEPS_FIXTURES)
@given(entries)
def test_row_and_view_say_the_same(vault: Vault, entry: Entry) -> None:
    row = to_row(7, as_stored(entry))
    assert by_the_view(vault, row) == words_of(row)


@pytest.mark.parametrize("column", [FEELINGS, TAGS])
@pytest.mark.parametrize("odd", ["[ ]", "{}", '""', '["a", "b"]', '[ "a" ]', '["\\u00e9\\\\"]'])
def test_lists_that_no_vault_writes_are_read_alike(
    vault: Vault, entry_at: MakeEntry, column: int, odd: str
) -> None:
    row = to_row(7, entry_at())
    row = (*row[:column], odd, *row[column + 1 :])
    assert by_the_view(vault, row) == words_of(row)


def test_what_is_in_the_trash_has_no_words(vault: Vault, entry_at: MakeEntry) -> None:
    row = with_trash(to_row(7, entry_at()), "2026-03-02T00:00:00+00:00", "2026-03-02T00:00:00+00:00")
    assert by_the_view(vault, row) is words_of(row) is None


def test_a_lesson_is_marked_where_a_line_begins_with_it(entry_at: MakeEntry) -> None:
    def is_marked(text: str) -> bool:
        words = words_of(to_row(7, entry_at(text=text)))
        return words is not None and "\ue000lesson" in words[1]

    marked = [text for text in (*LESSONS, "a few\nlesson: words", "a lesson: words") if is_marked(text)]
    assert marked == [*LESSONS[1:6], "a few\nlesson: words"]
