# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The place Breathe: choose, breathe, and a quiet end."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from holdspace.services.breathing import BreathingSession
from holdspace.services.content import PatternContent
from holdspace.services.settings import Settings
from holdspace.ui.breathe.chooser import BreatheChooser
from holdspace.ui.breathe.running import BreathRunning
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.end_state import EndState
from holdspace.ui.widgets.exercise_page import ExercisePage


class BreathePage(ExercisePage):
    """Breathe. *Signals*: as ExercisePage."""

    def __init__(
        self,
        theme: Theme,
        session: BreathingSession,
        settings: Settings,
        patterns: tuple[PatternContent, ...],
        motion_reduced: Callable[[], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(session, motion_reduced, parent)
        self._theme = theme
        self._session = session
        self._settings = settings
        self._names = {content.pattern.id: content.name for content in patterns}
        self._build(patterns)

    def _build(self, patterns: tuple[PatternContent, ...]) -> None:
        self._chooser = BreatheChooser(self._theme, self._settings, patterns)
        self._running = BreathRunning(self._theme, self._session)
        self._end = EndState(self._theme, self.tr("Other patterns"), "breathe")
        self.stack_up(self._chooser, self._running, self._end)
        self._chooser.start_wanted.connect(self.start)
        self._session.ended.connect(self._on_ended)

    def start(self, pattern_id: str = "", minutes: int = 0) -> None:
        """Breathe a pattern for some minutes; without an id the last one, without minutes as many as then."""
        content = self._chooser.in_place_of(pattern_id or self._settings.pattern)
        self._settings.pattern = content.pattern.id
        self._chooser.choose(content.pattern.id)
        self._session.start(content.pattern, minutes or self._settings.breathing_minutes)
        self.show_running()

    def show_running(self) -> None:
        """Show the breath under way, by its pattern's name."""
        pattern = self._session.pattern
        self.take_window()
        self._running.follow(self._names.get(pattern.id, "") if pattern else "", self._motion_reduced())

    def do_again(self) -> None:
        """Breathe the same pattern for as long again."""
        self.start(self._session.pattern.id if self._session.pattern else "", self._session.minutes)

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
