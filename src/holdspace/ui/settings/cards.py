# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Settings > Cards: whether a slow breath comes before the words for a hard moment."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from holdspace.services.settings import Settings
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.choice_group import ChoiceGroup
from holdspace.ui.widgets.controls import Chip
from holdspace.ui.widgets.flow import FlowLayout

_CHOICES = ("no", "yes")


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
        names = {"no": self.tr("At once"), "yes": self.tr("One breath first")}
        row = FlowLayout(gap=theme.px(8))
        self._group = ChoiceGroup(self)
        for index, choice in enumerate(_CHOICES):
            chip = Chip(theme, names[choice], f"settings.card_brake.{choice}")
            chip.setAccessibleName(self.tr("Cards: {choice}").replace("{choice}", names[choice]))
            chip.setChecked((choice == "yes") == settings.card_brake)
            self._group.addButton(chip, index)
            row.addWidget(chip)
        self._group.buttonClicked.connect(self._on_chosen)
        column.addLayout(row)

    def _on_chosen(self, chip: QAbstractButton) -> None:
        self._settings.card_brake = _CHOICES[self._group.id(chip)] == "yes"
        self.chosen.emit()
