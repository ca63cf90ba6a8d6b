# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Start to the first frame of the whole Now page, against a bare PySide6 QMainWindow, in paired runs.

    python benchmarks/startup.py [--runs 15] [--home FOLDER] [--json]

Each run starts both programs fresh, one after the other, so that noise hits both. Times are from the
parent's spawn to the moment the event loop is reached again after the first paint, on CLOCK_MONOTONIC;
memory is the resident set then. The Now page counts as whole when a typed key lands in its entry box and no
widget has moved half a second later; a run in which either fails is an error, not a figure. Needs a display
(xvfb-run will do).
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

HEAVY = ("markdown", "cryptography", "sqlcipher3", "zxcvbn")
SPAWNED_AT = "HOLDSPACE_BENCHMARK_SPAWNED_AT"


def main() -> int:
    """Run the pairs and print medians and ratios."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument(
        "--home", type=Path, help="a HOLDSPACE_HOME to start on; by default a fresh, empty one"
    )
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--child", choices=("bare", "holdspace"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.child:
        return {"bare": _bare, "holdspace": _holdspace}[arguments.child]()
    with tempfile.TemporaryDirectory() as folder:
        home = arguments.home or Path(folder) / "home"
        for kind in ("bare", "holdspace"):  # the first start of each compiles and fills the disk cache
            _measure(kind, home)
        pairs = [(_measure("bare", home), _measure("holdspace", home)) for _ in range(arguments.runs)]
    _report(pairs, as_json=arguments.json)
    return 0


def _measure(kind: str, home: Path) -> dict[str, Any]:
    environment = os.environ | {
        "HOLDSPACE_HOME": str(home),
        SPAWNED_AT: repr(time.clock_gettime(time.CLOCK_MONOTONIC)),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its bytecode
    command = [sys.executable, __file__, "--child", kind]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    if done.returncode:
        sys.exit(f"{kind} did not start: {done.stderr.strip()}")
    figures: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return figures


def _report(pairs: list[tuple[dict[str, Any], dict[str, Any]]], *, as_json: bool) -> None:
    figures: dict[str, Any] = {"runs": len(pairs)}
    for key, unit in (("painted", "ms"), ("cpu", "ms"), ("memory", "MB")):
        bare = statistics.median(pair[0][key] for pair in pairs)
        ours = statistics.median(pair[1][key] for pair in pairs)
        ratio = statistics.median(pair[1][key] / pair[0][key] for pair in pairs)
        figures[key] = {
            "bare": round(bare, 1),
            "holdspace": round(ours, 1),
            "ratio": round(ratio, 3),
            "unit": unit,
        }
    figures["heavy_modules_before_first_paint"] = sorted(
        {name for _, ours in pairs for name in ours["heavy"]}
    )
    if as_json:
        print(json.dumps(figures, indent=1))
        return
    for key, row in figures.items():
        print(key, row)


def _bare() -> int:
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication([])
    window = QMainWindow()
    window.resize(1366, 768)
    _watch_first_frame(window, app.quit, dict)
    window.show()
    return int(app.exec())


def _holdspace() -> int:
    from holdspace import __main__ as entry_point
    from holdspace import app as holdspace_app

    shown = holdspace_app._Running._show

    def show_and_watch(running: Any) -> None:
        _watch_first_frame(running._window, lambda: _prove_whole(running), lambda: _loaded(HEAVY))
        shown(running)

    holdspace_app._Running._show = show_and_watch  # type: ignore[method-assign]
    sys.argv = ["holdspace"]  # as the menu starts it
    return entry_point.main()


def _loaded(names: tuple[str, ...]) -> dict[str, Any]:
    return {"heavy": [name for name in names if name in sys.modules]}


def _watch_first_frame(window: Any, then: Any, also: Any) -> None:
    """Note the time once `window` has painted its first frame, print the figures, and call `then`."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Watch(QObject):
        painted = False

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if not self.painted and event.type() == QEvent.Type.Paint:
                self.painted = True
                QTimer.singleShot(0, self.note)
            return False

        def note(self) -> None:
            now = time.clock_gettime(time.CLOCK_MONOTONIC)
            cpu = time.process_time()
            figures = {
                "painted": (now - float(os.environ[SPAWNED_AT])) * 1e3,
                "cpu": cpu * 1e3,
                "memory": _resident(),
            } | also()
            print(json.dumps(figures), flush=True)
            then()

    watch = Watch(window)
    window.installEventFilter(watch)


def _resident() -> float:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) / 1024


def _prove_whole(running: Any) -> None:
    """Type a key into the window and look half a second later whether it landed and nothing moved."""
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QWidget

    window = running._window
    before = {widget: widget.geometry() for widget in window.findChildren(QWidget) if widget.isVisible()}
    focus = window.focusWidget()
    QTest.keyClick(focus, Qt.Key.Key_A) if focus is not None else None

    def judge() -> None:
        entry = window.now.composer.entry
        # What comes with the first word was hidden before, its room kept: what was shown may not move.
        moved = [
            widget.objectName() or type(widget).__name__
            for widget, box in before.items()
            if widget.geometry() != box
        ]
        moved = [name for name in moved if name not in _MAY_MOVE]
        landed = entry.plain_text() == "a"
        entry.forget()
        if moved or not landed:
            print(
                f"not whole: key landed {landed} ({focus}, {entry.plain_text()!r}), moved {moved}",
                file=sys.stderr,
            )
            os._exit(1)
        running._app.quit()

    QTimer.singleShot(500, judge)


# The state line gives way to "Let it go" inside the box's foot.
_MAY_MOVE = ("StateLine", "Text")


if __name__ == "__main__":
    sys.exit(main())
