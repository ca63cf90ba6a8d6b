# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What a format does not hold is counted by the names of an entry's fields."""

from __future__ import annotations

from holdspace.services.formats.unheld import WORDLESS, Unheld
from services.formats.exporters.round_trips import entry


def test_only_what_an_entry_has_is_counted() -> None:
    unheld = Unheld()
    unheld.add_fields(entry())
    assert unheld.counts() == {}
    unheld.add_fields(entry(load=1, kind="before", audiences=("client", "myself")))
    unheld.add_fields(entry(load=2))
    unheld.add("time_zone", "load")
    assert list(unheld.counts().items()) == [("audiences", 1), ("kind", 1), ("load", 3), ("time_zone", 1)]


def test_entries_without_words_are_counted_and_not_given() -> None:
    unheld = Unheld()
    given = [entry("a"), entry(" \n", load=5), entry("b", load=1)]
    assert [each.text for each in unheld.with_words(iter(given))] == ["a", "b"]
    assert unheld.counts() == {"load": 1, WORDLESS: 1}
