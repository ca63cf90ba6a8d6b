# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Settings of the database, and a way of saving, that are wrong on purpose: the harness must find it."""

from __future__ import annotations

from holdspace.domain.entries import Entry
from holdspace.storage import connection, creating, opening, vault
from holdspace.storage.entries import EntryStore

OURS = "ours"
LATE = "late"
_WRONG = {
    "normal": {"synchronous": ("NORMAL", 1)},
    "off": {"synchronous": ("OFF", 0)},
    "no-journal": {"journal_mode": ("OFF", "off")},
}
WRONG = tuple(_WRONG)


def use(name: str) -> None:
    """Let this process open vaults with these settings, or save in this way, from now on."""
    if name == OURS:
        return
    if name == LATE:
        _save_late()
        return
    wrong = _WRONG[name]
    pragmas = tuple(
        (pragma, *wrong.get(pragma, (value, expected))) for pragma, value, expected in connection.LATE_PRAGMAS
    )
    for module in (creating, opening, vault):
        module.LATE_PRAGMAS = pragmas  # type: ignore[attr-defined]


def _save_late() -> None:
    """Have entries said to be kept at once and written only when the vault is checkpointed or closed."""
    add, checkpoint, close = EntryStore.add, vault.Vault.checkpoint, vault.Vault.close
    waiting: list[tuple[EntryStore, Entry]] = []

    def put_off(store: EntryStore, entry: Entry) -> int:
        if store._connection._database.in_transaction:  # absorbed, of which nobody was told yet
            return add(store, entry)
        waiting.append((store, entry))
        return 0

    def write_all() -> None:
        while waiting:
            add(*waiting.pop(0))

    def checkpoint_late(self: vault.Vault) -> bool:
        write_all()
        return checkpoint(self)

    def close_late(self: vault.Vault) -> None:
        write_all()
        close(self)

    EntryStore.add = put_off  # type: ignore[method-assign]
    vault.Vault.checkpoint = checkpoint_late  # type: ignore[method-assign]
    vault.Vault.close = close_late  # type: ignore[method-assign]
