# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Case 3: a migration killed at every second of its calls leaves old or new schema, and every entry."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from storage.faults.migrating import OURS
from storage.faults.preload import run_under, why_not

pytestmark = pytest.mark.skipif(bool(why_not()), reason=why_not() or "-")


def told(found: dict[str, Any]) -> str:
    """Return the counts, without the complaints."""
    return json.dumps({key: value for key, value in found.items() if key != "complaints"})


def test_a_killed_migration_leaves_the_old_schema_or_the_new_and_the_backup_before_it(tmp_path: Path) -> None:
    found = run_under("migrating", tmp_path, OURS, 2)
    print(told(found))  # noqa: T201 - the counts are to be seen, with -rP
    assert found["complaints"] == []
    assert found["came_through"]
    assert set(found["schemas"]) == {"old", "new"}
    assert sum(found["kills"].values()) == sum(found["schemas"].values()) == sum(found["backups"].values())
    assert found["schemas"]["old"] > 100
    assert found["schemas"]["new"] > 10
    for action, fewest in (("hold_after", 100), ("hold_half", 50), ("hold_before", 10)):
        assert found["kills"][action] > fewest
    assert found["backups"]["there"] > found["schemas"]["new"]


@pytest.mark.parametrize(
    ("setting", "finding"),
    [
        ("without backup", "there is no backup of the vault as it was"),
        ("in steps", "opening or reading raised"),
        ("failing", "the process ended by itself"),
    ],
)
def test_the_harness_finds_what_is_wrong_on_purpose(tmp_path: Path, setting: str, finding: str) -> None:
    """A migration without its backup, one that is not all or nothing, and one that fails without a kill."""
    found = run_under("migrating", tmp_path, setting, 9)
    print(told(found), len(found["complaints"]))  # noqa: T201 - the counts are to be seen, with -rP
    assert [said for said in found["complaints"] if finding in said]
    assert found["came_through"] == (setting != "failing")
