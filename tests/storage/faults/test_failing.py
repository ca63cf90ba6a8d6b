# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Cases 7, 8, 10 and 37: every write, fsync and name fails once and for good, and a real disk fills up."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from storage.faults.preload import TESTS, run_under, why_not
from storage.faults.settings import LATE

MOUNT = ["unshare", "--map-root-user", "--mount"]


@pytest.mark.skipif(bool(why_not()), reason=why_not() or "-")
def test_whatever_fails_is_said_and_nothing_confirmed_is_lost(tmp_path: Path) -> None:
    """Cases 7, 10 and 37: a typed error, what was begun kept, the same again works, no second entry."""
    found = run_under("failing", tmp_path)
    print({key: value for key, value in found.items() if key != "complaints"})  # noqa: T201 - for -rP
    assert found["complaints"] == []
    assert found["errors"]["DiskFull"] > 50
    assert found["errors"]["NotKept"] > 100
    failed = " ".join(found["faults_by_place"])
    written = ("save", "edit", "seal", "draft", "draft aside", "card", "reply")
    for deed in (*written, "absorb", "checkpoint", "close", "create"):
        assert f"{deed}: sync" in failed
        assert deed == "create" or f"{deed}, pulled" in failed


@pytest.mark.skipif(bool(why_not()), reason=why_not() or "-")
def test_the_harness_finds_what_is_said_to_be_kept_before_it_is_written(tmp_path: Path) -> None:
    """The control: else nothing would show that a lost entry is complained of."""
    found = run_under("failing", tmp_path, LATE, "seal")
    print(found["faults_by_place"], len(found["complaints"]))  # noqa: T201 - for -rP
    lost = [said for said in found["complaints"] if said.endswith(" is lost")]
    # One entry was saved before each fault, and only what the crash leaves lacks it.
    assert len(lost) == len(found["complaints"]) == found["faults"] > 10


def can_mount() -> bool:
    if not shutil.which("unshare"):
        return False
    return (
        subprocess.run([*MOUNT, "mount", "-t", "tmpfs", "none", "/mnt"], capture_output=True).returncode == 0
    )


@pytest.mark.skipif(not can_mount(), reason="no file system can be mounted here")
def test_a_full_disk_is_said_and_the_same_words_are_kept_once_there_is_room(tmp_path: Path) -> None:
    """Case 8, on a tmpfs of 2 MiB."""
    script = 'mount -t tmpfs -o size=2m none "$1" && exec "$2" -m storage.faults.full_disk "$1"'
    done = subprocess.run(
        [*MOUNT, "sh", "-c", script, "sh", str(tmp_path), sys.executable],
        env={**os.environ, "PYTHONPATH": str(TESTS)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["complaints"] == []
    assert found["errors"] == ["DiskFull"] * 3
    assert found["kept"] > 40
