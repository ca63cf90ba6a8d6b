# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What the storage survives: kills, power cuts, failing calls and flipped bits, with the counts.

    python benchmarks/faults.py [kills] [power] [failing] [flips]

The same harness as tests/storage/faults, which runs the same counts in the suite; here with other seeds by
SEED=NUMBER in the environment, and in one JSON document. "wrong_settings" is what the harness finds where the
database is set wrong on purpose: it must not be nothing, or the zeros above prove nothing.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from storage.faults.flips import Flips
from storage.faults.power import lose_power
from storage.faults.preload import run_under, why_not

SEED = int(os.environ.get("SEED", "20260302"))
KILLS, CONFIRMED, STATES, FLIPS = 200, 5000, 1000, 500


def kills(folder: Path) -> dict[str, Any]:
    """Kill a process that writes, 200 times (cases 1 and 2)."""
    return run_under("kills", folder / "ours", KILLS, CONFIRMED, SEED) | {
        "wrong_settings": {
            setting: lost(run_under("kills", folder / setting, 40, 0, SEED, setting))
            for setting in ("late", "no-journal")
        }
    }


def power(folder: Path) -> dict[str, Any]:
    """Cut the power, 1,000 times (case 5)."""
    wrong = {
        setting: lost(lose_power(folder / setting, STATES, SEED, setting=setting))
        for setting in ("normal", "off")
    }
    return lose_power(folder / "ours", STATES, SEED) | {"wrong_settings": wrong}


def failing(folder: Path) -> dict[str, Any]:
    """Fail every write, fsync and name (cases 7, 10 and 37)."""
    return run_under("failing", folder / "ours")


def flips(folder: Path) -> dict[str, Any]:
    """Flip 500 bits (case 22)."""
    return Flips(folder / "ours").run(FLIPS, SEED)


def lost(found: dict[str, Any]) -> dict[str, int]:
    """Return how many complaints there are in so many kills or states."""
    return {"of": found.get("kills", found.get("states", 0)), "complaints": len(found["complaints"])}


PARTS: dict[str, Callable[[Path], dict[str, Any]]] = {
    "kills": kills,
    "power": power,
    "failing": failing,
    "flips": flips,
}


def main() -> None:
    """Run the parts that are named, or all, and print one JSON document."""
    if why_not():
        sys.exit(why_not())
    found: dict[str, Any] = {"seed": SEED}
    for name in sys.argv[1:] or PARTS:
        with tempfile.TemporaryDirectory(prefix="faults") as folder:
            for place in ("ours", "late", "no-journal", "normal", "off"):
                (Path(folder) / place).mkdir()
            begin = time.perf_counter()
            found[name] = PARTS[name](Path(folder))
            found[name]["seconds"] = round(time.perf_counter() - begin, 1)
    print(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
