# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Imported before the first paint: keep it light. A setting that the process has once, and many may need."""

from __future__ import annotations

import threading
from typing import Self


class CountedHold:
    """Counts who needs a setting other than usual, on any thread; the last to let go puts it back.

    `with` takes it and lets it go.
    """

    def __init__(self) -> None:
        self._counting = threading.Lock()
        self._holders = 0

    def take(self) -> None:
        """Hold it until `let_go` was called as often."""
        with self._counting:
            if not self._holders:
                self._hold()
            self._holders += 1

    def let_go(self) -> None:
        """Need it no longer. May be called on any thread."""
        with self._counting:
            self._holders -= 1
            if not self._holders:
                self._put_back()

    def __enter__(self) -> Self:
        self.take()
        return self

    def __exit__(self, *_anything: object) -> None:
        self.let_go()

    def _hold(self) -> None:
        """Note what is usual, and set it otherwise. Overridden."""
        raise NotImplementedError

    def _put_back(self) -> None:
        """Set it as it was. Overridden."""
        raise NotImplementedError
