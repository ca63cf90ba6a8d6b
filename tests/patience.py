# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""How long a test waits for what must come: one place, and so long that no busy machine gets there.

Whoever waits here sees what it waits for and goes on at once; the time is spent only where it never comes.
Nothing else in tests/ says a number of seconds to wait (test_project.py). It needs no pytest and no Qt.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

PATIENCE = 120.0
"""Seconds for a signal, a condition, a process that ends: mostly a moment, at most some three."""

PATIENCE_MS = round(PATIENCE * 1000)

LONG_PATIENCE = 900.0
"""Seconds for a process that does the work of a whole test, or of many."""


def looks() -> Iterator[None]:
    """Give a turn to look again, for as long as the patience lasts, to who keeps the processor meanwhile."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        yield
