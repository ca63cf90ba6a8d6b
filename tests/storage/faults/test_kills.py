# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Cases 1 and 2: a process that writes is killed 200 times, spread over its phases and calls."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from storage.faults.preload import run_under, why_not

pytestmark = pytest.mark.skipif(bool(why_not()), reason=why_not() or "-")

KILLS, CONFIRMED, SEED = 200, 5000, 20260302


def told(found: dict[str, Any]) -> str:
    """Return what was found, one line a place."""
    lines = [f"{key}: {value}" for key, value in found.items() if isinstance(value, int)]
    return "\n".join([*lines, *(f"  {count:3} {place}" for place, count in found["kills_by_place"].items())])


def test_nothing_confirmed_is_lost_over_200_kills(tmp_path: Path, record_property: Any) -> None:
    """Cases 1 and 2, also in seal, draft, card, reply, absorb, close and the recovery after a kill."""
    found = run_under("kills", tmp_path, KILLS, CONFIRMED, SEED)
    print(told(found))  # noqa: T201 - the counts are to be seen, with -rP
    record_property("confirmed", found["confirmed"])
    assert found["complaints"] == []
    assert found["kills"] >= KILLS
    assert found["confirmed"] >= CONFIRMED
    places = " ".join(found["kills_by_place"])
    for phase in (
        "save:",
        "seal:",
        "draft:",
        "card:",
        "reply:",
        "absorb:",
        "checkpoint:",
        "close:",
        "at any time",
    ):
        assert phase in places
    for call in ("write", "sync", "truncate", "rename", "unlink"):
        assert f" {call}" in places


@pytest.mark.parametrize(
    ("setting", "finding"),
    [("late", "entry is lost"), ("no-journal", "opening or reading raised VaultDamaged")],
)
def test_the_harness_finds_what_is_wrong_on_purpose(tmp_path: Path, setting: str, finding: str) -> None:
    """An entry said to be kept before it is written is lost; a database without a journal is damaged."""
    found = run_under("kills", tmp_path, 40, 0, SEED, setting)
    counted = Counter(re.sub(r"\d+ ", "", said) for said in found["complaints"])
    print(counted)  # noqa: T201 - the counts are to be seen, with -rP
    assert sum(count for said, count in counted.items() if said.endswith(finding)) >= 5
