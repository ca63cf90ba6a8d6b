# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The turns in which sealed notes join the open journal. Imported with the window: keep it light."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Iterator

from holdspace.storage.errors import Cancelled
from holdspace.storage.progress import Progress

_TELL_EVERY_MS = 1000


class AbsorbingTurns:
    """One batch of sealed notes at a time, which locking waits for: it stops between two notes.

    What joined is told at most once a second, for each time all positions are read again.
    """

    def __init__(self) -> None:
        self.asked_again = False  # whether another batch is to follow the one that is under way
        self.is_due = False  # whether what joins is to be told after this batch
        self._under_way = False
        self._ended = threading.Event()
        self._turn = threading.Lock()
        self._joined = self._set_aside = 0
        self._told_at = 0.0

    def begin(self) -> bool:
        """Return whether a batch may start; where one is under way, another follows it."""
        if self._under_way:
            self.asked_again = True
            return False
        self._under_way, self.asked_again = True, False
        self.is_due = (time.monotonic() - self._told_at) * 1000 >= _TELL_EVERY_MS
        return True

    @property
    def has_untold(self) -> bool:
        """Say whether something joined that was not told yet."""
        return self._joined > 0

    def turn(self) -> contextlib.AbstractContextManager[Progress]:
        """Return what holds the vault open while the helper's thread works on the one that is open now."""
        return _hold(self._turn, self._ended)

    def over(self, joined: int, set_aside: int, *, last: bool) -> tuple[int, int]:
        """Take in what a batch did; return what is to be told now of this one and those before."""
        self._under_way = False
        self._joined += joined
        self._set_aside += set_aside
        if not (last or self.is_due):
            return 0, 0
        told = self._joined, self._set_aside
        self._joined = self._set_aside = 0
        self._told_at = time.monotonic()
        return told

    def end(self) -> None:
        """Stop the batch that is under way, and return once it has rolled back or is through."""
        self._ended.set()
        with self._turn:
            pass
        self._ended = threading.Event()


@contextlib.contextmanager
def _hold(turn: threading.Lock, ended: threading.Event) -> Iterator[Progress]:
    def progress(_done: float) -> None:
        if ended.is_set():
            raise Cancelled

    with turn:
        progress(0.0)
        yield progress
