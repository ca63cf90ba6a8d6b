# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Settings > Locking: after how many minutes the journal locks by itself, and what else locks or veils."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from holdspace.services.screen_sharing import can_keep_out
from holdspace.services.settings import IDLE_MINUTES, Settings
from holdspace.ui.commands import Commands
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.veil import VEIL_KEYS
from holdspace.ui.widgets.choice_group import chip_row


class LockingSection(QWidget):
    """The minutes, in force at once, and plain words. *Signals*: `chosen()` once a choice is set."""

    chosen = Signal()

    def __init__(self, theme: Theme, settings: Settings) -> None:
        super().__init__()
        self._theme = theme
        self._settings = settings
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(10))
        self._column.addSpacing(theme.px(18))
        self._column.addWidget(Text(theme, "strong", self.tr("Locking")))
        self._line(self.tr("When nobody has used HoldSpace for so many minutes, the journal locks:"))
        self._add_minutes()
        self._line(
            self.tr(
                "It also locks when a pause takes you outside or to get a coffee, and, where the desktop"
                " tells HoldSpace, when the screen locks and before the computer sleeps. What you were"
                " writing is sealed first. A breath or a pause goes on."
            )
        )
        self._line(self._sharing())
        keys = Commands.keys_text(VEIL_KEYS)
        self._line(self.tr("{keys} veils all that HoldSpace shows, and shows it again.").format(keys=keys))

    def _add_minutes(self) -> None:
        choices = [(str(minutes), str(minutes)) for minutes in IDLE_MINUTES]
        current = str(self._settings.idle_minutes)
        group, row = chip_row(self._theme, self, "", "settings.idle_minutes", choices, current)
        for chip, minutes in zip(group.buttons(), IDLE_MINUTES, strict=True):
            one, more = self.tr("Lock after one minute"), self.tr("Lock after %n minutes", "", minutes)
            chip.setAccessibleName(one if minutes == 1 else more)
        group.chosen.connect(self._on_chosen)
        self._column.addLayout(row)

    def _sharing(self) -> str:
        if can_keep_out():
            return self.tr("The pocket window stays out of a screen that you share. The large one does not.")
        return self.tr("Whoever you share the screen with sees HoldSpace too, the pocket window as well.")

    def _line(self, words: str) -> None:
        self._column.addWidget(Text(self._theme, "soft", words, wraps=True))

    def _on_chosen(self, value: str) -> None:
        self._settings.idle_minutes = int(value)
        self.chosen.emit()
