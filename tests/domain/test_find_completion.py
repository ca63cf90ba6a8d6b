# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""How a field that is being typed goes on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdspace.domain.find import Field, parse
from holdspace.domain.find_completion import completions

VALUES = {"for": ("adjuster", "client", "coworker"), "tag": ("sleep", "big case", "Überlast")}


@pytest.mark.parametrize(
    ("typed", "queries"),
    [
        ("for:", ["for:adjuster ", "for:client ", "for:coworker "]),
        ("for:c", ["for:client ", "for:coworker "]),
        ("FOR:AD", ["FOR:adjuster "]),
        ("silence -for:cl", ["silence -for:client "]),
        ("tag:b", ['tag:"big case" ']),
        ('tag:"big c', ['tag:"big case" ']),
        ("tag:uber", ["tag:Überlast "]),
        ("#b", ['#"big case" ']),
        ("calm -#sl", ["calm -#sleep "]),
        ("for:adjuster", []),
        ("for:adjuster ", []),
        ('tag:"big case"', []),
        ("for:nobody", []),
        ("load:", []),
        ("sleep", []),
        ("", []),
    ],
)
def test_ways_to_go_on(typed: str, queries: list[str]) -> None:
    assert [way.query for way in completions(typed, VALUES)] == queries


@pytest.mark.parametrize("typed", ['tag:"say', "tag:“say", "tag:„say"])
def test_a_value_in_quotes_goes_on_whichever_they_are(typed: str) -> None:
    assert [each.query for each in completions(typed, {"tag": ["say hi"]})] == ['tag:"say hi" ']


def test_no_more_than_asked_for() -> None:
    assert len(completions("for:", VALUES, most=2)) == 2


@given(st.lists(st.from_regex(r"[a-zé][a-zé \-]{0,12}[a-zé]", fullmatch=True), min_size=1, max_size=4))
def test_what_is_completed_is_understood_as_that_value(tags: list[str]) -> None:
    for way in completions("tag:", {"tag": tags}):
        query = parse(way.query, is_typing=True)
        assert query.explanations == ()
        (clause,) = query.clauses
        assert clause.meaning == Field("tag", " ".join(way.value.split()))


def test_what_goes_on_keeps_words_out_of_its_repr() -> None:
    assert "sleep" not in repr(completions("tag:s", VALUES))
