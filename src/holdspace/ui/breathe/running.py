# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A breath under way: the figure, or words where motion is not wanted."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent

from holdspace.domain.breathing import Moment, count_shown
from holdspace.domain.pacing import SETTLE
from holdspace.domain.pauses import clock_text
from holdspace.services.breathing import PAUSED, RUNNING, BreathingSession
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.announce import announce
from holdspace.ui.widgets.breath_core import phase_words
from holdspace.ui.widgets.figures import EYES_CLOSED, FIGURES, WORDS, Followed, make_followed
from holdspace.ui.widgets.running_frame import FRAME_MS, RunningFrame

FIRST_FORM = "breath"
_PHASE = "breathe.phase"
_AS_GOOD_AS_NOW = 0.002  # seconds: what a tick showed so short before a paint is not worked out again


class BreathRunning(RunningFrame):
    """Shows a session while it runs, and pauses it where nobody can see it. It fits the pocket window.

    Space, or a press on the figure, pauses and goes on; Esc or Stop ends. The session tells how it went.
    """

    def __init__(self, theme: Theme, session: BreathingSession, *, with_mark: bool = True) -> None:
        super().__init__(theme, "breathe.stop", with_mark=with_mark)
        self._session = session
        self._still = self.tr("Paused. Space goes on.")
        self._settling = self.tr("Enter begins at once.")
        self._locked = self.tr("Your journal is locked meanwhile.")
        self._usual = ""  # what the note says where nothing else is to be said
        self._phase = ""
        self._seconds_shown = -1
        self._elapsed = -math.inf  # when it last showed a moment
        self._made: dict[str, Followed] = {}
        self._form = FIRST_FORM
        self._form_now: Callable[[], str] = lambda: FIRST_FORM
        self._reduced = False
        self._shown = self._followed(FIRST_FORM)
        self._set_notes((self._still, self._settling, self._locked))
        self._connect()

    def _connect(self) -> None:
        self.toggle_wanted.connect(self._on_toggle)
        self.stop_wanted.connect(self._session.stop)
        self._session.paused.connect(self._on_paused)
        self._session.resumed.connect(self._on_resumed)
        self._session.ended.connect(self._on_ended)

    @property
    def figure(self) -> Followed:
        """Return what is shown: a figure, the words, or what is for closed eyes."""
        return self._shown

    def follow(self, name: str, reduced: bool, form: Callable[[], str] = lambda: FIRST_FORM) -> None:
        """Show the session under way, called `name`; `form` says in which of ui/widgets/figures.py.

        `reduced` does without motion: words are shown in place of a figure. Closed eyes need tones, so for
        these `form` is asked again meanwhile: where there are none any more, what it says then is shown.
        """
        if self._session.pattern is None:
            return
        self.call_it(name)
        self._reduced, self._form_now = reduced, form
        self._take_form(form())
        self._tick()
        if self._session.state == PAUSED:
            self._on_paused()
        elif self._session.state == RUNNING:
            self._on_resumed()
        self._shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_form(self, form: str) -> None:
        had_focus = self._shown.hasFocus()
        self._phase, self._elapsed = "", -math.inf
        self._form = WORDS if self._reduced and form in FIGURES else form
        self._shown.setAccessibleIdentifier("")
        self._shown = self._followed(self._form)
        self._shown.setAccessibleIdentifier(_PHASE)
        if self._session.pattern is not None:
            self._shown.show_pattern(self._session.pattern)
        self._stage.setCurrentWidget(self._shown)
        if had_focus:
            self._shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def call_it(self, name: str) -> None:
        """Show another name for what is breathed."""
        self._name.setText(name)
        self.setAccessibleName(name)

    def tell_locked(self, is_locked: bool) -> None:
        """Say that the journal is locked while the breath goes on, or say so no more."""
        self._usual = self._locked if is_locked else ""
        if self._session.state == RUNNING:
            self._note.setText(self._usual_note())
        if is_locked:
            announce(self._note, self._locked)

    def _usual_note(self) -> str:
        return self._settling if self._session.is_settling else self._usual

    def _followed(self, form: str) -> Followed:
        """Return what shows a form, made when it is first wanted."""
        if form not in self._made:
            figure = make_followed(self._theme, form)
            figure.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            figure.setAccessibleDescription(self.tr("Space pauses and goes on. Escape ends."))
            figure.pressed.connect(self._on_toggle)
            self._stage.addWidget(figure)
            self._made[form] = figure
        return self._made[form]

    def hideEvent(self, event: QHideEvent) -> None:
        """Pause: a breath that nobody can follow is not breathed."""
        super().hideEvent(event)
        self._session.pause()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the warm-up at Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._session.is_settling:
            self._session.settle_no_longer()
        else:
            super().keyPressEvent(event)

    def _tick(self) -> None:
        if self._session.pattern is None:
            return
        if self._form == EYES_CLOSED and (form := self._form_now()) != EYES_CLOSED:
            self._take_form(form)
            self._tick_every(FRAME_MS)
        self._elapsed = elapsed = self._session.elapsed()
        moment, left = self._session.moments()(elapsed), self._session.seconds_left_after(elapsed)
        self._shown.show_moment(moment)
        self._show_left(left)
        if moment.kind != self._phase:
            if SETTLE in (moment.kind, self._phase):
                self._note.setText(self._settling if moment.kind == SETTLE else self._usual)
            self._phase = moment.kind
            if self._form != EYES_CLOSED:  # there the tones say it, and a voice would speak over them
                words = phase_words(moment.kind)
                self._shown.setAccessibleName(words)
                announce(self._shown, words)
        if self._form not in FIGURES:
            self._tick_every(_until_change(moment, left))

    def _look_before_paint(self) -> None:
        if not 0.0 <= self._session.elapsed() - self._elapsed < _AS_GOOD_AS_NOW:
            self._tick()

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
        self._note.setText(self._usual_note())
        self.run(FRAME_MS)

    def _on_ended(self) -> None:
        self.rest()


def _until_change(moment: Moment, left: float) -> int:
    """Return the milliseconds until the count of the phase or the time left shows another second."""
    of_phase = moment.seconds_left - (count_shown(moment) - 1)
    of_session = left - (math.ceil(left - 1e-9) - 1)
    return max(FRAME_MS, math.ceil(1000 * min(of_phase, of_session)) + 1)
