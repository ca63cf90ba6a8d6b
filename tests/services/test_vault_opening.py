# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What is done with a passphrase before the vault opens."""

from __future__ import annotations

from pathlib import Path

import pytest

from holdspace.domain.recovery_code import encode_code
from holdspace.services.vault import LOCKED
from holdspace.services.vault_opening import find_code, find_root_and_update
from holdspace.storage.errors import WrongPassphrase
from holdspace.storage.progress import no_progress
from holdspace.storage.vault import open_vault
from household import PASSPHRASE, Household, fresh_keys
from storage.old_vaults import make_older


@pytest.fixture
def household(tmp_path: Path) -> Household:
    return Household(tmp_path / "home", LOCKED)


def test_the_code_is_found_by_the_passphrase_alone(household: Household) -> None:
    assert find_code(household.places, PASSPHRASE) == encode_code(fresh_keys().root)
    with pytest.raises(WrongPassphrase):
        find_code(household.places, "another orchard quiet tram")


def test_an_older_vault_is_told_of_and_brought_up_to_date(household: Household) -> None:
    with open_vault(household.places, fresh_keys().root) as vault:
        make_older(vault.connection, 2)
    told: list[str] = []
    for _ in range(2):
        root = find_root_and_update(
            household.places, lambda: fresh_keys().root, lambda: told.append("update"), no_progress
        )
        assert root == fresh_keys().root
    assert told == ["update"]


def test_where_there_is_no_root_nothing_is_opened(household: Household) -> None:
    def fail() -> bytearray:
        raise WrongPassphrase

    with pytest.raises(WrongPassphrase):
        find_root_and_update(household.places, fail, lambda: pytest.fail("nothing was opened"), no_progress)


def test_the_root_is_wiped_whatever_stops_the_update(household: Household) -> None:
    """Case 43: not only errors of storage, but a window that is gone when it is to be told."""
    with open_vault(household.places, fresh_keys().root) as vault:
        make_older(vault.connection, 2)
    root = fresh_keys().root

    def gone() -> None:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        find_root_and_update(household.places, lambda: root, gone, no_progress)
    assert not any(root)
