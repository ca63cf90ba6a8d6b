# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The place Pause: choose, pause, and a quiet end."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from holdspace.domain.pauses import LOCKING_PAUSES
from holdspace.services.content import PatternContent, PauseContent
from holdspace.services.pauses import PauseSession
from holdspace.services.settings import Settings
from holdspace.ui.pause.chooser import PauseChooser
from holdspace.ui.pause.running import PauseRunning
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.end_state import EndState
from holdspace.ui.widgets.exercise_page import ExercisePage


class PausePage(ExercisePage):
    """Pause.

    *Signals*: as ExercisePage; `lock_wanted()` at the start of a pause that leads away from the laptop.
    """

    lock_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        session: PauseSession,
        settings: Settings,
        pauses: tuple[PauseContent, ...],
        patterns: tuple[PatternContent, ...],
        motion_reduced: Callable[[], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(session, motion_reduced, parent)
        del settings  # nothing of a pause is kept yet
        self._theme = theme
        self._session = session
        self._pauses = {content.pause.id: content for content in pauses}
        self._patterns = {content.pattern.id: content.pattern for content in patterns}
        self._build()

    def _build(self) -> None:
        self._chooser = PauseChooser(self._theme, self._pauses, self._patterns)
        self._running = PauseRunning(self._theme, self._session)
        self._end = EndState(self._theme, self.tr("Another pause"), "pause")
        self.stack_up(self._chooser, self._running, self._end)
        self._chooser.start_wanted.connect(self.start)
        self._session.ended.connect(self._on_ended)

    def start(self, pause_id: str) -> None:
        """Begin a pause; an id that is not known leads to the choice."""
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
        if not self._session.is_under_way:
            self._chooser.choose_group(group)
            self.choose_again()

    def show_running(self) -> None:
        """Show the pause under way, with the figure of its pattern if it has one."""
        pause = self._session.pause
        if pause is None:
            return
        content = self._pauses[pause.id]
        self.take_window()
        self._running.follow(content, self._patterns.get(content.pattern_id), self._motion_reduced())

    def do_again(self) -> None:
        """Pause the same way once more."""
        if self._session.pause is not None:
            self.start(self._session.pause.id)

    def focus_chooser(self) -> None:
        """Give the keyboard to the pause chosen."""
        self._chooser.focus()

    def focus_running(self) -> None:
        """Give the keyboard to the timer."""
        self._running.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_ended(self, pause_id: str, seconds: float, completed: bool) -> None:
        del seconds
        self.show_end(self._pauses[pause_id].end if completed else self.tr("A moment. It counts too."))
