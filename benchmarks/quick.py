# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""How soon the pocket window is there when `holdspace --quick` is handed to a running instance.

    python benchmarks/quick.py [RUNS]

It brings its own display, window manager, session bus and AT-SPI, those of tests/desktop, and starts
HoldSpace on a locked journal. Then, 15 times unless told otherwise, it starts `holdspace --quick`, notes when
a window is mapped and when the entry box has the keyboard, and puts it away. Times are from the second
process's spawn, in milliseconds; "ready" is looked for every 30 ms, so it may be as much too late. The first
hand-over builds the window and stands apart. Each run also starts a Python that does nothing: on another
machine only the ratio to it means something. Prints one JSON document. Goal: 250 ms to the window.
"""

from __future__ import annotations

import ctypes
import json
import os
import select
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from summary import summary

from desktop.desk import Desk
from desktop.vaults import prepare_vault
from desktop.window import App, run_holdspace
from patience import PATIENCE

GOAL_MS = 250
RUNS = 15
_SUBSTRUCTURE_NOTIFY = 1 << 19
_MAP_NOTIFY = 19


class Screen:
    """Notes when a window appears on a display; libX11 tells it, without asking again and again."""

    def __init__(self, display: str) -> None:
        self._x = ctypes.CDLL("libX11.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XDefaultRootWindow.restype = ctypes.c_ulong
        self._x.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
        self._x.XSelectInput.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_long]
        self._x.XPending.argtypes = self._x.XConnectionNumber.argtypes = [ctypes.c_void_p]
        self._x.XNextEvent.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
        self._display = self._x.XOpenDisplay(display.encode())
        if not self._display:
            raise OSError(f"no display {display}")
        root = self._x.XDefaultRootWindow(self._display)
        self._x.XSelectInput(self._display, root, _SUBSTRUCTURE_NOTIFY)
        self._event = ctypes.create_string_buffer(192)  # an XEvent on 64 bits

    def forget(self) -> None:
        """Drop what has been told so far."""
        while self._x.XPending(self._display):
            self._x.XNextEvent(self._display, self._event)

    def wait_for_window(self) -> float:
        """Return when the next window is mapped, by time.perf_counter."""
        end = time.perf_counter() + PATIENCE
        while time.perf_counter() < end:
            while self._x.XPending(self._display):
                self._x.XNextEvent(self._display, self._event)
                if ctypes.c_int.from_buffer(self._event).value == _MAP_NOTIFY:
                    return time.perf_counter()
            select.select([self._x.XConnectionNumber(self._display)], [], [], 1.0)
        raise TimeoutError("no window was mapped")


def spawn_ms(desk: Desk) -> float:
    """Return how long a Python that does nothing takes."""
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-c", "pass"], env=desk.environment(desk.folder, desk.folder), check=True)
    return (time.perf_counter() - begin) * 1000


def hand_over(desk: Desk, app: App, screen: Screen) -> dict[str, float]:
    """Hand `--quick` over once and put the window away again; return the milliseconds of each step."""
    bare = spawn_ms(desk)
    app.ask("forget_focus")
    screen.forget()
    begin = time.perf_counter()
    second = subprocess.Popen(
        [sys.executable, "-m", "holdspace", "--quick"],
        cwd=app.person,
        env=desk.environment(app.home, app.person),
    )
    mapped = screen.wait_for_window()
    while app.ask("new_focus", timeout=PATIENCE)["id"] != "pocket.entry":
        pass
    ready = time.perf_counter()
    if second.wait(timeout=PATIENCE):
        sys.exit("the second start did not end with 0")
    app.wait_until_active()
    app.keys("Escape")
    app.wait_until_gone(id="pocket.entry")
    return {"bare": bare, "mapped": (mapped - begin) * 1000, "ready": (ready - begin) * 1000}


def measure(folder: Path, runs: int) -> dict[str, Any]:
    """Return the figures of so many hand-overs."""
    logs = folder / "desk"
    logs.mkdir()
    prepare_vault(folder / "home", "an entry")
    with Desk(logs) as desk:
        run_holdspace(desk, folder / "other", folder / "person", "--version")  # compiles what is not yet
        app = App(desk, folder / "home", folder / "person")
        app.find("now.entry").wait_for_focus()
        screen = Screen(desk.display)
        first, *others = (hand_over(desk, app, screen) for _ in range(runs + 1))
        app.close()
    return {
        "what": "start of holdspace --quick beside a running instance, to the pocket window",
        "unit": "ms",
        "runs": runs,
        "goal": GOAL_MS,
        "first_mapped": round(first["mapped"], 1),
        **{step: summary([run[step] for run in others]) for step in ("bare", "mapped", "ready")},
        "mapped_to_bare": round(statistics.median(run["mapped"] / run["bare"] for run in others), 2),
    }


def main() -> None:
    """Measure, and print one JSON document."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory(prefix="quick") as folder:
        print(json.dumps(measure(Path(folder), runs), indent=1))


if __name__ == "__main__":
    main()
