# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Settings > Cards: whether a slow breath comes before the words for a hard moment."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from holdspace.services.settings import Settings
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.choice_group import chip_row


class CardsSection(QWidget):
    """The choice, in force when a card is shown next. *Signals*: `chosen()` once it is set."""

    chosen = Signal()

    def __init__(self, theme: Theme, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addSpacing(theme.px(18))
        column.addWidget(Text(theme, "strong", self.tr("Cards")))
        about = self.tr("Replies for hard moments can wait for one slow breath. Esc skips it.")
        column.addWidget(Text(theme, "soft", about, wraps=True))
        choices = [("no", self.tr("At once")), ("yes", self.tr("One breath first"))]
        current = "yes" if settings.card_brake else "no"
        group, row = chip_row(theme, self, self.tr("Cards"), "settings.card_brake", choices, current)
        group.chosen.connect(self._on_chosen)
        column.addLayout(row)

    def _on_chosen(self, value: str) -> None:
        self._settings.card_brake = value == "yes"
        self.chosen.emit()
