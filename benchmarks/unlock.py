# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""From an accepted passphrase to a usable timeline, against the Argon2id call alone, at several sizes.

    python benchmarks/unlock.py [--sizes 1000 10000 100000] [--runs 5]

Each run is a process of its own, as after a lock: the window opens on the journal, the passphrase is typed,
and Enter is pressed. Measured from there to the moment the event loop is reached again after the timeline's
first paint with all its rows. The Argon2id call is timed in the same process just before and just after, with
the vault's own parameters (256 MiB, t=3, p=4); the smaller of the two counts. Goal: at most 1.3 times, at any
size. Needs a display (xvfb-run will do).
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

PASSPHRASE = "kettle orchard quiet tram"
GOAL = 1.3


def main() -> int:
    """Make a vault of each size, run, and print medians and ratios."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--child", type=int, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.child:
        return _child(arguments.child)
    with tempfile.TemporaryDirectory() as folder:
        for size in arguments.sizes:
            home = Path(folder) / str(size)
            _make(home, size)
            _run(home, size)  # the first fills the disk cache
            runs = [_run(home, size) for _ in range(arguments.runs)]
            print(json.dumps(_medians(size, runs)), flush=True)
    return 0


def _make(home: Path, size: int) -> None:
    from backup import fill

    from holdspace.storage.key_file import make_keys
    from holdspace.storage.places import Places
    from holdspace.storage.vault import create_vault

    with create_vault(Places(home), make_keys(PASSPHRASE)) as vault:
        fill(vault, size)


def _run(home: Path, size: int) -> dict[str, float]:
    command = [sys.executable, __file__, "--child", str(size)]
    environment = os.environ | {"HOLDSPACE_HOME": str(home)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)
    if done.returncode:
        sys.exit(f"a run failed: {done.stderr.strip()}")
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return figures


def _medians(size: int, runs: list[dict[str, float]]) -> dict[str, Any]:
    ratio = statistics.median(run["usable"] / run["argon2id"] for run in runs)
    return {
        "entries": size,
        "argon2id_ms": round(statistics.median(run["argon2id"] for run in runs)),
        "usable_ms": round(statistics.median(run["usable"] for run in runs)),
        "ratio": round(ratio, 3),
        "goal": GOAL,
        "met": ratio <= GOAL,
    }


def _child(size: int) -> int:
    from holdspace import __main__ as entry_point
    from holdspace import app as holdspace_app

    after_paint = holdspace_app._Running._after_paint

    def and_unlock(running: Any) -> None:
        from PySide6.QtCore import QTimer

        after_paint(running)
        # What is imported ahead after a start is imported by the time anyone has typed a passphrase.
        QTimer.singleShot(1500, lambda: _Unlocking(running, size).begin())

    holdspace_app._Running._after_paint = and_unlock  # type: ignore[method-assign]
    sys.argv = ["holdspace"]
    return entry_point.main()


class _Unlocking:
    """One unlock through the window's own controls."""

    def __init__(self, running: Any, size: int) -> None:
        self._running = running
        self._size = size
        self._argon = _argon2id_ms(running._places)

    def begin(self) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        window = self._running._window
        window.show_journal()
        field = _find(window, "vault.passphrase")
        QTest.keyClicks(field, PASSPHRASE)
        self._began = time.perf_counter()
        QTest.keyClick(field, Qt.Key.Key_Return)
        self._watch()

    def _watch(self) -> None:
        """Look at every turn of the event loop whether the timeline has all its rows and was painted."""
        from PySide6.QtCore import QEvent, QObject, QTimer

        unlocking = self

        class Painted(QObject):
            def eventFilter(self, watched: QObject, event: QEvent) -> bool:
                if event.type() == QEvent.Type.Paint and unlocking._rows() >= unlocking._size:
                    watched.removeEventFilter(self)
                    QTimer.singleShot(0, unlocking._tell)
                return False

        def state_changed(state: str) -> None:
            if state == "unlocked":
                QTimer.singleShot(0, hook)

        def hook() -> None:
            viewport = _find(self._running._window, "journal.list").viewport()
            viewport.installEventFilter(self._painted)
            viewport.update()

        self._painted = Painted()
        self._running._vault.state_changed.connect(state_changed)

    def _rows(self) -> int:
        model = _find(self._running._window, "journal.list").model()
        return int(model.rowCount())

    def _tell(self) -> None:
        usable = (time.perf_counter() - self._began) * 1e3
        argon = min(self._argon, _argon2id_ms(self._running._places))
        print(json.dumps({"usable": usable, "argon2id": argon}), flush=True)
        self._running._app.quit()


def _argon2id_ms(places: Any) -> float:
    """Return how long the Argon2id call of this vault takes now, on a thread of its own as in the window."""
    from holdspace.storage.key_file import read_either
    from holdspace.storage.keys import derive_kek

    known = read_either(places)
    took: list[float] = []

    def work() -> None:
        began = time.perf_counter()
        derive_kek(PASSPHRASE, known.kdf_salt, known.parameters)
        took.append((time.perf_counter() - began) * 1e3)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    return took[0]


def _find(window: Any, identifier: str) -> Any:
    from PySide6.QtWidgets import QWidget

    found = [w for w in window.findChildren(QWidget) if w.accessibleIdentifier() == identifier]
    return next(iter([w for w in found if w.isVisible()] or found))


if __name__ == "__main__":
    sys.exit(main())
