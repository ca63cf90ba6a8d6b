# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Python's garbage collector, held while threads other than the window's run Python.

It collects on whatever thread is running. On another it would tear down objects of Qt that belong to the
window's thread, and the process dies.
"""

from __future__ import annotations

import gc

from holdspace.services.counted_hold import CountedHold


class CollectorHold(CountedHold):
    """Has it stand still while anyone needs that; after the last one it goes on, if it went before."""

    def __init__(self) -> None:
        super().__init__()
        self._goes_on_after = False

    def _hold(self) -> None:
        self._goes_on_after = gc.isenabled()
        gc.disable()

    def _put_back(self) -> None:
        if self._goes_on_after:
            gc.enable()

    def go_on_from_now(self) -> None:
        """Have the collector run, as it did not before; where someone holds it, after the last of them."""
        with self._counting:
            self._goes_on_after = True
            if not self._holders:
                gc.enable()


COLLECTOR = CollectorHold()
"""The one hold: the collector is the process's; two that each put it back as they found it would quarrel."""


def look_past_what_is_there() -> None:
    """Have the collector look no more at what was made so far, which lives as long as the program.

    Thousands of objects are made by a start and by what is loaded after it; to look through them once took
    25 ms, in the middle of the first page that was opened. Garbage of these seconds stays, too: to collect it
    first would be those 25 ms again. It goes with the process, which ends at the lock.
    """
    gc.freeze()
