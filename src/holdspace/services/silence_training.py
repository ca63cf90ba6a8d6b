# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Practising silence after a client's line: turn after turn, by the clock, and without a score."""

from __future__ import annotations

import math
import random

from PySide6.QtCore import QObject, Signal

from holdspace.domain.silence_training import Turn, line_after, meaning_of, speaking_seconds
from holdspace.domain.timing import Clock
from holdspace.services.exercise import FINISHED, IDLE, RUNNING, WakefulExercise
from holdspace.services.practice_content import ClientLine, SilenceContent, load_silences

__all__ = ["FINISHED", "IDLE", "RUNNING", "SILENCE_TRAINER", "SilenceTrainer"]

SILENCE_TRAINER = "silence_trainer"
_MOST_SECONDS = 600.0


class SilenceTrainer(WakefulExercise):
    """Says a line, keeps the silence after it, and tells what it means once someone speaks or it is held.

    It takes ten minutes at most, and sleep ends it. Nothing of a single turn is kept, counted or compared;
    what ends is one exercise, whole where at least one turn was told.
    *Signals*: those of Exercise; `line_said(str)` with the id of the line, `silence_begun()` where it is
    over, `silence_told(float, str)` with the seconds of silence and which of MEANINGS they have.
    """

    line_said = Signal(str)
    silence_begun = Signal()
    silence_told = Signal(float, str)

    _look_every = 4.0

    def __init__(
        self,
        clock: Clock,
        parent: QObject | None = None,
        *,
        content: SilenceContent | None = None,
        chance: random.Random | None = None,
    ) -> None:
        super().__init__(clock, parent)
        self._content = content
        self._chance = chance if chance is not None else random.Random()  # noqa: S311 - which line comes next
        self._said: list[str] = []
        self._turn: Turn | None = None
        self._turn_began = 0.0
        self._has_begun_silence = False
        self._has_told = False

    @property
    def turn(self) -> Turn | None:
        """Return the turn under way, or None between two turns."""
        return self._turn

    @property
    def line(self) -> ClientLine | None:
        """Return the line said last, or None."""
        said = self._said[-1:]
        return next((each for each in self._silences().lines if [each.id] == said), None)

    def quiet(self) -> float:
        """Return the seconds of silence held in this turn; 0 while the line is said and between turns."""
        elapsed = self.elapsed()
        return 0.0 if self._turn is None else self._turn.quiet(elapsed - self._turn_began)

    def begin(self, hold: float) -> None:
        """Say a line, to be followed by `hold` seconds of silence. Raises BadTurn for a hold it has not."""
        texts = {each.id: each.text for each in self._silences().lines}
        if set(texts) <= set(self._said):
            self._said = self._said[-1:]
        line_id = line_after(list(texts), self._said, self._chance)
        turn = Turn(line_id, speaking_seconds(texts[line_id]), hold)
        if not self.is_under_way:
            self._has_told = False
            self._turn = None
            self._begin(SILENCE_TRAINER, _MOST_SECONDS)
        elapsed = self.elapsed()
        if not self.is_under_way:
            return  # ten minutes were over
        self._said = [*self._said, line_id]
        self._turn, self._turn_began, self._has_begun_silence = turn, elapsed, False
        self._arm(self._clock.seconds())
        self.line_said.emit(line_id)

    def speak(self) -> None:
        """Say that one would have spoken now. While the line is said, and between turns, nothing happens."""
        elapsed = self.elapsed()
        if self._turn is not None and self._turn.is_said(elapsed - self._turn_began):
            self._tell(self._turn.quiet(elapsed - self._turn_began))

    def _silences(self) -> SilenceContent:
        if self._content is None:
            self._content = load_silences()
        return self._content

    def _look_awake(self, now: float) -> None:
        turn, into = self._turn, self._stopwatch.elapsed(now) - self._turn_began
        if turn is not None and turn.is_said(into) and not self._has_begun_silence:
            self._has_begun_silence = True
            self.silence_begun.emit()
        if turn is not None and turn is self._turn and turn.is_held(into):
            self._tell(turn.hold)
        if self._state == RUNNING:
            super()._look_awake(now)

    def _tell(self, quiet: float) -> None:
        self._turn, self._has_told = None, True
        self.silence_told.emit(quiet, meaning_of(quiet))

    def _finish(self, at: float) -> None:
        self._timer.stop()
        self._stopwatch = self._stopwatch.paused(at)
        self._state, self._turn = FINISHED, None
        done = min(self._total, self._stopwatch.elapsed(at))
        self.ended.emit(self._id, done, self._has_told)

    def _arm(self, now: float) -> None:
        elapsed = self._stopwatch.elapsed(now)
        due = self._total
        if self._turn is not None:
            end = self._turn.seconds if self._has_begun_silence else self._turn.said_in
            due = min(due, self._turn_began + end)
        self._timer.start(math.ceil(1000 * min(max(0.0, due - elapsed), self._look_every)))
