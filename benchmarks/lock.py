# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What a person sees of a lock: from Ctrl+L to her page as it is locked, against a bare window's cold start.

    python benchmarks/lock.py [RUNS]

It brings its own display, window manager, session bus and AT-SPI, those of tests/desktop. It starts a bare
PySide6 window as often as it locks; before each lock the journal is opened, and the screen is filmed from
Ctrl+L on, a frame every 8 ms at best. Told in milliseconds since the key is sent: "covered", when her words
are off the screen; "hers", when the page to unlock is whole on it. "without" is how long no window of ours
was there in between, and "pages" how many different pages the rail marked: 1 is hers alone. The process is
replaced in between (docs/decisions/0007-lock-relaunches.md), so a bare start is the floor. Prints one JSON
document. Goal: no moment without a window, one page.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from startup import SPAWNED_AT
from summary import summary

from desktop.desk import Desk
from desktop.filming import Filming
from desktop.vaults import PASSPHRASE, prepare_vault
from desktop.window import App, run_holdspace

RUNS = 9
_UNLOCK = "vault.unlock"


def unlock(app: App) -> None:
    """Open the journal on its page."""
    app.wait_until_active()
    app.find("vault.passphrase").wait_for_focus()
    app.type(PASSPHRASE)
    app.keys("Return")
    app.find("journal.list").wait_for_rows(1)


def rail_of(app: App) -> list[int]:
    """Return where the places of the rail are."""
    first, last = app.find("nav.now").facts.extents, app.find("nav.cards").facts.extents
    return [first[0], first[1], first[2], last[1] + last[3] - first[1]]


def lock(desk: Desk, app: App) -> dict[str, float]:
    """Lock once, and return what was seen of it."""
    words, rail, image = app.find("journal.list").facts.extents, rail_of(app), app.image()
    with Filming(desk, time.monotonic) as film:
        film.begin_anew()
        began = time.monotonic()
        app.keys("ctrl+l")
        app.wait_for_relaunch(image)
        button = app.find(_UNLOCK).wait_for().extents
        film.wait_for_rest()
        ended = time.monotonic()
    at = [frame.at for frame in film.frames]
    marks, pages, pictures = film.parts(rail), film.parts(words), film.parts(button)
    stays = [*at[1:], ended]
    absent = [stay - each for stay, each, mark in zip(stays, at, marks, strict=True) if is_plain(mark)]
    return {
        "covered": (at[[is_plain(page) for page in pages].index(True)] - began) * 1000,
        "hers": (at[pictures.index(pictures[-1])] - began) * 1000,
        "without": sum(absent) * 1000,
        "pages": len({mark for mark in marks if not is_plain(mark)}),
    }


def is_plain(part: bytes) -> bool:
    """Return whether a part has one colour: the screen behind our window."""
    return part == part[:4] * (len(part) // 4)


def bare_ms(desk: Desk, folder: Path) -> float:
    """Return how long a bare window takes from its spawn to its first frame."""
    spawned = {SPAWNED_AT: repr(time.clock_gettime(time.CLOCK_MONOTONIC))}
    command = [sys.executable, str(Path(__file__).with_name("startup.py")), "--child", "bare"]
    done = subprocess.run(
        command, env=desk.environment(folder, folder) | spawned, capture_output=True, text=True, check=True
    )
    return float(json.loads(done.stdout.splitlines()[-1])["painted"])


def measure(folder: Path, runs: int) -> dict[str, Any]:
    """Return the figures of so many locks."""
    logs = folder / "desk"
    logs.mkdir()
    prepare_vault(folder / "home", "an entry with some words in it")
    with Desk(logs) as desk:
        run_holdspace(desk, folder / "other", folder / "person", "--version")  # compiles what is not yet
        # Beneath another window one is never painted, so these come before ours.
        bare = [bare_ms(desk, folder / "bare") for _ in range(runs + 1)]
        app = App(desk, folder / "home", folder / "person")
        app.find("now.entry").wait_for_focus()
        app.keys("ctrl+2")
        found = []
        for each in bare:  # the first fills the disk cache
            unlock(app)
            found.append(lock(desk, app) | {"bare": each})
        app.close()
    del found[0]
    return {
        "what": "a lock by Ctrl+L, as it is seen",
        "unit": "ms",
        "runs": runs,
        **{step: summary([run[step] for run in found]) for step in ("bare", "covered", "hers", "without")},
        "hers_to_bare": round(statistics.median(run["hers"] / run["bare"] for run in found), 2),
        "pages": max(run["pages"] for run in found),
        "met": all(run["without"] == 0 and run["pages"] == 1 for run in found),
        "load": round(os.getloadavg()[0], 1),
    }


def main() -> None:
    """Measure, and print one JSON document."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory(prefix="lock") as folder:
        print(json.dumps(measure(Path(folder), runs), indent=1))


if __name__ == "__main__":
    main()
