# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The journal of the open vault: reading, editing, deleting and taking that back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from holdspace.domain.entries import Entry, in_fixed_order
from holdspace.domain.text import clean_text
from holdspace.domain.timing import Clock
from holdspace.services.vault import VaultService

if TYPE_CHECKING:
    from array import array

    from holdspace.storage.entries import EntryStore


class JournalService(QObject):
    """What the journal page does with entries; only while the vault is open.

    A position is an entry's place in time, a whole number; the newest comes first. Every call raises the
    typed errors of storage as they are.

    *Signals*: `entry_added(str)`, `entry_changed(str)`, `entry_deleted(str)` and `entry_restored(str)`
    with the entry's id; `reset()` where more changed than can be told one by one, and the positions are to
    be read again.
    """

    entry_added = Signal(str)
    entry_changed = Signal(str)
    entry_deleted = Signal(str)
    entry_restored = Signal(str)
    reset = Signal()

    def __init__(self, vault: VaultService, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._vault = vault
        self._clock = clock
        self._read_ahead: array[int] | None = None
        vault.entries_absorbed.connect(self._on_entries_absorbed)

    def positions(self) -> array[int]:
        """Return the position of every entry, newest first."""
        return self._entries.positions() if self._read_ahead is None else self._read_ahead

    def entries_at(self, positions: Sequence[int]) -> list[Entry]:
        """Return the entries at these positions, in their order; those gone meanwhile are left out."""
        return self._entries.by_positions(positions)

    def get(self, entry_id: str) -> Entry:
        """Return one entry. Raises NoSuchEntry."""
        return self._entries.get(entry_id)

    def edit(
        self,
        entry: Entry,
        *,
        text: str | None = None,
        audiences: Sequence[str] | None = None,
        load: int | None = None,
        feelings: Sequence[str] | None = None,
    ) -> Entry:
        """Keep `entry` with these values in place of its own, durable when this returns; return it as kept.

        None leaves a value as it is; a `load` of 0 takes the load away. Nothing is written where nothing
        differs.
        """
        changed = replace(
            entry,
            text=entry.text if text is None else clean_text(text),
            audiences=entry.audiences if audiences is None else in_fixed_order(audiences),
            load=entry.load if load is None else (load or None),
            feelings=entry.feelings if feelings is None else tuple(dict.fromkeys(feelings)),
        )
        return entry if changed == entry else self._keep(changed)

    def toggle_star(self, entry_id: str) -> Entry:
        """Give an entry its star, or take it away; return it as kept."""
        entry = self.get(entry_id)
        return self._keep(replace(entry, starred=not entry.starred))

    def delete(self, entry_id: str) -> None:
        """Delete an entry; `undo_delete` brings it back."""
        self._entries.delete(entry_id, at=self._clock.now())
        self._vault.note_saved()
        self.entry_deleted.emit(entry_id)

    def undo_delete(self, entry_id: str) -> None:
        """Bring a deleted entry back."""
        self._entries.restore(entry_id)
        self._vault.note_saved()
        self.entry_restored.emit(entry_id)

    def announce_added(self, entry_id: str) -> None:
        """Tell of an entry that another service has kept in the journal."""
        self.entry_added.emit(entry_id)

    def announce_removed(self, entry_id: str) -> None:
        """Tell of an entry that another service has taken out of the journal."""
        self.entry_deleted.emit(entry_id)

    @property
    def _entries(self) -> EntryStore:
        return self._vault.vault.entries

    def _keep(self, entry: Entry) -> Entry:
        kept = replace(entry, modified_at=self._clock.now())
        self._entries.update(kept)
        self._vault.note_saved()
        self.entry_changed.emit(kept.id)
        return kept

    def _on_entries_absorbed(self, joined: int, _set_aside: int) -> None:
        if joined:
            self._read_ahead = self._vault.positions
            self.reset.emit()
            self._read_ahead = None
