# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The silence of the pocket window: two small arcs and a line, below the words."""

from __future__ import annotations

import math

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from holdspace.domain.pauses import Pause, clock_text
from holdspace.services.pauses import PauseSession
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.announce import announce
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.digits import Digits
from holdspace.ui.widgets.timer_figure import TimerFigure

_ARCS = 40


class SilenceRow(QWidget):
    """Shows how long it has been quiet, second by second, while shown. Nothing is announced meanwhile.

    *Signals*: `stop_wanted()`.
    """

    stop_wanted = Signal()

    def __init__(self, theme: Theme, session: PauseSession) -> None:
        super().__init__()
        self._theme = theme
        self._session = session
        self._pause: Pause | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._tick)
        self._build()
        theme.changed.connect(self._fit)
        session.ended.connect(self._timer.stop)

    def follow(self, pause: Pause) -> None:
        """Show the silence under way."""
        self._pause = pause
        announce(self, f"{self.tr('Silence')}. {self._line.text()}")
        self._tick()

    def showEvent(self, event: QShowEvent) -> None:
        """Go on telling the seconds."""
        super().showEvent(event)
        self._tick()

    def hideEvent(self, event: QHideEvent) -> None:
        """Tick no more while nobody sees it."""
        super().hideEvent(event)
        self._timer.stop()

    def _build(self) -> None:
        theme = self._theme
        self._figure = TimerFigure(theme)
        self._figure.setAccessibleIdentifier("pocket.silence_time")
        self._time = Digits(theme, "strong")
        self._line = Text(theme, "label", self.tr("You don’t have to fill it."), wraps=True)
        stop = Button(
            theme, self.tr("Stop"), "secondary", hint=self.tr("Esc"), identifier="pocket.silence_stop"
        )
        stop.clicked.connect(self.stop_wanted)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._time)
        words.addWidget(self._line)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(10))
        row.addWidget(self._figure)
        row.addLayout(words, 1)
        row.addWidget(stop)
        self._fit()

    def _fit(self) -> None:
        self._figure.setFixedSize(self._theme.px(_ARCS), self._theme.px(_ARCS) - 2)

    def _tick(self) -> None:
        if self._pause is None or not self._session.is_under_way:
            return
        quiet = self._session.elapsed()
        if not self._session.is_under_way:
            return  # that was the whole of it
        self._figure.show_time(self._pause.seconds, math.floor(quiet))
        words = self.tr("Silence {time}").format(time=clock_text(math.floor(quiet)))
        self._time.setText(words)
        self._figure.setAccessibleName(words)
        if self.isVisible():
            self._timer.start(math.ceil(1000 * (1 - quiet % 1)) + 1)
