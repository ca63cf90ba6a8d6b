# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What other programs' formats do not hold of an entry, counted by the names of its fields."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from holdspace.domain.entries import Entry
from holdspace.services.formats.times import FIRST_YEAR, LAST_YEAR

WORDLESS = "moment_without_words"
"""Entries that did not go along at all: without words the format has none."""
CHANGED_TEXT = "text_as_typed"
"""Entries whose words are read a little otherwise, by our own import, too: blanks at the ends, say."""
_FIELDS = ("audiences", "load", "load_after", "feelings", "practice", "sealed")


class Unheld:
    """Counts what stays behind."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def add(self, *names: str) -> None:
        """Count one of each of these."""
        self._counts.update(names)

    def add_fields(self, entry: Entry) -> None:
        """Count what only HoldSpace knows of an entry, where this one has it."""
        self._counts.update(name for name in _FIELDS if getattr(entry, name))
        if entry.kind != "note":
            self._counts["kind"] += 1

    def with_words(self, entries: Iterator[Entry]) -> Iterator[Entry]:
        """Give those entries that have words; count the others, and what stays behind of these."""
        for entry in entries:
            if entry.text.strip():
                self.add_fields(entry)
                if not FIRST_YEAR <= entry.created_at.year <= LAST_YEAR:
                    self.add("created_at")  # no importer of theirs, nor ours, takes such a year
                yield entry
            else:
                self.add(WORDLESS)

    def counts(self) -> Mapping[str, int]:
        """Return what was counted."""
        return dict(sorted(self._counts.items()))
