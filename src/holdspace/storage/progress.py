# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""How long work tells how far it is, and how it is stopped."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

from holdspace.storage.errors import Cancelled

Progress = Callable[[float], None]
"""Takes the share done, 0 to 1, on the thread that works; it raises Cancelled to stop the work."""


def no_progress(done: float) -> None:
    """Tell nobody, and never stop."""


def share(progress: Progress, start: float, end: float) -> Progress:
    """Return a progress for one part of the work, which goes from `start` to `end` of the whole."""

    def tell(done: float) -> None:
        progress(start + (end - start) * min(max(done, 0.0), 1.0))

    return tell


def say_done(progress: Progress) -> None:
    """Tell that all is done. A wish to stop comes too late then: it must not pass for work undone."""
    with contextlib.suppress(Cancelled):
        progress(1.0)
