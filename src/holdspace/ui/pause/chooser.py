# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Choosing a pause."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from holdspace.domain.breathing import Pattern
from holdspace.domain.pauses import LOCKING_PAUSES, PAUSE_GROUPS, clock_text
from holdspace.services.content import PauseContent
from holdspace.services.silence_training import SILENCE_TRAINER
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.breath_figure import BreathFigure
from holdspace.ui.widgets.choice_rows import Choice, ChoiceRows
from holdspace.ui.widgets.chooser_frame import ChooserFrame
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.timer_figure import TimerFigure

_ICONS = ("outside", "coffee", "sit")


class PauseChooser(QWidget):
    """The pauses in their groups, what the chosen one is, and the way in. Silence can be learned, too.

    *Signals*: `start_wanted(str)` with a pause's id, or that of the silence trainer.
    """

    start_wanted = Signal(str)

    def __init__(self, theme: Theme, pauses: dict[str, PauseContent], patterns: dict[str, Pattern]) -> None:
        super().__init__()
        self._theme = theme
        self._pauses = pauses
        self._patterns = patterns
        self._build()
        self._list.chosen.connect(self.choose)
        self._panel.start.clicked.connect(self._on_start)
        self._list.entered.connect(self._on_start)
        self.choose(next(iter(pauses)))

    def _build(self) -> None:
        theme = self._theme
        labels = {
            "breath": self.tr("Before I speak"),
            "silence": self.tr("Silence"),
            "grounding": self.tr("Steady myself"),
            "five_minutes": self.tr("Five minutes"),
        }
        groups = tuple((labels[group], self._choices(group)) for group in self._groups())
        self._list = ChoiceRows(theme, groups, "pause.kind", self.tr("Pause"))
        self._breath, self._timer = BreathFigure(theme), TimerFigure(theme)
        self._preview = QStackedWidget()
        self._preview.addWidget(self._breath)
        self._preview.addWidget(self._timer)
        self._training = self.tr("Someone says a line. Press when you would have spoken.")
        lines = tuple(content.line for content in self._pauses.values())
        self._panel = PausePanel(theme, (*lines, self._training))
        frame = ChooserFrame(
            theme, self.tr("A little room"), self._list, self._preview, self._panel, beside=True
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)

    def _groups(self) -> tuple[str, ...]:
        held = {content.pause.group for content in self._pauses.values()}
        return tuple(group for group in PAUSE_GROUPS if group in held)

    def _choices(self, group: str) -> tuple[Choice, ...]:
        choices = tuple(
            Choice(
                content.pause.id,
                content.name,
                clock_text(content.pause.seconds),
                icon=content.pause.id if content.pause.id in _ICONS else "",
            )
            for content in self._pauses.values()
            if content.pause.group == group
        )
        if group == "silence":
            return (*choices, Choice(SILENCE_TRAINER, self.tr("Learn to leave silence")))
        return choices

    @property
    def pause_id(self) -> str:
        """Return the pause chosen."""
        return self._list.value

    def choose(self, pause_id: str) -> None:
        """Choose a pause, or the silence trainer, and show what it is."""
        self._list.choose(pause_id)
        if pause_id == SILENCE_TRAINER:
            self._panel.show_words(self._training, "")
            self._timer.show_time(1.0, 0.0, in_place=" ")
            self._preview.setCurrentWidget(self._timer)
            return
        content = self._pauses[pause_id]
        self._panel.show_words(content.line, self._lock_words(pause_id))
        pattern = self._patterns.get(content.pattern_id)
        if pattern is not None:
            self._breath.show_pattern(pattern)
        else:
            self._timer.show_time(content.pause.seconds, 0.0)
        self._preview.setCurrentWidget(self._timer if pattern is None else self._breath)

    def choose_group(self, group: str) -> None:
        """Choose the first pause of a group."""
        self.choose(next(each for each, content in self._pauses.items() if content.pause.group == group))

    def focus(self) -> None:
        """Give the keyboard to the list."""
        self._list.row(self._list.value).setFocus(Qt.FocusReason.OtherFocusReason)

    def _lock_words(self, pause_id: str) -> str:
        if pause_id not in LOCKING_PAUSES:
            return ""
        if pause_id == "coffee":
            return self.tr("Your journal locks while you are away.")
        return self.tr("Your journal locks while you are out.")

    def _on_start(self) -> None:
        self.start_wanted.emit(self._list.value)


class PausePanel(QWidget):
    """What the chosen pause is, whether the journal locks, and Start, which stays where it is."""

    def __init__(self, theme: Theme, lines: tuple[str, ...]) -> None:
        super().__init__()
        self._theme = theme
        self._lines = lines
        self._line = Text(theme, "voice_soft", wraps=True)
        self._locks = Text(theme, "small", wraps=True)
        self.start = Button(theme, self.tr("Start"), "primary", icon="pause", identifier="pause.start")
        for text in (self._line, self._locks):
            text.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(self._line)
        column.addWidget(self._locks)
        column.addSpacing(theme.px(8))
        column.addWidget(self.start)
        theme.changed.connect(self._fit)

    def show_words(self, line: str, locks: str) -> None:
        """Show what a pause is, and that the journal locks, or ""."""
        self._line.setText(line)
        self._locks.setText(locks)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep room for the longest line."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = QRect(0, 0, max(1, self.width()), 10_000)
        metrics, wraps = self._line.fontMetrics(), Qt.TextFlag.TextWordWrap
        heights = [metrics.boundingRect(room, wraps, line).height() for line in self._lines]
        self._line.setFixedHeight(max(heights) + 2)
        self._locks.setFixedHeight(self._locks.fontMetrics().lineSpacing() + 2)
