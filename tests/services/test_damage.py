# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Every way in which a vault does not open, or is not as it should be, is told apart."""

from __future__ import annotations

import pytest

from holdspace.services import errors
from holdspace.services.damage import kind_of_error, kind_of_health
from holdspace.storage.checking import Health
from holdspace.storage.soundness import Soundness


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (errors.VaultDamaged(), "damaged"),
        (errors.NotThisVault(), "not_ours"),
        (errors.LogDamaged(), "log"),
        (errors.VaultMissing(), "missing"),
        (errors.KeyFileMissing(), "keys"),
        (errors.KeyFileDamaged(), "keys"),
        (errors.WrongPassphrase(), ""),
        (errors.DiskFull(), ""),
        (RuntimeError(), ""),
    ],
)
def test_an_error_of_opening(error: Exception, kind: str) -> None:
    assert kind_of_error(error) == kind


@pytest.mark.parametrize(
    ("health", "kind"),
    [
        (Health(), ""),
        (Health(free_pages=(3,)), ""),
        (Health(Soundness(pages=(3,))), "pages"),
        (Health(Soundness(ledger_agrees=False)), "altered"),
        (Health(Soundness(messages=("a tree",), ledger_agrees=False)), "pages"),
    ],
)
def test_what_a_check_found(health: Health, kind: str) -> None:
    assert kind_of_health(health) == kind
