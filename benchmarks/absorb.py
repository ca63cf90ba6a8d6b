# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""How live the window's event loop stays while sealed notes join the journal.

    python benchmarks/absorb.py [NOTES]

Makes a vault and seals 100,000 notes of about 120 words unless told otherwise, then unlocks it through the
real service, on an offscreen event loop with the journal's list model behind it, and lets a timer beat every
millisecond until all have joined. A gap is the time between two beats. Beside it stand the gaps of a bare
loop in another process over the same seconds ("control"), for on a shared machine those are not nothing
either, and how long the list model took to read its positions again. Prints one JSON document. Goal: no gap
over 33 ms.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from PySide6.QtCore import QCoreApplication, QEventLoop, QLocale, QObject, QSocketNotifier, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from hand_clock import HandClock
from holdspace.domain.entries import Entry, entry_to_json, new_entry
from holdspace.services.background import ThreadBackground
from holdspace.services.journal import JournalService
from holdspace.services.vault import VaultService
from holdspace.storage.inbox import count_sealed
from holdspace.storage.places import Places
from holdspace.storage.sealing import NOTE_PURPOSE, seal
from holdspace.storage.vault import create_vault
from holdspace.ui.journal.model import TimelineModel
from household import PASSPHRASE, fresh_keys

NOTES = 100_000
GOAL_MS = 33
CONTROL = "--control"
_START = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
_WORDS = "the visit ran long and nobody asked how it was to sit there " * 10


def note(number: int) -> Entry:
    """Return one note of about 120 words."""
    return new_entry(
        f"{number} {_WORDS}", now=_START + timedelta(minutes=number), time_zone="UTC", sealed=True
    )


def fill_inbox(places: Places, notes: int) -> None:
    """Seal notes as the app does, but without forcing each to the disk: that takes a while for nothing."""
    for number in range(notes):
        entry = note(number)
        sealed = seal(places, NOTE_PURPOSE, entry_to_json(entry))
        (places.inbox / f"{entry.created_at:%Y%m%dT%H%M%S.%fZ}-{entry.id}.sealed").write_bytes(sealed)
    os.sync()


class Heart(QObject):
    """Beats every millisecond and notes the gaps."""

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.beat)
        self._last = 0.0
        self.gaps: list[float] = []

    def start(self) -> None:
        """Forget the gaps and begin."""
        self.gaps = []
        self._last = time.perf_counter()
        self._timer.start(1)

    def stop(self) -> dict[str, Any]:
        """End, and return the gaps in milliseconds."""
        self._timer.stop()
        gaps = sorted(self.gaps)
        return {
            "beats": len(gaps),
            "median_ms": round(gaps[len(gaps) // 2], 2),
            "p99_ms": round(gaps[len(gaps) * 99 // 100], 2),
            "worst_ms": round(gaps[-1], 2),
            "over_goal": sum(gap > GOAL_MS for gap in gaps),
        }

    def beat(self) -> None:
        """Note the time since the last beat."""
        now = time.perf_counter()
        self.gaps.append((now - self._last) * 1000)
        self._last = now


def wait_until(loop: QEventLoop, vault: VaultService, notes: int) -> int:
    """Run the loop until all notes have joined; return in how many tellings they came."""
    told: list[int] = []

    def on_absorbed(joined: int, set_aside: int) -> None:
        told.append(joined)
        if sum(told) >= notes:
            loop.quit()

    def on_failed(error: Exception) -> None:
        raise error

    vault.entries_absorbed.connect(on_absorbed)
    vault.absorb_failed.connect(on_failed)
    loop.exec()
    return len(told)


def timed(model: TimelineModel, took: list[float]) -> None:
    """Note how long the model takes to read its positions again."""
    read = model._on_positions_changed

    def on_reset() -> None:
        begin = time.perf_counter()
        read()
        took.append((time.perf_counter() - begin) * 1000)

    model._journal.reset.disconnect(read)
    model._journal.reset.connect(on_reset)


def measure(folder: Path, notes: int) -> dict[str, Any]:
    """Return the figures of one absorbing."""
    places = Places(folder / "home")
    create_vault(places, fresh_keys()).close()
    fill_inbox(places, notes)
    background = ThreadBackground()
    vault = VaultService(places, background)
    heart, loop = Heart(), QEventLoop()
    vault.state_changed.connect(loop.quit)
    vault.unlock(PASSPHRASE)
    loop.exec()
    journal = JournalService(vault, HandClock())
    model = TimelineModel(journal, lambda: date(2026, 3, 1), QLocale.c())
    resets: list[float] = []
    timed(model, resets)
    control = subprocess.Popen(
        [sys.executable, __file__, CONTROL], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert control.stdout
    control.stdout.readline()  # its own start is load enough
    begin = time.perf_counter()
    heart.start()
    tellings = wait_until(loop, vault, notes)
    took = time.perf_counter() - begin
    busy = heart.stop()
    calm = json.loads(control.communicate()[0])
    assert model.rowCount() == notes == vault.vault.entries.count()
    assert count_sealed(places) == 0
    agrees = vault.vault.ledger_agrees()
    vault.close()
    background.wait()
    return {
        "what": "sealed notes joining the open journal, gaps of the window's event loop",
        "notes": notes,
        "goal_ms": GOAL_MS,
        "seconds": round(took, 1),
        "tellings": tellings,
        "ledger_agrees": agrees,
        "control": calm,
        "absorbing": busy,
        "model_reads_positions_worst_ms": round(max(resets), 2),
    }


def beat_alone() -> None:
    """Beat in a loop with nothing to do until stdin ends, then print the gaps."""
    app, heart = QCoreApplication([]), Heart()
    notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(app.quit)
    heart.start()
    print("beating", flush=True)
    app.exec()
    print(json.dumps(heart.stop()))


def main() -> None:
    """Measure, and print one JSON document."""
    if sys.argv[1:] == [CONTROL]:
        beat_alone()
        return
    notes = int(sys.argv[1]) if len(sys.argv) > 1 else NOTES
    app = QGuiApplication([])
    with tempfile.TemporaryDirectory(prefix="absorb") as folder:
        print(json.dumps(measure(Path(folder), notes), indent=1))
    del app


if __name__ == "__main__":
    main()
