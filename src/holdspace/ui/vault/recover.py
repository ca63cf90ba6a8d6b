# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A new passphrase by the recovery code, also where both key files are lost."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from holdspace.domain.passphrases import BadPassphrase
from holdspace.services.errors import StorageError
from holdspace.services.passphrases import PassphraseStrength
from holdspace.services.vault import VaultService
from holdspace.services.vault_keys import VaultKeys
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.vault.code_field import CodeField
from holdspace.ui.vault.done_panel import DonePanel
from holdspace.ui.vault.new_passphrase import NewPassphrase
from holdspace.ui.widgets.announce import announce
from holdspace.ui.widgets.aside_page import AsidePage, Panel
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.message_row import MessageRow
from holdspace.ui.widgets.messages import say
from holdspace.ui.widgets.paragraph import Paragraph
from holdspace.ui.widgets.spaced_column import SpacedColumn


class RecoverPanel(Panel):
    """Takes the recovery code, unless it was given before, and a new passphrase.

    *Signals*: `chosen(str, str)` with code and passphrase.
    """

    chosen = Signal(str, str)

    def __init__(self, theme: Theme, strength: PassphraseStrength) -> None:
        super().__init__()
        self._title = Paragraph(theme, "title", self.tr("Choose a new passphrase"))
        self._why = Paragraph(theme, "soft")
        self._asks = QWidget()
        self._code = CodeField(theme, self.tr("Recovery code"), "vault.code")
        self._label = Text(theme, "field", self.tr("Recovery code"))
        self._label.setBuddy(self._code.line)
        unlike = self.tr("The two are not the same. Nothing has changed yet. Type it once more.")
        self._new = NewPassphrase(theme, strength, self.tr("New passphrase"), "vault.new_passphrase", unlike)
        self._message = MessageRow(theme, "vault.message", lines=2)
        self._set = Button(theme, self.tr("Set it"), "primary", identifier="vault.set_passphrase")
        self._lay_out(theme)
        self._connect()
        self.take_code("", lost=False)

    def take_code(self, code: str, *, lost: bool) -> None:
        """Take a code that opened the journal just now, and ask for none; `lost` are the key files."""
        self._code.line.setText(code)
        self._asks.setVisible(not code)
        if lost:
            self._why.setText(
                self.tr(
                    "Both copies of the key file are gone, so no passphrase opens the journal now. What you"
                    " wrote is safe. Choose one, and they are made again."
                )
            )
        elif code:
            self._why.setText(
                self.tr("Your recovery code opened the journal. It stays the same, and still opens it.")
            )
        else:
            self._why.setText(
                self.tr("With the recovery code. It stays the same, and nothing you wrote is touched.")
            )

    def first_control(self) -> QWidget:
        """Return what has the keyboard first: the code, or the passphrase where the code is known."""
        return self._new.line if self._asks.isHidden() else self._code.line

    def set_busy(self, busy: bool) -> None:
        """Take nothing while it is set."""
        if busy:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self._new.hide_words()
        for widget in (self._code, self._new, self._set):
            widget.setEnabled(not busy)
        self._set.setText(self.tr("Setting it…") if busy else self.tr("Set it"))

    def refuse(self, error: Exception) -> None:
        """Say why it was not set, and lead to what was wrong."""
        self.set_busy(False)
        self._message.say(say(error))
        if isinstance(error, BadPassphrase) or self._asks.isHidden():
            self._new.line.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._code.take_up(error)

    def forget(self) -> None:
        """Drop code, passphrase and what was said."""
        self._code.forget()
        self._new.forget()
        self._message.clear()
        self.set_busy(False)
        self.take_code("", lost=False)

    def _lay_out(self, theme: Theme) -> None:
        asks = SpacedColumn(theme, self._asks)
        asks.addWidget(self._label)
        asks.add_gap(6)
        asks.addWidget(self._code)
        asks.add_gap(16)
        column = SpacedColumn(theme, self)
        column.addWidget(self._title)
        column.add_gap(8)
        column.addWidget(self._why)
        column.add_gap(22)
        column.addWidget(self._asks)
        column.addWidget(self._new)
        column.add_gap(14)
        column.addWidget(self._message)
        column.add_gap(10)
        column.addWidget(self._set, 0, Qt.AlignmentFlag.AlignLeft)
        # The eye comes last: a passphrase of words holds blanks, and one of them would open it on the way.
        order = (*self._new.controls, self._set, self._new.eye)
        for first, second in pairwise(widget for widget in order if widget is not None):
            QWidget.setTabOrder(first, second)

    def _connect(self) -> None:
        self._code.entered.connect(self._on_code_entered)
        self._new.edited.connect(self._message.clear)
        self._new.entered.connect(self._on_set_wanted)
        self._new.chosen.connect(self._on_new_chosen)
        self._new.refused.connect(self._message.say)
        self._set.clicked.connect(self._on_set_wanted)

    def _on_code_entered(self) -> None:
        self._new.line.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_set_wanted(self) -> None:
        if self._code.text().strip():
            self._new.ask()
        else:
            self._message.say(self.tr("Type the recovery code first: nine groups of four, as on your sheet."))
            self._code.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_new_chosen(self, new: str) -> None:
        self._message.clear()
        self.chosen.emit(self._code.text(), new)


class RecoverPage(AsidePage):
    """Sets a new passphrase with the journal open or closed; keeps neither it nor the code.

    *Signals*: `closed()`.
    """

    def __init__(
        self, theme: Theme, vault: VaultService, keys: VaultKeys, strength: PassphraseStrength
    ) -> None:
        super().__init__(theme)
        self._keys = keys
        self._waits = False
        self._ask = RecoverPanel(theme, strength)
        sentences = (
            self.tr("It opens the journal from now on. The recovery code stays the same."),
            self.tr("Backups made before open with the code, or with the passphrase of their time."),
        )
        self._done = DonePanel(theme, self.tr("Your new passphrase is set."), sentences)
        self.fill((self._ask, self._done))
        self._ask.chosen.connect(self._on_chosen)
        self._done.finished.connect(self.closed)
        vault.lock_asked.connect(self.forget)

    def take_code(self, code: str, *, lost: bool) -> None:
        """Ask only for a passphrase, after `code` opened the journal; `lost` says that both key files are."""
        self._ask.take_code(code, lost=lost)
        self.show_panel(self._ask)

    def forget(self) -> None:
        """Drop code and passphrase. What is being set is set all the same."""
        self._waits = False
        self._ask.forget()
        self.show_panel(self._ask)

    def _on_chosen(self, code: str, new: str) -> None:
        try:
            work = self._keys.set_passphrase(code, new)
        except StorageError as error:
            self._ask.refuse(error)
            return
        self._waits = True
        self._ask.set_busy(True)
        work.done.connect(self._on_set)
        work.failed.connect(self._on_failed)
        work.cancelled.connect(self.forget)

    def _on_set(self) -> None:
        if self._waits:
            self.forget()
            self.show_panel(self._done)
            announce(self, self.tr("Your new passphrase is set."))

    def _on_failed(self, error: Exception) -> None:
        if self._waits:
            self._waits = False
            self._ask.refuse(error)
