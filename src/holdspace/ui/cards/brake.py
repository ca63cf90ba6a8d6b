# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The response brake: one slow breath before the words for a hard moment."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy

from holdspace.domain.breathing import Pattern, PhaseStep, phase_at
from holdspace.domain.cards import Card
from holdspace.domain.timing import Clock, Stopwatch
from holdspace.services.cards import MYSELF, CardDeck
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.announce import announce
from holdspace.ui.widgets.breath_core import phase_words
from holdspace.ui.widgets.figures import WORDS, Followed, make_followed
from holdspace.ui.widgets.running_frame import RunningFrame

ONE_SLOW_BREATH = Pattern("one_slow_breath", (PhaseStep("in", 3.0), PhaseStep("out", 5.0)))


def is_hard(deck: CardDeck, card: Card, audience: str, moment: str) -> bool:
    """Say whether a card is a reply to someone else in a hard moment, by what it is shown for."""
    return deck.moment_of(card, moment).hard and deck.audience_of(card, audience) != MYSELF


class OneBreath(RunningFrame):
    """One breath of eight seconds, without a sound; nothing of it is recorded. Esc and the button skip it.

    *Signals*: `over()` once it is breathed or skipped, and not where the page is left meanwhile.
    """

    over = Signal()

    def __init__(self, theme: Theme, clock: Clock) -> None:
        super().__init__(theme, "cards.breath_skip", with_mark=False)
        self._clock = clock
        self._stopwatch = Stopwatch()
        self._phase = ""
        self._figures: dict[str, Followed] = {}
        self._stop.setText(self.tr("Skip"))
        self._set_notes((self.tr("One breath first."),))
        self._note.setText(self.tr("One breath first."))
        self.setAccessibleName(self.tr("One breath first."))
        self.stop_wanted.connect(self._end)
        self.setSizePolicy(
            QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored
        )  # as high as there is room
        # Wherever the keyboard is in the window: a person who needs the words now looks for no focus first.
        skip = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        skip.activated.connect(self._end)

    def begin(self, form: str, *, reduced: bool) -> None:
        """Begin the breath, followed in a form of figures.py; `reduced` does without motion."""
        figure = self._figure(WORDS if reduced else form)
        figure.show_pattern(ONE_SLOW_BREATH)
        self._shown = figure
        self._stage.setCurrentWidget(figure)
        self._phase = ""
        self._stopwatch = Stopwatch().started(self._clock.seconds())
        self.run()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """Breathe no further where nobody sees it."""
        self.rest()
        super().hideEvent(event)

    def hasHeightForWidth(self) -> bool:
        """Say that it takes what height there is: its words are one line."""
        return False

    def _figure(self, form: str) -> Followed:
        if form not in self._figures:
            self._figures[form] = make_followed(self._theme, form)
            self._figures[form].setAccessibleIdentifier("cards.breath")
            self._stage.addWidget(self._figures[form])
        return self._figures[form]

    def _tick(self) -> None:
        elapsed = self._stopwatch.elapsed(self._clock.seconds())
        if elapsed >= ONE_SLOW_BREATH.cycle_seconds:
            self._end()
            return
        moment = phase_at(ONE_SLOW_BREATH, elapsed)
        self._shown.show_moment(moment)
        if moment.kind != self._phase:
            self._phase = moment.kind
            self._shown.setAccessibleName(phase_words(moment.kind))
            announce(self._shown, phase_words(moment.kind))

    def _end(self) -> None:
        self.rest()
        self.over.emit()
