# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Which entry is being edited, remembered in the vault: after a lock or a crash it is shown again.

Only its id is remembered, and only until the editor is left.
"""

from __future__ import annotations

from holdspace.storage.connection import Connection

_FACT = "left_open"


def note_left_open(connection: Connection, entry_id: str) -> bool:
    """Remember the entry that is being edited, or none with ""; return whether that was news.

    Raises as every write does.
    """
    if entry_id == left_open(connection):
        return False
    with connection.write():
        if entry_id:
            connection.run("INSERT OR REPLACE INTO facts VALUES (?, ?)", (_FACT, entry_id))
        else:
            connection.run("DELETE FROM facts WHERE name = ?", (_FACT,))
    return True


def forget_left_open(connection: Connection, entry_id: str) -> None:
    """Remember no more that this entry is being edited; within a write, as where it is erased."""
    connection.run("DELETE FROM facts WHERE name = ? AND value = ?", (_FACT, entry_id))


def left_open(connection: Connection) -> str:
    """Return the id of the entry that was being edited last and was not left, or ""."""
    return str(connection.value("SELECT value FROM facts WHERE name = ?", (_FACT,)) or "")
