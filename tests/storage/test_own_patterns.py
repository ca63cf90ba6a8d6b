# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Own patterns in the vault: as they were made, in that order, whole numbers or not."""

from __future__ import annotations

from dataclasses import replace

from holdspace.domain.breathing import PhaseStep
from holdspace.storage.vault import Vault
from practised import HOUR, NOW, PATTERN


def test_they_come_back_in_the_order_in_which_they_were_made(vault: Vault) -> None:
    store = vault.entries.patterns
    other = replace(PATTERN, id=f"{PATTERN.id[:-1]}2", name="Other", modified_at=NOW - HOUR)
    for each in (PATTERN, other):
        store.keep(each)
    changed = replace(PATTERN, name="Slower", modified_at=NOW + HOUR)
    store.keep(changed)
    assert store.all() == [changed, other]
    assert store.of(other.id) == other
    assert [each.pattern.cycle_seconds for each in store.all()] == [12.5, 12.5]
    assert vault.ledger_agrees()


def test_the_same_seconds_make_the_same_row(vault: Vault) -> None:
    """Two laptops that hold the same pattern must agree on it to the last character."""
    store = vault.entries.patterns
    whole = replace(PATTERN, phases=(PhaseStep("in", 4), PhaseStep("out", 6)))
    assert store.values(whole) == store.values(
        replace(PATTERN, phases=(PhaseStep("in", 4.0), PhaseStep("out", 6.0)))
    )
