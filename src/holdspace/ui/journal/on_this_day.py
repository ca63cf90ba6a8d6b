# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""One quiet line: the years in which something was written on this day, each a link to it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.dates import short_day
from holdspace.ui.widgets.flow import FlowLayout

_MOST = 5  # years
_LEFT = 16  # where the words of rows begin


class OnThisDay(QWidget):
    """The line; hidden where there is no such day. *Signals*: `day_chosen(date)`."""

    day_chosen = Signal(object)

    def __init__(self, theme: Theme, locale: QLocale) -> None:
        super().__init__()
        self._theme = theme
        self._locale = locale
        self._days: list[date] = []
        self._flow = FlowLayout(gap=theme.px(8))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(_LEFT), theme.px(8), 0, 0)
        column.addLayout(self._flow)
        self._words = Text(theme, "label", self.tr("On this day"))
        self._flow.addWidget(self._words)
        self._links: list[Button] = []
        self.setAccessibleIdentifier("journal.on_this_day")
        self.hide()

    @property
    def has_days(self) -> bool:
        """Say whether there is anything to lead to."""
        return bool(self._days)

    def show_days(self, days: Iterable[date]) -> None:
        """Show these days, one link a year, the newest years first."""
        wanted = sorted(set(days), reverse=True)[:_MOST]
        if wanted == self._days:
            return
        self._days = wanted
        for link in self._links:
            self._flow.removeWidget(link)
            link.hide()
            link.deleteLater()
        self._links = [self._make_link(day) for day in wanted]
        if self._links:
            self._words.setMinimumHeight(self._links[0].sizeHint().height())
        self.setVisible(self.has_days)

    def _make_link(self, day: date) -> Button:
        link = Button(self._theme, str(day.year), "link", identifier=f"journal.on_this_day.{day.year}")
        link.setAccessibleName(
            self.tr("On this day: {date}").replace("{date}", short_day(day, date.min, self._locale))
        )
        link.setProperty("day", day.isoformat())
        link.clicked.connect(self._on_clicked)
        self._flow.addWidget(link)
        return link

    def _on_clicked(self) -> None:
        pressed = self.sender()
        if pressed is not None:
            self.day_chosen.emit(date.fromisoformat(str(pressed.property("day"))))
