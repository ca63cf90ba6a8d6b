# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A breath under way: the figure, or words where motion is not wanted."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent

from holdspace.domain.breathing import Moment, count_shown, phase_at
from holdspace.domain.pauses import clock_text
from holdspace.services.breathing import PAUSED, RUNNING, BreathingSession
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.announce import announce
from holdspace.ui.widgets.breath_core import phase_words
from holdspace.ui.widgets.breath_figure import BreathFigure
from holdspace.ui.widgets.breath_words import BreathWords
from holdspace.ui.widgets.running_frame import FRAME_MS, RunningFrame

_PHASE = "breathe.phase"


class BreathRunning(RunningFrame):
    """Shows a session while it runs, and pauses it where nobody can see it. It fits the pocket window.

    Space, or a press on the figure, pauses and goes on; Esc or Stop ends. The session tells how it went.
    """

    def __init__(self, theme: Theme, session: BreathingSession, *, with_mark: bool = True) -> None:
        super().__init__(theme, "breathe.stop", with_mark=with_mark)
        self._session = session
        self._still = self.tr("Paused. Space goes on.")
        self._phase = ""
        self._seconds_shown = -1
        self._moving = BreathFigure(theme)
        self._worded = BreathWords(theme)
        self._shown: BreathFigure | BreathWords = self._moving
        for figure in (self._moving, self._worded):
            figure.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            figure.setAccessibleDescription(self.tr("Space pauses and goes on. Escape ends."))
            figure.pressed.connect(self._on_toggle)
            self._stage.addWidget(figure)
        self._set_notes((self._still,))
        self._connect()

    def _connect(self) -> None:
        self.toggle_wanted.connect(self._on_toggle)
        self.stop_wanted.connect(self._session.stop)
        self._session.paused.connect(self._on_paused)
        self._session.resumed.connect(self._on_resumed)
        self._session.ended.connect(self._on_ended)

    @property
    def figure(self) -> BreathFigure | BreathWords:
        """Return what is shown: the figure, or the words."""
        return self._shown

    def follow(self, name: str, reduced: bool) -> None:
        """Show the session under way, called `name`; `reduced` does without motion."""
        if self._session.pattern is None:
            return
        self._name.setText(name)
        self.setAccessibleName(name)
        self._phase = ""
        self._shown = self._worded if reduced else self._moving
        for figure in (self._moving, self._worded):
            figure.setAccessibleIdentifier(_PHASE if figure is self._shown else "")
        self._shown.show_pattern(self._session.pattern)
        self._stage.setCurrentWidget(self._shown)
        self._tick()
        if self._session.state == PAUSED:
            self._on_paused()
        elif self._session.state == RUNNING:
            self._on_resumed()
        self._shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """Pause: a breath that nobody can follow is not breathed."""
        super().hideEvent(event)
        self._session.pause()

    def _tick(self) -> None:
        pattern, elapsed = self._session.pattern, self._session.elapsed()
        if pattern is None:
            return
        moment, left = phase_at(pattern, elapsed), self._session.total_seconds - elapsed
        self._shown.show_moment(moment)
        self._show_left(left)
        if moment.kind != self._phase:
            self._phase = moment.kind
            words = phase_words(moment.kind)
            self._shown.setAccessibleName(words)
            announce(self._shown, words)
        if self._shown is self._worded:
            self._tick_every(_until_change(moment, left))

    def _show_left(self, left: float) -> None:
        seconds = math.ceil(left - 1e-9)
        if seconds != self._seconds_shown:
            self._seconds_shown = seconds
            self._left.setText(self.tr("{time} left").format(time=clock_text(left)))

    def _on_toggle(self) -> None:
        if self._session.state == PAUSED:
            self._session.resume()
        else:
            self._session.pause()

    def _on_paused(self) -> None:
        self.rest()
        self._note.setText(self._still)
        announce(self._note, self._still)

    def _on_resumed(self) -> None:
        self._note.setText("")
        self.run(FRAME_MS)

    def _on_ended(self) -> None:
        self.rest()


def _until_change(moment: Moment, left: float) -> int:
    """Return the milliseconds until the count of the phase or the time left shows another second."""
    of_phase = moment.seconds_left - (count_shown(moment) - 1)
    of_session = left - (math.ceil(left - 1e-9) - 1)
    return max(FRAME_MS, math.ceil(1000 * min(of_phase, of_session)) + 1)
