# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The place Pause: choose, pause, and a quiet end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from holdspace.domain.pauses import LOCKING_PAUSES
from holdspace.services.content import PatternContent, PauseContent
from holdspace.services.pauses import PauseSession
from holdspace.services.settings import Settings
from holdspace.ui.pause.chooser import PauseChooser
from holdspace.ui.pause.running import PauseRunning
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.announce import announce
from holdspace.ui.widgets.end_state import EndState


class PausePage(QWidget):
    """Pause. `motion_reduced` is asked when a pause starts.

    *Signals*: `figure_shown(bool)` when a figure takes the whole window, or gives it back; `words_wanted()`;
    `lock_wanted()` at the start of a pause that leads away from the laptop.
    """

    figure_shown = Signal(bool)
    words_wanted = Signal()
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
        super().__init__(parent)
        del settings  # nothing of a pause is kept yet
        self._theme = theme
        self._session = session
        self._pauses = {content.pause.id: content for content in pauses}
        self._patterns = {content.pattern.id: content.pattern for content in patterns}
        self._motion_reduced = motion_reduced
        self._build()
        self._connect()

    def _build(self) -> None:
        self._chooser = PauseChooser(self._theme, self._pauses, self._patterns)
        self._running = PauseRunning(self._theme, self._session)
        self._end = EndState(self._theme, self.tr("Another pause"), "pause")
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
        """Say whether a pause runs."""
        return self._session.is_under_way

    def start(self, pause_id: str) -> None:
        """Begin a pause; an id that is not known leads to the choice."""
        content = self._pauses.get(pause_id)
        if content is None:
            self._on_back()
            return
        self._chooser.choose(pause_id)
        self._session.start(content.pause)
        self._show_running()
        if pause_id in LOCKING_PAUSES:
            self.lock_wanted.emit()

    def offer_group(self, group: str) -> None:
        """Show the choice, with the first pause of a group chosen; one under way goes on."""
        if not self._session.is_under_way:
            self._chooser.choose_group(group)
            self._on_back()

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
            self._running.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._stack.currentWidget() is self._chooser:
            self._chooser.focus()

    def _show_running(self) -> None:
        pause = self._session.pause
        if pause is None:
            return
        content = self._pauses[pause.id]
        self._stack.setCurrentWidget(self._running)
        self.figure_shown.emit(True)
        self._running.follow(content, self._patterns.get(content.pattern_id), self._motion_reduced())

    def _on_ended(self, pause_id: str, seconds: float, completed: bool) -> None:
        del seconds
        self._end.show_sentence(
            self._pauses[pause_id].end if completed else self.tr("A moment. It counts too.")
        )
        self._stack.setCurrentWidget(self._end)
        self.figure_shown.emit(False)
        if self.isVisible():
            self._end.again.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self._end, self._end.sentence)

    def _on_again(self) -> None:
        if self._session.pause is not None:
            self.start(self._session.pause.id)

    def _on_words(self) -> None:
        self._stack.setCurrentWidget(self._chooser)
        self.words_wanted.emit()

    def _on_back(self) -> None:
        self._stack.setCurrentWidget(self._chooser)
        self._chooser.focus()
