# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What cards, patterns and practices of one's own share: made, changed, removed while the vault is open."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from holdspace.services.vault import LOCKED, UNLOCKED, VaultService

if TYPE_CHECKING:
    from holdspace.domain.timing import Clock
    from holdspace.storage.dated_records import Dated, DatedStore

    Item = TypeVar("Item", bound=Dated)
else:
    Item = TypeVar("Item")


class OwnThings(QObject, Generic[Item]):
    """They can be listed at any time; where they cannot be seen, the list is empty.

    *Signals*: `changed()` after each that was made, changed or removed, after more was brought in, and as the
    vault opens or closes; `about_to_lock()` as VaultService.
    """

    changed = Signal()
    about_to_lock = Signal()

    def __init__(self, vault: VaultService, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._vault = vault
        self._clock = clock
        vault.state_changed.connect(self._on_state_changed)
        vault.brought_in.connect(self.changed)
        vault.about_to_lock.connect(self.about_to_lock)

    @property
    def can_be_seen(self) -> bool:
        """Say whether the vault is open; where it is not, a page says "Unlock to see yours"."""
        return self._vault.state == UNLOCKED

    @property
    def are_locked(self) -> bool:
        """Say whether there is a vault to unlock first."""
        return self._vault.state == LOCKED

    def all(self) -> list[Item]:
        """Return every one, in the order in which they were made; none while they cannot be seen."""
        return self._store.all() if self.can_be_seen else []

    def newer(self) -> int:
        """Return how many a newer version made, which are kept and not shown; 0 while they cannot be seen."""
        return self._store.read_past() if self.can_be_seen else 0

    def keep(self, item: Item) -> Item:
        """Keep later values of one and return it as kept, changed now; only while the vault is open.

        Raises StorageError.
        """
        from holdspace.domain.revisions import later_than

        known = self._store.of(item.id)
        before = item.modified_at if known is None else known.modified_at
        return self._keep(replace(item, modified_at=later_than(self._clock.now(), before)))

    def remove(self, item_id: str) -> None:
        """Remove one, harmless where there is none; only while the vault is open. Raises StorageError."""
        self._store.remove(item_id, at=self._clock.now())
        self._told()

    @property
    def _store(self) -> DatedStore[Item]:
        """Return where they are kept. Overridden."""
        raise NotImplementedError

    def _keep(self, item: Item) -> Item:
        self._store.keep(item)
        self._told()
        return item

    def _told(self) -> None:
        self._vault.note_saved()
        self.changed.emit()

    def _on_state_changed(self, state: str) -> None:
        del state
        self.changed.emit()
