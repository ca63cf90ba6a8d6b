# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Entries in a real vault: kept as given, newest first, never doubled, the ledger always right."""

from __future__ import annotations

import traceback
import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from holdspace.domain.audiences import AUDIENCES
from holdspace.domain.entries import KINDS, Entry
from holdspace.storage.entries import position_of
from holdspace.storage.errors import NoSuchEntry, StorageBug, StorageError, typed_error
from holdspace.storage.vault import Vault

MakeEntry = Callable[..., Entry]
moments = st.datetimes(
    timezones=st.integers(-23 * 60, 23 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
)
words = st.lists(st.text(min_size=1, max_size=20).map(str.strip).filter(bool), max_size=3).map(tuple)
entries = st.builds(
    Entry,
    id=st.uuids(version=4).map(str),
    created_at=moments,
    time_zone=st.sampled_from(["Europe/Paris", "UTC"]),
    modified_at=moments,
    text=st.text(max_size=200).map(
        lambda text: text.replace("\r", "").replace("\0", "").replace("\u2029", "")
    ),
    kind=st.sampled_from(KINDS),
    audiences=st.sets(st.sampled_from(AUDIENCES)).map(lambda some: tuple(a for a in AUDIENCES if a in some)),
    load=st.none() | st.integers(1, 5),
    load_after=st.none() | st.integers(1, 5),
    feelings=words.map(lambda some: tuple(word.replace("\0", "-") for word in some)),
    tags=st.just(()),
    starred=st.booleans(),
    sealed=st.booleans(),
)


@given(entry=entries)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_an_entry_reads_back_as_it_was_given(vault: Vault, entry: Entry) -> None:
    entry = replace(
        entry, feelings=tuple(w.replace("\r", "-").replace("\u2029", "-") for w in entry.feelings)
    )
    position = vault.entries.add(entry)
    kept = vault.entries.get(entry.id)
    assert kept == entry
    assert kept.created_at.utcoffset() == entry.created_at.utcoffset()
    assert vault.entries.by_positions([position]) == [entry]
    assert vault.ledger_agrees()


def test_adding_twice_keeps_one(vault: Vault, entry_at: MakeEntry) -> None:
    """Case 10: the commit failed and had persisted, so the save is repeated."""
    entry = entry_at()
    assert vault.entries.add(entry) == vault.entries.add(entry)
    changed = replace(entry, text="with one more word")
    vault.entries.add(changed)
    assert vault.entries.count() == 1
    assert vault.entries.get(entry.id) == changed
    assert vault.ledger_agrees()


def test_entries_of_one_instant_are_all_kept(vault: Vault, entry_at: MakeEntry) -> None:
    """Case 56, the database's half."""
    entries = [entry_at(id=str(uuid.uuid4())) for _ in range(40)]
    positions = {vault.entries.add(entry) for entry in entries}
    assert len(positions) == vault.entries.count() == 40
    assert min(positions) == position_of(entries[0].created_at)
    assert {entry.id for _, entry in vault.entries.page(None, 99)} == {entry.id for entry in entries}


def test_updating_changes_the_entry_and_moving_it_rewrites_its_position(
    vault: Vault, entry_at: MakeEntry
) -> None:
    entry, other = entry_at(0), entry_at(5)
    first = vault.entries.add(entry)
    vault.entries.add(other)
    edited = replace(entry, text="said better", load=4)
    assert vault.entries.update(edited) == first
    moved = replace(edited, created_at=entry.created_at + timedelta(minutes=10))
    assert vault.entries.update(moved) == position_of(moved.created_at)
    assert [each for _, each in vault.entries.page(None, 9)] == [moved, other]
    assert vault.ledger_agrees()


def test_the_same_instant_written_from_another_place_keeps_its_position(
    vault: Vault, entry_at: MakeEntry
) -> None:
    entry = entry_at()
    position = vault.entries.add(entry)
    elsewhere = entry.created_at.astimezone(timezone(timedelta(hours=9)))
    assert vault.entries.update(replace(entry, created_at=elsewhere)) == position


def test_deleting_hides_and_restoring_brings_back(vault: Vault, entry_at: MakeEntry) -> None:
    entry, other = entry_at(0), entry_at(1)
    position = vault.entries.add(entry)
    vault.entries.add(other)
    vault.entries.delete(entry.id)
    assert vault.entries.count() == 1
    assert list(vault.entries.positions()) == [position_of(other.created_at)]
    assert vault.entries.by_positions([position]) == []
    assert vault.entries.between(entry.created_at, entry.created_at, 9) == []
    assert vault.entries.page(None, 9) == [(position_of(other.created_at), other)]
    for call in (vault.entries.get, vault.entries.delete):
        with pytest.raises(NoSuchEntry):
            call(entry.id)
    with pytest.raises(NoSuchEntry):
        vault.entries.update(entry)
    assert vault.entries.known(entry.id) == entry
    assert vault.ledger_agrees()
    assert vault.entries.restore(entry.id) == vault.entries.restore(entry.id) == position
    assert vault.entries.get(entry.id) == entry
    assert vault.ledger_agrees()


@pytest.mark.parametrize("verb", ["get", "delete", "restore"])
def test_an_unknown_entry_is_said(vault: Vault, verb: str) -> None:
    with pytest.raises(NoSuchEntry):
        getattr(vault.entries, verb)(str(uuid.uuid4()))


def test_pages_walk_from_the_newest_to_the_oldest_without_a_gap(vault: Vault, entry_at: MakeEntry) -> None:
    made = [entry_at(minute) for minute in range(7)]
    for entry in reversed(made):
        vault.entries.add(entry)
    seen: list[Entry] = []
    before = None
    while page := vault.entries.page(before, 3):
        seen += [entry for _, entry in page]
        before = page[-1][0]
    assert seen == made[::-1]
    assert list(vault.entries.positions()) == [position_of(entry.created_at) for entry in seen]


def test_positions_give_entries_in_the_order_asked_for(vault: Vault, entry_at: MakeEntry) -> None:
    made = [entry_at(minute) for minute in range(4)]
    positions = [vault.entries.add(entry) for entry in made]
    asked = [positions[2], positions[0], 12345, positions[3]]
    assert vault.entries.by_positions(asked) == [made[2], made[0], made[3]]


def test_many_positions_are_read_at_once(vault: Vault, entry_at: MakeEntry) -> None:
    with vault._connection.write():
        for minute in range(1100):
            vault.entries.add(entry_at(minute))
    positions = vault.entries.positions()
    assert len(positions) == vault.entries.count() == 1100
    assert [position_of(entry.created_at) for entry in vault.entries.by_positions(positions)] == list(
        positions
    )


def test_the_lists_own_query_reads_the_index_only(vault: Vault) -> None:
    plan = vault._connection.rows(
        "EXPLAIN QUERY PLAN SELECT pk FROM entries INDEXED BY entries_kept"
        " WHERE deleted_at IS NULL ORDER BY pk DESC"
    )
    assert [row[-1] for row in plan] == ["SEARCH entries USING COVERING INDEX entries_kept (deleted_at=?)"]


def test_between_takes_both_ends_in(vault: Vault, entry_at: MakeEntry) -> None:
    made = [entry_at(minute) for minute in range(5)]
    for entry in made:
        vault.entries.add(entry)
    first, last = made[1].created_at, made[3].created_at
    assert vault.entries.between(first, last, 9) == [made[3], made[2], made[1]]
    assert vault.entries.between(first, last, 2) == [made[3], made[2]]


@pytest.mark.parametrize(
    "text",
    [
        "half \ud83d a character",
        "\udfff",
        "nul\0in it",
        "\ufffc",
        "\u202eabc\u202c",
        "\N{FOX FACE}" * 9,
        "'); DROP",
    ],
)
def test_any_text_is_kept_or_visibly_replaced(vault: Vault, entry_at: MakeEntry, text: str) -> None:
    """Case 46, also where it never passed through new_entry."""
    entry = entry_at(tags=(text,))
    entry = replace(entry, text=text)
    vault.entries.add(entry)
    kept = vault.entries.get(entry.id)
    expected = "".join(
        "\N{REPLACEMENT CHARACTER}" if c == "\0" or "\ud800" <= c < "\ue000" else c for c in text
    )
    assert (kept.text, kept.tags) == (expected, (expected,))
    assert vault.ledger_agrees()


def test_a_very_long_entry_is_kept(vault: Vault, entry_at: MakeEntry) -> None:
    """Case 47, storage's part."""
    entry = entry_at(text="word " * 4_000_000)
    vault.entries.add(entry)
    assert vault.entries.get(entry.id) == entry


def test_the_ends_of_the_calendar_are_kept(vault: Vault, entry_at: MakeEntry) -> None:
    east, west = timezone(timedelta(hours=14)), timezone(timedelta(hours=-12))
    first = entry_at(created_at=datetime(1, 1, 1, tzinfo=east))
    last = entry_at(created_at=datetime(9999, 12, 31, 23, 59, 59, 999999, tzinfo=west))
    for entry in (first, last):
        vault.entries.add(entry)
    assert [entry for _, entry in vault.entries.page(None, 9)] == [last, first]
    assert list(vault.entries.positions())[-1] < 0 < position_of(datetime.now(UTC))


def test_a_value_sqlite_does_not_take_is_an_error_without_the_words(vault: Vault) -> None:
    """Case 44: the original error would hold the value."""
    secret = "nobody reads this \ud800"
    with pytest.raises(StorageError) as caught:
        vault._connection.run("SELECT ?", (secret,))
    shown = "".join(traceback.format_exception(caught.value))
    assert "nobody reads" not in shown
    with pytest.raises(StorageBug):
        vault._connection.run("SELECT ?", (2**70,))


def test_a_mistake_in_a_statement_is_ours(vault: Vault) -> None:
    with pytest.raises(StorageBug):
        vault._connection.rows("SELECT nothing FROM nowhere")
    assert isinstance(typed_error(ValueError("words")), StorageBug)


def test_erasing_leaves_no_row_and_can_be_repeated(vault: Vault, entry_at: MakeEntry) -> None:
    kept, erased, deleted = (entry_at(minute) for minute in range(3))
    for entry in (kept, erased, deleted):
        vault.entries.add(entry)
    vault.entries.delete(deleted.id)
    for entry in (erased, deleted, erased):
        vault.entries.erase(entry.id)
    assert vault.entries.known(erased.id) is None
    assert vault.entries.known(deleted.id) is None
    assert [entry for _, entry in vault.entries.page(None, 9)] == [kept]
    assert vault.ledger_agrees()


def test_a_row_is_taken_over_as_it_is(vault: Vault, entry_at: MakeEntry) -> None:
    """Salvage puts rows in; ids come once, positions are bumped where another entry has them."""
    first, second = entry_at(1, text="first"), entry_at(1, text="second")
    for entry in (first, second):
        vault.entries.add(entry)
    rows = [vault.entries._row(entry.id) for entry in (first, second)]
    assert rows[0] is not None
    assert rows[1] is not None
    for entry in (first, second):
        vault.entries.erase(entry.id)
    assert vault.entries.take_over(rows[0])
    assert vault.entries.take_over((rows[0][0], *rows[1][1:]))
    assert not vault.entries.take_over(rows[0])
    assert vault.entries.get(first.id) == first
    assert vault.entries.get(second.id) == second
    assert vault.entries.count() == 2
    assert vault.ledger_agrees()


def test_of_two_rows_the_one_that_was_not_deleted_is_taken(vault: Vault, entry_at: MakeEntry) -> None:
    entry = entry_at()
    vault.entries.add(entry)
    kept = vault.entries._row(entry.id)
    vault.entries.delete(entry.id)
    deleted = vault.entries._row(entry.id)
    assert kept is not None
    assert deleted is not None
    assert vault.entries.take_over(kept)
    assert not vault.entries.take_over(deleted)
    assert vault.entries.count() == 1
    with pytest.raises(ValueError):
        vault.entries.take_over((1, entry.id, "no time", *kept[3:]))
    assert vault.ledger_agrees()
