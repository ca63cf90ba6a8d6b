# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The page of an exercise: what to choose, what runs, and its quiet end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from holdspace.services.breathing import BreathingSession
from holdspace.services.pauses import PauseSession
from holdspace.ui.widgets.end_state import EndState


class ExercisePage(QWidget):
    """What Breathe and Pause have in common: one of three parts is shown, and the next process can go on.

    A page says by `show_running` how its exercise is shown, by `do_again` how it is begun once more, and by
    `focus_chooser` and `focus_running` who gets the keyboard. `motion_reduced` is asked when a figure starts.

    *Signals*: `figure_shown(bool)` when a figure takes the whole window, or gives it back; `words_wanted()`.
    """

    figure_shown = Signal(bool)
    words_wanted = Signal()

    def __init__(
        self,
        exercise: BreathingSession | PauseSession,
        motion_reduced: Callable[[], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._exercise = exercise
        self._is_end_seen = False
        self._motion_reduced = motion_reduced

    def show_running(self) -> None:
        """Show the exercise under way."""
        raise NotImplementedError

    def do_again(self) -> None:
        """Begin what was done last once more."""
        raise NotImplementedError

    def focus_chooser(self) -> None:
        """Give the keyboard to the choice."""
        raise NotImplementedError

    def focus_running(self) -> None:
        """Give the keyboard to what runs."""
        raise NotImplementedError

    @property
    def is_under_way(self) -> bool:
        """Say whether the exercise runs or is paused."""
        return self._exercise.is_under_way

    @property
    def is_running(self) -> bool:
        """Say whether its time runs."""
        return self._exercise.is_running

    def snapshot(self) -> dict[str, Any]:
        """Return what a relaunched process needs to go on; empty where nothing is under way."""
        return self._exercise.snapshot()

    def restore(self, snapshot: dict[str, Any]) -> None:
        """Go on from a snapshot; one that is over meanwhile shows its end."""
        if self._exercise.restore(snapshot) and self._exercise.is_under_way:
            self.show_running()

    def restore_unseen(self, snapshot: dict[str, Any]) -> None:
        """Go on from a snapshot as `restore` does, where another page is shown."""
        self.restore(snapshot)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the whole window again where a figure is under way."""
        super().showEvent(event)
        if self._shows_running:
            self.figure_shown.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the window back."""
        super().hideEvent(event)
        if self._shows_running:
            self.figure_shown.emit(False)

    def focus_first(self) -> None:
        """Give the keyboard to what is shown. An end that was seen gives way to the choice."""
        if self._shows_running:
            self.focus_running()
        elif self._parts.currentWidget() is self._chooser_part or self._is_end_seen:
            self.choose_again()
        else:
            self._is_end_seen = True
            self._again.setFocus(Qt.FocusReason.OtherFocusReason)

    def stack_up(self, chooser: QWidget, running: QWidget, end: EndState, *others: QWidget) -> None:
        """Take the three parts, and show the first; `others` run too."""
        self._chooser_part, self._running_part, self._end_part = chooser, running, end
        self._parts = QStackedLayout(self)
        for part in (chooser, running, end, *others):
            self._parts.addWidget(part)
        self._again = end.add_way("again", self.tr("Again"))
        self._again.clicked.connect(self._on_again)
        end.add_way("words", self.tr("A few words"), icon="now").clicked.connect(self._on_words)
        end.left.connect(self.choose_again)

    def take_window(self, running: QWidget | None = None) -> None:
        """Show what runs, in the whole window: the part that always does, or another."""
        self._parts.setCurrentWidget(running if running is not None else self._running_part)
        if self.isVisible():
            self.figure_shown.emit(True)

    def shows(self, part: QWidget) -> bool:
        """Say whether a part is the one that is shown."""
        return self._parts.currentWidget() is part

    def show_end(self, sentence: str) -> None:
        """Show the end with a sentence, and give the window back."""
        self._end_part.show_end(sentence)
        self._parts.setCurrentWidget(self._end_part)
        self._is_end_seen = self.isVisible()
        if self._is_end_seen:
            self.figure_shown.emit(False)
            self._again.setFocus(Qt.FocusReason.OtherFocusReason)
            self._end_part.tell()

    def choose_again(self) -> None:
        """Show the choice, and give it the keyboard."""
        self._parts.setCurrentWidget(self._chooser_part)
        self.focus_chooser()

    @property
    def _shows_running(self) -> bool:
        return self._parts.currentWidget() not in (self._chooser_part, self._end_part)

    def _on_again(self) -> None:
        self.do_again()

    def _on_words(self) -> None:
        self._parts.setCurrentWidget(self._chooser_part)
        self.words_wanted.emit()
