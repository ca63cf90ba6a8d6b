# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Sessions, answers, boundaries, own patterns and own practices go out as JSON and come in as they were."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.round_trips import Both, comes_in_the_same, is_taken_or_refused
from holdspace.domain.session_records import (
    answer_from_json,
    answer_to_json,
    boundary_from_json,
    boundary_to_json,
    pattern_from_json,
    pattern_to_json,
    practice_from_json,
    practice_to_json,
    session_from_json,
    session_to_json,
)
from holdspace.domain.sessions import BadSession
from practised import BY_TABLE

BOTH: dict[str, Both] = {
    "sessions": (session_to_json, session_from_json),
    "answers": (answer_to_json, answer_from_json),
    "boundaries": (boundary_to_json, boundary_from_json),
    "own_patterns": (pattern_to_json, pattern_from_json),
    "own_practices": (practice_to_json, practice_from_json),
}


@pytest.mark.parametrize("table", BOTH)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_what_goes_out_comes_in_the_same(table: str, data: st.DataObject) -> None:
    comes_in_the_same(table, BOTH[table], data)


@pytest.mark.parametrize("table", BOTH)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_a_field_of_any_kind_is_taken_or_refused_in_one_way(table: str, data: st.DataObject) -> None:
    is_taken_or_refused(table, BOTH[table], data, BadSession)


@pytest.mark.parametrize("table", BOTH)
@pytest.mark.parametrize("value", [7, None, [], "quince", {}])
def test_what_is_no_object_is_refused(table: str, value: object) -> None:
    with pytest.raises(BadSession):
        BOTH[table][1](value)


def test_what_an_older_export_does_not_say_counts_as_none() -> None:
    needed = ("id", "practice", "place", "started_at", "time_zone", "modified_at")
    value = {name: session_to_json(BY_TABLE["sessions"])[name] for name in needed}
    session = session_from_json(value)
    assert (session.seconds, session.whole, session.audiences, session.load, session.way) == (
        *(0.0, False, (), None),
        "",
    )
