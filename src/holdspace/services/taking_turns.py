# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Lets the window have its turn sooner than usual, while a helper's thread works through Python beside it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

TURN = 0.001  # seconds after which the window has its turn


@contextmanager
def window_first() -> Iterator[None]:
    """Give the window its turn every millisecond within this."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(TURN)
    try:
        yield
    finally:
        sys.setswitchinterval(usual)
