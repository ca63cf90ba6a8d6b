# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""`search`: what is found, newest first, and a query that explains itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from command_line import call
from holdspace.cli import output
from holdspace.cli.search import SENTENCES, sentence
from holdspace.domain.entries import Entry
from holdspace.domain.find import Explanation, Problem
from holdspace.storage.places import Places

Keep = Callable[[Sequence[Entry]], None]
MakeEntry = Callable[..., Entry]
Options = tuple[str, str]


def test_what_answers_is_listed_newest_first(
    vault: Places, keep: Keep, entry_at: MakeEntry, passphrase: Options
) -> None:
    entries = [entry_at(minute, text=f"long silence {minute}", load=minute) for minute in range(1, 4)]
    keep([*entries, entry_at(9, text="noise")])
    answer = call("search", "silence load:>=2", "--json", *passphrase)
    assert (answer.code, answer.complaints) == (0, [])
    assert [entry["id"] for entry in answer.document] == [entries[2].id, entries[1].id]
    answer = call("search", "sil*", "--limit", "1", *passphrase)
    assert answer.out.splitlines() == [f"2026-03-02 09:33  {entries[2].id[:8]}  load 3  long silence 3"]


def test_a_strange_query_is_explained_without_its_words_and_what_is_found_is_shown(
    vault: Places, keep: Keep, entry_at: MakeEntry, passphrase: Options
) -> None:
    keep([entry_at(0, text="calm"), entry_at(1, text="quince")])
    answer = call("search", "for:quince calm", "--json", *passphrase)
    assert answer.code == 0
    assert [entry["text"] for entry in answer.document] == ["calm"]
    (said,) = answer.complaints
    assert "Characters 1 to 10 of the query: this was left out." in said
    assert "quince" not in said


def test_what_must_not_be_there_comes_after_two_dashes(
    vault: Places, keep: Keep, entry_at: MakeEntry, passphrase: Options
) -> None:
    keep([entry_at(0, text="calm"), entry_at(1, text="noise")])
    answer = call("search", "--json", *passphrase, "--", "-noise")
    assert [entry["text"] for entry in answer.document] == ["calm"]
    assert len(answer.complaints) == 1


def test_where_nothing_asked_for_can_be_meant_nothing_is_found(
    vault: Places, keep: Keep, entry_at: MakeEntry, passphrase: Options
) -> None:
    keep([entry_at(0, text="calm")])
    answer = call("search", "before:2024-02-30", "--json", *passphrase)
    assert (answer.code, answer.document) == (0, [])
    assert "no such day" in answer.complaints[0]


def test_more_than_a_page_is_found(
    vault: Places, keep: Keep, entry_at: MakeEntry, passphrase: Options
) -> None:
    keep([entry_at(minute, text="calm") for minute in range(120)])
    assert len(call("search", "calm", "--limit", "110", "--json", *passphrase).document) == 110
    assert len(call("search", "c*", "--limit", "500", "--json", *passphrase).document) == 120


def test_nothing_found_is_an_empty_list(
    vault: Places, passphrase: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert call("search", "calm", "--json", *passphrase).document == []
    assert call("search", "calm", *passphrase).out == ""
    monkeypatch.setattr(output, "is_terminal", lambda: True)
    assert call("search", "calm", *passphrase).out == "Nothing was found.\n"


@pytest.mark.parametrize("arguments", [("search",), ("search", "calm", "--limit", "0")])
def test_a_search_needs_a_query_and_a_limit_from_1(arguments: tuple[str, ...]) -> None:
    answer = call(*arguments)
    assert (answer.code, len(answer.complaints)) == (2, 1)


def test_every_problem_has_its_sentence() -> None:
    assert set(SENTENCES) == set(Problem)
    assert sentence(Explanation(Problem.LONE_MINUS, 3, 4)).startswith(
        "Character 4 of the query: this is a minus"
    )
