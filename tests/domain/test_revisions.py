# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Versions in their order: by which came of which, and only then by time."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from holdspace.domain.entries import new_entry
from holdspace.domain.revisions import KeptEntry, Revision, later_than, newest_first, without_repeats

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
ENTRY = new_entry("words", now=NOW, time_zone="UTC")


def version(name: str, minutes: float, parent: str | None = None, text: str = "") -> Revision:
    modified_at = NOW + timedelta(minutes=minutes)
    entry = replace(ENTRY, text=text or name, modified_at=modified_at, revision=id_of(name))
    return Revision(entry, None if parent is None else id_of(parent))


def id_of(name: str) -> str:
    return f"00000000-0000-4000-8000-{name:0>12}"


def test_a_clock_set_back_does_not_turn_the_order_round() -> None:
    """Case 38: revisions by sequence."""
    chain = [version("c", -900, "b"), version("b", 50, "a"), version("a", 0)]
    assert newest_first(reversed(chain)) == chain


def test_versions_of_two_machines_stand_by_time() -> None:
    mine, theirs, first = version("b", 5, "a"), version("c", 7, "a"), version("a", 0)
    assert newest_first([first, mine, theirs]) == [theirs, mine, first]


@given(
    parents=st.lists(st.integers(0, 9), min_size=1, max_size=10),
    minutes=st.lists(st.integers(-9, 9), min_size=10, max_size=10),
)
@settings(max_examples=80, deadline=None)
def test_none_stands_above_one_that_came_of_it_and_none_is_lost(
    parents: list[int], minutes: list[int]
) -> None:
    """Circles included, which only a file made to do harm holds."""
    made = [version(str(n), minutes[n], str(parent)) for n, parent in enumerate(parents)]
    ordered = newest_first(made)
    assert sorted(each.id for each in ordered) == sorted(each.id for each in made)
    if all(parent > n for n, parent in enumerate(parents)):
        places = {each.id: place for place, each in enumerate(ordered)}
        assert all(places[each.id] < places.get(each.parent or "", 99) for each in made)


def test_versions_that_differ_by_their_star_alone_are_shown_once() -> None:
    plain, other = version("a", 0, text="x"), version("c", 2, text="y")
    starred = Revision(replace(plain.entry, starred=True, modified_at=NOW + timedelta(minutes=1)))
    assert without_repeats([other, starred, plain]) == [other, starred]
    assert without_repeats([plain, other, plain]) == [plain, other, plain]


def test_a_change_is_later_than_what_it_changes() -> None:
    assert later_than(NOW, NOW - timedelta(days=1)) == NOW
    assert later_than(NOW - timedelta(days=3650), NOW) == NOW + timedelta(microseconds=1)


def test_the_reprs_hold_no_words() -> None:
    assert "quince" not in repr(KeptEntry(version("a", 0, text="quince")))
