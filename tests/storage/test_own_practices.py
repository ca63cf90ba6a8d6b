# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Own practices in the vault: as they were made, in that order, and told from patterns by their shape."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from holdspace.domain.exports import Selection
from holdspace.domain.own_practices import OwnStep
from holdspace.domain.revisions import Tombstone
from holdspace.storage.backups import make_backup
from holdspace.storage.exporting import leaving
from holdspace.storage.merging import merge_backup
from holdspace.storage.places import Places
from holdspace.storage.salvaging import salvage
from holdspace.storage.vault import Vault, open_vault
from practised import HOUR, NOW, PATTERN, PRACTICE, keep_of_a_later_version, twin


def test_they_come_back_in_the_order_in_which_they_were_made(vault: Vault) -> None:
    store, other = vault.entries.practices, replace(twin(PRACTICE, 2), name="Other", modified_at=NOW - HOUR)
    for each in (PRACTICE, other):
        store.keep(each)
    changed = replace(PRACTICE, name="Slower", steps=PRACTICE.steps[::-1], modified_at=NOW + HOUR)
    store.keep(changed)
    assert store.all() == [changed, other]
    assert store.of(other.id) == other
    store.remove(other.id)
    assert store.all() == [changed]
    assert vault.ledger_agrees()


def test_of_two_laptops_the_later_change_counts(vault: Vault) -> None:
    store = vault.entries.practices
    later = replace(PRACTICE, steps=(*PRACTICE.steps, OwnStep("let_go", "", 15)), modified_at=NOW + HOUR)
    for each in (PRACTICE, later, PRACTICE):
        store.take_in(each)
    assert store.all() == [later]
    store.remove(later.id, at=NOW + 2 * HOUR)
    assert not store.take_in(later)
    assert store.all() == []


def test_a_pattern_and_a_practice_are_each_salvaged_as_what_they_are(
    closed_vault: Places, root: bytearray, tmp_path: Path
) -> None:
    """Their rows are of one length, and a damaged database has nothing else to tell them by."""
    with open_vault(closed_vault, root) as vault:
        vault.entries.patterns.keep(PATTERN)
        vault.entries.practices.keep(PRACTICE)
        breath = replace(twin(PRACTICE, 2), steps=(OwnStep("breathe", "box", 60),) * 2)
        vault.entries.practices.keep(breath)
    done = salvage(closed_vault, tmp_path / "new", root)
    assert done.lost == 0
    with open_vault(Places(tmp_path / "new"), root) as vault:
        assert vault.entries.patterns.all() == [PATTERN]
        assert sorted(vault.entries.practices.all(), key=lambda each: each.id) == [PRACTICE, breath]
        assert vault.ledger_agrees()


def test_a_row_of_a_later_version_is_read_past_and_stays(vault: Vault) -> None:
    store = vault.entries.practices
    row = keep_of_a_later_version(store, twin(PRACTICE, 2))
    store.keep(PRACTICE)
    assert store.all() == [PRACTICE]
    assert (store.of(row[1]), store.holds(row[1]), store.count()) == (None, True, 2)
    with leaving(vault, Selection()) as found:
        assert list(found.records().practices) == [PRACTICE]
    with vault.connection.write():
        assert not store.heed(Tombstone(row[1], NOW - HOUR))
        assert not store.take_in(replace(twin(PRACTICE, 2), modified_at=NOW))
    assert store.outlives(Tombstone(row[1], NOW - HOUR))
    assert vault.connection.row("SELECT * FROM own_practices WHERE id = ?", (row[1],)) == row
    assert vault.ledger_agrees()


@pytest.mark.parametrize("moment", [NOW.isoformat(), "2026-03-02T09:30:00", "soon"])
def test_a_row_of_a_later_version_gives_way_to_a_later_change_and_can_be_removed(
    vault: Vault, moment: str
) -> None:
    store, other = vault.entries.practices, twin(PRACTICE, 2)
    keep_of_a_later_version(store, other, moment)
    changed = replace(other, modified_at=NOW + HOUR)
    assert store.take_in(changed)
    assert store.all() == [changed]
    keep_of_a_later_version(store, other, moment)
    store.remove(other.id)
    assert not store.holds(other.id)
    assert vault.entries.was_erased(other.id)
    assert vault.ledger_agrees()


def test_a_backup_with_a_row_of_a_later_version_comes_in(vault: Vault, root: bytearray) -> None:
    store = vault.entries.practices
    row = keep_of_a_later_version(store, twin(PRACTICE, 2))
    later = replace(PRACTICE, modified_at=NOW + HOUR)
    store.keep(later)
    backup = make_backup(vault.places, vault).path
    store.keep(PRACTICE)
    merge_backup(vault.places, vault, backup, root)
    assert store.all() == [later]
    assert store.holds(row[1])
    assert vault.ledger_agrees()
