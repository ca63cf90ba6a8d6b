# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Beside a day that was gone to: what it has instead where it has nothing, and the way back to a search."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.typed_days import period_words

_LONGEST = 28  # characters of a search that are shown


class WayBack(QWidget):
    """Hidden while there is nothing to say. *Signals*: `wanted(str)` with the search to go back to."""

    wanted = Signal(str)

    def __init__(self, theme: Theme, locale: QLocale) -> None:
        super().__init__()
        self._locale = locale
        self._search = ""
        self._note = Text(theme, "label", wraps=True)
        self._note.setAccessibleIdentifier("journal.day_note")
        self._button = Button(theme, "", "link", icon="chevron-left", identifier="journal.search_back")
        self._button.clicked.connect(self._on_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(9), 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(self._note)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        self.forget()

    @property
    def note(self) -> str:
        """Return what is said of the day."""
        return self._note.text()

    def offer(self, search: str) -> None:
        """Offer the way back to a search."""
        self._search = search
        shown = search if len(search) <= _LONGEST else search[: _LONGEST - 1] + "…"
        self._button.setText(self.tr("Back to the search: {words}").replace("{words}", shown))
        self._show()

    def tell(self, first: date, last: date, shown: date) -> None:
        """Say which day is shown where the days from `first` to `last` have no entry."""
        words = ""
        named = period_words((first, last), self._locale)
        if shown > last:
            words = self.tr("Nothing is as early as {day}. The oldest entry is shown.")
        elif shown < first:
            words = (
                self.tr("There is no entry on {day}. The one before it is shown.")
                if first == last
                else self.tr("There is no entry in {day}. The one before it is shown.")
            )
        self._note.setText(words.replace("{day}", named))
        self._show()

    def forget_day(self) -> None:
        """Say nothing of the day any more: what was said of it is no longer what is shown."""
        self._note.setText("")
        self._show()

    def forget(self) -> None:
        """Say and offer nothing any more."""
        self._search = ""
        self._note.setText("")
        self._show()

    def _show(self) -> None:
        self._note.setVisible(bool(self._note.text()))
        self._button.setVisible(bool(self._search))
        self.setVisible(bool(self._search or self._note.text()))

    def _on_clicked(self) -> None:
        search = self._search
        self.forget()
        self.wanted.emit(search)
