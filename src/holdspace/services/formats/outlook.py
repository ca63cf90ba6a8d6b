# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What an export would take along, before anything is written: how many entries, and what the guard may find.

Imports sqlcipher3: not before the first paint. Not quick: call it on the helper's thread.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from holdspace.domain.entries import Entry
from holdspace.domain.exports import Selection
from holdspace.domain.identifiers.finding import find_identifiers
from holdspace.domain.identifiers.lexicon import Lexicon
from holdspace.services.identifier_lexicon import load_lexicon
from holdspace.storage.exporting import leaving
from holdspace.storage.progress import Progress, no_progress, say_done
from holdspace.storage.vault import Vault

_TELL_EVERY = 20


@dataclass(frozen=True, slots=True)
class Outlook:
    """What would leave: entries, from when to when; and what may identify a client, counted by kind.

    `found` is None where nobody asked the guard. It may miss some.
    """

    entries: int
    first: datetime | None = None
    last: datetime | None = None
    found: Mapping[str, int] | None = field(default=None)

    @property
    def findings(self) -> int:
        """Return how many places the guard found."""
        return sum((self.found or {}).values())


def look_over(
    vault: Vault, selection: Selection, progress: Progress = no_progress, *, guarded: bool = False
) -> Outlook:
    """Count what an export of `selection` would take along; `guarded` asks the guard about its words.

    Those that were said to be fine are counted too: they are fine in one's own diary, not in other hands.
    Raises VaultBusy, NotReadable, VaultDamaged or Cancelled; nothing is changed.
    """
    with leaving(vault, selection) as found:
        most = max(found.most(), 1)
        counter = _Counter(load_lexicon()) if guarded else _Counter()
        for number, entry in enumerate(found.entries()):
            if number % _TELL_EVERY == 0:
                progress(min(number / most, 0.99))
            counter.take(entry)
    say_done(progress)
    return counter.outlook()


class _Counter:
    """Counts entries, and what the guard finds in them where it is handed its words."""

    def __init__(self, lexicon: Lexicon | None = None) -> None:
        self._lexicon = lexicon
        self._entries = 0
        self._first: datetime | None = None
        self._last: datetime | None = None
        self._found: Counter[str] = Counter()

    def take(self, entry: Entry) -> None:
        self._entries += 1
        self._first = min(self._first or entry.created_at, entry.created_at)
        self._last = max(self._last or entry.created_at, entry.created_at)
        if self._lexicon is not None:
            for words in (entry.text, *entry.tags, *entry.feelings):
                self._found.update(each.kind for each in find_identifiers(words, self._lexicon))

    def outlook(self) -> Outlook:
        """Return the count so far."""
        found = None if self._lexicon is None else dict(self._found)
        return Outlook(self._entries, self._first, self._last, found)
