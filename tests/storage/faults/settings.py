# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Settings of the database that are wrong on purpose: the harness must find what they lose."""

from __future__ import annotations

from holdspace.storage import connection, creating, opening, vault

OURS = "ours"
_WRONG = {
    "normal": {"synchronous": ("NORMAL", 1)},
    "off": {"synchronous": ("OFF", 0)},
    "no-journal": {"journal_mode": ("OFF", "off")},
}
WRONG = tuple(_WRONG)


def use(name: str) -> None:
    """Let this process open vaults with these settings from now on."""
    if name == OURS:
        return
    wrong = _WRONG[name]
    pragmas = tuple(
        (pragma, *wrong.get(pragma, (value, expected))) for pragma, value, expected in connection.LATE_PRAGMAS
    )
    for module in (creating, opening, vault):
        module.LATE_PRAGMAS = pragmas  # type: ignore[attr-defined]
