# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Long work of storage: on the background helper, with how far it is, and a way to stop it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from holdspace.services.background import Background
from holdspace.storage.errors import Cancelled
from holdspace.storage.progress import Progress

_SMALLEST_STEP = 0.01  # what is told more finely is not seen, and each time wakes the window


class LongWork(QObject):
    """Runs one function of storage, once; it is handed a `progress`, and rolls back wholly where that raises.

    `VaultService.begin` makes one that a lock stops and waits for.
    *Signals*: `progressed(float)` with the share done, 0 to 1, rising; then one of `done(object)` with the
    result, `failed(Exception)` and `cancelled()`, and after it `over()`.
    """

    progressed = Signal(float)
    done = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    over = Signal()

    def __init__(
        self, background: Background, function: Callable[[Progress], object], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._function = function
        self._stop_wanted = threading.Event()
        self._ended = threading.Event()
        self._is_started = False
        self._thread = 0
        self._told = 0.0
        self._came_through = False
        self.heeds_stop = True  # whether a person is offered to stop it; a lock asks for it all the same

    def start(self) -> None:
        """Start on the helper's thread, once. What was asked to stop before does not begin."""
        self._is_started = True
        self._background.run(self, self._work, self._on_done, self._on_failed)

    def cancel(self) -> None:
        """Ask it to stop; it ends in `cancelled`, or in `done` where it was all but over."""
        self._stop_wanted.set()

    @property
    def is_stop_wanted(self) -> bool:
        """Say whether it was asked to stop; what follows on it does not begin then."""
        return self._stop_wanted.is_set()

    @property
    def is_running(self) -> bool:
        """Say whether the function is at work, or waits for its turn."""
        return self._is_started and not self._ended.is_set()

    @property
    def came_through(self) -> bool:
        """Say whether the function has done all it was to do; known before `done` tells of it."""
        return self._came_through

    def wait(self, seconds: float) -> bool:
        """Wait until the function has ended, at most so long; return whether it has.

        Its outcome is told later, by the event loop. From within the work itself it does not wait.
        """
        if not self._is_started:
            return True
        if self._thread == threading.get_ident():
            return False
        return self._ended.wait(seconds)

    def _work(self) -> object:
        self._thread = threading.get_ident()
        try:
            self._on_progress(0.0)
            result = self._function(self._on_progress)
            self._came_through = True
            return result
        finally:
            self._thread = 0
            self._ended.set()

    def _on_progress(self, share: float) -> None:
        if self._stop_wanted.is_set():
            raise Cancelled
        share = min(1.0, share)
        if share >= self._told + _SMALLEST_STEP or self._told < share == 1.0:
            self._told = share
            self.progressed.emit(share)

    def _on_done(self, result: Any) -> None:
        self.done.emit(result)
        self.over.emit()

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            self.cancelled.emit()
        else:
            self.failed.emit(error)
        self.over.emit()
