# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""How many entries answer a query, counted by the index of words.

Imports sqlcipher3: not before the first paint.
"""

from __future__ import annotations

from holdspace.domain.find import Query
from holdspace.storage.connection import Connection
from holdspace.storage.find_plan import plan_of
from holdspace.storage.word_index import has_index

_COUNT = "SELECT count(*) FROM entry_words WHERE entry_words MATCH ? AND rowid BETWEEN ? AND ?"


def count_of(connection: Connection, query: Query) -> int | None:
    """Return how many entries answer, or None where there is no index. Raises VaultDamaged and its kin."""
    if not has_index(connection):
        return None
    plan = plan_of(query)
    return int(connection.value(_COUNT, (plan.match, plan.first, plan.last)))
