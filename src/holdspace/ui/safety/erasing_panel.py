# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Safety > What you deleted: how much is left in the journal, erasing it, and the backups that hold it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from holdspace.domain.text import QT_TRANSLATE_NOOP
from holdspace.services.erasing import ErasingService, Holding
from holdspace.services.errors import StorageError, VaultBusy
from holdspace.services.vault import UNLOCKED, VaultService
from holdspace.ui.safety.row_view import RowView
from holdspace.ui.safety.rows import ERASE, Row
from holdspace.ui.safety.words import deleted_words, dropped_words
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.erase_question import EraseQuestion
from holdspace.ui.widgets.erasing_words import erased_words, holding_words, question_words
from holdspace.ui.widgets.messages import say
from holdspace.ui.widgets.paragraph import Paragraph
from holdspace.ui.widgets.spaced_column import SpacedColumn

_ROW = Row(
    ERASE,
    QT_TRANSLATE_NOOP("safety", "Erase what was deleted, for good"),
    "",
    QT_TRANSLATE_NOOP("safety", "Erase"),
)


class ErasingPanel(QWidget):
    """One row, the question before anything is erased, and the way to drop backups that still hold it.

    Shown only while the journal is open. *Signals*: `said(str, bool)` with a sentence on how something ended,
    and whether it went wrong.
    """

    said = Signal(str, bool)

    def __init__(self, theme: Theme, vault: VaultService, service: ErasingService) -> None:
        super().__init__()
        self._theme = theme
        self._vault = vault
        self._service = service
        self._is_busy = False
        self._build()
        self._connect()
        if vault.state != UNLOCKED:  # never shown here: without a parent it would be a window
            self.hide()

    def showEvent(self, event: QShowEvent) -> None:
        """Count anew."""
        super().showEvent(event)
        self.look_again()

    def set_busy(self, busy: bool) -> None:
        """Offer no further work while some is under way."""
        self._is_busy = busy
        self._offer()
        if not busy:
            self.look_again()

    def look_again(self) -> None:
        """Say what is left of what was deleted, and where; the question is taken back."""
        if self._vault.state != UNLOCKED or self._is_busy:
            return
        self._ask.hide()
        try:
            deleted = self._service.deleted_count()
        except StorageError as error:
            self._row.say(say(error))
            self._row.button.hide()
            return
        self._row.say(deleted_words(deleted, self.locale(), unfinished=self._service.is_unfinished))
        self._row.button.setVisible(bool(deleted) or self._service.is_unfinished)
        self._show_holding(self._service.still_hold())

    def _build(self) -> None:
        theme = self._theme
        self._row = RowView(theme, _ROW)
        named = ("safety.erase_question", "safety.erase_now", "safety.erase_not_now")
        self._ask = EraseQuestion(theme, named, above=12)
        self._build_holding()
        column = SpacedColumn(theme, self)
        column.add_gap(32)
        column.addWidget(Text(theme, "strong", self.tr("What you deleted")))
        column.add_gap(16)
        column.addWidget(self._row)
        column.addWidget(self._ask)
        column.addWidget(self._held)

    def _build_holding(self) -> None:
        theme = self._theme
        self._holding = Paragraph(theme, "soft")
        self._holding.setAccessibleIdentifier("safety.erased_holding")
        self._drop = Button(theme, self.tr("Drop those backups now"), identifier="safety.drop_backups")
        self._held = QWidget()
        column = SpacedColumn(theme, self._held)
        column.add_gap(16)
        column.addWidget(self._holding)
        column.add_gap(10)
        column.addWidget(self._drop, 0, Qt.AlignmentFlag.AlignLeft)
        self._held.hide()

    def _connect(self) -> None:
        self._row.wanted.connect(self._on_wanted)
        self._ask.yes.clicked.connect(self._on_erase_clicked)
        self._ask.no.clicked.connect(self._on_not_now_clicked)
        self._drop.clicked.connect(self._on_drop_clicked)
        self._service.erased.connect(self._on_erased)
        self._service.backups_dropped.connect(self._on_dropped)
        self._service.work_failed.connect(self._on_failed)
        self._service.stopped.connect(self._on_stopped)
        self._vault.state_changed.connect(self._on_vault_changed)

    def _show_holding(self, held: Holding) -> None:
        self._held.setVisible(bool(held.backups))
        if not held.backups:
            return
        words = [holding_words(held, self.locale())]
        if self._service.may_drop:
            words.append(
                self.tr(
                    "Dropping them makes a new backup first and reads it back; then every older one goes, and"
                    " there is no way back to them. Backups you put elsewhere stay where they are."
                )
            )
        else:
            words.append(self.tr("To drop them now, say above first that the last backup may hold less."))
        self._holding.setText(" ".join(words))
        self._offer()

    def _offer(self) -> None:
        for button in (self._row.button, self._ask.yes):
            button.setEnabled(not self._is_busy)
        self._drop.setEnabled(not self._is_busy and self._service.may_drop)

    def _on_wanted(self) -> None:
        deleted, held = self._service.deleted_count(), self._service.would_hold()
        self._ask.question.setText(question_words(held, deleted, self.locale()))
        self._held.hide()
        self._ask.show()
        self._ask.no.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_not_now_clicked(self) -> None:
        self.look_again()
        self._row.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_erase_clicked(self) -> None:
        self._ask.hide()
        self._begin(self._service.erase)

    def _on_drop_clicked(self) -> None:
        self._begin(self._service.drop_backups)

    def _begin(self, begin: Callable[[], Any]) -> None:
        try:
            begin()
        except VaultBusy as error:
            self.said.emit(say(error), True)

    def _on_erased(self, entries: int) -> None:
        self.said.emit(erased_words(entries, self.locale()), False)

    def _on_dropped(self, backups: int) -> None:
        self.said.emit(dropped_words(backups, self.locale()), False)

    def _on_failed(self, error: Exception) -> None:
        self.said.emit(say(error), True)

    def _on_stopped(self) -> None:
        self.said.emit(self.tr("Stopped. Nothing was changed."), False)

    def _on_vault_changed(self, state: str) -> None:
        self._ask.hide()
        self.setVisible(state == UNLOCKED)
