# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Lets the window have its turn sooner than usual, while a helper's thread works through Python beside it."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

TURN = 0.001  # seconds after which the window has its turn


class _Turns:
    """How many helpers' threads ask for it now, and what was usual before the first."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._asking = 0
        self._usual = 0.0

    def begin(self) -> None:
        with self._lock:
            if not self._asking:
                self._usual = sys.getswitchinterval()
                sys.setswitchinterval(TURN)
            self._asking += 1

    def end(self) -> None:
        with self._lock:
            self._asking -= 1
            if not self._asking:
                sys.setswitchinterval(self._usual)


_TURNS = _Turns()


@contextmanager
def window_first() -> Iterator[None]:
    """Give the window its turn every millisecond within this, on however many threads it is asked for."""
    _TURNS.begin()
    try:
        yield
    finally:
        _TURNS.end()
