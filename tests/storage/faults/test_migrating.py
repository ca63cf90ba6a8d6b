# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Case 3: a migration killed after each of its calls leaves the old schema or the new, and every entry."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.faults.preload import run_under, why_not


@pytest.mark.skipif(bool(why_not()), reason=why_not() or "-")
def test_a_killed_migration_leaves_the_old_schema_or_the_new(tmp_path: Path) -> None:
    found = run_under("migrating", tmp_path)
    print(found)  # noqa: T201 - the counts are to be seen, with -rP
    assert found["complaints"] == []
    assert found["kills"] == sum(found["schemas"].values())
    assert found["schemas"]["old"] > 10
    assert found["schemas"]["new"] > 1
