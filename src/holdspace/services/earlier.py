# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What an Undo puts back of what is one's own: held until the lock, however long a toast waits."""

from __future__ import annotations

from typing import Any, Generic, Protocol, TypeVar

Item = TypeVar("Item")


class Keeper(Protocol):
    """What keeps and removes the items."""

    @property
    def can_be_seen(self) -> bool:
        """Say whether the vault is open."""

    def keep(self, item: Any) -> Any:
        """Keep an item."""

    def remove(self, item_id: str) -> None:
        """Remove the item of an id."""


class Earlier(Generic[Item]):
    """The items as they were before their last change, by id; an Undo has the id alone, and no words."""

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper
        self._items: dict[str, Item | None] = {}

    def note(self, item_id: str, before: Item | None) -> None:
        """Hold what was there before a change; None where there was nothing."""
        self._items[item_id] = before

    def put_back(self, item_id: str) -> bool:
        """Have it as it was, or not at all; say whether that was held. Raises StorageError."""
        if not self._keeper.can_be_seen or item_id not in self._items:
            return False
        before = self._items.pop(item_id)
        if before is None:
            self._keeper.remove(item_id)
        else:
            self._keeper.keep(before)
        return True

    def forget(self) -> None:
        """Hold nothing any more."""
        self._items.clear()
