# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What a backup costs beside a plain VACUUM INTO of the same vault, in the same run.

    python benchmarks/backup.py [ENTRIES...]

Vaults of 10,000 and 100,000 entries of about 120 words unless other sizes are given. A line for each, then
one JSON document. The goal: making and verifying a backup takes at most 2.5 times a plain VACUUM INTO.
"""

from __future__ import annotations

import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from holdspace.domain.entries import new_entry
from holdspace.storage.backups import make_backup
from holdspace.storage.kdf_parameters import KdfParameters
from holdspace.storage.key_file import make_keys
from holdspace.storage.places import Places
from holdspace.storage.vault import Vault, create_vault

SIZES = (10_000, 100_000)
WORDS = 120
ROUNDS = 3
GOAL = 2.5
LIGHT = KdfParameters(memory_kib=19 * 1024, passes=1, lanes=1)


@dataclass
class Measured:
    """The figures of one size: medians in seconds, and the median ratio of each round's pair.

    `cpu_ratio` counts processor time alone, which the machine's other work disturbs less.
    """

    entries: int
    megabytes: float
    plain_seconds: float
    backup_seconds: float
    ratio: float
    cpu_ratio: float


def fill(vault: Vault, count: int) -> None:
    """Write entries of random words, one a minute."""
    chance = random.Random(count)
    words = [
        "".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=chance.randint(2, 9))) for _ in range(3000)
    ]
    start = datetime(2024, 1, 1, tzinfo=UTC)
    with vault.connection.write(), vault.entries.gathered():
        for number in range(count):
            text = " ".join(chance.choices(words, k=WORDS))
            vault.entries.add(new_entry(text, now=start + timedelta(minutes=number), time_zone="UTC"))
    vault.checkpoint()


def seconds(work: Callable[[], None]) -> tuple[float, float]:
    """Return how long the work takes, and how much processor time."""
    started, cpu = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - started, time.process_time() - cpu


def measure(count: int, folder: Path) -> Measured:
    """Return the figures for one size; plain and whole backups take turns, so that noise meets both."""
    places = Places(folder / str(count))
    with create_vault(places, make_keys("kettle orchard quiet tram", LIGHT)) as vault:
        fill(vault, count)
        plain, whole = [], []
        target = folder / "plain.db"

        def copy() -> None:
            with closing(vault.connect()) as connection:
                connection.run("VACUUM INTO ?", (str(target),))

        def back_up() -> None:
            make_backup(places, vault).path.unlink()

        for _ in range(ROUNDS):
            plain.append(seconds(copy))
            target.unlink()
            whole.append(seconds(back_up))
    return Measured(
        count,
        round(places.database.stat().st_size / 1e6, 1),
        round(statistics.median(wall for wall, _ in plain), 3),
        round(statistics.median(wall for wall, _ in whole), 3),
        *(
            round(statistics.median(b[kind] / a[kind] for a, b in zip(plain, whole, strict=True)), 2)
            for kind in (0, 1)
        ),
    )


def main() -> int:
    """Measure every size, print the figures and return 1 where the goal is missed."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for count in [int(size) for size in sys.argv[1:]] or SIZES:
            found.append(measure(count, Path(folder)))
            one = found[-1]
            print(
                f"{one.entries:>7,} entries, {one.megabytes} MB: VACUUM INTO {one.plain_seconds} s,"
                f" backup {one.backup_seconds} s, ratio {one.ratio}, of processor time {one.cpu_ratio}"
                f" (goal {GOAL})"
            )
    print(json.dumps({"goal": GOAL, "measured": [asdict(one) for one in found]}, indent=1))
    return int(any(one.ratio > GOAL for one in found))


if __name__ == "__main__":
    sys.exit(main())
