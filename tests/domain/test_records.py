# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Entries with their history as JSON: out and in again without loss, and refused without their words."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdspace.domain.entries import KINDS, BadEntry, Entry, entry_to_json
from holdspace.domain.prompts import new_template
from holdspace.domain.records import (
    Records,
    kept_from_json,
    kept_to_json,
    revision_from_json,
    revision_to_json,
    template_from_json,
    template_to_json,
    tombstone_from_json,
    tombstone_to_json,
)
from holdspace.domain.revisions import KeptEntry, Revision, Tombstone

ids = st.uuids(version=4).map(str)
moments = st.datetimes(
    timezones=st.integers(-720, 840).map(lambda minutes: timezone(timedelta(minutes=minutes)))
)
entries = st.builds(
    Entry,
    id=ids,
    created_at=moments,
    time_zone=st.just("Europe/Paris"),
    modified_at=moments,
    text=st.text("abc \n\u00e9\u200b*_", max_size=30),
    kind=st.sampled_from(KINDS),
    audiences=st.sampled_from([(), ("client",), ("client", "myself")]),
    load=st.none() | st.integers(1, 5),
    load_after=st.none() | st.integers(1, 5),
    tags=st.sampled_from([(), ("rest", "a b")]),
    starred=st.booleans(),
    sealed=st.booleans(),
    session_id=st.none() | ids,
    practice=st.none() | st.just("box"),
    revision=ids,
)
revisions = st.builds(Revision, entries, st.none() | ids)
ENTRY = Entry(
    "6f4b2c1e-0000-4000-8000-000000000001",
    datetime(2026, 3, 2, tzinfo=UTC),
    "UTC",
    datetime(2026, 3, 2, tzinfo=UTC),
    "quince",
)


@given(kept=st.builds(KeptEntry, revisions, st.none() | moments, st.none() | moments), erased=ids)
@settings(max_examples=60, deadline=None)
def test_all_reads_back_as_it_was(kept: KeptEntry, erased: str) -> None:
    if kept.trash_changed_at is None:
        kept = replace(kept, deleted_at=None)
    read = kept_from_json(json.loads(json.dumps(kept_to_json(kept))))
    assert (read, read.head.id) == (kept, kept.head.id)
    version = revision_from_json(json.loads(json.dumps(revision_to_json(kept.head))))
    assert (version, version.id) == (kept.head, kept.head.id)
    tombstone = Tombstone(erased, kept.entry.created_at)
    assert tombstone_from_json(json.loads(json.dumps(tombstone_to_json(tombstone)))) == tombstone


def test_the_documented_entry_alone_reads_as_never_deleted() -> None:
    assert kept_from_json(entry_to_json(ENTRY)) == KeptEntry(Revision(ENTRY))
    assert set(entry_to_json(ENTRY)).isdisjoint({"revision", "session_id", "practice", "deleted_at"})


def test_one_that_says_only_when_it_was_deleted_is_in_the_trash() -> None:
    kept = kept_from_json({**entry_to_json(ENTRY), "deleted_at": "2026-03-03T00:00:00+00:00"})
    assert kept.deleted_at == kept.trash_changed_at == datetime(2026, 3, 3, tzinfo=UTC)


@pytest.mark.parametrize(
    "change",
    [
        {"deleted_at": "soon"},
        {"deleted_at": "2026-03-03T00:00:00"},
        {"deleted_at": 7},
        {"parent_revision": 7},
        {"revision": "quince"},
        {"session_id": "quince"},
        {"practice": "x" * 81},
        {"text": None},
    ],
)
def test_what_is_no_record_is_refused_without_its_words(change: dict[str, object]) -> None:
    with pytest.raises(BadEntry) as caught:
        kept_from_json({**entry_to_json(ENTRY), **change})
    assert "quince" not in str(caught.value)


@pytest.mark.parametrize("value", [{}, {"id": "quince"}, [], "quince", None])
def test_what_is_no_version_or_tombstone_is_refused(value: object) -> None:
    for read in (revision_from_json, tombstone_from_json, kept_from_json):
        with pytest.raises(BadEntry) as caught:
            read(value)  # type: ignore[arg-type, operator]
        assert "quince" not in str(caught.value)


@given(title=st.text("ab\n'", min_size=1).map(lambda text: f"t{text}"[:80]), text=st.text(max_size=40))
@settings(max_examples=40, deadline=None)
def test_a_template_reads_back_as_it_was(title: str, text: str) -> None:
    template = new_template(title, text, now=ENTRY.created_at, audiences=("client",), moment="after")
    written = json.loads(json.dumps(template_to_json(template)))
    assert template_from_json(written) == template


TEMPLATE = template_to_json(new_template("title", "quince", now=ENTRY.created_at))


@pytest.mark.parametrize(
    "changes",
    [
        {"id": "quince"},
        {"id": None},
        {"title": 7},
        {"title": ""},
        {"text": None},
        {"audiences": ["quince"]},
        {"audiences": 7},
        {"audiences": [[]]},
        {"moment": "quince"},
        {"modified_at": "2026-03-02T00:00:00"},
        {"modified_at": None},
    ],
    ids=str,
)
def test_what_is_no_template_is_refused_without_its_words(changes: dict[str, object]) -> None:
    with pytest.raises(BadEntry) as caught:
        template_from_json({**TEMPLATE, **changes})
    assert "quince" not in str(caught.value)
    assert caught.value.__suppress_context__ or caught.value.__context__ is None


def test_ids_that_are_none_are_refused() -> None:
    revision = revision_to_json(Revision(replace(ENTRY, revision=ENTRY.id)))
    for broken in ({**revision, "parent_revision": "\ud800"}, {**revision, "id": "quince"}):
        with pytest.raises(BadEntry):
            revision_from_json(broken)
    with pytest.raises(BadEntry):
        tombstone_from_json({"id": "\ud800", "erased_at": "2026-03-02T00:00:00+00:00"})
    with pytest.raises(BadEntry):
        template_from_json([])  # type: ignore[arg-type]


def test_what_has_no_history_goes_by_the_names_of_its_tables() -> None:
    """A list of an export that no table takes in would be lost."""
    fields = {"own_templates": "templates", "own_patterns": "patterns", "own_cards": "cards"}
    fields["own_practices"] = "practices"
    lists = ("templates", "sessions", "answers", "boundaries", "patterns", "cards", "card_state", "practices")
    records = Records([], **{name: [number] for number, name in enumerate(lists, 1)})
    assert {table: getattr(records, fields.get(table, table)) for table in records.dated} == records.dated
    assert list(records.dated.values()) == [[1], [2], [3], [4], [5], [6], [7], [8]]
