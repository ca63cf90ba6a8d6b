# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Case 56: two processes capture at the same instant while a third opens the vault and absorbs."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

from holdspace.storage.inbox import count_sealed
from holdspace.storage.places import Places
from holdspace.storage.vault import open_vault
from storage.faults.life import make_vault, text_of, unsound
from storage.faults.preload import TESTS

EACH = 60


def capture(home: Path, first: int) -> subprocess.Popen[bytes]:
    """Start a process that waits to capture, and return it once it is ready."""
    process = subprocess.Popen(
        [sys.executable, "-m", "storage.faults.together", str(home), str(first), str(EACH)],
        env={**os.environ, "PYTHONPATH": str(TESTS)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdout
    assert process.stdout.readline() == b"ready\n"
    return process


def test_notes_of_one_instant_from_two_processes_are_kept_once_while_a_vault_opens(tmp_path: Path) -> None:
    places = Places(tmp_path / "home")
    root = make_vault(places.home)
    processes = [capture(places.home, first) for first in (0, EACH)]
    for process in processes:
        assert process.stdin
        process.stdin.write(b"now\n")
        process.stdin.flush()
    seen: list[str] = []
    with open_vault(places, root) as vault:
        while any(one.poll() is None for one in processes) or count_sealed(places):
            absorbed = vault.absorb_inbox(7)
            assert absorbed.set_aside == 0
            seen += [entry.text for entry in absorbed.entries]
        wanted = Counter(text_of(number) for number in range(2 * EACH))
        assert Counter(seen) == wanted
        assert Counter(entry.text for _, entry in vault.entries.page(None, 1000)) == wanted
        assert unsound(vault) == []
    for process in processes:
        process.communicate()
        assert process.returncode == 0
    assert count_sealed(places) == 0
