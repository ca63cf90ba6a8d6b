# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Rows of earlier versions: taken over once, in the order in which they came."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from holdspace.domain.entries import Entry
from holdspace.storage.vault import Vault


def test_a_row_is_taken_over_once(vault: Vault, entry_at: Callable[..., Entry]) -> None:
    entry = entry_at(text="first")
    vault.entries.add(entry)
    vault.entries.update(replace(entry, text="second"))
    revisions = vault.entries.revisions
    (row,) = revisions.rows_of(entry.id)
    assert not revisions.take_over(row)
    assert revisions.remove_all(entry.id) == [row[1]]
    assert revisions.take_over(row)
    assert revisions.rows_of(entry.id) == [row]
    with pytest.raises((ValueError, TypeError)):
        revisions.take_over((*row[:4], "no time", *row[5:]))
    assert vault.ledger_agrees()
    (revision,) = revisions.of(entry.id)
    assert (revision.entry, revision.id, revision.parent) == (entry, row[1], None)
    assert revision.entry.revision == row[1]
