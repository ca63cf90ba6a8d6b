# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The time of a doorway: what is left of it, until when it is one's own, and the way out; or the breath."""

from __future__ import annotations

import math

from PySide6.QtCore import QLocale, Qt, QTime, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QStackedWidget, QWidget

from holdspace.domain.breathing import Pattern, phase_at
from holdspace.domain.pauses import clock_text
from holdspace.domain.timing import Clock
from holdspace.services.practices import OVER, RUNNING, PracticeSession
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.announce import announce
from holdspace.ui.widgets.before_paint import BeforePaint
from holdspace.ui.widgets.breath_core import phase_words
from holdspace.ui.widgets.breath_words import BreathWords
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.figures import FIGURES, WORDS
from holdspace.ui.widgets.ring_figure import RingFigure
from holdspace.ui.widgets.running_frame import FRAME_MS
from holdspace.ui.widgets.timer_figure import TimerFigure

_FIRST_FORM = "breath"
_CENTRE = Qt.AlignmentFlag.AlignHCenter
_TIME_MS, _SECOND_MS = 200, 1000
_SIDE = 280
_ROOM_ACROSS, _ROOM_DOWN = 0.45, 0.45
_TIME_NARROW, _BREATH_NARROW, _BREATH_ABOVE = 84, 132, 180


class TimeColumn(QWidget):
    """Shows the session under way; it ticks only while it is shown and the session runs."""

    def __init__(self, theme: Theme, session: PracticeSession, clock: Clock) -> None:
        super().__init__()
        self._theme = theme
        self._session = session
        self._clock = clock
        self._pattern: Pattern | None = None
        self._reduced = self._in_words = False
        self._phase = ""
        self._over = ""
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.look)
        self._before_paint = BeforePaint(self, self.look)
        self._more: QWidget | None = None
        self._roomy = 0
        self._build()
        theme.changed.connect(self._fit)
        session.resumed.connect(self._on_resumed)  # which may be after this is shown again

    @property
    def is_ticking(self) -> bool:
        """Say whether a timer runs."""
        return self._timer.isActive()

    def follow(self, over: str) -> None:
        """Follow the practice under way; `over` is said once its time is up."""
        self._over = over
        self._until = self._time_of_end()
        self.look()

    def show_step(self, pattern: Pattern | None, reduced: bool, form: str = _FIRST_FORM) -> None:
        """Show the breath of a pattern in a form of ui/widgets/figures.py, or the time.

        `reduced` does without motion.
        """
        self._pattern, self._reduced, self._phase = pattern, reduced, ""
        self._in_words = reduced or form == WORDS
        if form in FIGURES:
            self.moving = self._moving(form)
        shown: QWidget = self.timed if pattern is None else self._breath
        for figure in (self.timed, self.worded, *self._made.values()):
            figure.setAccessibleIdentifier("")
        shown.setAccessibleIdentifier("doorway.remaining" if pattern is None else "doorway.phase")
        if pattern is not None:
            self._breath.show_pattern(pattern)
        self._figures.setCurrentWidget(shown)
        self._place()
        self._run()
        self.look()

    def arrange(self, *, narrow: bool, more: QWidget | None = None) -> None:
        """Stand in a column beside the step, or, where that is above it, in a low row.

        With `more`, which then stands beside Stop, a breath stands above both: so it is in the pocket window.
        """
        self._narrow = narrow
        self._more = more
        self._place()

    def give_room(self, width: int, height: int) -> None:
        """Let a breath above its step be as large as a page of so many pixels has room for."""
        roomy = round(min(_ROOM_ACROSS * width, _ROOM_DOWN * height))
        if roomy != self._roomy:
            self._roomy = roomy
            self._fit()

    def _place(self) -> None:
        grid, left, above = self._grid, Qt.AlignmentFlag.AlignLeft, self._breath_is_above
        for part in filter(None, (self._figures, self.note, self.stop, self._more)):
            grid.removeWidget(part)
        if not self._narrow:
            for row, part in enumerate((self._figures, self.note, self.stop)):
                grid.addWidget(part, row, 0, _CENTRE)
        elif above:
            grid.addWidget(self._figures, 0, 0, 1, 3, _CENTRE)
            grid.addWidget(self.stop, 1, 0, left)
        else:
            grid.addWidget(self._figures, 0, 0, 2, 1)
            grid.addWidget(self.note, 0, 1, 1, 2, left | Qt.AlignmentFlag.AlignBottom)
            grid.addWidget(self.stop, 1, 1, left | Qt.AlignmentFlag.AlignTop)
        if self._more is not None:
            grid.addWidget(self._more, 1, 1 if above else 2, left | Qt.AlignmentFlag.AlignVCenter)
        grid.setColumnStretch(1, 1 if self._narrow and self._more is None else 0)
        grid.setColumnStretch(2, 0 if self._more is None else 1)
        self.note.setVisible(not above)  # once it has a parent: alone it would be a window of its own
        self.note.setAlignment(left if self._narrow else _CENTRE)
        self._fit()

    @property
    def _breath(self) -> RingFigure | BreathWords:
        return self.worded if self._in_words else self.moving

    def _moving(self, form: str) -> RingFigure:
        """Return the figure of a form, made when it is first wanted."""
        if form not in self._made:
            self._made[form] = FIGURES[form](self._theme)
            self._figures.addWidget(self._made[form])
        return self._made[form]

    @property
    def _breath_is_above(self) -> bool:
        return self._more is not None and self._pattern is not None

    def look(self) -> None:
        """Show the present moment."""
        session = self._session
        elapsed = session.elapsed()
        if self._pattern is not None and session.step is not None and session.is_under_way:
            self._show_breath(self._pattern)
        else:
            whole = self.tr("of {time}").format(time=clock_text(session.total_seconds))
            shown = float(math.floor(elapsed)) if self._reduced else elapsed
            self.timed.show_time(session.total_seconds, shown, "" if self._narrow else whole)
            self._name(self.timed, self.timed.time_left)
        self._tell(self._over if session.state == OVER else self._until)
        if session.state != RUNNING:
            self._stop_ticking()

    def showEvent(self, event: QShowEvent) -> None:
        """Tick while it is seen."""
        super().showEvent(event)
        self._run()

    def hideEvent(self, event: QHideEvent) -> None:
        """Tick no more while nobody sees it."""
        super().hideEvent(event)
        self._stop_ticking()

    def _build(self) -> None:
        theme = self._theme
        self._narrow = False
        self._until = ""
        self._figures = QStackedWidget()
        self._figures.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._made: dict[str, RingFigure] = {}
        self.timed, self.worded = TimerFigure(theme), BreathWords(theme)
        for figure in (self.timed, self.worded):
            self._figures.addWidget(figure)
        self.moving = self._moving(_FIRST_FORM)
        self.note = Text(theme, "label", wraps=True)
        self.note.setAlignment(_CENTRE)
        self.note.setAccessibleIdentifier("doorway.until")
        self.stop = Button(
            theme, self.tr("Stop"), "secondary", hint=self.tr("Esc"), identifier="doorway.stop"
        )
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(theme.px(12))
        self._grid.setHorizontalSpacing(theme.px(24))
        self.arrange(narrow=False)

    def _fit(self) -> None:
        breath = _BREATH_ABOVE if self._breath_is_above else _BREATH_NARROW
        narrow = breath if self._pattern is not None else _TIME_NARROW
        side = self._theme.px(narrow if self._narrow else _SIDE)
        if self._narrow and self._pattern is not None:
            side = max(side, min(self._theme.px(_SIDE), self._roomy))
        self._figures.setFixedSize(side, side)
        self.note.setMinimumWidth(self._theme.px(_SIDE) if not self._narrow else 0)

    def _on_resumed(self) -> None:
        self._until = self._time_of_end()  # it stood still meanwhile, and the clock went on
        self._run()

    def _run(self) -> None:
        if not self.isVisible() or self._session.state != RUNNING:
            self._stop_ticking()
            return
        moves = self._pattern is not None and not self._in_words
        every = FRAME_MS if moves else _SECOND_MS // 4 if self._reduced else _TIME_MS
        self._timer.start(every)
        self._before_paint.watch()

    def _stop_ticking(self) -> None:
        self._timer.stop()
        self._before_paint.leave()

    def _show_breath(self, pattern: Pattern) -> None:
        step = self._session.step
        seconds = step.seconds if step is not None else 0.0
        # The step ends where a breath does; its last moment is still that breath's.
        moment = phase_at(pattern, min(self._session.step_elapsed(), max(0.0, seconds - 1e-6)))
        shown = self._breath
        shown.show_moment(moment)
        if moment.kind != self._phase:
            self._phase = moment.kind
            shown.setAccessibleName(phase_words(moment.kind))
            announce(shown, phase_words(moment.kind))

    def _time_of_end(self) -> str:
        from datetime import timedelta

        end = self._clock.now() + timedelta(seconds=self._session.seconds_left())
        locale = QLocale.system()
        time = locale.toString(QTime(end.hour, end.minute), QLocale.FormatType.ShortFormat)
        return self.tr("This time is yours until {time}.").format(time=time)

    def _tell(self, words: str) -> None:
        if words != self.note.text():
            self.note.setText(words)
            announce(self.note, words)

    def _name(self, figure: QWidget, words: str) -> None:
        if figure.accessibleName() != words:
            figure.setAccessibleName(words)
