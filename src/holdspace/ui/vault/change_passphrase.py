# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Another passphrase: the one of now, the new one twice, and then it is changed."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from holdspace.services.errors import StorageError, WrongPassphrase
from holdspace.services.passphrases import PassphraseStrength
from holdspace.services.vault import VaultService
from holdspace.services.vault_keys import VaultKeys
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.vault.done_panel import DonePanel
from holdspace.ui.vault.new_passphrase import NewPassphrase
from holdspace.ui.widgets.announce import announce
from holdspace.ui.widgets.aside_page import AsidePage, Panel
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.message_row import MessageRow
from holdspace.ui.widgets.messages import say
from holdspace.ui.widgets.paragraph import Paragraph
from holdspace.ui.widgets.passphrase_field import PassphraseField
from holdspace.ui.widgets.spaced_column import SpacedColumn


class ChangePanel(Panel):
    """Takes the passphrase of now and a new one. *Signals*: `chosen(str, str)` with both."""

    chosen = Signal(str, str)

    def __init__(self, theme: Theme, strength: PassphraseStrength) -> None:
        super().__init__()
        self._title = Paragraph(theme, "title", self.tr("Change your passphrase"))
        self._why = Paragraph(theme, "soft", self.tr("Your recovery code stays the same."))
        self._old = PassphraseField(theme, self.tr("Current passphrase"), "vault.passphrase")
        self._label = Text(theme, "field", self.tr("Current passphrase"))
        self._label.setBuddy(self._old.line)
        unlike = self.tr("The two are not the same. Nothing has changed yet. Type it once more.")
        self._new = NewPassphrase(theme, strength, self.tr("New passphrase"), "vault.new_passphrase", unlike)
        self._message = MessageRow(theme, "vault.message", lines=2)
        self._change = Button(theme, self.tr("Change it"), "primary", identifier="vault.change")
        self._lay_out(theme)
        self._connect()

    def first_control(self) -> QWidget:
        """Return what has the keyboard first: the passphrase of now."""
        return self._old.line

    def set_busy(self, busy: bool) -> None:
        """Take nothing while it is changed."""
        if busy:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self._new.hide_words()
        for widget in (self._old, self._new, self._change):
            widget.setEnabled(not busy)
        self._change.setText(self.tr("Changing…") if busy else self.tr("Change it"))

    def refuse(self, error: Exception) -> None:
        """Say why it did not change, and have the passphrase of now typed again where that was wrong."""
        self.set_busy(False)
        if isinstance(error, WrongPassphrase):
            self._message.say(self.tr("That is not the current passphrase. Nothing has changed. Try again."))
        else:
            self._message.say(say(error))
        self._old.take_up()

    def forget(self) -> None:
        """Drop what was typed and what was said."""
        self._old.forget()
        self._new.forget()
        self._message.clear()
        self.set_busy(False)

    def _lay_out(self, theme: Theme) -> None:
        column = SpacedColumn(theme, self)
        column.addWidget(self._title)
        column.add_gap(8)
        column.addWidget(self._why)
        column.add_gap(22)
        column.addWidget(self._label)
        column.add_gap(6)
        column.addWidget(self._old)
        column.add_gap(16)
        column.addWidget(self._new)
        column.add_gap(14)
        column.addWidget(self._message)
        column.add_gap(10)
        column.addWidget(self._change, 0, Qt.AlignmentFlag.AlignLeft)
        order = (self._old.line, *self._new.controls, self._change, self._old.eye, self._new.eye)
        for first, second in pairwise(widget for widget in order if widget is not None):
            QWidget.setTabOrder(first, second)

    def _connect(self) -> None:
        self._old.edited.connect(self._message.clear)
        self._old.entered.connect(self._on_old_entered)
        self._new.edited.connect(self._message.clear)
        self._new.entered.connect(self._on_change_wanted)
        self._new.chosen.connect(self._on_new_chosen)
        self._new.refused.connect(self._message.say)
        self._change.clicked.connect(self._on_change_wanted)

    def _on_old_entered(self) -> None:
        if self._new.is_typed:  # only the first was wrong
            self._on_change_wanted()
        else:
            self._new.line.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_change_wanted(self) -> None:
        if self._old.text().strip():
            self._new.ask()
        else:
            self._message.say(self.tr("Type the current passphrase first."))
            self._old.take_up()

    def _on_new_chosen(self, new: str) -> None:
        self._message.clear()
        self.chosen.emit(self._old.text(), new)


class ChangePassphrasePage(AsidePage):
    """Changes the passphrase with the journal open or closed; keeps neither of the two.

    *Signals*: `closed()`; `reencrypt_wanted()`.
    """

    reencrypt_wanted = Signal()

    def __init__(
        self, theme: Theme, vault: VaultService, keys: VaultKeys, strength: PassphraseStrength
    ) -> None:
        super().__init__(theme)
        self._keys = keys
        self._waits = False
        self._ask = ChangePanel(theme, strength)
        sentences = (
            self.tr("It opens the journal from now on."),
            self.tr(
                "Backups made before still open with the old one. If someone may know that, re-encrypt: then"
                " nothing old opens what you write from now on."
            ),
        )
        title = self.tr("Your passphrase is changed.")
        self._done = DonePanel(theme, title, sentences, self.tr("Re-encrypt"))
        self.fill((self._ask, self._done))
        self._ask.chosen.connect(self._on_chosen)
        self._done.finished.connect(self.closed)
        self._done.more_wanted.connect(self.reencrypt_wanted)
        vault.lock_asked.connect(self.forget)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Esc, once it is done as well."""
        if event.key() == Qt.Key.Key_Escape and not self._done.isHidden():
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def forget(self) -> None:
        """Drop all that was typed. What is being changed is changed all the same."""
        self._waits = False
        self._ask.forget()
        self.show_panel(self._ask)

    def _on_chosen(self, old: str, new: str) -> None:
        try:
            work = self._keys.change_passphrase(old, new)
        except StorageError as error:
            self._ask.refuse(error)
            return
        self._waits = True
        self._ask.set_busy(True)
        work.done.connect(self._on_changed)
        work.failed.connect(self._on_failed)
        work.cancelled.connect(self.forget)

    def _on_changed(self) -> None:
        if self._waits:
            self.forget()
            self.show_panel(self._done, back=False)
            announce(self, self.tr("Your passphrase is changed."))

    def _on_failed(self, error: Exception) -> None:
        if self._waits:
            self._waits = False
            self._ask.refuse(error)
