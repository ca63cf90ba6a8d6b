# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A way through a doorway on screen: what its large form and the minute's form in the pocket window share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from holdspace.domain.breathing import Pattern
from holdspace.domain.pauses import LOCKING_PAUSES
from holdspace.domain.practices import OWN, Practice, Step
from holdspace.domain.timing import Clock
from holdspace.services.capture import Words
from holdspace.services.content import Doorway, PatternContent
from holdspace.services.doorways import DoorwayVisit, Outcome
from holdspace.services.known_practices import KnownPractices
from holdspace.services.practice_content import PracticeContent
from holdspace.services.practices import OVER, practice_in, steps_of
from holdspace.services.vault import NONE, UNLOCKED, VaultService
from holdspace.ui.doorways.arrows import ArrowKeys
from holdspace.ui.doorways.breathing import BreathingStep
from holdspace.ui.doorways.cards import Hand
from holdspace.ui.doorways.choosing import LeftStep, WayStep
from holdspace.ui.doorways.ending import Ending
from holdspace.ui.doorways.stage import Stage
from holdspace.ui.doorways.step_view import StepView
from holdspace.ui.doorways.steps import make_view
from holdspace.ui.doorways.time_column import TimeColumn
from holdspace.ui.doorways.ways import WaysRow
from holdspace.ui.doorways.writing import WritingStep
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.announce import announce

_MOMENT = 1.0  # seconds in which a key still meant the step that has just ended by itself


class DoorwayRoom(NamedTuple):
    """What the forms of the doorways stand on."""

    theme: Theme
    visit: DoorwayVisit
    vault: VaultService
    clock: Clock
    practices: Sequence[PracticeContent]
    doorways: Sequence[Doorway]
    patterns: Sequence[PatternContent]
    hand: Hand
    take_copy: Callable[[str], None]
    say: Callable[[Exception], str]
    motion_reduced: Callable[[], bool]
    figure: Callable[[], str]
    own: KnownPractices | None = None


class DoorwayWalk(QWidget):
    """Leads through a practice step by step. Where its parts stand, and what follows it, each form says.

    One visit serves both forms, for one doorway at a time; each shows the practices of its own form alone.
    *Signals*: `about_to_begin()` before another doorway than the one before, which may be under way still;
    `lock_wanted()` where a step or the end of the day leads away from the laptop;
    `softly_over()`; `words_left(object, object)` with Words that could not be kept, and why (None: there is
    no vault yet).
    """

    about_to_begin = Signal()
    lock_wanted = Signal()
    softly_over = Signal()
    words_left = Signal(object, object)
    is_short = False

    def __init__(self, room: DoorwayRoom) -> None:
        super().__init__()
        self._room = room
        self._theme = room.theme
        self._visit = room.visit
        self._session = room.visit.session
        self._vault = room.vault
        self._practices = {each.practice.id: each for each in room.practices}
        self._doorways = {each.id: each for each in room.doorways}
        self._patterns: dict[str, Pattern] = {each.pattern.id: each.pattern for each in room.patterns}
        self._content: PracticeContent | None = None
        self._view: StepView | None = None
        self._ending: Ending | None = None  # what is shown, and told in another process
        self._is_asked = False  # for the step that is to come
        self._came_at = -_MOMENT  # when a step came by itself
        self.time = TimeColumn(room.theme, self._session, room.clock)
        self._stage = Stage(room.theme, self.time)
        self._ways: WaysRow | None = None
        self._arrows = ArrowKeys(self)
        self._build()
        self._connect_walk()

    @property
    def is_under_way(self) -> bool:
        """Say whether one is on the way through a doorway in this form."""
        practice = self._session.practice
        return self._session.is_under_way and practice is not None and practice.short == self.is_short

    @property
    def doorway_elsewhere(self) -> str:
        """Return the id of the doorway under way in the other form, or ""; one that is over is done."""
        practice = self._session.practice
        if practice is None or practice.short == self.is_short or not self._session.is_under_way:
            return ""
        is_done = self._session.state == OVER and not self._visit.has_words_begun
        return "" if is_done else practice.doorway

    @property
    def is_running(self) -> bool:
        """Say whether its time runs: at its limit nothing does, and it may be left so."""
        return self.is_under_way and self._session.is_running

    @property
    def doorway(self) -> str:
        """Return the id of the doorway under way in this form, or ""."""
        practice = self._session.practice
        return practice.doorway if practice is not None and self.is_under_way else ""

    @property
    def view(self) -> StepView | None:
        """Return the step that is shown, or None at the end."""
        return self._view

    @property
    def name(self) -> str:
        """Return the name of the practice under way, or ""."""
        return self._content.name if self._content is not None and self.is_under_way else ""

    @property
    def cut_off(self) -> tuple[str, float]:
        """Return the name of the practice that a process left behind, and the seconds left; or "", 0."""
        practice = self._visit.interrupted.practice
        try:
            content = self._content_of(practice) if practice is not None else None
        except (LookupError, ValueError, TypeError):  # whatever a file says, it never costs the window
            self._visit.interrupted.forget()
            content = None
        if content is None or practice is None:
            return "", 0.0
        name = (self._doorways.get(practice.doorway, content) if practice.short else content).name
        left = practice.seconds - self._visit.interrupted.seconds_done
        return (name, left) if left > 0 else ("", 0.0)

    @property
    def cut_off_is_short(self) -> bool:
        """Say whether what a process left behind is a minute's form, which goes on in the pocket window."""
        practice = self._visit.interrupted.practice
        return practice is not None and practice.short

    def go_on(self) -> bool:
        """Go on with the doorway that was cut off; say whether that could be."""
        was_left = self.is_under_way
        if not was_left and not self._visit.go_on_with_interrupted():
            return False
        self._show_under_way()
        if not was_left and self._vault.state == UNLOCKED:
            self._lock_where_one_leaves()
        return True

    def snapshot(self) -> dict[str, Any]:
        """Return what the next process needs to go on, or to show the end; without words."""
        if not self.is_under_way:
            if self._ending is None or not self.isVisible():
                return {}
            practice = self._ending.content.practice
            return {"ended": practice.id} | steps_of(practice) | self._ending.snapshot()
        self._session.note_handed_on()
        return self._visit.snapshot()

    def restore(self, snapshot: dict[str, Any]) -> bool:
        """Go on where the process before stopped, and say whether that could be."""
        practice = practice_in({**snapshot, "id": snapshot["ended"]}) if "ended" in snapshot else None
        ended = self._content_of(practice) if practice is not None else None
        if ended is not None:
            self._end_with(Ending(ended, snapshot))
            return True
        if not self._visit.restore(snapshot):
            return False
        if self.is_under_way:
            self._show_under_way()
        return self._ending is not None or self.is_under_way

    def restore_unseen(self, snapshot: dict[str, Any]) -> None:
        """Go on where the process before stopped, for whoever follows the link; an end is not told again."""
        if "ended" not in snapshot and self.restore(snapshot):
            self._session.look_away()

    def focus_first(self) -> None:
        """Give the keyboard to what is shown."""
        if self._view is not None:
            self._view.first_control().setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, self, self._show_control)
        else:
            self._focus_end()

    def stop(self) -> None:
        """End it; what was done counts."""
        if self.is_under_way:
            if self._view is not None:
                self._view.leave()
            self._session.stop()

    def take_back(self) -> Words:
        """Stand again where words were let go by a slip; return those whose doorway is past."""
        with self._asking():
            return self._visit.bring_back(short=self.is_short)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on at Enter, end at Esc, choose by digits."""
        view = self._view
        if view is None:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self.stop()
        elif view.goes_on_at(event):
            self._on_go()
        elif event.isAutoRepeat():
            event.accept()  # what is held would choose at the next step, too
        elif Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_9:
            self._take_digit(event.key() - Qt.Key.Key_0)
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin a breath that nobody saw anew, and say which step it is."""
        super().showEvent(event)
        if self.is_under_way:
            view = self._view
            with self._asking():
                self._session.look_back()
            if self._view is view:
                self._announce_step()

    def hideEvent(self, event: QHideEvent) -> None:
        """Breathe no breath that nobody can follow; the minutes run on."""
        super().hideEvent(event)
        if self.is_under_way:
            self._session.look_away()

    def _build(self) -> None:
        """Put the stage, and what is shown at the end, where they stand in this form. Overridden."""
        raise NotImplementedError

    def _take_window(self) -> None:
        """Show the step, in place of the end of one before. Overridden."""
        raise NotImplementedError

    def _show_end(self, ending: Ending, offer: str) -> None:
        """Show how it ended. Overridden."""
        raise NotImplementedError

    def _focus_end(self) -> None:
        """Give the keyboard to what leads on from the end. Overridden."""
        raise NotImplementedError

    def _connect_walk(self) -> None:
        self.time.stop.clicked.connect(self.stop)
        self._session.step_changed.connect(self._on_step_changed)
        self._session.softly_over.connect(self._on_softly_over)
        self._session.reopened.connect(self._on_reopened)
        self._visit.ended.connect(self._on_ended)
        self._visit.draft_failed.connect(self._on_draft_failed)
        self._visit.words_back.connect(self._on_words_back)

    def _form_of(self, doorway: str) -> PracticeContent:
        """Return the practice of a doorway in this form, the one that comes first."""
        return next(
            each
            for each in self._practices.values()
            if each.practice.doorway == doorway and each.practice.short == self.is_short and not each.offer
        )

    def _content_of(self, practice: Practice) -> PracticeContent | None:
        """Return a practice with its words, or None where it is not among those that can be gone through."""
        if practice.doorway == OWN:
            return self._room.own.content_of(practice) if self._room.own is not None else None
        return self._practices.get(practice.id)

    def _begin(self, content: PracticeContent, *, follows: str = "") -> None:
        if not follows:
            self.about_to_begin.emit()
        self.stop()  # what was done of another counts
        self._ending = None
        self._show_practice(content)
        self._visit.begin(content.practice, follows=follows)
        self.time.follow(content.over)

    def _show_under_way(self) -> None:
        practice = self._session.practice
        assert practice is not None  # noqa: S101 - it is under way
        content = self._content_of(practice)
        assert content is not None  # noqa: S101 - it is under way
        self._ending = None
        self._show_practice(content)
        self._show_step()
        self.time.follow(content.over)
        self._take_window()

    def _show_practice(self, content: PracticeContent) -> None:
        self._content = content
        self.setAccessibleName(content.name)
        self.setAccessibleDescription(content.line)
        self._ways = None
        for each in content.steps:
            if each.step.ref == "way":
                self._ways = WaysRow(self._theme, each.options)
                self._ways.way_wanted.connect(self._on_way_wanted)
        self._stage.show_ways(self._ways)

    def _on_step_changed(self) -> None:
        self._show_step()
        self._lock_where_one_leaves()

    def _on_reopened(self) -> None:
        if self.is_under_way:
            self._show_under_way()

    def _lock_where_one_leaves(self) -> None:
        step = self._session.step
        if self.is_under_way and step is not None and step.kind == "pause" and step.ref in LOCKING_PAUSES:
            self.lock_wanted.emit()

    def _show_step(self) -> None:
        step, content = self._session.step, self._content
        if not self.is_under_way or step is None or content is None:
            return
        by_itself = self.sender() is self._session and self._view is not None and not self._is_asked
        had_keyboard = self._holds_keyboard()
        if by_itself:
            self._came_at = self._room.clock.seconds()
        self._drop_view()
        shown = content.of(step.id)
        room, doorway = self._room, self._doorways.get(content.practice.doorway)
        self._view = view = make_view(
            room.theme, shown, room.visit, room.vault, room.hand, room.take_copy,
            doorway.questions if doorway is not None else (),
        )  # fmt: skip
        view.go_wanted.connect(self._on_go)
        if isinstance(view, BreathingStep):
            self.time.phase_shown.connect(view.show_phase)
        self._show_ways()
        self.time.show_step(self._breath_of(step), room.motion_reduced(), room.figure())
        self._stage.show_view(view)
        self._arrows.lead_along(view.choices)
        if self.isVisible():
            if had_keyboard or not by_itself:
                self.focus_first()
            self._announce_step()

    def _breath_of(self, step: Step) -> Pattern | None:
        if step.kind != "breathe":
            return None
        return Pattern(step.ref, step.phases) if step.phases else self._patterns.get(step.ref)

    def _holds_keyboard(self) -> bool:
        """Say whether the step has the keyboard, and not another part of the window, or another window."""
        at = QApplication.focusWidget() or self.window().focusWidget()
        view = self._view
        if view is None or at is None:
            return False
        return at in (self, view, view.go, view.first_control()) or view.isAncestorOf(at)

    @property
    def _has_just_come(self) -> bool:
        """Say whether the step came by itself so lately that a key was meant for the one before."""
        return self._room.clock.seconds() - self._came_at < _MOMENT

    def _announce_step(self) -> None:
        if self._view is not None:
            announce(self._view, f"{self._view.content.title} {self._view.content.line}")

    def _show_ways(self) -> None:
        step = self._session.step
        if self._ways is not None and step is not None:
            self._ways.setVisible(step.ref == "way" or bool(step.way))
            self._ways.show_way(step.way)
            if isinstance(self._view, WayStep):
                self._view.take_row(self._ways)
            else:
                self._ways.group.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _show_control(self) -> None:
        """Bring into view what has the keyboard, and the way on, where the window is small."""
        self._stage.bring_into_view()

    def _drop_view(self) -> None:
        self._view = None
        self._stage.drop_view()

    def _take_digit(self, digit: int) -> None:
        step = self._session.step
        if self._has_just_come:
            return
        if step is not None and step.ref == "way" and self._ways is not None:
            if digit <= len(self._ways.buttons):
                self._ways.buttons[digit - 1].click()
        elif self._view is not None:
            self._view.take_digit(digit)

    def _on_way_wanted(self, way: str) -> None:
        if self._view is not None:
            self._view.leave()
        with self._asking():
            self._visit.take_way(way)

    def _on_go(self) -> None:
        view, step = self._view, self._session.step
        if view is None or step is None or not self.is_under_way or self._has_just_come:
            return
        if step.ref == "way":
            return  # a way is chosen by itself
        view.leave()
        try:
            with self._asking():
                self._leave_step(view, step)
        except Exception as error:
            if not isinstance(view, WritingStep):
                raise
            view.show_wrong(self._room.say(error))

    def _leave_step(self, view: StepView, step: Step) -> None:
        if isinstance(view, LeftStep) and view.wants_end:
            self._visit.close_up()
        elif step.kind == "breathe" and self._session.step_seconds_left() > 1.0:
            self._visit.skip()
        else:
            self._visit.go_on()

    @contextmanager
    def _asking(self) -> Iterator[None]:
        """Have the step that comes meanwhile count as asked for."""
        self._is_asked = True
        try:
            yield
        finally:
            self._is_asked = False

    def _on_softly_over(self) -> None:
        if self.is_under_way:
            self.time.look()
            self.softly_over.emit()

    def _on_draft_failed(self, error: Exception) -> None:
        if isinstance(self._view, WritingStep):
            self._view.show_wrong(self._room.say(error))

    def _on_words_back(self) -> None:
        if self.is_under_way and isinstance(self._view, WritingStep):
            self._view.show_again()

    def _on_ended(self, outcome: Outcome) -> None:
        if outcome.practice.short != self.is_short:
            return
        content = self._content_of(outcome.practice)
        assert content is not None  # noqa: S101 - it was under way here
        self._drop_view()
        self._show_outcome(content, outcome)
        if not outcome.unkept.is_empty or outcome.error is not None:
            self.words_left.emit(outcome.unkept, outcome.error)
        if content.practice.locks and not outcome.stopped and self._vault.state != NONE:
            self.lock_wanted.emit()

    def _show_outcome(self, content: PracticeContent, outcome: Outcome) -> None:
        self._end_with(Ending.of(content, outcome, self._visit.load, self._visit.load_after))

    def _end_with(self, ending: Ending) -> None:
        self._content, self._ending = ending.content, ending
        offer = self._practices[ending.content.practice.then].offer if ending.session_id else ""
        self._show_end(ending, offer)
