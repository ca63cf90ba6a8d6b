# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Case 5: the power goes at any call; what the disk can hold then has every confirmed entry."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.faults.power import lay_out, lose_power, record
from storage.faults.preload import Call, why_not

pytestmark = pytest.mark.skipif(bool(why_not()), reason=why_not() or "-")

STATES, SEED = 1000, 20260302


def test_the_record_misses_no_call(tmp_path: Path) -> None:
    """What the recorded calls add up to is what the folder holds, byte for byte."""
    events, _, disk = record(tmp_path, 1)
    for event in events:
        if event.call != Call.MARK:
            disk.take(event)
    lay_out(disk.whole(), tmp_path, tmp_path / "again")
    assert files_under(tmp_path / "again") == files_under(tmp_path / "ground" / "home")


def files_under(folder: Path) -> dict[str, bytes]:
    there = {str(path.relative_to(folder)): path for path in folder.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in there.items() if not name.endswith(".lock")}


def test_no_confirmed_entry_is_lost_in_1000_states(tmp_path: Path) -> None:
    """Case 5, from the making of the vault on."""
    found = lose_power(tmp_path, STATES, SEED)
    print({key: value for key, value in found.items() if key != "complaints"})  # noqa: T201 - for -rP
    assert found["complaints"] == []
    assert found["states"] == STATES
    for phase in ("make", "save", "seal", "draft", "card", "reply", "absorb", "checkpoint", "close"):
        assert found["states_by_phase"][phase] > 0


@pytest.mark.parametrize("setting", ["normal", "off"])
def test_the_harness_finds_what_a_weaker_setting_loses(tmp_path: Path, setting: str) -> None:
    found = lose_power(tmp_path, 60, SEED, setting=setting)
    assert any("is lost" in said or "raised" in said for said in found["complaints"])
