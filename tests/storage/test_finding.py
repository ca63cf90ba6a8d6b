# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Running queries over a real vault: the index must agree with what a query means."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdspace.domain.audiences import AUDIENCES
from holdspace.domain.entries import KINDS, Entry, new_entry
from holdspace.domain.find import parse
from holdspace.domain.find_answers import answers
from holdspace.storage import finding
from holdspace.storage.connection import Connection
from holdspace.storage.errors import Cancelled, StorageError
from holdspace.storage.finding import PAGE, Search
from holdspace.storage.key_file import NewVaultKeys
from holdspace.storage.places import Places
from holdspace.storage.vault import Vault, create_vault
from holdspace.storage.word_index import index_agrees

Entries = Callable[..., Entry]
TEXTS = (
    "I held the silence and didn't fill it",
    "The adjuster\u2019s voice; I didn\u2019t answer at once",
    "Zo\u00eb's caf\u00e9, na\u00efve co-worker",
    "# Day\n\n## Lesson\nless is more",
    "Lesson: wait. Meeting with mercy",
    "no lesson here, measured",
    "\u65e5\u672c\u8a9e \U0001f642 me",
    "",
)
TAGS = ("sleep", "big case", "big", "#work", 'the "gate"', "case")


def all_found(vault: Vault, typed: str, *, is_typing: bool = False) -> list[int]:
    search = Search(vault.connection, parse(typed, is_typing=is_typing))
    search.first()
    while not search.is_complete:
        search.more()
    assert search.total == len(search.positions)
    return list(search.positions)


def texts(vault: Vault, typed: str) -> list[str]:
    return [entry.text for entry in vault.entries.by_positions(all_found(vault, typed))]


@pytest.fixture(scope="module")
def kept(
    tmp_path_factory: pytest.TempPathFactory, made_keys: NewVaultKeys
) -> Iterator[tuple[Vault, list[tuple[int, Entry]]]]:
    """A journal of every kind of entry, by clocks all round the world; newest first."""
    keys = NewVaultKeys(bytearray(made_keys.root), made_keys.recovery_code, made_keys.key_file)
    with create_vault(Places(tmp_path_factory.mktemp("kept") / "home"), keys) as vault:
        for number in range(60):
            offset = timezone(timedelta(hours=(-12, 14, 0, -3.5, 23.5, -23.5)[number % 6]))
            entry = new_entry(
                TEXTS[number % len(TEXTS)],
                now=datetime(2026, 2, 26, tzinfo=offset) + timedelta(hours=5 * number),
                time_zone="Etc/UTC",
                kind=KINDS[number % len(KINDS)],
                audiences=AUDIENCES[number % 6 : number % 6 + number % 3],
                load=(None, 1, 2, 3, 4, 5)[number % 6],
                feelings=("worn_out", "calm")[: number % 3],
                tags=TAGS[number % 6 : number % 6 + number % 4],
                sealed=number % 7 == 0,
            )
            vault.entries.add(replace(entry, starred=number % 5 == 0))
        yield vault, vault.entries.page(None, 100)


CLAUSES = st.sampled_from(
    [
        *(
            "silence",
            "didn't",
            "didn\u2019t",
            "adjuster",
            "zoe",
            "cafe",
            '"naive co worker"',
            "lesson",
            "me",
            "m*",
        ),
        *("me*", "les*", '"less is m"*', "\u65e5*", "absent", "x*", "for:client", "for:myself", "load:4"),
        *("load:>=4", "load:<3", "load:2..4", "kind:note", "kind:day_end", "is:starred", "is:sealed"),
        *("has:lesson", "tag:big", 'tag:"big case"', "tag:b*", "tag:case", 'tag:"the gate"', "feeling:calm"),
        *('feeling:"worn out"', "feeling:w*", "after:2026-03", "after:2026-02-28", "before:2026-03-01"),
        *("before:2026", "after:0001", "before:9999-12-31", "before:0001-01-01", "after:9999-12-31"),
    ]
)
QUERIES = st.lists(st.tuples(st.sampled_from(["", "", "-"]), CLAUSES).map("".join), max_size=4).map(" ".join)


@given(QUERIES, st.integers(7, 40), st.integers(7, 40))
@settings(max_examples=80, deadline=None)
def test_the_index_finds_what_the_query_means(
    kept: tuple[Vault, list[tuple[int, Entry]]], typed: str, step: int, looked_through: int
) -> None:
    vault, entries = kept
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(finding, "PAGE", 3)
        patch.setattr(finding, "_STEP", step)
        patch.setattr(finding, "_LOOKED_THROUGH", looked_through)
        found = all_found(vault, typed)
        wanted = [position for position, entry in entries if answers(parse(typed), entry)]
        assert found == wanted
        patch.setattr(finding, "has_index", lambda _connection: False)
        assert all_found(vault, typed) == wanted


@given(st.text(max_size=30) | QUERIES, st.booleans())
@settings(max_examples=80, deadline=None)
def test_no_query_is_an_error(
    kept: tuple[Vault, list[tuple[int, Entry]]], typed: str, is_typing: bool
) -> None:
    try:
        all_found(kept[0], typed, is_typing=is_typing)
    except StorageError:  # pragma: no cover - what this test is about
        pytest.fail("a query was an error")


def test_the_newest_hits_come_first_and_soon_all(vault: Vault, entry_at: Entries) -> None:
    with vault.connection.write():
        for minute in range(3 * PAGE):
            vault.entries.add(entry_at(minute, text="calm" if minute % 2 else "loud"))
    search = Search(vault.connection, parse("calm"))
    search.first()
    newest = [vault.entries.add(entry_at(minute, text="calm")) for minute in (500, 501)]
    assert len(search.positions) == PAGE
    assert search.total is None
    search.more()
    assert search.total == len(search.positions) == 3 * PAGE // 2
    assert list(search.positions) == sorted(search.positions, reverse=True)
    assert all_found(vault, "calm")[:2] == newest[::-1]


def test_older_entries_that_come_later_are_not_the_newest(vault: Vault, entry_at: Entries) -> None:
    new = vault.entries.add(entry_at(0, text="calm"))
    old = [vault.entries.add(entry_at(-minute, text="calm")) for minute in range(1, 5)]
    assert all_found(vault, "calm") == [new, *old]


def test_deleted_entries_are_not_found_and_restored_ones_are(vault: Vault, entry_at: Entries) -> None:
    entry = entry_at(0, text="calm water")
    vault.entries.add(entry)
    vault.entries.delete(entry.id)
    assert texts(vault, "calm") == texts(vault, "-loud") == texts(vault, "kind:note") == []
    vault.entries.restore(entry.id)
    assert texts(vault, "calm") == ["calm water"]
    vault.entries.erase(entry.id)
    assert texts(vault, "calm") == []


def test_an_edited_or_moved_entry_is_found_as_it_is_now(vault: Vault, entry_at: Entries) -> None:
    entry = entry_at(0, text="calm water")
    vault.entries.add(entry)
    vault.entries.update(replace(entry, text="rough water", created_at=entry.created_at + timedelta(days=9)))
    assert texts(vault, "calm") == []
    assert texts(vault, "rough after:2026-03-11") == ["rough water"]
    vault.entries.update(replace(entry, text="rough water", starred=True))
    assert texts(vault, "rough is:starred before:2026-03-03") == ["rough water"]


def test_a_short_beginning_waits_for_more(vault: Vault, entry_at: Entries) -> None:
    with vault.connection.write():
        for minute in range(3 * PAGE):
            vault.entries.add(entry_at(minute, text="calm"))
    short = Search(vault.connection, parse("c", is_typing=True))
    assert not short.goes_on_by_itself
    assert Search(vault.connection, parse("cal", is_typing=True)).goes_on_by_itself
    assert Search(vault.connection, parse("c ")).goes_on_by_itself


def test_a_beginning_is_found_at_the_end_of_a_very_long_text(vault: Vault, entry_at: Entries) -> None:
    long = "lantern " * 30_000
    vault.entries.add(entry_at(0, text=f"{long}é zebra"))
    vault.entries.add(entry_at(1, text=f"{long}é"))
    assert len(all_found(vault, "zeb", is_typing=True)) == 1
    assert len(all_found(vault, "lantern -zeb*", is_typing=True)) == 1


def test_tags_are_found_whatever_signs_are_in_them(vault: Vault, entry_at: Entries) -> None:
    for number, tags in enumerate([("a[", "b"), ('say "hi"', "b"), ("back\\slash", "b"), ("plain", "b")]):
        vault.entries.add(entry_at(number, tags=tags, feelings=tags))
    entries = vault.entries.page(None, 10)
    for tag in ('"a["', "say*", '"say hi."', "back*", '"back slash"', "plain"):
        for typed in (f"tag:{tag}", f"feeling:{tag}"):
            found = all_found(vault, typed)
            assert len(found) == 1
            assert found == [position for position, entry in entries if answers(parse(typed), entry)]
    assert len(all_found(vault, "tag:b")) == 4
    assert index_agrees(vault.connection)


@given(QUERIES)
@settings(max_examples=40, deadline=None)
def test_what_is_read_aside_is_what_the_steps_find(
    kept: tuple[Vault, list[tuple[int, Entry]]], typed: str
) -> None:
    vault = kept[0]
    search = Search(vault.connection, parse(typed))
    search.first()
    begun = list(search.positions)
    found = search.read_all(vault.connect)
    assert list(found) == all_found(vault, typed)
    assert list(found[: len(begun)]) == begun
    search.take_all(found)
    assert search.total == len(found)


def test_only_what_the_index_brings_together_is_for_aside(vault: Vault, entry_at: Entries) -> None:
    with vault.connection.write():
        for minute in range(3 * PAGE):
            vault.entries.add(entry_at(minute, text="calm"))

    def begun(typed: str) -> Search:
        search = Search(vault.connection, parse(typed, is_typing=True))
        search.first()
        return search

    search = begun("cal")
    assert search.is_for_aside
    assert not search.is_complete
    assert not begun("c").is_for_aside
    assert not begun("calm ").is_for_aside
    assert not begun("xyz").is_for_aside
    search.take_all(search.read_all(vault.connect))
    assert not search.is_for_aside


def test_reading_aside_stops_where_it_is_asked_to(
    vault: Vault, entry_at: Entries, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("holdspace.storage.connection.STEPS_BETWEEN", 50)
    with vault.connection.write():
        for minute in range(3 * PAGE):
            vault.entries.add(entry_at(minute, text="calm"))
    closed: list[Connection] = []

    def connect() -> Connection:
        connection = vault.connect()
        monkeypatch.setattr(connection, "close", lambda: closed.append(connection))
        return connection

    def stop(_done: float) -> None:
        raise Cancelled

    search = Search(vault.connection, parse("cal*"))
    with pytest.raises(Cancelled):
        search.read_all(connect, stop)
    (connection,) = closed
    monkeypatch.undo()
    connection.close()


def test_a_step_is_fitted_to_the_time_it_takes(
    vault: Vault, entry_at: Entries, monkeypatch: pytest.MonkeyPatch
) -> None:
    with vault.connection.write():
        for minute in range(12 * PAGE):
            vault.entries.add(entry_at(minute, text="calm"))
    took = (0.001, 0.007, 0.001, 0.02, 0.02, 0.02)
    times = iter([time for number, each in enumerate(took) for time in (number, number + each)])
    monkeypatch.setattr(finding, "thread_time", lambda: next(times))
    monkeypatch.setattr(finding, "_STEP", 16)
    search = Search(vault.connection, parse("calm"))
    search.first()
    sizes: list[int] = []
    for _ in took:
        before = len(search.positions)
        search.more()
        sizes.append(len(search.positions) - before)
    assert sizes == [16, 32, 32, 64, 32, 16]
