# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Tombstones: one an id, the later of two, and none for what is there again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from holdspace.domain.revisions import Tombstone
from holdspace.storage.vault import Vault

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def test_the_later_of_two_stays(vault: Vault) -> None:
    tombstones = vault.entries.tombstones
    early, late = Tombstone("one", NOW), Tombstone("one", NOW + timedelta(hours=1))
    assert tombstones.put(early)
    assert not tombstones.put(late)
    assert not tombstones.put(early)
    assert list(tombstones.all()) == [late]
    assert tombstones.of("one") == late
    assert vault.ledger_agrees()


def test_a_lifted_one_is_gone(vault: Vault) -> None:
    tombstones = vault.entries.tombstones
    tombstones.put(Tombstone("one", NOW))
    for _ in range(2):
        tombstones.lift("one")
    assert tombstones.of("one") is None
    assert vault.ledger_agrees()


def test_a_row_is_taken_over_as_it_is(vault: Vault) -> None:
    tombstones = vault.entries.tombstones
    assert tombstones.take_over((7, "one", NOW.isoformat()))
    assert list(tombstones.all()) == [Tombstone("one", NOW)]
    with pytest.raises(ValueError):
        tombstones.take_over((7, "one", "no time"))
    assert vault.ledger_agrees()
