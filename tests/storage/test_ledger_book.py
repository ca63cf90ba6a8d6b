# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The ledger in the vault."""

from __future__ import annotations

import contextlib

from holdspace.storage import keys
from holdspace.storage.connection import Connection
from holdspace.storage.places import Places
from holdspace.storage.vault import open_vault


def connected(places: Places, root: bytearray) -> contextlib.closing[Connection]:
    """Open the database behind the vault's back, to do to it what the world does."""
    return contextlib.closing(Connection(places.database, keys.raw_key(keys.database_key(root))))


def test_a_ledger_that_misses_a_row_disagrees(closed_vault: Places, root: bytearray) -> None:
    """Part of case 26: a row changed or lost behind the ledger's back."""
    with connected(closed_vault, root) as connection:
        connection.run("DELETE FROM entries WHERE pk = (SELECT min(pk) FROM entries)")
    with open_vault(closed_vault, root) as vault:
        assert vault.entries.count() == 2
        assert not vault.ledger_agrees()
