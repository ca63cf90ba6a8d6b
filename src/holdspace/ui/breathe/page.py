# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The place Breathe: choose, breathe, and a quiet end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from holdspace.domain.breathing import BadPattern, holdless
from holdspace.services.breathing import BreathingSession, Lead
from holdspace.services.content import PatternContent
from holdspace.services.errors import StorageError
from holdspace.services.patterns import PatternService
from holdspace.services.settings import Settings
from holdspace.ui.breathe.chooser import BreatheChooser
from holdspace.ui.breathe.running import BreathRunning
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.end_state import EndState
from holdspace.ui.widgets.exercise_page import ExercisePage
from holdspace.ui.widgets.figures import form_as_set
from holdspace.ui.widgets.messages import say

if TYPE_CHECKING:
    from holdspace.domain.breathing import OwnPattern, Pattern, PhaseStep
    from holdspace.ui.breathe.pattern_editor import PatternEditor


class BreathePage(ExercisePage):
    """Breathe. `can_sound` says whether tones could be heard; without them nobody is to close their eyes.

    `own` are the patterns of one's own. *Signals*: as ExercisePage; `settings_wanted()`; `unlock_wanted()`;
    `toast_wanted(str, object)` with what takes it back; `warning_wanted(str, object)` where something failed.
    """

    settings_wanted = Signal()
    unlock_wanted = Signal()
    toast_wanted = Signal(str, object)
    warning_wanted = Signal(str, object)

    def __init__(
        self,
        theme: Theme,
        session: BreathingSession,
        settings: Settings,
        patterns: tuple[PatternContent, ...],
        motion_reduced: Callable[[], bool],
        parent: QWidget | None = None,
        *,
        can_sound: Callable[[], bool] = bool,
        own: PatternService | None = None,
    ) -> None:
        super().__init__(session, motion_reduced, parent)
        self._can_sound = can_sound
        self._own = own
        self._theme = theme
        self._session = session
        self._settings = settings
        self._build(patterns)

    def _build(self, patterns: tuple[PatternContent, ...]) -> None:
        self._chooser = BreatheChooser(self._theme, self._settings, patterns, self._own)
        self._editor: PatternEditor | None = None
        self._running = BreathRunning(self._theme, self._session)
        self._end = EndState(self._theme, self.tr("Other patterns"), "breathe", quiet_back=True)
        self.stack_up(self._chooser, self._running, self._end)
        self._chooser.start_wanted.connect(self.start)
        self._chooser.settings_wanted.connect(self.settings_wanted)
        self._chooser.unlock_wanted.connect(self.unlock_wanted)
        self._chooser.edit_wanted.connect(self._on_edit)
        self._chooser.remove_wanted.connect(self._on_remove)
        if self._own is not None:
            self._own.changed.connect(self._on_own_changed)
        self._session.ended.connect(self._on_ended)

    def start(self, pattern_id: str = "", minutes: int = 0) -> None:
        """Breathe a pattern for some minutes; without an id the last one, without minutes as many as then."""
        chosen, known = pattern_id or self._settings.pattern, self._chooser.known
        if known.knows(chosen):  # else it may be one to unlock first: what has its place was not chosen
            self._settings.pattern = chosen
        self._chooser.choose(chosen)
        self._begin(known.in_place_of(chosen).pattern, minutes or self._settings.breathing_minutes)

    def _begin(self, pattern: Pattern, minutes: int) -> None:
        self._running.tell_locked(False)
        self._session.start(pattern, minutes, Lead.as_set(self._settings))
        self.show_running()

    def restore(self, snapshot: dict[str, Any]) -> None:
        """Go on from a snapshot; the rail is out of sight, so it says that the journal is locked by now."""
        super().restore(snapshot)
        self._running.tell_locked(self._own is not None and self._own.are_locked and self.is_under_way)

    def show_running(self) -> None:
        """Show the breath under way, by its pattern's name."""
        pattern = self._session.pattern
        self.take_window()
        name = self._chooser.name_of(pattern.id) if pattern else ""
        form = partial(form_as_set, self._settings, self._can_sound)
        self._running.follow(name, self._motion_reduced(), form)

    def _find_own(self, pattern_id: str) -> OwnPattern | None:
        own = self._own.all() if self._own is not None else []
        return next((each for each in own if each.id == pattern_id), None)

    def _on_edit(self, pattern_id: str) -> None:
        if self._editor is None:
            from holdspace.ui.breathe.pattern_editor import PatternEditor

            self._editor = PatternEditor(self._theme, self._settings, self._chooser.known.caution)
            self._editor.keep_wanted.connect(self._on_keep)
            self._editor.left.connect(self._leave_editor)
            self._parts.addWidget(self._editor)
        self._parts.setCurrentWidget(self._editor)
        self._editor.begin(self._find_own(pattern_id))

    def _on_keep(self, name: str, phases: tuple[PhaseStep, ...]) -> None:
        own, editor = self._own, self._editor
        if own is None or editor is None:
            return
        before = editor.pattern
        try:
            kept = own.keep(replace(before, name=name, phases=phases)) if before else own.add(name, phases)
        except (StorageError, BadPattern) as error:
            editor.message.say(say(error))
            return
        self._settings.pattern = kept.id
        self._chooser.choose(kept.id)
        self._leave_editor()

    def _leave_editor(self) -> None:
        if self._editor is not None:
            self._editor.forget()
        self.choose_again()

    def _on_remove(self, pattern_id: str) -> None:
        removed = self._find_own(pattern_id)
        if self._own is None or removed is None:
            return
        try:
            self._own.remove(pattern_id)
        except StorageError as error:
            self.warning_wanted.emit(say(error), None)
            return
        self.focus_chooser()
        self.toast_wanted.emit(self.tr("Your pattern is removed."), partial(self._put_back, removed))

    def _put_back(self, removed: OwnPattern) -> None:
        if self._own is None or not self._own.can_be_seen:
            return
        try:
            self._own.keep(removed)
        except StorageError as error:
            self.warning_wanted.emit(say(error), None)
            return
        self._chooser.choose(removed.id)

    def _on_own_changed(self) -> None:
        """Take what is the person's off the screen as the vault closes; a breath goes on."""
        if self._own is not None and not self._own.can_be_seen and self._editor is not None:
            self._editor.forget()
            if self._parts.currentWidget() is self._editor:
                self.choose_again()
        if self._own is not None and not self._own.are_locked:
            self._running.tell_locked(False)
        pattern = self._session.pattern
        if pattern is not None:
            self._running.call_it(self._chooser.name_of(pattern.id))

    def do_again(self) -> None:
        """Breathe the same pattern for as long again."""
        pattern, known = self._session.pattern, self._chooser.known
        if pattern is None:
            self.start()
            return
        if known.knows(pattern.id):  # else it ran through a lock, and is known here still
            pattern = known.in_place_of(pattern.id).pattern
        elif self._settings.no_holds:
            pattern = holdless(pattern)
        self._begin(pattern, self._session.minutes)

    def focus_chooser(self) -> None:
        """Give the keyboard to the pattern chosen."""
        self._chooser.focus()

    def focus_running(self) -> None:
        """Give the keyboard to the figure."""
        self._running.figure.setFocus(Qt.FocusReason.OtherFocusReason)

    def _sentence(self, seconds: float, completed: bool) -> str:
        minutes = self._session.minutes if completed else int(seconds // 60)
        pattern = self._session.pattern
        if minutes:
            return self.tr("{minutes} This time was yours.").format(minutes=self._minutes(minutes))
        if pattern is None or seconds < pattern.cycle_seconds:
            return self.tr("A moment. It counts too.")
        return self.tr("A few breaths. They were yours.")

    def _minutes(self, minutes: int) -> str:
        words = (
            self.tr("One minute."),
            self.tr("Two minutes."),
            self.tr("Three minutes."),
            self.tr("Four minutes."),
            self.tr("Five minutes."),
            self.tr("Six minutes."),
            self.tr("Seven minutes."),
            self.tr("Eight minutes."),
            self.tr("Nine minutes."),
            self.tr("Ten minutes."),
        )
        return words[min(minutes, len(words)) - 1]

    def _on_ended(self, pattern_id: str, seconds: float, completed: bool) -> None:
        del pattern_id
        self.show_end(self._sentence(seconds, completed))
