# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Old words come back without the names that were replaced since, and with every other word."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdspace.domain.entries import new_entry
from holdspace.domain.replaced_before import without_replaced
from holdspace.domain.replaced_words import Replacer

ENTRY = new_entry("", now=datetime(2026, 1, 1, tzinfo=UTC), time_zone="UTC")
NAMES = ("Maria", "Mrs. Okafor", "J. Kaur", "555-123-4567", "ann@b.org", "María Lund", "O'Brien")
ROLES = ("the adjuster", "a client, 50s", "M.K.", "a number")
SMALL = st.sampled_from(("came", "and", "sat", "with", "quietly", "us", "then", "rain"))


def put_back(text: str, kept: str) -> str:
    return without_replaced(replace(ENTRY, text=text), replace(ENTRY, text=kept)).text


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "text", ["{} came.", "I sat with {}", "{}'s mother and {} came.\n\n{}", "so: {}, then"]
)
def test_words_from_before_are_as_they_are_now(text: str, name: str, role: str) -> None:
    old = text.format(name, name, name)
    assert put_back(old, Replacer(name, role).in_text(old)) == Replacer(name, role).in_text(old)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("I sat with Maria and she cried.", "I sat with a client and she cried."),
        ("I sat with Maria\n\nThen it rained.", "I sat with a client\n\nThen it rained."),
        ("I sat with Maria. Then it rained on Maria.", "I sat with a client. Then it rained on a client."),
        ("Maria sat with a client", "Maria sat with a client"),
        ("Today I sat with Maria", "Today I sat with a client"),
        ("Something else.", "Something else."),
    ],
)
def test_what_was_typed_stays(text: str, meant: str) -> None:
    assert put_back(text, "I sat with a client") == meant


@pytest.mark.parametrize(("old", "new"), [("Monday", "Tuesday"), ("room 12", "room 14"), ("9:30", "10:15")])
def test_a_day_or_a_number_in_the_place_of_another_is_typed(old: str, new: str) -> None:
    assert put_back(f"I sat there on {new}", f"I sat there on {old}") == f"I sat there on {new}"


def test_two_names_and_tags() -> None:
    kept = replace(ENTRY, text="the nurse told a client", tags=("car",))
    old = replace(kept, text="Ana told Maria", tags=("car", "Maria"), feelings=("Ana", "tired"))
    back = without_replaced(old, kept)
    assert (back.text, back.tags, back.feelings) == ("the nurse told a client", ("car",), ("tired",))


@settings(max_examples=100, deadline=None)
@given(before=st.lists(SMALL, min_size=1), after=st.lists(SMALL), typed=st.lists(SMALL), at_end=st.booleans())
def test_no_small_word_that_was_typed_goes(
    before: list[str], after: list[str], typed: list[str], at_end: bool
) -> None:
    old = [*before, "Maria", *after]
    kept = " ".join([*before, "the client", *after])
    edited = " ".join([*old, *typed] if at_end else [*typed, *old])
    back = put_back(edited, kept).split()
    assert "Maria" not in back
    assert not set(edited.split()) - {"Maria"} - set(back)
