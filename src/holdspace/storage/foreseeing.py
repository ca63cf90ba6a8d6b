# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What a merge of records would come to, told without writing: the journal goes on meanwhile.

Imports sqlcipher3: not before the first paint.
"""

from __future__ import annotations

import contextlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from holdspace.domain.merging import Story
from holdspace.domain.records import Records
from holdspace.domain.revisions import KeptEntry, Revision, Tombstone
from holdspace.storage.connection import Connection
from holdspace.storage.dated_records import DatedStore
from holdspace.storage.entries import EntryStore
from holdspace.storage.merging import Merged, Merging
from holdspace.storage.progress import Progress
from holdspace.storage.tombstones import TombstoneStore
from holdspace.storage.vault import Vault

_TELL_EVERY = 64


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What would come of a merge, and whether anything would be written at all, traces and templates too."""

    merged: Merged
    changes: bool


def foresee_records(vault: Vault, records: Records, progress: Progress, total: int = 0) -> Foreseen:
    """Return what `merge_records` would come to; on any thread, and nothing is changed or kept waiting.

    An entry that comes twice is only counted for its first time. `total` is how many there are, for
    `progress`, which stops it by raising Cancelled. Raises VaultBusy, NotReadable or VaultDamaged.
    """
    with contextlib.closing(vault.connect()) as connection:
        connection.run("BEGIN")  # one moment of the vault, whatever is written meanwhile
        store = _Looking(connection)
        merging = Merging(store)
        history: dict[str, list[Revision]] = defaultdict(list)
        for revision in records.revisions:
            history[revision.entry.id].append(revision)
        merging.bury(records.tombstones)
        seen: set[str] = set()
        for number, kept in enumerate(records.entries):
            if number % _TELL_EVERY == 0:
                progress(min(number / total, 1.0) if total else 0.0)
            if kept.entry.id not in seen:
                seen.add(kept.entry.id)
                merging.take_in(kept, history.get(kept.entry.id, ()))
        brings_more = _brings(records.dated, store)
        merged = merging.outcome()
        is_noted = store.graves.changed or store.ends_some
        changes = merged.added or merged.changed or merged.erased or is_noted or brings_more
        connection.shrink()
    return Foreseen(merged, bool(changes))


def _brings(dated: Mapping[str, Iterable[Any]], store: _Looking) -> bool:
    """Return whether any of what has no history is new, or later than what is kept or was removed."""
    # All of them go by, also behind the first: whoever keeps account of the records has to see them.
    wanted = [store.dated[table].would_take(each) for table, items in dated.items() for each in items]
    return any(wanted)


class _Graves(TombstoneStore):
    """Takes note of what would be written."""

    changed = False

    def put(self, tombstone: Tombstone) -> bool:
        """Note whether the tombstone would be new or later."""
        old = self.of(tombstone.id)
        self.changed |= old is None or old.erased_at < tombstone.erased_at
        return old is None

    def lift(self, erased_id: str) -> None:
        """Note whether there is one to lift."""
        self.changed |= self.of(erased_id) is not None


class _Looking(EntryStore):
    """Reads entries, and writes none where it is told to."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self.ends_some = False
        self.graves = self._tombstones = _Graves(connection, self.ledger)
        self._ids = {row[0] for row in connection.scan("SELECT id FROM entries")}

    def end(self, holder: DatedStore[Any], tombstone: Tombstone) -> bool:
        """Note that something without a history would go."""
        is_ended = not holder.outlives(tombstone)
        self.ends_some |= is_ended
        return is_ended

    def story(self, entry_id: str) -> Story | None:
        """Return an entry with its history; most are new, and need not be looked for."""
        return super().story(entry_id) if entry_id in self._ids else None

    def erase(self, entry_id: str, *, at: datetime | None = None, spares_answers: bool = False) -> None:
        """Let it be."""

    def settle(self, kept: KeptEntry, history: Sequence[Revision]) -> None:
        """Let it be."""
