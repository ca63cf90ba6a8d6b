# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Settings > Breathing: what to follow, how it begins, holds, closed eyes, and a screen that stays on."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from holdspace.domain.breathing import Pattern, PhaseStep
from holdspace.domain.pacing import PRESSES, pace_of
from holdspace.services.settings import BREATH_FORMS, Settings
from holdspace.services.tones import Tones
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.choice_group import ChoiceGroup, chip_row
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.figure_preview import FigurePreview
from holdspace.ui.widgets.flow import FlowLayout

PACES_OFFERED: tuple[int, ...] = (8, 10, 12, 14, 16, 18, 20)
_PREVIEW = 220
_SHOWN = Pattern("shown", (PhaseStep("in", 5.0), PhaseStep("out", 5.0)))


class BreathingSection(QWidget):
    """The choices, in force at once, with the figure that is chosen beside its name.

    `seconds` tells the time between two presses.
    *Signals*: `chosen()` once a choice is set.
    """

    chosen = Signal()

    def __init__(
        self, theme: Theme, settings: Settings, tones: Tones, seconds: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__()
        self._theme = theme
        self._settings = settings
        self._seconds = seconds
        self._presses: list[float] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(10))
        self._column.addSpacing(theme.px(18))
        self._column.addWidget(Text(theme, "strong", self.tr("Breathing")))
        self._add_figure()
        self._add_holds()
        self._add_pace()
        self._add_switches()
        tones.possible_changed.connect(self._on_possible_changed)
        self._on_possible_changed(tones.is_possible)

    def first_control(self) -> QWidget:
        """Return the figure that is chosen."""
        checked = self._figures.checkedButton()
        return self if checked is None else checked

    def _add_figure(self) -> None:
        self._line(self.tr("What you follow"))
        names = {
            "breath": self.tr("Breath"),
            "tide": self.tr("Tide"),
            "doorway": self.tr("Doorway"),
            "words": self.tr("Words only"),
        }
        choices = [(form, names[form]) for form in BREATH_FORMS]
        self._figures = self._add_choices(
            self.tr("What you follow"), "settings.figure", choices, self._settings.figure, self._on_figure
        )
        self._preview = FigurePreview(self._theme, self._settings)
        self._preview.show_pattern(_SHOWN)
        self._preview.setFixedSize(self._theme.px(_PREVIEW), self._theme.px(_PREVIEW))
        self._column.addWidget(self._preview)

    def _add_holds(self) -> None:
        holds = [("no", self.tr("With holds")), ("yes", self.tr("No holds"))]
        self._add_choices(
            self.tr("Breathing"),
            "settings.no_holds",
            holds,
            _yes(self._settings.no_holds),
            self._on_holds,
        )
        self._line(
            self.tr(
                "Holding the breath is not for everyone: asthma, high blood pressure, pregnancy."
                " Stop if you feel dizzy."
            )
        )

    def _add_pace(self) -> None:
        about = self.tr("Where you begin, in breaths a minute")
        self._line(
            self.tr(
                "Where you begin, in breaths a minute. From your own pace it slows down for a minute"
                " until it is the pattern's."
            )
        )
        choices = [("0", self.tr("As the pattern")), *((str(pace), str(pace)) for pace in PACES_OFFERED)]
        self._paces = self._add_choices(
            about, "settings.own_pace", choices, str(self._settings.own_pace), self._on_pace
        )
        self._press = Button(
            self._theme, self.tr("I breathe in"), "secondary", identifier="settings.pace_press"
        )
        self._press.clicked.connect(self._on_press)
        self._told = Text(self._theme, "soft", "", wraps=True)
        self._told.setAccessibleIdentifier("settings.pace_told")
        row = FlowLayout(gap=self._theme.px(12))
        row.addWidget(self._press)
        self._column.addLayout(row)
        self._column.addWidget(self._told)
        self._tell_pace()

    def _add_switches(self) -> None:
        warm_up = self.tr("Three seconds to settle first")
        self._line(self.tr("Three seconds to settle first. Enter leaves them out."))
        self._add_switch(warm_up, "settings.warm_up", self._settings.warm_up, self._on_warm_up)
        closed = self.tr("With closed eyes")
        self._closed = QWidget()
        column, self._column = self._column, QVBoxLayout(self._closed)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(self._theme.px(10))
        self._line(self.tr("With closed eyes: the tones lead through Breathe, and the screen stands still."))
        self._add_switch(closed, "settings.eyes_closed", self._settings.eyes_closed, self._on_eyes_closed)
        column.addWidget(self._closed)
        self._column = column
        awake = self.tr("Keep the screen on")
        self._line(self.tr("Keep the screen on while Breathe runs, and no longer."))
        self._add_switch(awake, "settings.keep_awake", self._settings.keep_awake, self._on_keep_awake)

    def _add_switch(self, about: str, identifier: str, is_on: bool, chosen: Callable[[str], None]) -> None:
        choices = [("no", self.tr("Off")), ("yes", self.tr("On"))]
        self._add_choices(about, identifier, choices, _yes(is_on), chosen)

    def _add_choices(
        self,
        about: str,
        identifier: str,
        choices: list[tuple[str, str]],
        current: str,
        chosen: Callable[[str], None],
    ) -> ChoiceGroup:
        group, row = chip_row(self._theme, self, about, identifier, choices, current)
        group.chosen.connect(chosen)
        group.chosen.connect(self.chosen)
        self._column.addLayout(row)
        return group

    def _line(self, words: str) -> None:
        self._column.addWidget(Text(self._theme, "soft", words, wraps=True))

    def _show_pace(self, pace: int) -> None:
        """Check the chip of a pace; one that is not offered checks none."""
        self._paces.setExclusive(False)
        for chip in self._paces.buttons():
            chip.setChecked(chip.property("value") == str(pace))
        self._paces.setExclusive(True)

    def _tell_pace(self) -> None:
        pace, more = self._settings.own_pace, PRESSES - len(self._presses)
        if 0 < len(self._presses) < PRESSES:
            words = self.tr("Once more.") if more == 1 else self.tr("Twice more.")
        elif pace:
            words = self.tr("It begins at {pace} breaths a minute.").format(pace=pace)
        else:
            words = self.tr("Or press the button at each breath in, three times, to find your own.")
        self._told.setText(words)

    def _on_press(self) -> None:
        now = self._seconds()
        self._presses = [*self._presses[-(PRESSES - 1) :], now] if self._presses else [now]
        pace = pace_of(self._presses)
        if pace:
            self._presses = []
            self._settings.own_pace = pace
            self._show_pace(pace)
            self.chosen.emit()
        elif len(self._presses) == PRESSES:
            self._presses = [now]  # too quick or too slow for breaths: from here anew
        self._tell_pace()

    def _on_figure(self, value: str) -> None:
        self._settings.figure = value

    def _on_holds(self, value: str) -> None:
        self._settings.no_holds = value == "yes"

    def _on_pace(self, value: str) -> None:
        self._presses = []
        self._settings.own_pace = int(value)
        self._tell_pace()

    def _on_warm_up(self, value: str) -> None:
        self._settings.warm_up = value == "yes"

    def _on_eyes_closed(self, value: str) -> None:
        self._settings.eyes_closed = value == "yes"

    def _on_keep_awake(self, value: str) -> None:
        self._settings.keep_awake = value == "yes"

    def _on_possible_changed(self, is_possible: bool) -> None:
        self._closed.setVisible(is_possible)


def _yes(value: bool) -> str:
    return "yes" if value else "no"
