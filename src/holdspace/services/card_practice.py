# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Practising listening: which line comes next, and what is remembered of those that came.

What is due is never counted, here or on screen. No reply comes here.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from holdspace.services.practice_lines import PracticeLine
from holdspace.services.practice_sitting import PracticeSitting
from holdspace.storage.errors import StorageError, VaultBusy

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.domain.timing import Clock
    from holdspace.services.own_cards import OwnCardService

LISTENING = "listening"
"""The id of the practice in a session."""
_AT_ONCE = 6  # new lines of an audience are shuffled among so many: the file has the everyday ones first


class CardPractice(QObject):
    """Hands out lines. What is remembered of one is kept while the vault is open; else it is in mind alone.

    What is in mind is kept with the next that comes once the vault is open, and goes with the process. `seed`
    gives what new lines are shuffled by: each vault has its own order, the same on every day.
    *Signals*: `not_kept(Exception)` once, where the vault is open and it could not be kept there.
    """

    not_kept = Signal(object)

    def __init__(
        self,
        own_cards: OwnCardService,
        clock: Clock,
        lines: Sequence[PracticeLine],
        parent: QObject | None = None,
        seed: Callable[[], str] = str,
    ) -> None:
        super().__init__(parent)
        self._seed = seed
        self._own_cards = own_cards
        self._clock = clock
        self._lines = tuple(lines)
        self._in_mind: dict[str, list[tuple[datetime, str]]] = {}
        self._has_said = False
        self.sitting = PracticeSitting(clock, self)

    def next_line(self, audience: str = "", not_this: Iterable[str] = ()) -> PracticeLine:
        """Return the line to practise next, of one audience or of any ("").

        One whose time has come, else one that never came, else the one whose time comes first. Those of
        `not_this` are left out while there are others. Raises KeyError for an unknown audience.
        """
        lines = [line for line in self._lines if audience in ("", line.audience)]
        if not lines:
            raise KeyError(audience)
        passed = set(not_this)
        free = [line for line in lines if line.id not in passed] or lines
        return self._choose(free, self._memories(), passed)

    def line(self, line_id: str) -> PracticeLine | None:
        """Return a line by its id, or None where it is none of these."""
        return next((line for line in self._lines if line.id == line_id), None)

    def came(self, line_id: str, how: str) -> None:
        """Remember that a line came and is wanted "again" soon, or sits ("good")."""
        self._in_mind.setdefault(line_id, []).append((self._clock.now(), how))
        if self._own_cards.can_be_seen:
            self._keep_what_is_in_mind()

    def _choose(
        self, free: Sequence[PracticeLine], memories: Mapping[str, str], passed: set[str]
    ) -> PracticeLine:
        due = self._due(free, memories)
        now = self._clock.now()
        new = [line for line in free if line.id not in due]
        first = min(due, key=lambda line_id: due[line_id], default="")
        if first and (due[first] <= now or not new):
            return next(line for line in free if line.id == first)
        return self._new_one(new, {*memories, *passed})

    def _new_one(self, new: Sequence[PracticeLine], met: set[str]) -> PracticeLine:
        """Return a line that never came, of the audience that was met least."""
        times = Counter(line.audience for line in self._lines if line.id in met)
        least = min(new, key=lambda line: times[line.audience]).audience
        pile = [line.id for line in self._lines if line.audience == least]
        seed = self._seed()

        def place(line: PracticeLine) -> tuple[int, bytes]:
            shuffled = hashlib.blake2b(f"{seed} {line.id}".encode(), digest_size=8).digest()
            return pile.index(line.id) // _AT_ONCE, shuffled

        return min((line for line in new if line.audience == least), key=place)

    def _due(self, lines: Iterable[PracticeLine], memories: Mapping[str, str]) -> dict[str, datetime]:
        if not memories:
            return {}
        from holdspace.services.line_schedule import due_at

        found = {line.id: due_at(memories.get(line.id, "")) for line in lines}
        return {line_id: due for line_id, due in found.items() if due is not None}

    def _memories(self) -> dict[str, str]:
        kept = self._own_cards.all_practised()
        return kept | {line_id: self._memory(line_id, kept.get(line_id, "")) for line_id in self._in_mind}

    def _memory(self, line_id: str, kept: str) -> str:
        from holdspace.services.line_schedule import after

        memory = kept
        for at, how in self._in_mind[line_id]:
            memory = after(memory, how, at)
        return memory

    def _keep_what_is_in_mind(self) -> None:
        try:
            for line_id in list(self._in_mind):
                kept = self._own_cards.practised(line_id)
                self._own_cards.keep_practised(line_id, self._memory(line_id, kept))
                del self._in_mind[line_id]
            self._has_said = False
        except VaultBusy:
            return  # something long holds the database: with the next
        except StorageError as error:
            # It has no words, and is tried again with the next: to say it once is enough.
            if not self._has_said:
                self._has_said = True
                self.not_kept.emit(error)
