# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The frame of an exercise under way: a figure, a line of words below it, and the way out."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QStackedWidget, QVBoxLayout, QWidget

from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.before_paint import BeforePaint
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.digits import Digits
from holdspace.ui.widgets.mark import Mark

FRAME_MS = 16
_NARROW = 440
_NOTE_WIDTH = 560
_CENTRE = Qt.AlignmentFlag.AlignHCenter


class RunningFrame(QWidget):
    """What breathing and pauses have in common while they run, from the pocket window to a full screen.

    It ticks only while it is shown and `run` was called, and then once more right before each paint. Esc asks
    to stop, Space to pause or go on.
    *Signals*: `stop_wanted()`, `toggle_wanted()`.
    """

    stop_wanted = Signal()
    toggle_wanted = Signal()

    def __init__(self, theme: Theme, stop_identifier: str, *, with_mark: bool = True) -> None:
        super().__init__()
        self._theme = theme
        self._with_mark = with_mark
        self._notes: tuple[str, ...] = ("",)
        self._narrow: bool | None = None
        self._wanted = False
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self._on_tick)
        self._before_paint = BeforePaint(self, self._look_before_paint)
        # Takes keys when told to, and is no stop of the Tab key.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._build_frame(stop_identifier)
        theme.changed.connect(self._fit)

    def _build_frame(self, stop_identifier: str) -> None:
        self._stage = QStackedWidget()
        self._note = Text(self._theme, "voice_soft", wraps=True)
        self._note.setAlignment(_CENTRE | Qt.AlignmentFlag.AlignTop)
        self._name = Text(self._theme, "label")
        self._left = Digits(self._theme, "label")
        self._stop = Button(
            self._theme, self.tr("Stop"), "secondary", hint=self.tr("Esc"), identifier=stop_identifier
        )
        self._stop.clicked.connect(self.stop_wanted)
        self._foot = QGridLayout()
        self._foot.setHorizontalSpacing(self._theme.px(32))
        self._foot.setVerticalSpacing(12)
        self._column = QVBoxLayout(self)
        # The foot is arranged by the width there is, so its present width must not hold the window open.
        self._column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._column.setSpacing(0)
        self._column.addWidget(self._stage, 1)
        self._column.addSpacing(8)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._note, 1000)
        middle.addStretch(1)
        self._column.addLayout(middle)
        self._column.addSpacing(12)
        self._column.addLayout(self._foot)
        self._mark = Mark(self._theme, 24)
        self._mark.setParent(self)
        self._mark.setVisible(self._with_mark)

    def run(self, interval_ms: int = FRAME_MS) -> None:
        """Tick, while shown."""
        self._wanted = True
        self._tick_every(interval_ms)
        self._apply()

    def rest(self) -> None:
        """Tick no more."""
        self._wanted = False
        self._apply()

    def minimumSizeHint(self) -> QSize:
        """Return the room of the pocket window, without its head."""
        return QSize(320, 360)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Stop at Esc, pause or go on at Space."""
        if event.key() == Qt.Key.Key_Escape:
            self.stop_wanted.emit()
        elif event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.toggle_wanted.emit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Go on ticking."""
        super().showEvent(event)
        self._apply()

    def hideEvent(self, event: QHideEvent) -> None:
        """Tick no more while nobody sees it."""
        super().hideEvent(event)
        self._stop_ticking()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit margins, note and foot to the room."""
        super().resizeEvent(event)
        self._fit()

    def _tick(self) -> None:
        """Show the present moment. Overridden."""
        raise NotImplementedError

    def _look_before_paint(self) -> None:
        """Show the present moment right before a paint: the tick that asked for it may be long past."""
        self._tick()

    def _tick_every(self, interval_ms: int) -> None:
        if self._timer.interval() != interval_ms:
            self._timer.setInterval(interval_ms)

    def _set_notes(self, notes: tuple[str, ...]) -> None:
        """Keep room for the longest of these notes, so that the figure stands still when one comes."""
        self._notes = notes or ("",)
        self._fit()

    def _apply(self) -> None:
        wanted = self._wanted and self.isVisible()
        if wanted and not self._timer.isActive():
            self._tick()
            if self._wanted:
                self._timer.start()
                self._before_paint.watch()
        elif not wanted:
            self._stop_ticking()

    def _stop_ticking(self) -> None:
        self._timer.stop()
        self._before_paint.leave()

    def _fit(self) -> None:
        theme = self._theme
        narrow = self.width() < theme.px(_NARROW)
        side = min(theme.px(32), self.width() // 22)
        foot = min(theme.px(40), self.height() // 18)
        self._column.setContentsMargins(side, foot, side, foot)
        self._arrange(narrow)
        width = min(theme.px(_NOTE_WIDTH), self.width() - 2 * side)
        self._note.setMaximumWidth(width)
        self._note.setFixedHeight(self._note_height(width))
        self._mark.move(min(theme.px(32), side + 4), theme.px(26))

    def _note_height(self, width: int) -> int:
        metrics = QFontMetrics(self._note.font(), self._note)
        box = QRect(0, 0, width, 10_000)
        wraps = Qt.TextFlag.TextWordWrap
        return max(metrics.boundingRect(box, wraps, note or "x").height() for note in self._notes) + 2

    def _arrange(self, narrow: bool) -> None:
        """Put name, Stop and time in a row, Stop in the middle; where it is narrow, Stop below the others."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        foot = self._foot
        for widget in (self._name, self._stop, self._left):
            foot.removeWidget(widget)
        right, left = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft
        middle = Qt.AlignmentFlag.AlignVCenter
        foot.addWidget(self._name, 0, 0, (left if narrow else right) | middle)
        foot.addWidget(self._left, 0, 2, (right if narrow else left) | middle)
        foot.addWidget(self._stop, 1 if narrow else 0, 0 if narrow else 1, 1, 3 if narrow else 1, _CENTRE)
        foot.setColumnStretch(0, 1)
        foot.setColumnStretch(2, 1)

    def _on_tick(self) -> None:
        self._tick()
