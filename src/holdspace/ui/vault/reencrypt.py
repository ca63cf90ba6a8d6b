# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""New keys for the same journal, so that nothing old opens what is written from now on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from holdspace.services.errors import StorageError, WrongPassphrase
from holdspace.services.settings import Settings
from holdspace.services.vault import VaultService
from holdspace.services.vault_keys import VaultKeys
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.vault.recovery_code_panel import RecoveryCodePanel
from holdspace.ui.widgets.aside_page import AsidePage, Panel
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.message_row import MessageRow
from holdspace.ui.widgets.messages import say
from holdspace.ui.widgets.paragraph import Paragraph
from holdspace.ui.widgets.passphrase_field import PassphraseField
from holdspace.ui.widgets.private_clipboard import PrivateClipboard
from holdspace.ui.widgets.progress_line import ProgressLine
from holdspace.ui.widgets.spaced_column import SpacedColumn

if TYPE_CHECKING:
    from holdspace.services.closed_work import ClosedWork


class ReencryptPanel(Panel):
    """Says what it does and asks for the passphrase; then how far it is, and Stop.

    *Signals*: `entered(str)`; `stop_wanted()`.
    """

    entered = Signal(str)
    stop_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._title = Paragraph(theme, "title", self.tr("Re-encrypt the journal"))
        self._sentences = (
            self.tr(
                "It is written anew under new keys. An old passphrase, recovery code or key file, in wrong"
                " hands, then opens nothing you write from now on."
            ),
            self.tr("Your passphrase stays. The recovery code changes, and the new one is shown here."),
            self.tr("Backups made before keep their old keys. Keep the old code for them, or delete them."),
        )
        self._field = PassphraseField(theme, self.tr("Passphrase"), "vault.passphrase")
        self._label = Text(theme, "field", self.tr("Passphrase"))
        self._label.setBuddy(self._field.line)
        self._message = MessageRow(theme, "vault.message", lines=2)
        self._start = Button(theme, self.tr("Re-encrypt"), "primary", identifier="vault.reencrypt")
        self._bar = ProgressLine(theme, self.tr("Re-encrypting"), "vault.progress")
        self._lay_out(theme)
        self._field.edited.connect(self._message.clear)
        self._field.entered.connect(self._on_entered)
        self._start.clicked.connect(self._on_entered)
        self._bar.stop_wanted.connect(self.stop_wanted)
        self.set_busy(False)

    def first_control(self) -> QWidget:
        """Return what has the keyboard first: the passphrase, or Stop."""
        return self._bar.stop if self._field.isHidden() else self._field.line

    def set_busy(self, busy: bool) -> None:
        """Show how far it is in the place of what was asked."""
        for widget in (self._label, self._field, self._start):
            widget.setVisible(not busy)
        self._bar.setVisible(busy)
        if busy:
            self._bar.begin()
            self._message.hint(self.tr("The journal is closed meanwhile. You can go on writing on Now."))

    def show_share(self, share: float) -> None:
        """Show how far it is, 0 to 1."""
        self._bar.show_share(share)

    def refuse(self, words: str) -> None:
        """Say why not, and have the passphrase typed again."""
        self.set_busy(False)
        self._message.say(words)
        self._field.take_up()

    def forget(self) -> None:
        """Drop what was typed and what was said."""
        self.set_busy(False)
        self._field.forget()
        self._message.clear()

    def _lay_out(self, theme: Theme) -> None:
        column = SpacedColumn(theme, self)
        column.addWidget(self._title)
        for sentence in self._sentences:
            column.add_gap(10)
            column.addWidget(Paragraph(theme, "soft", sentence))
        column.add_gap(22)
        column.addWidget(self._label)
        column.add_gap(6)
        column.addWidget(self._field)
        column.addWidget(self._bar)
        column.add_gap(10)
        column.addWidget(self._message)
        column.add_gap(10)
        column.addWidget(self._start, 0, Qt.AlignmentFlag.AlignLeft)

    def _on_entered(self) -> None:
        if self._field.text().strip():
            self.entered.emit(self._field.text())
        else:
            self._field.take_up()


class ReencryptPage(AsidePage):
    """Re-encrypts the journal, open or closed, then shows the new code until it is kept; keeps nothing.

    *Signals*: `closed()`; `warning_wanted(str)` with how it ended, where the page is no longer shown.
    """

    warning_wanted = Signal(str)

    def __init__(self, theme: Theme, vault: VaultService, keys: VaultKeys, settings: Settings) -> None:
        super().__init__(theme)
        self._keys = keys
        self._settings = settings
        self._work: ClosedWork | None = None
        self._ask = ReencryptPanel(theme)
        self._clipboard = PrivateClipboard(QGuiApplication.clipboard(), vault)
        self._code = RecoveryCodePanel(theme, self._clipboard, again=True)
        self.fill((self._ask, self._code))
        self._ask.entered.connect(self._on_entered)
        self._ask.stop_wanted.connect(self._on_stop_wanted)
        self._code.finished.connect(self._on_code_kept)
        vault.lock_asked.connect(self._on_lock_asked)

    def forget(self) -> None:
        """Drop passphrase and code; what is being re-encrypted goes on, and its end is still told."""
        self._code.drop_code()
        if self._work is None:
            self._ask.forget()
            self.show_panel(self._ask)

    def _on_entered(self, passphrase: str) -> None:
        try:
            self._work = self._keys.reencrypt(passphrase)
        except StorageError as error:
            self._ask.refuse(say(error))
            return
        self._ask.forget()
        self._ask.set_busy(True)
        self.show_panel(self._ask)
        self._work.progressed.connect(self._ask.show_share)
        self._work.done.connect(self._on_done)
        self._work.failed.connect(self._on_failed)
        self._work.cancelled.connect(self._on_cancelled)

    def _on_stop_wanted(self) -> None:
        if self._work is not None:
            self._work.cancel()

    def _on_done(self, code: str) -> None:
        self._work = None
        self._ask.forget()
        if self.isVisible():
            self._code.show_code(code)
            self.show_panel(self._code, back=False)
        else:
            self.show_panel(self._ask)
            self.warning_wanted.emit(
                self.tr("The journal is re-encrypted. Its recovery code is new: Settings shows it.")
            )

    def _on_failed(self, error: Exception) -> None:
        self._work = None
        self._ask.forget()
        if isinstance(error, WrongPassphrase):
            self._ask.refuse(self.tr("That is not the passphrase. Nothing has changed. Try again."))
        else:
            self._ask.refuse(say(error))
        self.show_panel(self._ask)
        if not self.isVisible():
            self.warning_wanted.emit(say(error))

    def _on_cancelled(self) -> None:
        self._work = None
        self._ask.forget()
        self._ask.refuse(self.tr("Stopped. The journal is as it was, under the keys it had."))
        self.show_panel(self._ask)

    def _on_code_kept(self) -> None:
        self._settings.code_kept = True
        self.closed.emit()

    def _on_lock_asked(self) -> None:
        self._clipboard.clear()
        self.forget()
