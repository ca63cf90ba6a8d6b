# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A practice under way: step after step, by the clock, and never longer than its minutes."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QObject, Signal

from holdspace.domain.own_practices import handed_on, to_hand_on
from holdspace.domain.practices import OWN, BadPractice, Practice, Step, Walk
from holdspace.domain.timing import Clock, Stopwatch, has_slept
from holdspace.services.exercise import FINISHED, IDLE, PAUSED, RUNNING, BadSnapshot, PausableExercise
from holdspace.services.practice_content import can_follow, load_practices

__all__ = ["FINISHED", "IDLE", "OVER", "PAUSED", "RUNNING", "PracticeSession", "practice_in", "steps_of"]

OVER = "over"
"""The time of the practice is over, nothing runs any more, and the person has not gone on yet."""

_BREATH_LOOK = 4.0


class PracticeSession(PausableExercise):
    """Leads through one practice at a time.

    Steps that breathe, pause or ground go on by themselves when their time is over; the others wait. At the
    limit of the practice its time stands and the state is "over": what is being written stays, steps that
    wait can still be gone through, and next() after the last, finish() or stop() ends it. Sleep counts, but
    in a breath it ends the practice with what was done. Whole is one gone through to its end or its limit
    with nothing left out but what is optional.
    *Signals*: those of PausableExercise; `step_changed(int)` with the place of the step in the practice;
    `softly_over()` once, at the limit; `reopened()` where an end was taken back.
    """

    step_changed = Signal(int)
    reopened = Signal()
    softly_over = Signal()

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(clock, parent)
        self._walk: Walk | None = None
        self._was_stopped = self._was_slept_through = False
        self._is_unseen = False

    @property
    def is_under_way(self) -> bool:
        """Say whether it runs, is paused, or is over and not ended yet."""
        return self._state in (RUNNING, PAUSED, OVER)

    @property
    def practice(self) -> Practice | None:
        """Return the practice under way or done last, or None."""
        return None if self._walk is None else self._walk.practice

    @property
    def step(self) -> Step | None:
        """Return the step one is at or was at last, or None. It asks nothing of the clock."""
        return None if self._walk is None else self._walk.step

    @property
    def step_index(self) -> int:
        """Return the place of the step among all steps of the practice, the ways not chosen among them."""
        return 0 if self._walk is None else self._walk.index

    @property
    def way(self) -> str:
        """Return the way chosen, or ""."""
        return "" if self._walk is None else self._walk.way

    @property
    def is_whole(self) -> bool:
        """Say whether nothing was left out so far but what is optional."""
        return self._walk is not None and self._walk.is_whole

    @property
    def was_stopped(self) -> bool:
        """Say whether the one done last was ended by stop(), before its end and its limit or after."""
        return self._was_stopped

    @property
    def was_slept_through(self) -> bool:
        """Say whether what was done last ended at a breath because the computer slept."""
        return self._was_slept_through

    def step_elapsed(self) -> float:
        """Return the seconds of the step that are gone: where in its breath or its lines one is."""
        elapsed = self.elapsed()
        return 0.0 if self._walk is None else max(0.0, elapsed - self._walk.began)

    def step_seconds_left(self) -> float:
        """Return the seconds the step may still take, never below zero nor beyond the practice."""
        elapsed = self.elapsed()
        return 0.0 if self._walk is None else self._walk.seconds_left(elapsed)

    def start(self, practice: Practice) -> None:
        """Begin `practice` at its first step; what is under way ends first. Ends in `ended`."""
        self.stop()
        self._walk, self._is_unseen = Walk(practice), False
        self._begin(practice.id, practice.seconds)
        self.step_changed.emit(0)

    def next(self) -> None:
        """Go on to the next step; after the last the practice has ended."""
        walk, elapsed = self._here()
        if walk is not None:
            self._go(walk.onward(elapsed), is_whole=walk.is_whole)

    def skip(self) -> None:
        """Leave this step out and go on; without one that is not optional the practice is not whole."""
        walk, elapsed = self._here()
        if walk is not None:
            passed = walk.without()
            self._go(passed.onward(elapsed), is_whole=passed.is_whole)

    def take_way(self, way: str) -> None:
        """Go on by `way`, or change over to it. Raises BadPractice where the practice has no such way."""
        walk, elapsed = self._here()
        if walk is not None:
            self._go(walk.by(way, elapsed))

    # A doorway is a person's minutes, told as "until 2:46": locked, left or asleep they run on at every step,
    # by the clock that counts sleep. Only a breath is not breathed where nobody can follow it.

    def look_away(self) -> None:
        """Take note that nobody sees it: its minutes run on, and it goes on from no breath by itself."""
        self._look()
        self._is_unseen = True
        if self._timer.isActive():
            self._arm(self._clock.seconds())

    def look_back(self) -> None:
        """Take note that it is seen again; a breath begins anew, in what is left of the minutes."""
        walk, elapsed = self._here()
        was_unseen, self._is_unseen = self._is_unseen, False
        if was_unseen and walk is not None and self._state == RUNNING:
            self._go(walk.back_at(walk.step, elapsed) if walk.step.kind == "breathe" else walk)
            self._arm(self._clock.seconds())

    def back_to(self, step: Step) -> None:
        """Go back to a step of the practice under way that was left by a slip."""
        walk, elapsed = self._here()
        if walk is not None:
            self._go(walk.back_at(step, elapsed))

    def reopen(self, step: Step) -> None:
        """Take an end back that was a slip: stand at `step`. What passed since the end does not count."""
        if self._state != FINISHED or self._walk is None:
            return
        if step != self._walk.step:  # left by a slip before the end
            self._walk = self._walk.back_at(step, self.elapsed())
        if self._stopwatch.counted < self._total:
            self._run(self._clock.seconds())
        else:
            self._state = OVER
        self.reopened.emit()

    def finish(self) -> None:
        """End it as done, whatever steps are left: the one tap of someone with nothing left."""
        walk, _ = self._here()
        if walk is not None:
            self._end(self._clock.seconds(), is_whole=walk.is_whole)

    def widen(self, practice: Practice) -> None:
        """Go on with a longer form of the doorway under way; the seconds that are gone count (see Walk)."""
        walk, elapsed = self._here()
        if walk is None:
            return
        is_over = self._state == OVER
        self._id, self._total = practice.id, practice.seconds
        self._walk = walk.widened(practice, elapsed)
        if is_over:
            self._run(self._clock.seconds())
        elif self._state == RUNNING:
            self._arm(self._clock.seconds())
        self.step_changed.emit(self._walk.index)

    def snapshot(self) -> dict[str, Any]:
        """Return what another process needs to go on, for JSON and without words; empty where none is on.

        It is kept for a crash, too, so whoever hands it on calls note_handed_on().
        """
        self._look()
        walk = self._walk
        if walk is None or not self.is_under_way:
            return {}
        return {
            **self._times(),
            **steps_of(walk.practice),
            "step": walk.step.id,
            "began": walk.began,
            "way": walk.way,
            "whole": walk.is_whole,
            "seen_at": self._seen_at,
            "unseen": self._is_unseen,
        }

    def restore(self, snapshot: dict[str, Any], practices: Iterable[Practice] | None = None) -> bool:
        """Go on from a snapshot, and say whether that could be. What passed meanwhile is caught up with.

        `practices` are those to find the id among; without, the ones that ship. One's own, which is in the
        vault, is gone through by the steps that were handed on. What is under way ends first.
        """
        found = practice_in(snapshot, practices)
        walk = None if found is None else _walk_of(snapshot, found)
        seen_at = snapshot.get("seen_at")
        if walk is None or not isinstance(seen_at, int | float):
            return False
        self.stop()
        try:
            self._take_up(snapshot, walk.practice.seconds)
        except BadSnapshot:
            return False
        self._walk, self._seen_at = walk, float(seen_at)
        self._is_unseen = snapshot.get("unseen") is True
        if self._state == PAUSED and self._stopwatch.counted >= self._total:
            self._state = OVER
        self._look()
        return True

    def _here(self) -> tuple[Walk | None, float]:
        elapsed = self.elapsed()
        return (self._walk if self.is_under_way else None), elapsed

    def _go(self, walk: Walk | None, *, is_whole: bool = True) -> None:
        if walk is None:
            self._end(self._clock.seconds(), is_whole=is_whole)
        elif walk != self._walk:
            self._set(walk)
            if self._state == RUNNING:
                self._arm(self._clock.seconds())

    def _set(self, walk: Walk) -> None:
        moved = self._walk is None or walk.index != self._walk.index or walk.began != self._walk.began
        self._walk = walk
        if moved:
            self.step_changed.emit(walk.index)

    def _look_at(self, now: float) -> None:
        while self._state == RUNNING and self._walk is not None:
            walk, elapsed = self._walk, self._stopwatch.elapsed(now)
            # What is seen is the clock as it was last looked at, or as the breath began meanwhile.
            awake_at = max(self._seen_at, now - (elapsed - walk.began))
            if self._is_at_breath and not self._is_unseen and has_slept(awake_at, now):
                self._end(awake_at, is_whole=False, was_slept_through=True)
                return
            if elapsed < self._next_at(walk):
                break
            self._catch_up(walk, now)
        self._seen_at = max(self._seen_at, now)
        if self._state == RUNNING and self._stopwatch.elapsed(now) >= self._total:
            self._be_over()

    @property
    def _is_at_breath(self) -> bool:
        return self._walk is not None and self._walk.step.kind == "breathe"

    def _next_at(self, walk: Walk) -> float:
        """Return the second at which it goes on from its step; from a breath unseen as its time is over."""
        return walk.practice.seconds if self._is_at_breath and self._is_unseen else walk.ends_at

    def _catch_up(self, walk: Walk, now: float) -> None:
        at = self._next_at(walk)
        walk = walk.without() if self._is_at_breath and self._is_unseen else walk
        onward = walk.onward(at)
        if onward is None:
            self._end(now - (self._stopwatch.elapsed(now) - at), is_whole=walk.is_whole)
        else:
            self._set(onward)

    def _be_over(self) -> None:
        self._timer.stop()
        self._stopwatch = Stopwatch(counted=self._total)
        self._state = OVER
        self.softly_over.emit()

    def _finish(self, at: float) -> None:
        # Stopped: whole only where its time was over.
        self._end(at, is_whole=self.is_whole and self._state == OVER, was_stopped=True)

    def _end(
        self, at: float, *, is_whole: bool, was_stopped: bool = False, was_slept_through: bool = False
    ) -> None:
        self._was_stopped, self._was_slept_through = was_stopped, was_slept_through
        self._timer.stop()
        self._stopwatch = self._stopwatch.paused(at)
        self._state = FINISHED
        self.ended.emit(self._id, min(self._total, self._stopwatch.elapsed(at)), is_whole)

    def _arm(self, now: float) -> None:
        elapsed = self._stopwatch.elapsed(now)
        walk = self._walk
        due = self._total if walk is None else min(self._total, self._next_at(walk))
        look = _BREATH_LOOK if self._is_at_breath and not self._is_unseen else self._look_every
        self._timer.start(math.ceil(1000 * min(max(0.0, due - elapsed), look)))


def steps_of(practice: Practice) -> dict[str, Any]:
    """Return what a snapshot needs of a practice of one's own beside its id; nothing of one that ships."""
    if practice.doorway != OWN:
        return {}
    return {"steps": to_hand_on(practice)} | ({"short": True} if practice.short else {})


def practice_in(snapshot: dict[str, Any], practices: Iterable[Practice] | None = None) -> Practice | None:
    """Return the practice of a snapshot, among `practices` or those that ship, or None."""
    if "steps" not in snapshot:
        known = practices if practices is not None else [each.practice for each in load_practices()]
        return next((each for each in known if each.id == snapshot.get("id")), None)
    try:
        is_short = snapshot.get("short") is True
        found = handed_on(str(snapshot.get("id")), snapshot["steps"], short=is_short)
    except BadPractice:
        return None
    return found if all(map(can_follow, found.steps)) else None


def _walk_of(snapshot: dict[str, Any], practice: Practice) -> Walk | None:
    """Return where in a practice a snapshot says one is, or None where it cannot be."""
    places = {step.id: place for place, step in enumerate(practice.steps)}
    place, began, way = places.get(str(snapshot.get("step"))), snapshot.get("began"), snapshot.get("way")
    if place is None or not isinstance(began, int | float) or not 0.0 <= began <= practice.seconds:
        return None
    if way not in ("", *practice.ways) or practice.steps[place].way not in ("", way):
        return None
    return Walk(practice, place, float(began), str(way), snapshot.get("whole") is True)
