# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The place Pause: choose, pause, and a quiet end."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from holdspace.domain.pauses import LOCKING_PAUSES
from holdspace.services.content import PatternContent, PauseContent
from holdspace.services.pauses import PauseSession
from holdspace.services.practice_content import load_silences
from holdspace.services.settings import Settings
from holdspace.services.silence_training import SILENCE_TRAINER, SilenceTrainer
from holdspace.ui.pause.chooser import PauseChooser
from holdspace.ui.pause.running import PauseRunning
from holdspace.ui.pause.trainer import FIRST_HOLD, SilencePractice
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.end_state import EndState
from holdspace.ui.widgets.exercise_page import ExercisePage

if TYPE_CHECKING:
    from holdspace.services.known_practices import KnownPractices


class PausePage(ExercisePage):
    """Pause, and learning to leave silence. `has_journal` says whether there is one that could be locked.

    `own` are the practices of one's own. *Signals*: as ExercisePage; `lock_wanted()` at the start of a pause
    that leads away from the laptop; `own_wanted(str)`, `edit_wanted(str)` and `unlock_wanted()` as of
    PauseChooser.
    """

    lock_wanted = Signal()
    own_wanted = Signal(str)
    edit_wanted = Signal(str)
    unlock_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        session: PauseSession,
        settings: Settings,
        pauses: tuple[PauseContent, ...],
        patterns: tuple[PatternContent, ...],
        motion_reduced: Callable[[], bool],
        trainer: SilenceTrainer,
        parent: QWidget | None = None,
        *,
        has_journal: Callable[[], bool] = bool,
        own: KnownPractices | None = None,
    ) -> None:
        super().__init__(session, motion_reduced, parent)
        self._own = own
        self._settings = settings
        self._has_journal = has_journal
        self._theme = theme
        self._session = session
        self._trainer = trainer
        self._held = 0.0  # the silence that the line said last asks for
        self._is_left_alone = True  # whether every silence was, to its end
        self._has_trained = False  # whether what was done last was the trainer
        self._is_handed_on = False  # whether it began in the process before, which a lock ended
        self._pauses = {content.pause.id: content for content in pauses}
        self._patterns = {content.pattern.id: content.pattern for content in patterns}
        self._build()

    def _build(self) -> None:
        self._chooser = PauseChooser(self._theme, self._settings, self._pauses, self._patterns, self._own)
        self._running = PauseRunning(self._theme, self._session)
        self._end = EndState(self._theme, self.tr("Another pause"), "pause", quiet_back=True)
        self._practice = SilencePractice(self._theme, self._trainer, load_silences())
        self.stack_up(self._chooser, self._running, self._end, self._practice)
        self._chooser.start_wanted.connect(self.start)
        self._chooser.own_wanted.connect(self.own_wanted)
        self._chooser.edit_wanted.connect(self.edit_wanted)
        self._chooser.unlock_wanted.connect(self.unlock_wanted)
        self._session.ended.connect(self._on_ended)
        self._trainer.line_said.connect(self._on_line_said)
        self._trainer.silence_told.connect(self._on_silence_told)
        self._trainer.ended.connect(self._on_training_ended)
        self._practice.left.connect(self._on_training_left)
        if self._own is not None:
            self._own.service.changed.connect(self._on_own_changed)

    @property
    def is_under_way(self) -> bool:
        """Say whether a pause or the silence trainer runs."""
        return super().is_under_way or self._trainer.is_under_way

    @property
    def is_running(self) -> bool:
        """Say whether the time of a pause or of the silence trainer runs."""
        return super().is_running or self._trainer.is_running

    def start(self, pause_id: str) -> None:
        """Begin a pause or the silence trainer; an id that is not known leads to the choice."""
        self._trainer.stop()
        self._is_handed_on = False
        self._has_trained = pause_id == SILENCE_TRAINER
        if self._has_trained:
            self._train(self._practice.hold)
            return
        content = self._pauses.get(pause_id)
        if content is None:
            self.choose_again()
            return
        self._chooser.choose(pause_id)
        self._session.start(content.pause)
        self.show_running()
        if pause_id in LOCKING_PAUSES:
            self.lock_wanted.emit()

    def offer_group(self, group: str) -> None:
        """Show the choice, with the first pause of a group chosen; one under way goes on."""
        if not self.is_under_way:
            self._chooser.choose_group(group)
            self.choose_again()

    def own_called(self, words: str) -> str:
        """Return the id of the practice of one's own that has this id or name, in any case, or ""."""
        known = self._own.all if self._own is not None and words not in self._pauses else []
        called = (each.id for each in known if words == each.id or words.casefold() == each.name.casefold())
        return next(called, "")

    def has_gone(self, practice_id: str) -> bool:
        """Say whether something that a practice of one's own follows is there no more."""
        own = self._own.of(practice_id) if self._own is not None else None
        return own is not None and self._own is not None and bool(self._own.gone(own))

    def offer_own(self, practice_id: str) -> None:
        """Show the choice, with a pause or a practice of one's own chosen; what is under way goes on."""
        if not self.is_under_way:
            self._chooser.choose(practice_id)
            self.choose_again()

    def tell_gone(self, practice_id: str) -> bool:
        """Choose a practice of one's own, and say what of it is there no more.

        Say whether that is shown: what is under way goes on, and the choice waits behind it.
        """
        self._chooser.choose(practice_id)
        if self.is_under_way:
            return False
        self.choose_again()
        self._chooser.tell_gone()
        return True

    def show_running(self) -> None:
        """Show the pause under way, with the figure of its pattern if it has one."""
        pause = self._session.pause
        if pause is None:
            return
        content = self._pauses[pause.id]
        self.take_window()
        pattern = self._patterns.get(content.pattern_id)
        locked = (self._is_handed_on or pause.id in LOCKING_PAUSES) and self._has_journal()
        self._running.follow(content, pattern, self._motion_reduced(), self._settings.figure, locked=locked)

    def do_again(self) -> None:
        """Pause the same way once more."""
        if self._has_trained:
            self._train(self._practice.hold)
        elif self._session.pause is not None:
            self.start(self._session.pause.id)

    def focus_chooser(self) -> None:
        """Give the keyboard to the pause chosen."""
        self._chooser.focus()

    def focus_running(self) -> None:
        """Give the keyboard to the timer, or to what is pressed in the trainer."""
        if self.shows(self._practice):
            self._practice.give_keyboard()
        else:
            self._running.setFocus(Qt.FocusReason.OtherFocusReason)

    def snapshot(self) -> dict[str, Any]:
        """Return what a relaunched process needs to go on; of the trainer, the seconds chosen."""
        if self._trainer.is_under_way:
            return {"id": SILENCE_TRAINER, "hold": self._practice.hold}
        return super().snapshot()

    def restore(self, snapshot: dict[str, Any]) -> None:
        """Go on from a snapshot; the trainer waits before its next line."""
        if snapshot.get("id") == SILENCE_TRAINER:
            held = snapshot.get("hold")
            self._has_trained = True
            self._train(held if held in load_silences().holds else FIRST_HOLD)
        else:
            self._is_handed_on = True
            super().restore(snapshot)

    def _train(self, hold: int) -> None:
        self._session.stop()
        self._chooser.choose(SILENCE_TRAINER)
        self.take_window(self._practice)
        self._practice.rest_before_first(int(hold), self._motion_reduced())

    def _on_own_changed(self) -> None:
        if self._own is not None and not self._own.service.are_locked:
            self._running.tell_open()

    def _on_ended(self, pause_id: str, seconds: float, completed: bool) -> None:
        del seconds
        self.show_end(self._pauses[pause_id].end if completed else self.tr("A moment. It counts too."))

    def _on_line_said(self, line_id: str) -> None:
        del line_id
        self._held = 0.0 if self._trainer.turn is None else self._trainer.turn.hold

    def _on_silence_told(self, quiet: float, meaning: str) -> None:
        del meaning
        self._is_left_alone = self._is_left_alone and quiet >= self._held

    def _on_training_ended(self, practice_id: str, seconds: float, told: bool) -> None:
        del practice_id, seconds
        silences = self.tr("A few silences, tried. It counts too.")
        if self._is_left_alone:
            silences = self.tr("A few silences, left alone.")
        self._is_left_alone = True
        self.show_end(silences if told else self.tr("A moment. It counts too."))

    def _on_training_left(self) -> None:
        self.figure_shown.emit(False)
        self.choose_again()
