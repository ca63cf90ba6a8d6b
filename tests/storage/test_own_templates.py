# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Templates of one's own: kept, changed, removed, and counted by the ledger."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from holdspace.domain.prompts import new_template
from holdspace.domain.revisions import Tombstone
from holdspace.storage.vault import Vault

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
VISIT = new_template("Visit", "**Seen**\n", now=NOW, audiences=["physician", "client"], moment="after")
CALL = new_template("Call", "Who called?", now=NOW)


def test_they_come_back_in_the_order_in_which_they_were_made(vault: Vault) -> None:
    store = vault.entries.templates
    for template in (VISIT, CALL):
        store.keep(template)
    assert store.all() == [VISIT, CALL]
    changed = replace(VISIT, title="Home visit")
    store.keep(changed)
    assert store.all() == [changed, CALL]
    assert vault.ledger_agrees()
    for _ in range(2):
        store.remove(VISIT.id)
    assert store.all() == [CALL]
    assert vault.ledger_agrees()


def test_of_two_the_later_is_taken_over(vault: Vault) -> None:
    store = vault.entries.templates
    store.keep(VISIT)
    (row,) = vault.connection.rows("SELECT * FROM own_templates")
    later = replace(VISIT, text="later", modified_at=NOW + timedelta(hours=1))
    assert store.take_in(later)
    assert not store.take_over(row)
    assert not store.take_in(later)
    assert store.all() == [later]
    with pytest.raises(ValueError):
        store.take_over((*row[:5], "no time", row[6]))
    assert vault.ledger_agrees()


def test_one_that_was_removed_stays_away_until_it_is_made_again(vault: Vault) -> None:
    store = vault.entries.templates
    store.keep(VISIT)
    store.remove(VISIT.id, at=NOW + timedelta(hours=1))
    assert not store.take_in(VISIT)
    assert store.all() == []
    later = replace(VISIT, text="later", modified_at=NOW + timedelta(hours=2))
    assert store.take_in(later)
    assert not vault.entries.was_erased(VISIT.id)
    assert not store.heed(Tombstone(VISIT.id, NOW))
    assert store.heed(Tombstone(VISIT.id, later.modified_at))
    assert store.all() == []
    assert vault.ledger_agrees()
