# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The ledger: how many rows a table should hold, and one number that any lost or changed row disturbs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MODULUS = 2**256
TOTAL_BYTES = 32
Value = None | int | str | bytes
_SHORT, _MOST_KNOWN = 32, 1000


@dataclass(frozen=True, slots=True)
class Ledger:
    """The count of rows and the sum of their digests, modulo 2^256."""

    rows: int = 0
    total: int = 0


def row_digest(table: str, values: Sequence[Value]) -> int:
    """Return the SHA-256 of a row as a number, over its table's name and its values in column order.

    Each value is written with its type and its length in bytes, so no two different rows read alike.
    """
    parts = [_part(table)]
    parts += [_part(value) for value in values]
    return int.from_bytes(hashlib.sha256(b"".join(parts)).digest(), "big")


def add(ledger: Ledger, digest: int) -> Ledger:
    """Return the ledger with one more row."""
    return Ledger(ledger.rows + 1, (ledger.total + digest) % MODULUS)


def together(one: Ledger, other: Ledger) -> Ledger:
    """Return the ledger of the rows of both."""
    return Ledger(one.rows + other.rows, (one.total + other.total) % MODULUS)


def of_rows(table: str, rows: Iterable[Sequence[Value]]) -> Ledger:
    """Return the ledger of a whole table."""
    count = total = 0
    head = _part(table)
    # Most columns hold one of a few short values, whose parts are made once and not kept after the table.
    known: dict[Value, bytes] = {}
    for row in rows:
        parts = [head]
        for value in row:
            part = known.get(value)
            if part is None:
                part = _part(value)
                if len(part) <= _SHORT and len(known) < _MOST_KNOWN:
                    known[value] = part
            parts.append(part)
        count += 1
        total += int.from_bytes(hashlib.sha256(b"".join(parts)).digest(), "big")
    return Ledger(count, total % MODULUS)


def remove(ledger: Ledger, digest: int) -> Ledger:
    """Return the ledger with one row less."""
    return Ledger(ledger.rows - 1, (ledger.total - digest) % MODULUS)


def _part(value: Value) -> bytes:
    if value is None:
        return b"n"
    if isinstance(value, str):
        # surrogatepass: a UnicodeEncodeError would carry the whole text.
        data = value.encode("utf-8", "surrogatepass")
        return b"s%d:%b" % (len(data), data)
    if isinstance(value, int):
        return b"i%d;" % value
    return b"b%d:%b" % (len(value), value)
