# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Inbox keys the vault once had, kept inside it: a note sealed to one of them can still come late."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from holdspace.storage.connection import Connection


def retire_keys(connection: Connection, private_keys: Iterable[bytearray]) -> None:
    """Keep these private keys, each once. Raises DiskFull, NotWritable, NotKept or VaultBusy."""
    with connection.write():
        for key in private_keys:
            public = X25519PrivateKey.from_private_bytes(key).public_key()
            connection.run(
                "INSERT OR IGNORE INTO retired_inbox_keys VALUES (?, ?, ?)",
                (public.public_bytes(Encoding.Raw, PublicFormat.Raw), key, datetime.now(UTC).isoformat()),
            )


def retired_keys(connection: Connection) -> list[bytearray]:
    """Return the retired private keys, the latest first; the caller wipes them.

    An older vault that can only be read has no table of them.
    """
    if not connection.rows("SELECT 1 FROM sqlite_schema WHERE name = 'retired_inbox_keys'"):
        return []
    query = "SELECT private_key FROM retired_inbox_keys ORDER BY retired_at DESC"
    return [bytearray(row[0]) for row in connection.rows(query)]
