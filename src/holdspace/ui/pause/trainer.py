# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Learning to leave silence: a line is said, and one presses where one would have spoken."""

from __future__ import annotations

import math

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QMouseEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from holdspace.domain.pauses import clock_text
from holdspace.services.practice_content import SilenceContent
from holdspace.services.silence_training import SilenceTrainer
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.announce import announce
from holdspace.ui.widgets.controls import Button, Segmented
from holdspace.ui.widgets.running_frame import FRAME_MS, RunningFrame
from holdspace.ui.widgets.timer_figure import TimerFigure

FIRST_HOLD = 5
_MOMENT = 1.0  # seconds in which a press still meant the silence that has just ended
_LINE_WIDTH = 640
_LOW = 600
_BESIDE, _LOWEST = 420, 420
_LEAST_FIGURE, _LOWEST_FIGURE = 100, 72
_CENTRE = Qt.AlignmentFlag.AlignHCenter


class SilencePractice(RunningFrame):
    """Shows the trainer: the line, the two arcs of the silence after it, and then what it means to others.

    One key or press says "I would speak now", and later asks for another line. The line and the meaning
    are announced, and nothing in between: the silence is silent. Hidden, it ends.
    *Signals*: as RunningFrame; `left()` on Esc where no line was said yet.
    """

    left = Signal()

    def __init__(
        self, theme: Theme, trainer: SilenceTrainer, content: SilenceContent, *, with_mark: bool = True
    ) -> None:
        self._stacked = False  # the seconds above Stop, where both have no room in a row
        super().__init__(theme, "silence.stop", with_mark=with_mark)
        self._trainer = trainer
        self._content = content
        self._reduced = False
        self._told_at = 0.0
        self._is_beside: bool | None = None
        self._speak = self.tr("I would speak now")
        self._next = self.tr("Another line")
        self._first = self.tr("Show a line")
        self._leave = self.tr("You don’t have to fill it.")
        self._how = self.tr("You read what someone says.\nPress when you would have spoken.")
        self._build()
        self._connect()

    @property
    def hold(self) -> int:
        """Return the seconds of silence chosen, for the next line."""
        return self._holds.value

    @property
    def holds(self) -> tuple[int, ...]:
        """Return the seconds of silence that can be chosen."""
        return tuple(int(each) for each in self._content.holds)

    def rest_before_first(self, hold: int, reduced: bool) -> None:
        """Say what it is about, before the first line; `reduced` does without motion."""
        self._reduced = reduced
        self.rest()
        self._holds.choose(hold)
        self._show_line(self._how)
        self._note.setText(self._facts())
        self._press.setText(self._first)
        self._show_silence(0.0, " ", "")
        self.give_keyboard()

    def give_keyboard(self) -> None:
        """Give the keyboard to what is pressed."""
        self._press.setFocus(Qt.FocusReason.OtherFocusReason)

    def hasHeightForWidth(self) -> bool:
        """Say that the height is not to follow the words, which have their room."""
        return False

    def minimumSizeHint(self) -> QSize:
        """Return the room in which line, silence and meaning stand below each other in the pocket window."""
        if self._with_mark:
            return super().minimumSizeHint()
        return QSize(320, max(360, self._column.totalMinimumSize().height()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a press anywhere for the one that is meant."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._on_press()

    def hideEvent(self, event: QHideEvent) -> None:
        """End: a silence that nobody sees is not left to anyone."""
        super().hideEvent(event)
        self._trainer.stop()

    def _build(self) -> None:
        theme = self._theme
        self._line = Text(theme, "title", wraps=True)
        self._line.setAlignment(_CENTRE | Qt.AlignmentFlag.AlignBottom)
        self._line.setAccessibleIdentifier("silence.line")
        self._figure = TimerFigure(theme)
        self._figure.setAccessibleIdentifier("silence.figure")
        self._figure.setAccessibleName(self.tr("Silence"))
        inside = QWidget()
        self._said = QGridLayout(inside)
        self._said.setContentsMargins(0, 0, 0, 0)
        self._said.setSpacing(theme.px(16))
        self._stage.addWidget(inside)
        self._press = Button(theme, self._speak, "primary", hint=self.tr("Space"), identifier="silence.press")
        self._foot.setContentsMargins(0, theme.px(6), 0, 0)
        self._build_holds()
        self._fit()

    def _build_holds(self) -> None:
        self._holds = Segmented(self._theme, self.holds, "silence.hold")
        self._holds.setAccessibleIdentifier("silence.hold")
        self._holds.setAccessibleName(self.tr("Seconds of silence"))
        for hold in self._content.holds:
            name = self.tr("{seconds} seconds of silence").format(seconds=int(hold))
            self._holds.part(int(hold)).setAccessibleName(name)
        self._holds.choose(FIRST_HOLD)
        self._of_holds = QWidget()
        row = QHBoxLayout(self._of_holds)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.px(12))
        row.addWidget(self._holds)
        self._unit = Text(self._theme, "label", self.tr("seconds of silence"))
        row.addWidget(self._unit)

    def _connect(self) -> None:
        trainer = self._trainer
        trainer.line_said.connect(self._on_line_said)
        trainer.silence_begun.connect(self._on_silence_begun)
        trainer.silence_told.connect(self._on_silence_told)
        trainer.ended.connect(self.rest)
        self._press.clicked.connect(self._on_press)
        self.toggle_wanted.connect(self._on_press)
        self.stop_wanted.connect(self._on_stop)

    def _tick(self) -> None:
        quiet = self._trainer.quiet()
        turn = self._trainer.turn
        if turn is None:
            return  # it was told meanwhile
        if quiet > 0:
            self._show_silence(math.floor(quiet) if self._reduced else quiet, _counted(quiet), turn.hold)
        if self._reduced:
            self._tick_every(max(FRAME_MS, math.ceil(1000 * (1 - quiet % 1)) + 1))

    def _show_silence(self, quiet: float, counted: str, hold: float | str) -> None:
        whole = self.tr("of silence") if counted.strip() else ""
        self._figure.show_time(float(hold or self.hold), quiet, whole, in_place=counted)

    def _show_line(self, words: str) -> None:
        self._line.setText(words)

    def _on_press(self) -> None:
        trainer = self._trainer
        if trainer.turn is not None:
            trainer.speak()
            if trainer.turn is not None:  # their line is not over
                self._note.setText(self.tr("First their line. Then the silence begins."))
        elif not trainer.is_under_way or trainer.elapsed() - self._told_at >= _MOMENT:
            trainer.begin(float(self.hold))

    def _on_stop(self) -> None:
        if self._trainer.is_under_way:
            self._trainer.stop()
        else:
            self.left.emit()

    def _on_line_said(self, line_id: str) -> None:
        text = next(each.text for each in self._content.lines if each.id == line_id)
        said = self.tr("“{words}”").format(words=text)
        self._show_line(said)
        self._note.setText("")
        self._press.setText(self._speak)
        self._show_silence(0.0, " ", "")
        announce(self._line, said, at_once=True)
        self.run(FRAME_MS)

    def _on_silence_begun(self) -> None:
        self._note.setText(self._leave)

    def _on_silence_told(self, quiet: float, meaning: str) -> None:
        self.rest()
        self._told_at = self._trainer.elapsed()
        self._show_silence(quiet, _counted(quiet), float(max(self.hold, math.ceil(quiet))))
        self._press.setText(self._next)
        self._note.setText(self._content.meanings[meaning])
        announce(self._note, self._note.text())

    def _fit(self) -> None:
        if hasattr(self, "_press"):
            self._press.setFixedWidth(self._widest_press())
        self._notes = (self._facts(), *self._content.meanings.values())
        super()._fit()
        self._mark.setHidden(self._is_low() or not self._with_mark)  # where the line may need all the width
        if hasattr(self, "_line"):
            self._place_figure()
            self._fit_line()

    def _is_low(self) -> bool:
        return self.height() < self._theme.px(_LOW)

    def _facts(self) -> str:
        """Return what is read before the first line: less where there is little room."""
        return self._content.facts[0] if self._is_low() else " ".join(self._content.facts)

    def _place_figure(self) -> None:
        """Put the silence below its line, or, where it is low and wide, beside it."""
        low, wide = self._theme.px(_LOWEST), self._theme.px(_BESIDE)
        beside = self.height() < low and self.width() >= wide
        if beside == self._is_beside:
            return
        self._is_beside = beside
        said = self._said
        for part in (self._line, self._figure):
            said.removeWidget(part)
        if beside:
            said.addWidget(self._figure, 0, 0)
            said.addWidget(self._line, 0, 1, Qt.AlignmentFlag.AlignVCenter)
        else:
            said.addWidget(self._line, 0, 0, 1, 2, _CENTRE)
            said.addWidget(self._figure, 1, 0, 1, 2)
        least = self._theme.px(_LEAST_FIGURE)
        self._figure.setMinimumSize(least, self._theme.px(_LOWEST_FIGURE) if beside else least)
        self._figure.setMaximumWidth(least if beside else 16_777_215)

    def _widest_press(self) -> int:
        words = self._press.text()
        widths = []
        for each in (self._speak, self._next, self._first):
            self._press.setText(each)
            widths.append(self._press.sizeHint().width())
        self._press.setText(words)
        return max(widths)

    def _fit_line(self) -> None:
        """Keep room for the longest line, so that the figure stands still."""
        narrow = self.width() < self._theme.px(_BESIDE)
        self._line.restyle("voice" if self._is_low() and narrow else "entry" if self._is_low() else "title")
        taken = 2 * self._theme.px(16 if narrow else 32)
        taken += self._theme.px(_LEAST_FIGURE + 16) if self._is_beside else 0
        width = max(1, min(self._theme.px(_LINE_WIDTH), self.width() - taken))
        room = QRect(0, 0, width, 10_000)
        metrics, wraps = self._line.fontMetrics(), Qt.TextFlag.TextWordWrap
        texts = (self._how, *(f"“{each.text}”" for each in self._content.lines))
        self._line.setFixedWidth(width)
        self._line.setFixedHeight(max(metrics.boundingRect(room, wraps, text).height() for text in texts) + 4)

    def _arrange(self, narrow: bool) -> None:
        """Put the seconds, what is pressed and Stop in a row, or below each other where it is narrow."""
        if not hasattr(self, "_press"):
            return
        self._unit.setText(self.tr("seconds of silence"))
        beside = self._of_holds.sizeHint().width()
        narrow = narrow or 2 * beside + self._press.width() + self._theme.px(160) > self.width()
        margins = self._column.contentsMargins()
        room = self.width() - margins.left() - margins.right() - self._foot.horizontalSpacing()
        stacked = narrow and beside + self._stop.sizeHint().width() > room
        if beside > room:
            self._unit.setText(self.tr("seconds"))
        if (narrow, stacked) == (self._narrow, self._stacked):
            return
        self._narrow, self._stacked = narrow, stacked
        foot = self._foot
        for widget in (self._of_holds, self._press, self._stop):
            foot.removeWidget(widget)
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        if stacked:
            for row, widget in enumerate((self._press, self._of_holds, self._stop)):
                foot.addWidget(widget, row, 0, 1, 2, _CENTRE)
        elif narrow:
            foot.addWidget(self._press, 0, 0, 1, 2, _CENTRE)
            foot.addWidget(self._of_holds, 1, 0, left)
            foot.addWidget(self._stop, 1, 1, right)
        else:
            middle = Qt.AlignmentFlag.AlignVCenter
            foot.addWidget(self._of_holds, 0, 0, left | middle)
            foot.addWidget(self._press, 0, 1)
            foot.addWidget(self._stop, 0, 2, right | middle)
        for column in (0, 2):
            foot.setColumnMinimumWidth(column, 0 if narrow else beside)
        for column, stretch in enumerate((1, 1, 0) if narrow else (1, 0, 1)):
            foot.setColumnStretch(column, stretch)


def _counted(quiet: float) -> str:
    return clock_text(math.floor(quiet + 1e-9))
