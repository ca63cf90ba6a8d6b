# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The time of a doorway: what is left of it, until when it is one's own, and the way out; or the breath."""

from __future__ import annotations

import math

from PySide6.QtCore import QLocale, Qt, QTime, QTimer, Signal
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
from holdspace.ui.widgets.digits import Digits
from holdspace.ui.widgets.figures import FIGURES, WORDS
from holdspace.ui.widgets.ring_figure import RingFigure
from holdspace.ui.widgets.running_frame import FRAME_MS
from holdspace.ui.widgets.timer_figure import TimerFigure

_FIRST_FORM = "breath"
_CENTRE = Qt.AlignmentFlag.AlignHCenter
_TIME_MS, _SECOND_MS = 200, 1000
_SIDE, _LEAST = 280, 140
_NARROW = 28  # the arcs beside the digits


class TimeColumn(QWidget):
    """Shows the session under way; it ticks only while it is shown and the session runs.

    Where it is narrow it is arcs and digits; whoever shows it has a place for `breath`, `note` and `stop`.
    *Signals*: `phase_shown(str)` with the word of a phase that has come, or "" where the figure says it;
    `told()` once the note says something else.
    """

    phase_shown = Signal(str)
    told = Signal()

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
        self._room = 0
        self._build()
        theme.changed.connect(self._fit)
        session.resumed.connect(self._on_resumed)  # which may be after this is shown again

    @property
    def is_ticking(self) -> bool:
        """Say whether a timer runs."""
        return self._timer.isActive()

    @property
    def is_over(self) -> bool:
        """Say whether the time is up, which the note then says."""
        return self._session.state == OVER

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
        for figure in (self.worded, *self._made.values()):
            figure.setAccessibleIdentifier("")
        if pattern is not None:
            self._breath.setAccessibleIdentifier("doorway.phase")
            self._breath.show_pattern(pattern)
            self.breath.setCurrentWidget(self._breath)
        self._place()
        self._run()
        self.look()

    def arrange(self, *, narrow: bool) -> None:
        """Stand in a column beside the step, or in one line."""
        self._narrow = narrow
        self._place()

    def give_room(self, side: int) -> None:
        """Let the figure be as large as there are pixels for it."""
        if side != self._room:
            self._room = side
            self._fit()

    def _place(self) -> None:
        grid, breathes = self._grid, self._pattern is not None
        for part in (self.timed, self.digits):
            grid.removeWidget(part)
        if self._narrow:
            grid.addWidget(self.timed, 0, 0)
            grid.addWidget(self.digits, 0, 1)
        else:
            grid.addWidget(self.timed, 0, 0, _CENTRE)
            grid.addWidget(self.breath, 0, 0, _CENTRE)
            grid.addWidget(self.note, 1, 0, _CENTRE)
            grid.addWidget(self.stop, 2, 0, _CENTRE)
            self.breath.setVisible(breathes)
            self.note.show()
        self.timed.setVisible(self._narrow or not breathes)
        self.digits.setVisible(self._narrow)
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self.note.setAlignment(middle if self._narrow else _CENTRE)
        self._fit()

    @property
    def _breath(self) -> RingFigure | BreathWords:
        return self.worded if self._in_words else self.moving

    def _moving(self, form: str) -> RingFigure:
        """Return the figure of a form, made when it is first wanted."""
        if form not in self._made:
            self._made[form] = made = FIGURES[form](self._theme)
            made.leave_word_out()
            self.breath.addWidget(made)
        return self._made[form]

    def look(self) -> None:
        """Show the present moment."""
        session = self._session
        elapsed = session.elapsed()
        if self._pattern is not None and session.step is not None and session.is_under_way:
            self._show_breath(self._pattern)
        whole = self.tr("of {time}").format(time=clock_text(session.total_seconds))
        shown = float(math.floor(elapsed)) if self._reduced else elapsed
        self.timed.show_time(session.total_seconds, shown, "" if self._narrow else whole)
        self._name(self.timed, self.timed.time_left)
        self.digits.setText(self.timed.time_left)
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
        self.breath = QStackedWidget(self)
        self.breath.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._made: dict[str, RingFigure] = {}
        self.timed, self.worded = TimerFigure(theme), BreathWords(theme)
        self.timed.setAccessibleIdentifier("doorway.remaining")
        self.digits = Digits(theme, "strong")
        self.breath.addWidget(self.worded)
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
        self._grid.setHorizontalSpacing(theme.px(8))
        self.arrange(narrow=False)

    def _fit(self) -> None:
        theme = self._theme
        side = max(theme.px(_LEAST), min(theme.px(_SIDE), self._room))
        breath = max(theme.px(_LEAST), self._room) if self._narrow else side
        self.breath.setFixedSize(breath, breath)
        timed = theme.px(_NARROW) if self._narrow else side
        self.timed.setFixedSize(timed, timed)
        self.note.setMinimumWidth(0 if self._narrow else theme.px(_SIDE))

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
            self.phase_shown.emit("" if self._in_words else phase_words(moment.kind))
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
            self.told.emit()

    def _name(self, figure: QWidget, words: str) -> None:
        if figure.accessibleName() != words:
            figure.setAccessibleName(words)
