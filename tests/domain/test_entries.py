# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Entries: made within their limits, written as documented JSON and read back the same."""

from __future__ import annotations

import json
import traceback
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdspace.domain.audiences import AUDIENCES
from holdspace.domain.entries import (
    KINDS,
    BadEntry,
    Entry,
    entry_from_json,
    entry_to_json,
    in_fixed_order,
    new_entry,
)

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=timezone(timedelta(hours=1)))
WORDS = "words nobody may read"
offsets = st.integers(-23 * 60, 23 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.datetimes(timezones=offsets)
words = st.text(min_size=1, max_size=20).map(str.strip).filter(bool)
entries = st.builds(
    new_entry,
    st.text(st.characters(exclude_categories=())),
    now=moments,
    time_zone=st.sampled_from(["Europe/Paris", "UTC"]),
    kind=st.sampled_from(KINDS),
    audiences=st.lists(st.sampled_from(AUDIENCES)),
    load=st.none() | st.integers(1, 5),
    feelings=st.lists(words, max_size=4),
    tags=st.lists(words, max_size=4),
    sealed=st.booleans(),
)


@given(entries)
def test_an_entry_reads_back_from_its_json(entry: Entry) -> None:
    assert entry_from_json(json.loads(json.dumps(entry_to_json(entry)))) == entry


@given(st.lists(st.sampled_from(AUDIENCES)))
def test_audiences_stand_in_their_fixed_order_once(chosen: list[str]) -> None:
    ordered = in_fixed_order(chosen)
    assert set(ordered) == set(chosen)
    assert list(ordered) == sorted(set(chosen), key=AUDIENCES.index)


def test_a_moment_without_words_is_an_entry() -> None:
    entry = new_entry("", now=NOW, time_zone="Europe/Paris", audiences=["myself"])
    assert (entry.text, entry.audiences, entry.created_at) == ("", ("myself",), NOW)
    assert entry.modified_at == NOW


def test_two_entries_have_two_ids() -> None:
    one, other = (new_entry("", now=NOW, time_zone="UTC") for _ in range(2))
    assert one.id != other.id


def test_text_is_cleaned_on_the_way_in() -> None:
    assert new_entry("a\r\nb\ud83d", now=NOW, time_zone="UTC").text == "a\nb\N{REPLACEMENT CHARACTER}"


BAD: list[dict[str, Any]] = [
    {"id": "7"},
    {"id": "A" * 36},
    {"created_at": NOW.replace(tzinfo=None)},
    {"modified_at": "2026"},
    {"text": None},
    {"time_zone": 1},
    {"kind": "essay"},
    {"audiences": ("neighbour",)},
    {"load": 0},
    {"load": 6},
    {"load": True},
    {"load_after": 2.5},
    {"feelings": ("",)},
    {"feelings": (" blank ",)},
    {"tags": ("x" * 81,)},
    {"tags": tuple(str(number) for number in range(65))},
    {"starred": 1},
    {"sealed": None},
]


@pytest.mark.parametrize("change", BAD, ids=lambda change: "-".join(change))
def test_a_value_out_of_range_names_its_field_only(change: dict[str, Any]) -> None:
    entry = new_entry(WORDS, now=NOW, time_zone="UTC")
    with pytest.raises(BadEntry, match=next(iter(change))) as caught:
        replace(entry, **change)
    assert WORDS not in "".join(traceback.format_exception(caught.value))


@pytest.mark.parametrize(
    "change",
    [
        {"text": None},
        {"created_at": WORDS},
        {"created_at": 5},
        {"audiences": [[]]},
        {"feelings": 3},
        {"id": None},
    ],
)
def test_json_of_another_shape_is_refused_without_its_words(change: dict[str, Any]) -> None:
    value = entry_to_json(new_entry(WORDS, now=NOW, time_zone="UTC")) | change
    with pytest.raises(BadEntry) as caught:
        entry_from_json(value)
    assert WORDS not in "".join(traceback.format_exception(caught.value))


@pytest.mark.parametrize("missing", ["id", "created_at", "time_zone", "modified_at", "text"])
def test_json_without_a_needed_field_is_refused(missing: str) -> None:
    value = entry_to_json(new_entry(WORDS, now=NOW, time_zone="UTC"))
    del value[missing]
    with pytest.raises(BadEntry):
        entry_from_json(value)
