# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Cutting the power: states of the disk replayed from a recorded log, each opened as the next start would."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

from holdspace.storage.places import Places
from storage.faults.disk import Disk
from storage.faults.life import Told, look_through, make_vault
from storage.faults.preload import Call, Event, read_log, run_under
from storage.faults.settings import OURS

_LIVES = 3


def record(folder: Path, lives: int, setting: str = OURS) -> tuple[list[Event], bytearray, Disk]:
    """Record a vault's life under `folder`; return its calls, its root secret and a disk that saw none."""
    made = run_under("recording", folder, lives, setting)
    disk = Disk()
    disk.know_folder(made["ground"], str(folder / "ground").encode())
    return list(read_log(folder / "log")), bytearray.fromhex(made["root"]), disk


def lose_power(
    folder: Path, states: int, seed: int, *, lives: int = 3, setting: str = OURS
) -> dict[str, Any]:
    """Open so many states and return what was found; states are spread evenly over the recorded calls."""
    events, root, disk = record(folder, _LIVES, setting)
    chance = random.Random(seed)
    moments = sorted(chance.randint(1, len(events)) for _ in range(states))
    told, made, phase = Told(), False, "make"
    by_phase: Counter[str] = Counter()
    complaints: list[str] = []
    done = 0
    for moment, event in enumerate(events, 1):
        if event.call == Call.MARK:
            verb, _, number = event.data.decode().rpartition(" ")
            made = made or verb == "made"
            if event.data.startswith(b"phase "):
                phase = event.data[6:].decode() or phase
            elif verb != "made":
                told.hear(verb, int(number))
        else:
            disk.take(event)
        while done < states and moments[done] == moment:
            by_phase[phase] += 1
            done += 1
            home = folder / "after" / "home"
            lay_out(disk.after_power_loss(chance), folder, home)
            complaints += [f"{phase}: {said}" for said in _judge(home, root, told, made)]
            shutil.rmtree(folder / "after", ignore_errors=True)
    return {
        "states": done,
        "confirmed": len(told.kept),
        "calls": len(events),
        "complaints": complaints,
        "states_by_phase": dict(sorted(by_phase.items())),
    }


def lay_out(files: dict[bytes, bytes], folder: Path, home: Path) -> None:
    """Write the files of a state, recorded under `folder`/ground/home, into `home`."""
    (home / "inbox").mkdir(parents=True)
    for name, content in files.items():
        path = home / Path(name.decode()).relative_to(folder / "ground" / "home")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _judge(home: Path, root: bytearray, told: Told, made: bool) -> list[str]:
    places = Places(home)
    if made or places.has_vault():
        return look_through(places, root, told)
    # Power went while the vault was being made: nobody has seen its code, and one can be made again.
    again = make_vault(home)
    return look_through(places, again, told)
