# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What has no history: kept, changed, removed, counted by the ledger, and the later of two."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import KEEPS_FIXTURES
from holdspace.domain.revisions import Tombstone
from holdspace.storage.dated_records import position_of
from holdspace.storage.vault import Vault
from practised import BY_TABLE, HOUR, NOW, SESSION, STRATEGIES, keep_of_a_later_version, twin

TABLES = sorted(BY_TABLE)


def later(item: Any, hours: int = 1) -> Any:
    return replace(item, modified_at=item.modified_at + hours * HOUR)


@pytest.mark.parametrize("table", TABLES)
@settings(max_examples=8, deadline=None, suppress_health_check=KEEPS_FIXTURES)
@given(data=st.data())
def test_whatever_is_kept_reads_back_the_same(vault: Vault, table: str, data: st.DataObject) -> None:
    store = vault.entries.dated[table]
    item = data.draw(STRATEGIES[table])
    for _ in range(2):
        store.keep(item)
        assert store.of(item.id) == item
    assert store.count() == len(store.all())
    (row,) = vault.connection.rows(f"SELECT * FROM {table} WHERE id = ?", (item.id,))
    assert not store.take_over(row)
    assert vault.ledger_agrees()


@pytest.mark.parametrize("table", ["own_cards", "own_patterns", "own_practices"])
def test_those_of_a_later_version_are_counted_and_stay(vault: Vault, table: str) -> None:
    store, item = vault.entries.dated[table], BY_TABLE[table]
    store.keep(item)
    assert store.read_past() == 0
    row = keep_of_a_later_version(store, twin(item, 2))
    assert (store.read_past(), store.all()) == (1, [item])
    store.keep(later(item))
    store.remove(item.id)
    assert (store.read_past(), store.count()) == (1, 1)
    assert vault.connection.row(f"SELECT * FROM {table}") == row


@pytest.mark.parametrize("table", TABLES)
def test_of_two_the_later_counts_and_a_removed_one_stays_away(vault: Vault, table: str) -> None:
    store, item = vault.entries.dated[table], BY_TABLE[table]
    assert store.take_in(item)
    assert not store.take_in(item)
    assert store.take_in(later(item))
    assert not store.take_in(item)
    store.remove(item.id, at=NOW + 2 * HOUR)
    store.remove(item.id)
    assert (store.all(), store.count(), store.holds(item.id)) == ([], 0, False)
    assert vault.entries.was_erased(item.id)
    assert not store.take_in(later(item))
    assert store.take_in(later(item, 9))
    assert not vault.entries.was_erased(item.id)
    assert vault.ledger_agrees()


@pytest.mark.parametrize("table", TABLES)
def test_one_that_was_removed_elsewhere_goes_unless_it_was_changed_after(vault: Vault, table: str) -> None:
    store, item = vault.entries.dated[table], BY_TABLE[table]
    store.keep(item)
    before = Tombstone(item.id, item.modified_at - HOUR)
    assert store.outlives(before)
    assert not store.heed(before)
    after = Tombstone(item.id, item.modified_at)
    assert not store.outlives(after)
    assert store.heed(after)
    assert not store.heed(after)
    assert store.all() == []
    assert vault.ledger_agrees()


@pytest.mark.parametrize("table", TABLES)
def test_of_two_changed_at_one_moment_the_order_does_not_count(vault: Vault, table: str) -> None:
    store = vault.entries.dated[table]
    item = BY_TABLE[table]
    names = {
        "sessions": "way",
        "own_patterns": "name",
        "own_cards": "say",
        "card_state": "practised",
        "own_practices": "name",
    }
    name = names.get(table, "text")
    others = [replace(item, **{name: value}) for value in ("outside", "words")]
    outcomes = set()
    for order in itertools.permutations([item, *others]):
        for each in order:
            store.take_in(each)
        outcomes.add(getattr(store.of(item.id), name))
        with vault.connection.write():
            store.heed(Tombstone(item.id, item.modified_at))
    assert len(outcomes) == 1


@pytest.mark.parametrize("table", ["answers", "boundaries"])
def test_words_that_two_vaults_hold_differently_are_all_kept(vault: Vault, table: str) -> None:
    store, item = vault.entries.dated[table], BY_TABLE[table]
    all_of_it = [item, replace(item, text="words"), later(replace(item, text="said later"))]
    outcomes = set()
    for order in itertools.permutations(all_of_it):
        for each in order:
            assert store.would_take(each)
            assert store.take_in(each)
        for each in order:
            assert not store.would_take(each)
            assert not store.take_in(each)
        assert store.of(item.id) == all_of_it[-1]
        outcomes.add(frozenset(store.all()))
        assert vault.ledger_agrees()
        with vault.connection.write():
            for each in store.all():
                store.heed(Tombstone(each.id, each.modified_at))
    assert len(outcomes) == 1
    assert {each.text for each in outcomes.pop()} == {each.text for each in all_of_it}


@pytest.mark.parametrize("table", ["answers", "boundaries"])
def test_words_kept_beside_others_stay_away_once_removed(vault: Vault, table: str) -> None:
    store, item = vault.entries.dated[table], BY_TABLE[table]
    store.keep(later(replace(item, text="said later")))
    assert store.take_in(item)
    store.remove(store.apart(item).id)
    assert not store.take_in(item)
    assert len(store.all()) == 1


def test_a_row_of_a_damaged_vault_keeps_the_later_words_alone(vault: Vault) -> None:
    """One vault holds one row of an id: another is an older page of the same."""
    store, item = vault.entries.answers, BY_TABLE["answers"]
    assert store.take_over((1, *store.values(item)))
    assert store.take_over((1, *store.values(later(replace(item, text="said later")))))
    assert not store.take_over((1, *store.values(item)))
    assert [each.text for each in store.all()] == ["said later"]


@pytest.mark.parametrize("table", TABLES)
def test_a_row_that_is_none_is_refused(vault: Vault, table: str) -> None:
    store = vault.entries.dated[table]
    store.keep(BY_TABLE[table])
    (row,) = vault.connection.rows(f"SELECT * FROM {table}")
    for column in range(1, len(row) - 1):
        bad = (*row[:column], "\x00", *row[column + 1 :])
        if isinstance(row[column], str) and store.columns.split(", ")[column - 1] not in ("time_zone",):
            with pytest.raises((ValueError, TypeError)):
                store.take_over(bad)
    assert store.all() == [BY_TABLE[table]]


def test_those_of_one_instant_stand_beside_each_other(vault: Vault) -> None:
    store = vault.entries.sessions
    many = [
        replace(SESSION, id=f"5e550000-0000-4000-8000-0000000000{number:02}", seconds=float(number))
        for number in range(10, 30)
    ]
    for each in many:
        store.keep(each)
    after = replace(SESSION, id=f"{SESSION.id[:-1]}9", started_at=NOW + timedelta(seconds=1))
    store.keep(after)
    assert len(store.all()) == 21
    assert {each.id for each in store.between(NOW, NOW)} == {each.id for each in many}
    assert store.between(NOW - HOUR, NOW + HOUR)[-1] == after
    assert store.between(NOW + HOUR, NOW + 2 * HOUR) == []
    moved = replace(after, started_at=NOW - HOUR, modified_at=NOW + 2 * HOUR)
    store.keep(moved)
    assert (store.all()[0], store.count()) == (moved, 21)
    assert vault.ledger_agrees()


def test_a_position_is_the_time_in_microseconds() -> None:
    assert position_of(NOW + timedelta(microseconds=3)) == int(NOW.timestamp()) * 1_000_000 + 3
