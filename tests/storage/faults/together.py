# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""One of two processes that capture at the same instant.

Started as `python -m storage.faults.together HOME FIRST COUNT`. Waits for a line on stdin, then seals so many
notes, all of one instant.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from holdspace.storage.inbox import seal_entry
from holdspace.storage.places import Places
from storage.faults.life import entry_of


def main() -> None:
    """Seal once told to."""
    home, first, count = sys.argv[1:]
    notes = [
        replace(entry_of(number), created_at=entry_of(0).created_at)
        for number in range(int(first), int(first) + int(count))
    ]
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    for note in notes:
        seal_entry(Places(Path(home)), note)


if __name__ == "__main__":
    main()
