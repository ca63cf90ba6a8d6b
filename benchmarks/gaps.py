# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""How live the window's event loop stays while a backup is made and the journal is checked in the background.

    python benchmarks/gaps.py [ENTRIES]

A vault of 100,000 entries of about 120 words unless told otherwise, open in the real service; each work runs
as the window runs it (VaultService.begin) while a timer beats every millisecond. A gap is the time between
two beats. Beside it stand the gaps of a bare loop in another process over the same seconds ("control"), for
on a shared machine those are not nothing either. Prints one JSON document. Goal: no gap over 33 ms.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.insert(0, str(Path(__file__).resolve().parent))

import absorb
from absorb import GOAL_MS, Heart
from backup import fill
from PySide6.QtCore import QEventLoop
from PySide6.QtGui import QGuiApplication

from holdspace.services.background import ThreadBackground
from holdspace.services.vault import VaultService
from holdspace.storage.backups import make_backup
from holdspace.storage.checking import check
from holdspace.storage.places import Places
from holdspace.storage.progress import Progress
from holdspace.storage.vault import create_vault
from household import PASSPHRASE, fresh_keys


def main() -> None:
    """Measure both, and print one JSON document."""
    entries = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    app = QGuiApplication([])
    with tempfile.TemporaryDirectory(prefix="gaps") as folder:
        places = Places(Path(folder) / "home")
        with create_vault(places, fresh_keys()) as vault:
            fill(vault, entries)
        print(json.dumps(_measure(places, entries), indent=1))
    del app


def _measure(places: Places, entries: int) -> dict[str, Any]:
    background = ThreadBackground()
    service = VaultService(places, background)
    loop = QEventLoop()
    service.state_changed.connect(loop.quit)
    service.unlock(PASSPHRASE)
    loop.exec()
    works: dict[str, Callable[[Progress], object]] = {
        "backup": lambda progress: make_backup(places, service.vault, progress=progress),
        "check": lambda progress: check(service.vault, progress),
    }
    figures = {name: _gaps(service, work) for name, work in works.items()}
    service.close()
    background.wait()
    return {"entries": entries, "goal_ms": GOAL_MS} | figures


def _gaps(service: VaultService, work: Callable[[Progress], object]) -> dict[str, Any]:
    heart, loop = Heart(), QEventLoop()
    command = [sys.executable, absorb.__file__, absorb.CONTROL]
    control = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert control.stdout
    control.stdout.readline()  # its own start is load enough
    failures: list[Exception] = []
    running = service.begin(work)
    running.failed.connect(lambda error: failures.append(error))
    running.over.connect(loop.quit)
    began = time.perf_counter()
    heart.start()
    loop.exec()
    took = time.perf_counter() - began
    busy = heart.stop()
    calm = json.loads(control.communicate()[0])
    if failures:
        raise failures[0]
    return {"seconds": round(took, 1), "gaps": busy, "control": calm}


if __name__ == "__main__":
    main()
