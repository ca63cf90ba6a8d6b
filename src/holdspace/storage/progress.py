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


class Retold:
    """Hands on how far work is, and can say it once more: so it can be stopped where it gets no further."""

    def __init__(self, progress: Progress) -> None:
        """Hand on to `progress`."""
        self._progress = progress
        self._done = 0.0

    def __call__(self, done: float) -> None:
        """Hand on how far it is."""
        self._done = done
        self._progress(done)

    def again(self) -> None:
        """Say it once more. Raises as `progress` does."""
        self._progress(self._done)


def only_told(progress: Progress) -> Progress:
    """Return a progress that stops nothing: what it tells of is past that point."""

    def tell(done: float) -> None:
        # RuntimeError is what a signal raises whose object has gone: nobody is left to be told.
        with contextlib.suppress(Cancelled, RuntimeError):
            progress(done)

    return tell


def in_steps(progress: Progress, step: float = 0.01) -> Progress:
    """Return a progress that is told in steps of `step` or more: more is not seen, and wakes the window."""
    told = -step

    def tell(done: float) -> None:
        nonlocal told
        if done >= told + step:
            told = done
            progress(done)

    return tell


def say_done(progress: Progress) -> None:
    """Tell that all is done. A wish to stop comes too late then: it must not pass for work undone."""
    with contextlib.suppress(Cancelled):
        progress(1.0)
