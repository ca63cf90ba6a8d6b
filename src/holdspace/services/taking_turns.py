# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Lets the window have its turn sooner than usual, while a helper's thread works through Python beside it."""

from __future__ import annotations

import sys

from holdspace.services.counted_hold import CountedHold

TURN = 0.001  # seconds after which the window has its turn


class _Turns(CountedHold):
    def __init__(self) -> None:
        super().__init__()
        self._usual = 0.0

    def _hold(self) -> None:
        self._usual = sys.getswitchinterval()
        sys.setswitchinterval(TURN)

    def _put_back(self) -> None:
        sys.setswitchinterval(self._usual)


_TURNS = _Turns()


def window_first() -> CountedHold:
    """Return what gives the window its turn every millisecond within a `with`, on however many threads."""
    return _TURNS
