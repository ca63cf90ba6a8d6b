# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Settings > Reminders: whether they come, between which hours, on which days, and how far apart."""

from __future__ import annotations

from datetime import date, datetime, time

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from holdspace.services.notifications import Notifications
from holdspace.services.settings import REMINDER_MINUTES, REMINDER_TIMES, Settings
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.choice import Choice
from holdspace.ui.widgets.choice_group import chip_row
from holdspace.ui.widgets.controls import Chip
from holdspace.ui.widgets.dates import time_words
from holdspace.ui.widgets.flow import FlowLayout

_A_WEEK = 7


class RemindersSection(QWidget):
    """The choices, in force at once, and a plain word where this desktop shows nothing.

    *Signals*: `chosen()` once a choice is set.
    """

    chosen = Signal()

    def __init__(self, theme: Theme, settings: Settings, notifications: Notifications) -> None:
        super().__init__()
        self._theme = theme
        self._settings = settings
        self._notifications = notifications
        self._column = self._make_column(self)
        self._column.addSpacing(theme.px(18))
        self._column.addWidget(Text(theme, "strong", self.tr("Reminders")))
        if not notifications.is_offered:
            self._line(self.tr("HoldSpace cannot remind you on this system yet. All else works as always."))
            return
        self._line(
            self.tr(
                "Now and then a line from your desktop, with nothing of yours in it:"
                " “A minute, if you have one.” Press “One breath” to breathe once, or “Not now” to leave it."
            )
        )
        self._add_switch()
        self._impossible = self._line(
            self.tr(
                "Nothing here shows such a line right now, so no reminder can come. All else works as always."
            )
        )
        self._impossible.setAccessibleIdentifier("settings.reminders_impossible")
        self._impossible.hide()
        self._add_times()
        notifications.looked.connect(self._on_looked)

    def showEvent(self, event: QShowEvent) -> None:
        """Find out anew whether a line can be shown, where that matters."""
        super().showEvent(event)
        self._look()

    def _add_switch(self) -> None:
        choices = [("no", self.tr("Off")), ("yes", self.tr("On"))]
        current = "yes" if self._settings.reminders_on else "no"
        about = self.tr("Reminders")
        group, row = chip_row(self._theme, self, about, "settings.reminders_on", choices, current)
        group.chosen.connect(self._on_switched)
        self._column.addLayout(row)

    def _add_times(self) -> None:
        """Add what matters only while they are on."""
        self._times = QWidget()
        column, self._column = self._column, self._make_column(self._times)
        self._add_distances()
        self._add_hours()
        self._add_days()
        self._never = self._line(self.tr("No day is chosen, so none will come."))
        self._never.setAccessibleIdentifier("settings.reminders_never")
        self._line(
            self.tr(
                "They come only while HoldSpace is open, minimized too:"
                " once it is closed, nothing of it runs."
            )
        )
        self._line(
            self.tr(
                "None comes while you breathe, pause or have HoldSpace in front of you, or in the minute"
                " after you unlock. One that was missed stays missed."
                " Your desktop decides whether it may disturb you."
            )
        )
        column.addWidget(self._times)
        self._column = column
        self._show_days()
        self._times.setVisible(self._settings.reminders_on)

    def _add_distances(self) -> None:
        words = {
            60: self.tr("an hour"),
            90: self.tr("an hour and a half"),
            120: self.tr("two hours"),
            180: self.tr("three hours"),
            240: self.tr("four hours"),
        }
        about = self.tr("At most one in")
        self._line(about)
        choices = [(str(minutes), words[minutes]) for minutes in REMINDER_MINUTES]
        current = str(self._settings.reminders_every)
        group, row = chip_row(self._theme, self, about, "settings.reminders_every", choices, current)
        group.chosen.connect(self._on_distance)
        self._column.addLayout(row)

    def _add_hours(self) -> None:
        self._line(self.tr("Between which hours"))
        locale, row = QLocale(), FlowLayout(gap=self._theme.px(8))
        times = [(each, _time_words(each, locale)) for each in REMINDER_TIMES]
        for label, end, current, slot in (
            (self.tr("From"), "from", self._settings.reminders_from, self._on_from),
            (self.tr("Until"), "to", self._settings.reminders_to, self._on_to),
        ):
            choice = Choice(self._theme, label, None, f"settings.reminders_{end}")
            choice.offer(times, current)
            choice.picked.connect(slot)
            row.addWidget(choice)
        self._column.addLayout(row)

    def _add_days(self) -> None:
        self._line(self.tr("On which days"))
        locale, row = QLocale(), FlowLayout(gap=self._theme.px(8))
        first = locale.firstDayOfWeek().value
        self._days: dict[int, Chip] = {}
        for ahead in range(_A_WEEK):
            day = (first - 1 + ahead) % _A_WEEK + 1
            short = locale.standaloneDayName(day, QLocale.FormatType.ShortFormat)
            chip = Chip(self._theme, short, f"settings.reminders_day.{day}")
            name = locale.standaloneDayName(day, QLocale.FormatType.LongFormat)
            chip.setAccessibleName(self.tr("Reminders on {day}").format(day=name))
            chip.setChecked(day in self._settings.reminders_days)
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            chip.clicked.connect(self._on_day)
            self._days[day] = chip
            row.addWidget(chip)
        self._column.addLayout(row)

    def _make_column(self, inside: QWidget) -> QVBoxLayout:
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(10))
        return column

    def _line(self, words: str) -> Text:
        line = Text(self._theme, "soft", words, wraps=True)
        self._column.addWidget(line)
        return line

    def _look(self) -> None:
        """Ask the desktop only where reminders are on: whoever wants none asks nothing of it."""
        if self._notifications.is_offered and self._settings.reminders_on:
            self._notifications.look()

    def _show_days(self) -> None:
        self._never.setVisible(not self._settings.reminders_days)

    def _on_looked(self, is_possible: bool) -> None:
        self._impossible.setVisible(self._settings.reminders_on and not is_possible)

    def _on_switched(self, value: str) -> None:
        self._settings.reminders_on = value == "yes"
        self._times.setVisible(self._settings.reminders_on)
        self._impossible.hide()
        self._look()
        self.chosen.emit()

    def _on_distance(self, value: str) -> None:
        self._settings.reminders_every = int(value)
        self.chosen.emit()

    def _on_from(self, value: str) -> None:
        self._settings.reminders_from = value
        self.chosen.emit()

    def _on_to(self, value: str) -> None:
        self._settings.reminders_to = value
        self.chosen.emit()

    def _on_day(self) -> None:
        self._settings.reminders_days = tuple(day for day, chip in self._days.items() if chip.isChecked())
        self._show_days()
        self.chosen.emit()


def _time_words(each: str, locale: QLocale) -> str:
    return time_words(datetime.combine(date.min, time.fromisoformat(each)), locale)
