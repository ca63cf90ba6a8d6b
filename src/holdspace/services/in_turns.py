# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Work that nobody waits for yet, in small steps between what the window does."""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer

_TURN_SECONDS = 0.005  # a turn of the event loop begins no further step after that


class InTurns(QObject):
    """Does the steps of one work, one or a few at each turn of the event loop."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: Iterator[None] = iter(())
        self._turns = QTimer(self)
        self._turns.setInterval(0)
        self._turns.timeout.connect(self._on_turn)

    @property
    def is_at_work(self) -> bool:
        """Say whether steps are left."""
        return self._turns.isActive()

    def begin(self, steps: Iterator[None]) -> None:
        """Begin with these at the next turn, in the place of what is left of others."""
        self._steps = steps
        self._turns.start()

    def end(self) -> None:
        """Do no further step."""
        self._turns.stop()
        self._steps = iter(())

    def _on_turn(self) -> None:
        until = time.monotonic() + _TURN_SECONDS
        for _ in self._steps:
            if time.monotonic() > until:
                return
        self._turns.stop()
