# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A way through a doorway: the practice under way, what is said on it, and what is kept of that at its end.

Imported when a doorway is first opened.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from PySide6.QtCore import QMetaMethod, QObject, QTimer, Signal

from holdspace.domain.audiences import AUDIENCES
from holdspace.domain.entries import KINDS, LOADS, is_id, new_id
from holdspace.domain.practices import Practice, Step
from holdspace.domain.sessions import (
    BOUNDARY_KINDS,
    SHORTEST_SESSION,
    new_boundary,
    new_session,
)
from holdspace.domain.timing import Clock
from holdspace.services.capture import KEEP_AFTER_MS, CaptureService, Words
from holdspace.services.doorway_boxes import Box
from holdspace.services.interrupted import InterruptedPractice
from holdspace.services.let_go import LetGoWords
from holdspace.services.practices import PracticeSession
from holdspace.services.sessions import SessionService
from holdspace.services.vault import NONE, UNLOCKED, VaultService
from holdspace.storage.drafts import Draft
from holdspace.storage.errors import NoVault, StorageError

__all__ = ["DoorwayVisit", "Outcome"]


class Outcome(NamedTuple):
    """How a way through a doorway ended: whether all of it was done, and what became of words.

    `stopped`: someone ended it, or its breath was slept through; else it was gone through or closed up.
    `kept`: something was, and no words are left over; `sealed`: some of it waits until the vault opens.
    `unkept` are words that could not be kept, and `error` says why, None where there is no vault yet.
    `session_id`: what follows it may belong to that session.
    """

    practice: Practice
    seconds: float
    whole: bool
    stopped: bool = False
    kept: bool = False
    sealed: bool = False
    unkept: Words = Words()
    error: Exception | None = None
    session_id: str = ""


class DoorwayVisit(QObject):
    """Leads through one doorway at a time and keeps what was done, and of words only what is to be kept.

    Words that are to be kept are a sealed draft while they are typed, at most a second old; all others are
    gone when one goes on, and are sealed only where a lock takes the process: they stand in their box again.
    A practice that follows another, as sorting does, belongs to the session before and is no session of its
    own; its answers are one entry, each below its question.
    *Signals*: `ended(Outcome)`; `draft_kept()`; `draft_failed(Exception)`; `words_back()` as those
    stand in their box again that were sealed at a lock; `words_let_go()` as those go that nobody keeps, and
    `short_words_let_go()` in the minute's form.
    """

    ended = Signal(object)
    words_let_go = Signal()
    short_words_let_go = Signal()
    draft_kept = Signal()
    draft_failed = Signal(object)
    words_back = Signal()

    def __init__(
        self,
        session: PracticeSession,
        vault: VaultService,
        capture: CaptureService,
        sessions: SessionService,
        clock: Clock,
    ) -> None:
        super().__init__(session)
        self.session = session
        self._vault = vault
        self._capture = capture
        self._sessions = sessions
        self._clock = clock
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(capture.keep_draft_now)  # which has keep_now called, and tells
        self.interrupted = InterruptedPractice(
            vault.places.home, session, clock, session, visit=self._kept_if_cut_off
        )
        self.audiences: tuple[str, ...] = ()
        self.load: int | None = None
        self.load_after: int | None = None
        self._box: Box | None = None
        self._laid_by: dict[str, Box] = {}  # by step: what is left for now, most of it to be an entry
        self._let_go = LetGoWords()
        self._clear(new_id())
        capture.keep_others_with(self._keep, self._take_back)
        session.ended.connect(self._on_ended)
        session.softly_over.connect(self._on_softly_over)
        vault.about_to_lock.connect(self._on_about_to_lock)

    @property
    def is_draft_pending(self) -> bool:
        """Say whether words that are to be kept are not on the disk yet."""
        return self._timer.isActive()

    @property
    def words(self) -> Words:
        """Return the words that would be missed: they are to be kept, and are no entry and no answer yet."""
        return self._words()

    @property
    def holds_words(self) -> bool:
        """Say whether there are words that would be missed."""
        return not self._words().is_empty

    @property
    def has_words_begun(self) -> bool:
        """Say whether there are words, to be kept or not."""
        return self.holds_words or (self._box is not None and self._box.has_words)

    @property
    def has_earlier_words(self) -> bool:
        """Say whether words of an earlier start wait sealed."""
        return self._capture.has_earlier_draft()

    def begin(self, practice: Practice, *, follows: str = "") -> None:
        """Begin a practice; `follows`: the session before that it belongs to."""
        self.session.stop()
        self._clear(follows or new_id())
        self._follows = bool(follows)
        self.session.start(practice)

    def go_on_with_interrupted(self) -> bool:
        """Go on with the practice that was cut off, at its step; say whether that could be.

        It is the session that it was, with how heavy it was. Whom one was with is nowhere on the disk but in
        the vault: with words that were kept, and known again once they joined the open journal.
        """
        if self.session.is_under_way:
            return False
        visit = self.interrupted.visit
        is_known = self._take_up_visit({"audiences": self._audiences_of(visit.get("session_id"))} | visit)
        if not is_known:
            self._clear(new_id())
        if not self.interrupted.go_on():
            return False
        if not is_known:
            self._started_at = self._clock.now() - timedelta(seconds=self.session.elapsed())
        return True

    def widen(self, practice: Practice) -> None:
        """Go on with a longer form of what is under way: as one session, with what was said and its time."""
        self._let_go.leave_behind()  # its steps are others
        self.session.widen(practice)

    def write(self, step: Step, text: str, *, keeps: bool, what: str = "", asked: str = "") -> None:
        """Take what stands in the box of a step; `keeps`: it is to be kept. `what` is of a boundary.

        `asked` is the question in the words of the person's language.
        """
        had_words = self.holds_words
        self._box = Box(step, text, keeps, what, asked)
        if (self.holds_words or had_words) and not self._timer.isActive():
            self._timer.start(KEEP_AFTER_MS)

    def go_on(self) -> None:
        """Go on to the next step; what is kept of this one is on the disk before it. Raises StorageError."""
        self._keep_box()
        self.session.next()

    def skip(self) -> None:
        """Leave the step out and go on; of its words nothing is kept."""
        self._box = None
        self._drop_draft()
        self.session.skip()

    def take_way(self, way: str) -> None:
        """Go by a way, or change over to it; words that were begun stay a draft and come along.

        On the way that is gone already nothing happens.
        """
        step = self.session.step
        if step is not None and step.way == way:
            return
        if self._box is not None and self._box.keeps:
            self._lay_by(self._box)
        self.session.take_way(way)

    def take_up(self, step: Step) -> tuple[str, bool, str]:
        """Return what was begun at a step, for its box: the text, whether it is to be kept, and its kind.

        Words that were laid by when one left the step stand in its box again, and nowhere twice.
        """
        if step.id in self._laid_by:
            self._box = self._laid_by.pop(step.id)
        if self._box is None or self._box.step.id != step.id:
            return "", False, ""
        return self._box.text, self._box.keeps, self._box.what

    def close_up(self) -> None:
        """End it as done: there is nothing left."""
        self._keep_box()
        self.session.finish()

    def bring_back(self, *, short: bool = False) -> Words:
        """Stand where words were let go last in a form, with them; return those whose doorway is past."""
        let_go = self._let_go.take(short=short)
        if let_go is None or let_go.is_past:
            return Words() if let_go is None else Words(let_go.box.text)
        self._stand_again_at(let_go.box)
        return Words()

    def forget_let_go(self, *, short: bool = False) -> None:
        """Hold words no more that were let go in a form."""
        self._let_go.forget(short=short)

    def keep_now(self) -> bool:
        """Seal what is to be kept; say whether nothing of it can be lost now."""
        return self._keep(all_of_it=False)

    def _keep(self, all_of_it: bool) -> bool:
        """Seal what is to be kept, or all there is; say whether nothing of it can be lost now."""
        self._timer.stop()
        words = self._words(all_of_it=all_of_it)
        if self._vault.state == NONE:
            return words.is_empty
        try:
            self._seal(words, all_of_it=all_of_it)
        except StorageError as error:
            self._timer.start(10 * KEEP_AFTER_MS)
            self.draft_failed.emit(error)
            return False
        return True

    def snapshot(self) -> dict[str, Any]:
        """Return what another process needs to go on: ids, times, loads and audiences, never a word."""
        practice = self.session.snapshot()
        if not practice:
            return {}
        return {"practice": practice, "audiences": list(self.audiences)} | self._kept_if_cut_off()

    def restore(self, snapshot: dict[str, Any]) -> bool:
        """Go on from a snapshot, and say whether that could be."""
        practice = snapshot.get("practice")
        if not isinstance(practice, dict) or not self._take_up_visit(snapshot):
            return False
        return self.session.restore(practice)

    def _kept_if_cut_off(self) -> dict[str, Any]:
        return {
            "session_id": self._session_id,
            "started_at": self._started_at.isoformat(),
            "load": self.load,
            "load_after": self.load_after,
            "follows": self._follows,
        }

    def _audiences_of(self, session_id: object) -> list[str]:
        if self._vault.state != UNLOCKED or not (isinstance(session_id, str) and is_id(session_id)):
            return []
        try:
            return list(self._vault.vault.entries.audiences_of(session_id))
        except StorageError:
            return []  # it can be said again

    def _take_up_visit(self, snapshot: dict[str, Any]) -> bool:
        try:
            session_id, began = snapshot["session_id"], datetime.fromisoformat(snapshot["started_at"])
            audiences = snapshot["audiences"]
            fits = is_id(session_id) and began.utcoffset() is not None
        except (KeyError, TypeError, ValueError, AttributeError):
            return False
        if not (fits and isinstance(audiences, list)):
            return False
        self._clear(session_id)
        self._started_at = began
        self.audiences = tuple(each for each in AUDIENCES if each in audiences)
        self.load, self.load_after = (_load(snapshot.get(name)) for name in ("load", "load_after"))
        self._follows = snapshot.get("follows") is True
        return True

    def _clear(self, session_id: str) -> None:
        self._session_id = session_id
        self._started_at = self._clock.now()
        self._entry_id = new_id()
        self._box = None
        self._laid_by = {}
        self._let_go.leave_behind()
        self._follows = False
        self._unkept: tuple[Words, Exception | None] = (Words(), None)
        self._has_kept = self._has_sealed = False
        self.audiences, self.load, self.load_after = (), None, None

    def _boxes(self, *, all_of_it: bool) -> list[Box]:
        boxes = [*self._laid_by.values(), *([self._box] if self._box is not None else [])]
        return [box for box in boxes if (box.keeps or all_of_it) and box.said]

    def _words(self, *, all_of_it: bool = False) -> Words:
        """Return what is to be kept, or all there is, and is neither an entry nor an answer yet."""
        practice = self.session.practice
        parts = [box.said for box in self._boxes(all_of_it=all_of_it)]
        if practice is None or not parts:
            return Words()
        return Words(
            "\n\n".join(parts),
            self.audiences,
            self.load,
            (),
            practice.doorway if practice.doorway in KINDS else "note",
            self.load_after,
            self._session_id,
            practice.id,
        )

    def _seal(self, words: Words, *, all_of_it: bool = False) -> None:
        """Have the draft hold `words`, or be gone where there are none. Raises StorageError."""
        if words.is_empty:
            self._capture.clear_apart()
        else:
            boxes = tuple(each.sealed() for each in self._boxes(all_of_it=all_of_it))
            self._capture.keep_apart(words, self._entry_id, boxes)
        self._timer.stop()
        self.draft_kept.emit()

    def _take_back(self, draft: Draft) -> bool:
        """Take words back that a lock had sealed; say whether they are here, and those to be kept sealed."""
        practice = self.session.practice
        steps = {} if practice is None else {each.id: each for each in practice.steps}
        is_here = self.session.is_under_way and draft.session_id == self._session_id and bool(draft.boxes)
        if not is_here or any(box.step not in steps for box in draft.boxes):
            return False
        before = self._box, dict(self._laid_by)
        for box in draft.boxes:
            self._put_back(Box(steps[box.step], box.text, box.keeps, box.what, box.asked))
        if not self.keep_now():
            self._box, self._laid_by = before
            return False
        self.words_back.emit()
        return True

    def _put_back(self, box: Box) -> None:
        """Put words into their box, above what was typed there since; they wait where it was left behind."""
        here = self.session.step
        if here is None or here.id != box.step.id:
            since = self._laid_by.get(box.step.id)
            self._laid_by[box.step.id] = box.before(since, keeps=True)
        else:
            since = self._box if self._box is not None and self._box.step.id == here.id else None
            self._box = box.before(since, keeps=box.keeps)

    def _keep_box(self, *, ends: bool = False) -> None:
        """Keep what is in the box as what it is, or let it go. Raises StorageError; it stays in the box then.

        `ends`: it becomes an entry at once, and needs no draft before.
        """
        box = self._box
        if box is None:
            return
        if not (box.keeps and (box.has_words or box.what)):
            self._box = None
            self._drop_draft()
            self._note_let_go(box)
        elif box.what in BOUNDARY_KINDS:
            self._keep_boundary(box)
        else:
            # It becomes an entry at the end, with the load as it is then; until then it is a draft.
            if not ends and self._vault.state != NONE:
                self._seal(self._words())
            self._lay_by(box)

    def _stand_again_at(self, box: Box) -> None:
        if self._box is not None:
            self._laid_by[self._box.step.id] = self._box  # as it is: kept or not
        self._box = box
        if self.session.is_under_way:
            self.session.back_to(box.step)
        else:
            self._entry_id = new_id()  # what was to be kept is an entry by now
            self.session.reopen(box.step)

    def _note_let_go(self, box: Box) -> None:
        """Hold the words while the window of this form offers an Undo, and says when that is over."""
        practice = self.session.practice
        if practice is None or not box.has_words:
            return
        told = self.short_words_let_go if practice.short else self.words_let_go
        if self.isSignalConnected(QMetaMethod.fromSignal(told)):
            self._let_go.hold(box, short=practice.short)
            told.emit()

    def _on_about_to_lock(self) -> None:
        self._let_go.forget_all()

    def _keep_boundary(self, box: Box) -> None:
        boundary = new_boundary(
            box.what,
            now=self._clock.now(),
            time_zone=self._clock.time_zone(),
            session_id=self._session_id,
            audiences=self.audiences,
            text=box.text,
        )
        try:
            self._note_kept(sealed=self._sessions.keep_boundary(boundary))
        except NoVault:
            self._lay_by(box)

    def _lay_by(self, box: Box) -> None:
        """Take words out of the box for the entry that they become at the end, with others that are there."""
        if box.has_words:
            self._laid_by[box.step.id] = replace(box, text=box.text.strip("\n"), keeps=True, what="")
        self._box = None

    def _note_kept(self, *, sealed: bool) -> None:
        self._box = None
        self._has_kept = True
        self._has_sealed = self._has_sealed or sealed
        self._drop_draft()

    def _drop_draft(self) -> None:
        if self._words().is_empty:
            self.keep_now()

    def _on_softly_over(self) -> None:
        """Record it as it stands: who walks away now has done it. What is said yet is added at its end."""
        practice = self.session.practice
        if practice is None or self._follows:
            return
        try:
            self._record(practice, practice.seconds, whole=self.session.is_whole)
        except StorageError:
            return  # it is recorded again at the end

    def _on_ended(self, practice_id: str, seconds: float, whole: bool) -> None:
        del practice_id
        practice = self.session.practice
        assert practice is not None  # noqa: S101 - one has just ended
        stopped = self.session.was_stopped or self.session.was_slept_through
        error: Exception | None = None
        try:
            self._keep_box(ends=True)
        except StorageError as failed:
            error = failed
        try:
            # A slip is ended by whoever made it; what came to its end was meant, however short it was.
            if not self._follows and (seconds >= SHORTEST_SESSION or not stopped):
                self._record(practice, seconds, whole=whole)
        except StorageError as failed:
            error = error or failed
        outcome = Outcome(practice, seconds, whole, stopped, self._has_kept, self._has_sealed, error=error)
        outcome = outcome._replace(session_id=self._session_id)
        self.ended.emit(self._set_down(outcome))

    def _record(self, practice: Practice, seconds: float, *, whole: bool) -> None:
        made = new_session(
            practice.id,
            "doorway",
            started_at=self._started_at,
            time_zone=self._clock.time_zone(),
            now=self._clock.now(),
            seconds=round(seconds, 3),
            whole=whole,
            audiences=self.audiences,
            load=self.load,
            load_after=self.load_after,
            way=self.session.way,
        )
        self._sessions.record_or_retry(replace(made, id=self._session_id))

    def _set_down(self, outcome: Outcome) -> Outcome:
        """Make an entry of the words; those that cannot be one are handed on, with why."""
        words = self._words()
        self._timer.stop()
        self._box, self._laid_by = None, {}
        if words.is_empty:
            return outcome
        if self._vault.state == NONE:
            return outcome._replace(kept=False, unkept=words)
        try:
            done = self._capture.set_down_apart(words, self._entry_id, self._clock.now())
        except Exception as error:  # noqa: BLE001 - whatever it is, the words stay and it is said
            return outcome._replace(kept=False, unkept=words, error=error)
        return outcome._replace(kept=True, sealed=outcome.sealed or done.sealed)


def _load(value: object) -> int | None:
    return value if isinstance(value, int) and value in LOADS else None
