# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The place Breathe: choose, breathe, and a quiet end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from holdspace.services.breathing import BreathingSession
from holdspace.services.content import PatternContent
from holdspace.services.settings import Settings
from holdspace.ui.breathe.chooser import BreatheChooser
from holdspace.ui.breathe.running import BreathRunning
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.announce import announce
from holdspace.ui.widgets.end_state import EndState


class BreathePage(QWidget):
    """Breathe. `motion_reduced` is asked when a figure starts.

    *Signals*: `figure_shown(bool)` when a figure takes the whole window, or gives it back; `words_wanted()`.
    """

    figure_shown = Signal(bool)
    words_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        session: BreathingSession,
        settings: Settings,
        patterns: tuple[PatternContent, ...],
        motion_reduced: Callable[[], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._session = session
        self._settings = settings
        self._names = {content.pattern.id: content.name for content in patterns}
        self._motion_reduced = motion_reduced
        self._build(patterns)
        self._connect()

    def _build(self, patterns: tuple[PatternContent, ...]) -> None:
        self._chooser = BreatheChooser(self._theme, self._settings, patterns)
        self._running = BreathRunning(self._theme, self._session)
        self._end = EndState(self._theme, self.tr("Other patterns"), "breathe")
        self._stack = QStackedLayout(self)
        for part in (self._chooser, self._running, self._end):
            self._stack.addWidget(part)

    def _connect(self) -> None:
        self._chooser.start_wanted.connect(self.start)
        self._session.ended.connect(self._on_ended)
        self._end.again_wanted.connect(self._on_again)
        self._end.words_wanted.connect(self._on_words)
        self._end.back_wanted.connect(self._on_back)

    @property
    def is_under_way(self) -> bool:
        """Say whether a breath runs or is paused."""
        return self._session.is_under_way

    def start(self, pattern_id: str = "", minutes: int = 0) -> None:
        """Breathe a pattern for some minutes; without an id the last one, without minutes as many as then."""
        content = self._chooser.in_place_of(pattern_id or self._settings.pattern)
        self._settings.pattern = content.pattern.id
        self._chooser.choose(content.pattern.id)
        self._session.start(content.pattern, minutes or self._settings.breathing_minutes)
        self._show_running()

    def snapshot(self) -> dict[str, Any]:
        """Return what a relaunched process needs to go on; empty where nothing is under way."""
        return self._session.snapshot()

    def restore(self, snapshot: dict[str, Any]) -> None:
        """Go on from a snapshot; one that is over meanwhile shows its end."""
        if self._session.restore(snapshot) and self._session.is_under_way:
            self._show_running()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the whole window again where a figure is under way."""
        super().showEvent(event)
        if self._stack.currentWidget() is self._running:
            self.figure_shown.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the window back."""
        super().hideEvent(event)
        if self._stack.currentWidget() is self._running:
            self.figure_shown.emit(False)

    def focus_first(self) -> None:
        """Give the keyboard to what is shown."""
        if self._stack.currentWidget() is self._running:
            self._running.figure.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._stack.currentWidget() is self._chooser:
            self._chooser.focus()

    def _show_running(self) -> None:
        pattern = self._session.pattern
        self._stack.setCurrentWidget(self._running)
        self.figure_shown.emit(True)
        self._running.follow(self._names.get(pattern.id, "") if pattern else "", self._motion_reduced())

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
        self._end.show_sentence(self._sentence(seconds, completed))
        self._stack.setCurrentWidget(self._end)
        self.figure_shown.emit(False)
        if self.isVisible():
            self._end.again.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self._end, self._end.sentence)

    def _on_again(self) -> None:
        self.start(self._session.pattern.id if self._session.pattern else "", self._session.minutes)

    def _on_words(self) -> None:
        self._stack.setCurrentWidget(self._chooser)
        self.words_wanted.emit()

    def _on_back(self) -> None:
        self._stack.setCurrentWidget(self._chooser)
        self._chooser.focus()
