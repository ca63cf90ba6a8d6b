# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What a merge would come to is told as it then comes, and telling it writes nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import KEEPS_FIXTURES
from holdspace.domain.entries import Entry, new_id
from holdspace.domain.prompts import new_template
from holdspace.domain.records import Records
from holdspace.domain.revisions import KeptEntry, Revision, Tombstone
from holdspace.storage.errors import Cancelled
from holdspace.storage.foreseeing import foresee_records
from holdspace.storage.importing import import_records
from holdspace.storage.progress import no_progress
from holdspace.storage.vault import Vault
from practised import BY_TABLE

MakeEntry = Callable[..., Entry]
HOUR = timedelta(hours=1)


def kept(entry: Entry, parent: str | None = None) -> KeptEntry:
    return KeptEntry(Revision(replace(entry, revision=new_id()), parent))


KINDS = ("new", "same", "later", "erased there", "erased here", "in trash", "nothing")


def made(kind: str, vault: Vault, entry: Entry) -> Records:
    """Bring a vault and the records of one entry to where `kind` says."""
    theirs = kept(entry)
    before: list[Revision] = []
    if kind in ("same", "later", "erased there", "erased here", "in trash"):
        import_records(vault, Records([theirs]), no_progress, lambda: None)
    if kind == "later":
        before = [theirs.head]
        later = replace(entry, text="later", modified_at=entry.modified_at + HOUR)
        theirs = kept(later, theirs.head.id)
    if kind == "erased here":
        vault.entries.erase(entry.id)
    if kind == "in trash":
        vault.entries.delete(entry.id)
    if kind == "erased there":
        return Records([], [], [Tombstone(entry.id, entry.modified_at + HOUR)])
    return Records([] if kind == "nothing" else [theirs], before)


@settings(max_examples=25, deadline=None, suppress_health_check=KEEPS_FIXTURES)
@given(kinds=st.lists(st.sampled_from(KINDS), max_size=5))
def test_it_comes_as_it_was_told(vault: Vault, entry_at: MakeEntry, kinds: list[str]) -> None:
    parts = [made(kind, vault, replace(entry_at(number), id=new_id())) for number, kind in enumerate(kinds)]
    records = Records(*([item for part in parts for item in getattr(part, name)] for name in LISTS))
    changes = vault.own_changes
    told = foresee_records(vault, records, no_progress, len(parts))
    assert vault.own_changes == changes
    came = import_records(vault, records, no_progress, lambda: None)
    merged = told.merged
    assert (came.added, came.changed, came.known, came.gone) == (
        merged.added,
        merged.changed,
        merged.same,
        merged.erased,
    )
    assert not foresee_records(vault, records, no_progress).changes
    if {"new", "later", "erased there"} & set(kinds):
        assert told.changes


LISTS = ("entries", "revisions", "tombstones")


def test_traces_and_templates_alone_are_a_change(vault: Vault, entry_at: MakeEntry) -> None:
    moment = entry_at(0).modified_at
    for records in (
        Records([], [], [Tombstone(new_id(), moment)]),
        Records([], [], [], [new_template("Name", "Words", now=moment)]),
    ):
        assert foresee_records(vault, records, no_progress).changes
        import_records(vault, records, no_progress, lambda: None)
        assert not foresee_records(vault, records, no_progress).changes


def test_an_entry_that_comes_twice_counts_once(vault: Vault, entry_at: MakeEntry) -> None:
    twice = kept(entry_at(0))
    assert foresee_records(vault, Records([twice, twice]), no_progress).merged.added == 1


def test_it_says_how_far_it_is_and_can_be_stopped(vault: Vault, entry_at: MakeEntry) -> None:
    records = Records([kept(replace(entry_at(0), id=new_id())) for _ in range(200)])
    done: list[float] = []
    foresee_records(vault, records, done.append, 200)
    assert len(done) > 2
    assert done == sorted(done)

    def stop(part: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        foresee_records(vault, records, stop, 200)


@pytest.mark.parametrize("table", sorted(BY_TABLE))
def test_it_is_told_whether_anything_without_a_history_would_change(vault: Vault, table: str) -> None:
    name, item = table.removeprefix("own_"), BY_TABLE[table]
    records = Records([], **{name: [item]})

    def changes(records: Records) -> bool:
        return foresee_records(vault, records, no_progress).changes

    assert changes(records)
    assert vault.entries.dated[table].all() == []
    import_records(vault, records, no_progress, lambda: None)
    assert vault.entries.dated[table].all() == [item]
    assert not changes(records)
    assert changes(Records([], **{name: [replace(item, modified_at=item.modified_at + HOUR)]}))
    before = Tombstone(item.id, item.modified_at - HOUR)
    assert not changes(Records([], tombstones=[before])), "it was changed here since"
    removed = Records([], tombstones=[Tombstone(item.id, item.modified_at + HOUR)])
    assert changes(removed)
    import_records(vault, removed, no_progress, lambda: None)
    assert vault.entries.dated[table].all() == []
    assert not changes(removed)
    assert not changes(records)
