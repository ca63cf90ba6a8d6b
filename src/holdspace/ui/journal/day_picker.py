# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Going to a day: a month at a time, or by typing its date."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from holdspace.services.errors import StorageError
from holdspace.services.typed_days import days_meant, sample_day
from holdspace.ui.journal.month_grid import Mark, MonthGrid
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.announce import announce
from holdspace.ui.widgets.closable_page import ClosablePage
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.flow import FlowLayout
from holdspace.ui.widgets.private_line import PrivateLine
from holdspace.ui.widgets.scrolled import fill_scrolled
from holdspace.ui.widgets.typed_days import days_read_as, why_no_day

Days = Sequence[tuple[date, int, int | None]]
_LONGEST = 40
_YEAR = 12  # months


class DayPicker(ClosablePage):
    """A month with its marks, ways to other months and years, and a line for a date. `days_of` reads a month.

    *Signals*: `day_chosen(date)`; `closed()` on Esc.
    """

    day_chosen = Signal(object)

    def __init__(
        self,
        theme: Theme,
        days_of: Callable[[int, int], Days],
        today: Callable[[], date],
        locale: QLocale,
    ) -> None:
        super().__init__(theme)
        self._days_of = days_of
        self._today = today
        self._locale = locale
        self._first_chosen = today()
        self._build()
        self._before.clicked.connect(self._on_before_clicked)
        self._this_day.clicked.connect(self._grid.go_to_today)
        self._year_before.clicked.connect(self._on_year_before_clicked)
        self._year_next.clicked.connect(self._on_year_next_clicked)
        self._grid.typed.connect(self._on_grid_typed)
        self._next.clicked.connect(self._on_next_clicked)
        self._field.returnPressed.connect(self._on_typed)
        self._field.textChanged.connect(self._on_text_changed)
        self._grid.month_changed.connect(self._on_month_changed)
        self._grid.day_chosen.connect(self._on_day_chosen)

    @property
    def first_chosen(self) -> date:
        """Return the first day of what was chosen last; that of a month that was typed is its first."""
        return self._first_chosen

    @property
    def grid(self) -> MonthGrid:
        """Return the days."""
        return self._grid

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Return what Tab leads to, in its order."""
        further = self._year_before, self._this_day, self._year_next
        return self._before, self._next, *further, self._grid, self._field

    def show_day(self, day: date) -> None:
        """Show a day in its month, as the vault has it now."""
        self._field.setText("")
        self._grid.show_day(day)

    def _build(self) -> None:
        theme = self._theme
        inner = QWidget()
        fill_scrolled(self, inner)
        column = QVBoxLayout(inner)
        column.setContentsMargins(theme.px(4), theme.px(16), theme.px(8), theme.px(12))
        column.setSpacing(theme.px(8))
        self._month = Text(theme, "strong")
        self._month.setContentsMargins(theme.px(12), 0, 0, 0)
        self._before = Button(
            theme, self.tr("The month before"), "icon", icon="chevron-left", identifier="journal.month_before"
        )
        self._next = Button(
            theme, self.tr("The next month"), "icon", icon="chevron-right", identifier="journal.month_next"
        )
        head = QHBoxLayout()
        head.addWidget(self._month, 1)
        head.addWidget(self._before)
        head.addWidget(self._next)
        further = QWidget()
        flow = FlowLayout(further, theme.px(2))
        self._this_day = Button(theme, self.tr("Today"), "small", identifier="journal.day_today")
        self._this_day.setToolTip(self.tr("Home"))
        self._year_before = Button(theme, "", "small", identifier="journal.year_before")
        self._year_next = Button(theme, "", "small", identifier="journal.year_next")
        for button in (self._year_before, self._this_day, self._year_next):
            flow.addWidget(button)
        self._grid = MonthGrid(theme, self._marks_of, self._today, self._locale)
        self._field = PrivateLine()
        self._field.setMaxLength(_LONGEST)
        sample = self.tr("Or type a date, such as {day}").format(day=sample_day(self._locale))
        self._field.setPlaceholderText(sample)
        self._field.setAccessibleName(self.tr("Go to a date"))
        self._field.setAccessibleIdentifier("journal.date")
        self._note = Text(theme, "label", wraps=True)
        self._note.setAccessibleIdentifier("journal.date_note")
        self._note.hide()
        column.addLayout(head)
        column.addWidget(further)
        column.addWidget(self._grid)
        column.addWidget(self._field)
        column.addWidget(self._note)
        column.addStretch(1)
        self.setFocusProxy(self._grid)

    def _marks_of(self, year: int, month: int) -> dict[date, Mark]:
        try:
            return {day: (count, heaviest) for day, count, heaviest in self._days_of(year, month)}
        except StorageError:
            return {}  # what cannot be read is said where entries are read

    def _on_before_clicked(self) -> None:
        self._grid.step_month(-1)

    def _on_next_clicked(self) -> None:
        self._grid.step_month(1)

    def _on_year_before_clicked(self) -> None:
        self._grid.step_month(-_YEAR)

    def _on_year_next_clicked(self) -> None:
        self._grid.step_month(_YEAR)

    def _on_grid_typed(self, letter: str) -> None:
        """Take a date that is typed while the keyboard is in the days: no key of it is lost."""
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._field.end(False)
        self._field.insert(letter)

    def _on_month_changed(self) -> None:
        day = self._grid.day
        for button, year in ((self._year_before, day.year - 1), (self._year_next, day.year + 1)):
            button.setText(str(year))
            button.setAccessibleName(self.tr("To the year {year}").replace("{year}", str(year)))
        name = self._locale.standaloneMonthName(day.month, QLocale.FormatType.LongFormat)
        self._month.setText(f"{name[:1].upper()}{name[1:]} {day.year}")

    def _on_text_changed(self) -> None:
        """Say how it is read, so that nothing is guessed in silence."""
        typed = self._field.text()
        never = why_no_day(typed, self._today(), self._locale)
        words = days_read_as(self._typed_days(), self._locale) or never
        self._note.setText(words)
        self._note.setVisible(bool(words))

    def _on_day_chosen(self, day: date) -> None:
        self._first_chosen = day
        self.day_chosen.emit(day)

    def _on_typed(self) -> None:
        days = self._typed_days()
        if days is not None:
            self._first_chosen = days[0]
            self.day_chosen.emit(days[1])  # of a month or a year its last, as the newest comes first
        elif self._field.text().strip():
            words = why_no_day(self._field.text(), self._today(), self._locale)
            words = words or self.tr(
                "That is not a day. Type it like {day}, or a month like 2025-03."
            ).format(day=sample_day(self._locale))
            self._note.setText(words)
            self._note.show()
            announce(self._field, words)

    def _typed_days(self) -> tuple[date, date] | None:
        return days_meant(self._field.text(), self._today(), self._locale)
