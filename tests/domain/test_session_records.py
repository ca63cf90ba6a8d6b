# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Sessions, answers, boundaries, own patterns and own practices go out as JSON and come in as they were."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
from practised import BY_TABLE, STRATEGIES

BOTH: dict[str, tuple[Callable[[Any], dict[str, Any]], Callable[[Any], Any]]] = {
    "sessions": (session_to_json, session_from_json),
    "answers": (answer_to_json, answer_from_json),
    "boundaries": (boundary_to_json, boundary_from_json),
    "own_patterns": (pattern_to_json, pattern_from_json),
    "own_practices": (practice_to_json, practice_from_json),
}
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)


@pytest.mark.parametrize("table", BOTH)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_what_goes_out_comes_in_the_same(table: str, data: st.DataObject) -> None:
    to_json, from_json = BOTH[table]
    item = data.draw(STRATEGIES[table])
    again = from_json(json.loads(json.dumps(to_json(item))))
    assert (again, to_json(again)) == (item, to_json(item))


@pytest.mark.parametrize("table", BOTH)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_a_field_of_any_kind_is_taken_or_refused_in_one_way(table: str, data: st.DataObject) -> None:
    to_json, from_json = BOTH[table]
    value = to_json(BY_TABLE[table])
    value[data.draw(st.sampled_from(sorted(value)))] = data.draw(ANYTHING)
    try:
        again = from_json(value)
    except BadSession as error:
        assert "quince" not in str(error)
        assert error.__cause__ is None
    else:
        assert from_json(to_json(again)) == again


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
