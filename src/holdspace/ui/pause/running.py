# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A pause under way: the timer, or for one breath the breath itself."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt

from holdspace.domain.breathing import Pattern, phase_at
from holdspace.domain.pauses import clock_text, line_at, remaining
from holdspace.services.content import PauseContent
from holdspace.services.pauses import PauseSession
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.announce import announce
from holdspace.ui.widgets.breath_core import phase_words
from holdspace.ui.widgets.figures import WORDS, Followed, make_followed
from holdspace.ui.widgets.running_frame import FRAME_MS, RunningFrame
from holdspace.ui.widgets.timer_figure import TimerFigure

_REMAINING = "pause.remaining"
_SLOWEST_MS = 250


class PauseRunning(RunningFrame):
    """Shows a pause while it runs; unseen, it goes on. Esc or Stop ends. It fits the pocket window."""

    def __init__(self, theme: Theme, session: PauseSession, *, with_mark: bool = True) -> None:
        super().__init__(theme, "pause.stop", with_mark=with_mark)
        self._session = session
        self._content: PauseContent | None = None
        self._pattern: Pattern | None = None
        self._reduced = False
        self._phase = ""
        self._below = ""  # what stands below each note
        self._timed = TimerFigure(theme)
        self._breaths: dict[str, Followed] = {}
        self._shown: TimerFigure | Followed = self._timed
        self._stage.addWidget(self._timed)
        self.stop_wanted.connect(session.stop)
        session.ended.connect(self._on_ended)

    @property
    def figure(self) -> TimerFigure | Followed:
        """Return what is shown."""
        return self._shown

    def follow(
        self,
        content: PauseContent,
        pattern: Pattern | None,
        reduced: bool,
        form: str = "breath",
        *,
        locked: bool = False,
    ) -> None:
        """Show the pause under way; `pattern` is what to breathe meanwhile, in a form of figures.py.

        `reduced` does without motion; `locked` says that the journal is locked meanwhile.
        """
        self._below = "\n" + self.tr("Your journal is locked meanwhile.") if locked else ""
        self._content, self._pattern, self._reduced, self._phase = content, pattern, reduced, ""
        self._shown.setAccessibleIdentifier("")
        self._shown = self._timed if pattern is None else self._breath(WORDS if reduced else form)
        self._shown.setAccessibleIdentifier(_REMAINING)
        if pattern is not None and not isinstance(self._shown, TimerFigure):
            self._shown.show_pattern(pattern)
        self._stage.setCurrentWidget(self._shown)
        lines = (content.line, *(line for _, line in content.during))
        self._set_notes(tuple(line + self._below for line in lines))
        self._name.setText(content.name if pattern is not None else "")
        self._left.setText("")
        self.setAccessibleName(content.name)
        self._tick()
        if self._session.is_under_way:
            self.run(self._interval())
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell_open(self) -> None:
        """Say no more that the journal is locked."""
        self._below = ""
        if self._session.is_under_way:
            self._tick()

    def _breath(self, form: str) -> Followed:
        if form not in self._breaths:
            self._breaths[form] = make_followed(self._theme, form)
            self._stage.addWidget(self._breaths[form])
        return self._breaths[form]

    def _tick(self) -> None:
        content = self._content
        if content is None:
            return
        elapsed = self._session.elapsed()
        self._show_note(line_at(content.during, elapsed) or content.line)
        if self._pattern is None:
            self._show_time(content, elapsed)
        else:
            self._show_breath(self._pattern, content.pause.seconds, elapsed)
        if self._reduced:
            left = remaining(content.pause.seconds, elapsed)
            self._tick_every(math.ceil(1000 * (left - math.ceil(left) + 1)) + 1)

    def _show_time(self, content: PauseContent, elapsed: float) -> None:
        seconds = content.pause.seconds
        # Without motion the arcs step with the seconds.
        shown = float(math.floor(elapsed)) if self._reduced else elapsed
        whole = self.tr("of {time}").format(time=clock_text(seconds))
        self._timed.show_time(seconds, shown, whole)
        if self._timed.accessibleName() != self._timed.time_left:
            self._timed.setAccessibleName(self._timed.time_left)

    def _show_breath(self, pattern: Pattern, seconds: float, elapsed: float) -> None:
        # The whole ends where the breath does; its last moment is still that breath's.
        moment = phase_at(pattern, min(elapsed, seconds - 1e-6))
        if not isinstance(self._shown, TimerFigure):
            self._shown.show_moment(moment)
        left = clock_text(remaining(seconds, elapsed))
        self._left.setText(self.tr("{time} left").format(time=left))
        if moment.kind != self._phase:
            self._phase = moment.kind
            self._shown.setAccessibleName(phase_words(moment.kind))
            announce(self._shown, phase_words(moment.kind))

    def _show_note(self, note: str) -> None:
        note += self._below
        if note != self._note.text():
            self._note.setText(note)
            announce(self._note, note)

    def _interval(self) -> int:
        """Return how often to tick, in milliseconds: as often as the end of the arc moves half a pixel."""
        if self._reduced or not isinstance(self._shown, TimerFigure):
            return FRAME_MS
        length = 2 * math.pi * max(1.0, self._timed.ring)
        return max(FRAME_MS, min(_SLOWEST_MS, round(500 * self._session.total_seconds / length)))

    def _on_ended(self) -> None:
        self.rest()
