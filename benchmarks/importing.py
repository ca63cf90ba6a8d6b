# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""How many entries of a Day One archive a second are looked at, and brought in, with the backup before it.

    python benchmarks/importing.py [--entries 10000] [--rounds 3]

The archive is written here, as Day One writes one: places, weather, tags, stray backslashes. A preview reads
all of it and asks the vault of each entry; the import reads it again and keeps it, in one transaction, in a
vault that is empty and new each time. One JSON line a figure. Where other work has the processors, wall time
says little: the figure of this process's own work stands beside it as `cpu`, and the machine's load. Goal:
10,000 entries at 2,000 a second or more, of each of the two. Ends with 1 where the wall time misses it.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import sys
import tempfile
import time
import uuid
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from holdspace.services.formats.intake import bring_in, look
from holdspace.storage.kdf_parameters import KdfParameters
from holdspace.storage.key_file import make_keys
from holdspace.storage.places import Places
from holdspace.storage.vault import create_vault

ENTRIES, GOAL = 10_000, 2_000.0
LIGHT = KdfParameters(memory_kib=19 * 1024, passes=1, lanes=1)
_ZONES = ("America/Denver", "America/New_York", "Europe/Berlin")


def archive(path: Path, texts: list[str]) -> None:
    """Write a Day One archive of these texts, one every half hour."""
    chance = random.Random(len(texts))
    start = datetime(2019, 1, 1, 8, tzinfo=UTC)
    entries = [
        _record(chance, text, start + number * timedelta(minutes=30)) for number, text in enumerate(texts)
    ]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("Journal.json", json.dumps({"metadata": {"version": "1.0"}, "entries": entries}))


def _record(chance: random.Random, text: str, moment: datetime) -> dict[str, Any]:
    said = f"{moment:%Y-%m-%dT%H:%M:%SZ}"
    record: dict[str, Any] = {
        "uuid": uuid.UUID(int=chance.getrandbits(128), version=4).hex.upper(),
        "creationDate": said,
        "modifiedDate": said,
        "timeZone": chance.choice(_ZONES),
        "text": text.replace(".", "\\.") + "\\!",
        "starred": chance.random() < 0.1,
        "creationDevice": "Phone",
        "location": {"placeName": "Office", "latitude": 40.1, "longitude": -105.2},
        "weather": {"conditionsDescription": "Clear", "temperatureCelsius": 12.5},
    }
    if chance.random() < 0.3:
        record["tags"] = ["team", "travel"]
    return record


def measure(path: Path, entries: int, folder: Path, rounds: int) -> dict[str, list[tuple[float, float]]]:
    """Return seconds, and seconds of this process's own work, of each round's preview and import."""
    took: dict[str, list[tuple[float, float]]] = {"preview": [], "import": []}
    for number in range(rounds):
        places = Places(folder / f"importing-{number}")
        with create_vault(places, make_keys("kettle orchard quiet tram", LIGHT)) as vault:
            seen, preview = timed(look, vault, path)
            done, whole = timed(bring_in, places, vault, seen)
        if (seen.new, done.counts.added) != (entries, entries):
            raise AssertionError(f"{seen.new} seen and {done.counts.added} brought in, of {entries}")
        took["preview"].append(preview)
        took["import"].append(whole)
    return took


def timed(work: Callable[..., Any], *values: Any) -> tuple[Any, tuple[float, float]]:
    """Return what the work returns, and its seconds, by the wall and of this process."""
    began, worked = time.perf_counter(), time.process_time()
    result = work(*values)
    return result, (time.perf_counter() - began, time.process_time() - worked)


def rates(folder: Path, entries: int = ENTRIES, rounds: int = 3) -> bool:
    """Print the medians, as entries a second, and return whether the goal is met."""
    from journal import LANGUAGE

    chance = random.Random(entries)
    path = folder / "day-one.zip"
    archive(path, [LANGUAGE.text(chance) for _ in range(entries)])
    met = True
    for what, took in measure(path, entries, folder, rounds).items():
        wall, cpu = (entries / statistics.median(each[kind] for each in took) for kind in (0, 1))
        line = {"what": f"{what} of Day One entries, a second", "value": round(wall), "cpu": round(cpu)}
        enough = {"least": GOAL, "met": wall >= GOAL, "met_by_cpu": cpu >= GOAL}
        load = {"entries": entries, "load": round(os.getloadavg()[0], 1)}
        print(json.dumps({"goal": "import"} | line | enough | load), flush=True)
        met &= wall >= GOAL
    return met


def main() -> int:
    """Measure and return 1 where the goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--entries", type=int, default=ENTRIES)
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        return int(not rates(Path(folder), chosen.entries, chosen.rounds))


if __name__ == "__main__":
    sys.exit(main())
