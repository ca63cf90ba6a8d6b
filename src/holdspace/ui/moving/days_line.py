# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Two days, typed: from and to, each of which may be left open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from holdspace.services.typed_days import days_meant, sample_day
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.private_line import PrivateLine
from holdspace.ui.widgets.typed_days import read_as


class WrongDays(ValueError):  # noqa: N818 - named for what it says
    """A line holds no day, or the last comes before the first. `sentence` says which, and what to type."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.sentence = sentence


class DaysLine(QWidget):
    """From a day to a day, both in; a month or a year stands for its first or its last. `today` is local."""

    def __init__(self, theme: Theme, identifier: str, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._first = PrivateLine()
        self._last = PrivateLine()
        self._readings: dict[PrivateLine, Text] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(7))
        self._add(theme, grid, 0, self._first, self.tr("From the day"), f"{identifier}.first")
        self._add(theme, grid, 1, self._last, self.tr("To the day"), f"{identifier}.last")

    def days(self) -> tuple[date | None, date | None]:
        """Return both days, None for an empty line. Raises WrongDays, with the caret where it is wrong."""
        first, last = self._checked(self._first), self._checked(self._last)
        if first is not None and last is not None and first > last:
            self._take_up(self._last)
            raise WrongDays(
                self.tr("“To the day” is earlier than “From the day”. Nothing was written. Change either.")
            )
        return first, last

    def first_control(self) -> QWidget:
        """Return the first line."""
        return self._first

    def forget(self) -> None:
        """Empty both lines."""
        for line in (self._first, self._last):
            line.setText("")

    def _add(
        self, theme: Theme, grid: QGridLayout, column: int, line: PrivateLine, label: str, identifier: str
    ) -> None:
        words = Text(theme, "field", label)
        words.setBuddy(line)
        line.setAccessibleName(label)
        line.setAccessibleIdentifier(identifier)
        line.setPlaceholderText(self.tr("such as {day}").format(day=sample_day(self.locale())))
        reading = self._readings[line] = Text(theme, "label", wraps=True)
        line.textChanged.connect(self._on_text_changed)
        grid.addWidget(words, 0, column)
        grid.addWidget(line, 1, column)
        grid.addWidget(reading, 2, column, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(column, 1)

    def _on_text_changed(self) -> None:
        """Say how each is read, so that nothing is guessed in silence."""
        for line, reading in self._readings.items():
            words = read_as(self._day_of(line), self.locale())
            reading.setText(words)
            line.setAccessibleDescription(words)

    def _day_of(self, line: PrivateLine) -> date | None:
        found = days_meant(line.text(), self._today(), self.locale())
        return None if found is None else found[0] if line is self._first else found[1]

    def _checked(self, line: PrivateLine) -> date | None:
        found = self._day_of(line)
        if found is None and line.text().strip():
            self._take_up(line)
            words = self.tr("“{field}” holds no day. Nothing was written. Type it like {day}.")
            raise WrongDays(words.format(field=line.accessibleName(), day=sample_day(self.locale())))
        return found

    def _take_up(self, line: PrivateLine) -> None:
        line.setFocus(Qt.FocusReason.OtherFocusReason)
        line.selectAll()
