# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""HoldSpace's own JSON is read record by record; what is none is told, and broken files are refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import KEEPS_FIXTURES
from holdspace.domain.card_records import card_state_to_json, own_card_to_json
from holdspace.domain.entries import entry_to_json, new_entry
from holdspace.domain.session_records import (
    answer_to_json,
    boundary_to_json,
    pattern_to_json,
    practice_to_json,
    session_to_json,
)
from holdspace.services.formats.errors import FileTooLarge, NewerFile, NotThisFormat
from holdspace.services.formats.importers import holdspace_json
from holdspace.services.formats.source import Source
from practised import ANSWER, BOUNDARY, CARD_STATE, OWN_CARD, PATTERN, PRACTICE, SESSION
from services.formats.exporters.journals import MADE_AT
from services.formats.importers.reading_files import (
    BERLIN,
    check_that_it_can_be_stopped,
    dropped_in,
    entries_in,
    format_of,
    is_read_or_refused,
    is_recognised,
    skipped_in,
    with_changes,
)
from services.formats.zips import make_zip

ENTRY = new_entry("a few words", now=MADE_AT, time_zone="UTC", tags=("rest",))
OTHER = "6f4b2c1e-0000-4000-8000-00000000000"
KEPT = {
    **entry_to_json(ENTRY),
    "session_id": None,
    "practice": None,
    "revision": f"{OTHER}1",
    "parent_revision": f"{OTHER}2",
    "deleted_at": None,
    "trash_changed_at": None,
}
REVISION = {**KEPT, "id": f"{OTHER}2", "entry_id": ENTRY.id, "parent_revision": None, "text": "before"}
TOMBSTONE = {"id": f"{OTHER}3", "erased_at": MADE_AT.isoformat()}
TEMPLATE = {
    "id": f"{OTHER}4",
    "title": "Mine",
    "text": "words",
    "audiences": ["client"],
    "moment": "any",
    "modified_at": MADE_AT.isoformat(),
}
WHOLE = {
    "format": "holdspace",
    "version": 1,
    "entries": [KEPT],
    "revisions": [REVISION],
    "tombstones": [TOMBSTONE],
    "templates": [TEMPLATE],
    "sessions": [session_to_json(SESSION)],
    "answers": [answer_to_json(ANSWER)],
    "boundaries": [boundary_to_json(BOUNDARY)],
    "patterns": [pattern_to_json(PATTERN)],
    "cards": [own_card_to_json(OWN_CARD)],
    "card_state": [card_state_to_json(CARD_STATE)],
    "practices": [practice_to_json(PRACTICE)],
    "people": [],
}

ALL_ONE = (1,) * 11


def write(folder: Path, name: str = "export.json", **changes: Any) -> Path:
    """Write an export with other lists in it."""
    path = folder / name
    path.write_text(json.dumps({**WHOLE, **changes}), encoding="utf-8")
    return path


def counts(path: Path) -> tuple[int, ...]:
    """Return how many records of each kind are there to be merged."""
    with Source(path) as source:
        found = holdspace_json.records(source, BERLIN)
        lists = (found.entries, found.revisions, found.tombstones, *found.dated.values())
        return tuple(len(list(each)) for each in lists)


def test_all_records_are_read(tmp_path: Path) -> None:
    path = write(tmp_path)
    assert format_of(path) == "json"
    assert entries_in(holdspace_json, path) == [ENTRY]
    assert skipped_in(holdspace_json, path) == []
    assert counts(path) == ALL_ONE
    archive = make_zip(tmp_path / "x.zip", {"export.json": path.read_bytes()})
    assert format_of(archive) == "json"
    assert counts(archive) == ALL_ONE


def test_lists_that_are_not_there_are_empty(tmp_path: Path) -> None:
    path = tmp_path / "export.json"
    path.write_text(json.dumps({"format": "holdspace", "version": 1, "entries": [entry_to_json(ENTRY)]}))
    assert entries_in(holdspace_json, path) == [ENTRY]
    assert counts(path) == (1, *(0,) * 10)


def test_what_is_in_the_trash_is_merged_and_not_shown(tmp_path: Path) -> None:
    path = write(tmp_path, entries=[{**KEPT, "deleted_at": MADE_AT.isoformat()}])
    assert entries_in(holdspace_json, path) == []
    assert counts(path) == ALL_ONE


def test_what_is_no_record_is_told_and_left_out(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        entries=[KEPT, 7, {**KEPT, "load": 9}, {**KEPT, "created_at": "0001-01-01T00:00:00+00:00"}],
        revisions=[{**REVISION, "parent_revision": "\ud800"}],
        tombstones=[{**TOMBSTONE, "erased_at": "9999-12-31T23:59:59+00:00"}],
        templates=[{**TEMPLATE, "title": ""}],
        sessions=[{}, {**session_to_json(SESSION), "started_at": "0001-01-01T00:00:00+00:00"}],
        answers=[7],
        boundaries=[{**boundary_to_json(BOUNDARY), "what": "broken"}],
        patterns=[{**pattern_to_json(PATTERN), "phases": []}],
        cards=[{**own_card_to_json(OWN_CARD), "say": ""}],
        card_state=[{**card_state_to_json(CARD_STATE), "of": "deck"}],
        practices=[{**practice_to_json(PRACTICE), "steps": []}],
        people=[{}, {}],
        elsewhere=[1],
    )
    assert skipped_in(holdspace_json, path) == [
        ("export.json, entries 2", "bad_record"),
        ("export.json, entries 3", "bad_record"),
        ("export.json, entries 4", "bad_date"),
        ("export.json, revisions 1", "bad_record"),
        ("export.json, tombstones 1", "bad_date"),
        ("export.json, templates 1", "bad_record"),
        ("export.json, sessions 1", "bad_record"),
        ("export.json, sessions 2", "bad_date"),
        ("export.json, answers 1", "bad_record"),
        ("export.json, boundaries 1", "bad_record"),
        ("export.json, patterns 1", "bad_record"),
        ("export.json, cards 1", "bad_record"),
        ("export.json, card_state 1", "bad_record"),
        ("export.json, practices 1", "bad_record"),
    ]
    assert dropped_in(holdspace_json, path) == {"people": 2}
    assert counts(path) == (1, *(0,) * 10)


def test_a_newer_file_is_refused_and_others_are_not_ours(tmp_path: Path) -> None:
    newer = write(tmp_path, "newer.json", version=2)
    assert format_of(newer) == "json"
    with pytest.raises(NewerFile):
        entries_in(holdspace_json, newer)
    with pytest.raises(NewerFile):
        counts(newer)
    for number, changes in enumerate(({"format": "other"}, {"version": "1"}, {"format": 7})):
        path = write(tmp_path, f"{number}.json", **changes)
        with pytest.raises(NotThisFormat):
            entries_in(holdspace_json, path)
    foreign = tmp_path / "foreign.json"
    foreign.write_text('{"metadata": {"version": "1.0"}, "entries": [{"format": "holdspace"}]}')
    assert not is_recognised(holdspace_json, foreign)


def test_a_history_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, revisions=[REVISION, REVISION])
    assert counts(path) == (1, 2, *(1,) * 9)
    monkeypatch.setattr(holdspace_json, "MOST_OF_HISTORY", 1500)
    with pytest.raises(FileTooLarge):
        counts(path)


def test_case_51_json_100000_deep_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "deep.json"
    deep = "[" * 100_000 + "]" * 100_000
    path.write_text(f'{{"format": "holdspace", "version": 1, "entries": [{deep}]}}')
    with pytest.raises(FileTooLarge):
        entries_in(holdspace_json, path)
    with pytest.raises(FileTooLarge):
        counts(path)


def test_it_can_be_stopped(tmp_path: Path) -> None:
    check_that_it_can_be_stopped(holdspace_json, write(tmp_path))


@settings(max_examples=50, deadline=None, suppress_health_check=KEEPS_FIXTURES)
@given(data=with_changes(json.dumps(WHOLE).encode(), b'[]{}",:\\0e-\x00\xff', 40))
def test_broken_files_are_read_or_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "export.json"
    path.write_bytes(data)
    if is_read_or_refused(holdspace_json, path):
        counts(path)


@settings(max_examples=50, deadline=None, suppress_health_check=KEEPS_FIXTURES)
@given(
    key=st.sampled_from(sorted(KEPT)),
    value=st.none() | st.booleans() | st.integers() | st.text() | st.lists(st.text(), max_size=2),
)
def test_any_value_in_any_field_is_taken_or_told(tmp_path: Path, key: str, value: object) -> None:
    path = write(tmp_path, entries=[{**KEPT, key: value}], revisions=[{**REVISION, key: value}])
    shown, told = len(entries_in(holdspace_json, path)), len(skipped_in(holdspace_json, path))
    entries, revisions, *_ = counts(path)
    assert entries + revisions + told == 2
    assert shown == entries
