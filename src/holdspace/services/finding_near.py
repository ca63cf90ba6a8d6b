# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Looking for what lies near a query that nothing answers, a slice at a time."""

from __future__ import annotations

from collections.abc import Generator
from time import perf_counter
from typing import TYPE_CHECKING

from holdspace.domain.find import Query
from holdspace.domain.find_near import Near, near_steps

if TYPE_CHECKING:  # storage's heavy modules are imported after the first paint, when they are first needed
    from holdspace.storage.connection import Connection

_SECONDS = 0.3  # of work that looking may take in all; what is known by then is said
_MOST_USED = 500  # tags and feelings that are compared with what was typed


class NearLook:
    """What lies near one query of a vault as it is; `go_on` until there is an `answer`."""

    def __init__(self, connection: Connection, query: Query) -> None:
        self._connection = connection
        self._query = query
        self._asking: Generator[Query, int | None, Near] | None = None
        self._asked: Query | None = None
        self._left = _SECONDS
        self.answer: Near | None = None

    def go_on(self, seconds: float) -> None:
        """Look for so long, and no longer than one step more. Raises VaultDamaged and its kin."""
        began, spent = perf_counter(), 0.0
        while self.answer is None:
            self._step(self._left - spent)
            spent = perf_counter() - began
            if spent >= seconds:
                break
        self._left -= spent

    def _step(self, left: float) -> None:
        if self._asking is None:
            self._begin()
            return
        try:
            if self._asked is None:
                self._asked = next(self._asking)
            else:
                self._asked = self._asking.send(self._count(self._asked, left))
        except StopIteration as done:
            self.answer = done.value

    def _begin(self) -> None:
        """Read what is compared with; only the index knows what lies near, so without it nothing is said."""
        from holdspace.storage.counting import count_of
        from holdspace.storage.days import words_used

        if count_of(self._connection, self._query) is None:
            self.answer = Near()
            return
        used = words_used(self._connection)
        self._asking = near_steps(self._query, used.tags[:_MOST_USED], used.feelings[:_MOST_USED])

    def _count(self, query: Query, left: float) -> int | None:
        from holdspace.storage.counting import count_of

        return count_of(self._connection, query) if left > 0 else None
