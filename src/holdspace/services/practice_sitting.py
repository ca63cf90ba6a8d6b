# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""One sitting of practice: how long someone was at it, and nothing of what was said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.domain.timing import Clock

_LONGEST_THOUGHT = 120.0
"""In seconds. Between two things that were done nobody practised longer: they were called away."""


class PracticeSitting(QObject):
    """Begins with a line that is shown and ends as the page is left; of one without a reply nothing comes.

    *Signals*: `ended(object, float)` with the moment at which it began (aware) and the seconds of practice.
    """

    ended = Signal(object, float)

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._began: datetime | None = None
        self._seconds = 0.0
        self._last = 0.0
        self._has_reply = False

    @property
    def is_under_way(self) -> bool:
        """Say whether someone sits at it."""
        return self._began is not None

    @property
    def is_fresh(self) -> bool:
        """Say whether something was done so shortly ago that someone may still be thinking about it."""
        return self.is_under_way and self._clock.seconds() - self._last < _LONGEST_THOUGHT

    def note(self, *, reply: bool = False) -> None:
        """Note that something was done just now: a line was shown, or, with `reply`, one was answered."""
        now = self._clock.seconds()
        if self._began is None:
            self._began, self._seconds, self._has_reply = self._clock.now(), 0.0, False
        else:
            self._seconds += min(_LONGEST_THOUGHT, max(0.0, now - self._last))
        self._last = now
        self._has_reply = self._has_reply or reply

    def end(self) -> None:
        """End it at what was done last; nothing happens where none is under way."""
        began, self._began = self._began, None
        if began is not None and self._has_reply:
            self.ended.emit(began, self._seconds)
