# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What kind of damage an error of opening, or a check, tells of. Imported with the window: keep it light."""

from __future__ import annotations

from typing import Protocol

from holdspace.storage.errors import (
    KeyFileDamaged,
    LogDamaged,
    NotThisVault,
    VaultDamaged,
    VaultMissing,
)

DAMAGED, LOG, MISSING, NOT_OURS, KEYS = "damaged", "log", "missing", "not_ours", "keys"
PAGES, ALTERED = "pages", "altered"
KINDS = (DAMAGED, LOG, MISSING, NOT_OURS, KEYS, PAGES, ALTERED)
# The closest type first: some are kinds of others.
_BY_ERROR: tuple[tuple[type[Exception], str], ...] = (
    (LogDamaged, LOG),
    (NotThisVault, NOT_OURS),
    (VaultDamaged, DAMAGED),
    (VaultMissing, MISSING),
    (KeyFileDamaged, KEYS),
)


class Found(Protocol):
    """What a check found of an open vault."""

    @property
    def is_damaged(self) -> bool:
        """Say whether something in use cannot be read."""

    @property
    def is_altered(self) -> bool:
        """Say whether all can be read and is not what was written last."""


def kind_of_error(error: Exception) -> str:
    """Return the kind of damage because of which a vault did not open, or "" where it is none."""
    return next((kind for type_, kind in _BY_ERROR if isinstance(error, type_)), "")


def kind_of_health(found: Found) -> str:
    """Return "pages" where an open vault is damaged, "altered" where it was changed, else ""."""
    if found.is_damaged:
        return PAGES
    return ALTERED if found.is_altered else ""
