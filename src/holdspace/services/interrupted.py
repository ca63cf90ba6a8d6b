# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Where a doorway stood when it was cut off: session.json in the home, never a word.

It can be read by whoever has the disk: it has ids, times and how heavy it was, and not whom one was with.
Of a practice of one's own it has the steps, as ids and seconds, and not its name.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from holdspace.domain.practices import Practice
from holdspace.domain.timing import Clock
from holdspace.services.practices import OVER, PracticeSession, practice_in
from holdspace.storage.errors import StorageError
from holdspace.storage.files import NotAPlainFile, read_plain_file, remove_durably, write_quickly
from holdspace.storage.places import Places

__all__ = ["InterruptedPractice"]

_MOST_BYTES = 4096
_OFFERED_FOR = timedelta(hours=12)


class InterruptedPractice(QObject):
    """Keeps the step of the practice under way, so that after a crash or an empty battery one can go on.

    So one can after a breath that was slept through. It never reopens by itself: `practice_id` is for a link,
    and go_on() for whoever follows it. A file that cannot be written or read costs the link and nothing else,
    so no step waits for the disk. What offers no link any more goes at the start. Once its time is over there
    is nothing to go on with.

    `visit` returns what is kept beside where the practice stands.
    """

    def __init__(
        self,
        home: Path,
        session: PracticeSession,
        clock: Clock,
        parent: QObject | None = None,
        *,
        visit: Callable[[], dict[str, Any]] = dict,
    ) -> None:
        super().__init__(parent)
        self._file = Places(home).interrupted
        self._session = session
        self._clock = clock
        self._visit = visit
        if os.path.lexists(self._file) and practice_in(self._read()) is None:
            self.forget()
        session.step_changed.connect(self._keep)
        session.softly_over.connect(self.forget)
        session.paused.connect(self._keep)
        session.reopened.connect(self._keep)
        session.ended.connect(self._on_ended)

    @property
    def practice_id(self) -> str:
        """Return the practice that was cut off within the last twelve hours, or "".

        It is "" while one is under way, too: that is not cut off.
        """
        return "" if self._session.is_under_way else str(self._read().get("id", ""))

    @property
    def practice(self) -> Practice | None:
        """Return the practice of that id, or None."""
        return practice_in(self._read()) if self.practice_id else None

    @property
    def seconds_done(self) -> float:
        """Return the seconds that were done of it when it was cut off."""
        try:
            return float(self._read().get("counted", 0.0))
        except (TypeError, ValueError, OverflowError):
            return 0.0

    @property
    def visit(self) -> dict[str, Any]:
        """Return what was kept beside it; empty where nothing was cut off."""
        visit = self._read().get("visit")
        return visit if isinstance(visit, dict) else {}

    def go_on(self) -> bool:
        """Go on at the step that was cut off, from its beginning; say whether that could be."""
        if self._session.is_under_way or not self._session.restore(self._read()):
            self.forget()
            return False
        self._session.resume()
        return True

    def forget(self) -> None:
        """Take the link away."""
        try:
            remove_durably(self._file)
        except StorageError:
            return

    def _on_ended(self) -> None:
        if not self._session.was_slept_through:  # else it stays at the breath, to be breathed another time
            self.forget()

    def _keep(self) -> None:
        snapshot = self._session.snapshot()
        if not snapshot or self._session.state == OVER:
            return
        # It stands at what is done by now: the clock begins anew with the computer.
        kept = snapshot | {"counted": self._session.elapsed(), "running_since": None}
        kept["visit"] = self._visit()
        kept["kept_at"] = self._clock.now().astimezone(UTC).isoformat()
        try:
            write_quickly(self._file, json.dumps(kept).encode("ascii"))
        except StorageError:
            return

    def _read(self) -> dict[str, Any]:
        try:
            kept = json.loads(read_plain_file(self._file, _MOST_BYTES))
            age = self._clock.now() - datetime.fromisoformat(kept["kept_at"])
        except (OSError, NotAPlainFile, ValueError, KeyError, TypeError, RecursionError):
            return {}
        return kept if timedelta() <= age < _OFFERED_FOR else {}
