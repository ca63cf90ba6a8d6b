# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""New keys for the same journal, so that nothing old opens what is written from now on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from holdspace.services.errors import StorageError, WrongPassphrase
from holdspace.services.settings import Settings
from holdspace.services.vault import VaultService
from holdspace.services.vault_keys import VaultKeys
from holdspace.ui.theme.theme import Theme
from holdspace.ui.vault.passphrase_panel import PassphrasePanel
from holdspace.ui.vault.recovery_code_panel import RecoveryCodePanel
from holdspace.ui.widgets.aside_page import AsidePage
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.messages import say
from holdspace.ui.widgets.private_clipboard import PrivateClipboard
from holdspace.ui.widgets.progress_line import ProgressLine

if TYPE_CHECKING:
    from holdspace.services.closed_work import ClosedWork


class ReencryptPanel(PassphrasePanel):
    """Says what it does and asks for the passphrase; then how far it is, and Stop.

    *Signals*: as PassphrasePanel; `stop_wanted()`.
    """

    stop_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        sentences = (
            self.tr(
                "It is written anew under new keys. An old passphrase, recovery code or key file, in wrong"
                " hands, then opens nothing you write from now on."
            ),
            self.tr("Your passphrase stays. The recovery code changes, and the new one is shown here."),
            self.tr("Backups made before keep their old keys. Keep the old code for them, or delete them."),
        )
        start = Button(theme, self.tr("Re-encrypt"), "primary", identifier="vault.reencrypt")
        self._bar = ProgressLine(theme, self.tr("Re-encrypting"), "vault.progress")
        self._bar.stop_wanted.connect(self.stop_wanted)
        self.put_together(self.tr("Re-encrypt the journal"), sentences, start, self._bar)

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
