# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Settings > Journal: whether it leads to the same day in earlier years."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from holdspace.services.settings import ON_THIS_DAY_CHOICES, Settings
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.choice_group import chip_row


class JournalSection(QWidget):
    """The choice, in force when the journal is shown next. *Signals*: `chosen()` once it is set."""

    chosen = Signal()

    def __init__(self, theme: Theme, settings: Settings) -> None:
        super().__init__()
        self._theme = theme
        self._settings = settings
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(10))
        self._column.addSpacing(theme.px(18))
        self._column.addWidget(Text(theme, "strong", self.tr("Journal")))
        words = self.tr("On this day: a quiet line that leads to the same day in earlier years.")
        self._column.addWidget(Text(theme, "soft", words, wraps=True))
        self._add_choices()

    def _add_choices(self) -> None:
        names = {
            "off": self.tr("Off"),
            "light": self.tr("On, without heavy days"),
            "all": self.tr("On, every day"),
        }
        choices = [(choice, names[choice]) for choice in ON_THIS_DAY_CHOICES]
        about, current = self.tr("On this day"), self._settings.on_this_day
        group, row = chip_row(self._theme, self, about, "settings.on_this_day", choices, current)
        group.chosen.connect(self._on_chosen)
        self._column.addLayout(row)

    def _on_chosen(self, value: str) -> None:
        self._settings.on_this_day = value
        self.chosen.emit()
