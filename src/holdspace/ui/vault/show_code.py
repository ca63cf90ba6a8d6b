# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The recovery code again, for whoever enters the passphrase."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from holdspace.services.errors import WrongPassphrase
from holdspace.services.settings import Settings
from holdspace.services.vault import VaultService
from holdspace.ui.theme.theme import Theme
from holdspace.ui.vault.passphrase_panel import PassphrasePanel
from holdspace.ui.vault.recovery_code_panel import RecoveryCodePanel
from holdspace.ui.widgets.aside_page import AsidePage
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.messages import say
from holdspace.ui.widgets.private_clipboard import PrivateClipboard

_BETWEEN, _ABOVE = 18, 32


class AskPassphrase(PassphrasePanel):
    """Asks who wants to see the code. *Signals*: as PassphrasePanel."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        why = self.tr("Enter your passphrase to see the recovery code.")
        show = Button(theme, self.tr("Show the code"), "primary", identifier="vault.show_code")
        self.put_together(self.tr("Your recovery code"), (why,), show)

    def set_busy(self, busy: bool) -> None:
        """Take nothing while the passphrase is worked on."""
        if busy:
            # Else the link below would get the keyboard, and a second Enter would follow it.
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._field.setEnabled(not busy)
        self._start.setEnabled(not busy)
        self._start.setText(self.tr("Checking…") if busy else self.tr("Show the code"))


class ShowCodePage(AsidePage):
    """Asks for the passphrase in place, then shows the code as at set-up; keeps neither.

    It works with the journal open or closed, and changes neither. Leaving the page, and any wish to lock,
    takes passphrase and code away. *Signals*: `closed()`.
    """

    def __init__(self, theme: Theme, vault: VaultService, settings: Settings) -> None:
        super().__init__(theme, between=_BETWEEN, above=_ABOVE)
        self._vault = vault
        self._settings = settings
        self._waits = False
        self._ask = AskPassphrase(theme)
        self._clipboard = PrivateClipboard(QGuiApplication.clipboard(), vault)
        self._code = RecoveryCodePanel(theme, self._clipboard, again=True)
        self.fill((self._ask, self._code))
        self._connect()

    def forget(self) -> None:
        """Drop passphrase and code."""
        self._drop()
        self.show_panel(self._ask)

    def _connect(self) -> None:
        self._ask.entered.connect(self._on_entered)
        self._code.finished.connect(self._on_code_kept)
        self._vault.code_revealed.connect(self._on_code_revealed)
        self._vault.reveal_failed.connect(self._on_reveal_failed)
        for gone in (self._vault.lock_asked, self._vault.about_to_lock):
            gone.connect(self._on_lock_asked)

    def _drop(self) -> None:
        self._waits = False
        self._code.drop_code()
        self._ask.forget()

    def _on_entered(self, passphrase: str) -> None:
        if self._vault.is_busy:
            return
        self._waits = True
        self._ask.set_busy(True)
        self._vault.reveal_code(passphrase)

    def _on_code_revealed(self, code: str) -> None:
        if not self._waits:
            return  # the person has gone on meanwhile
        self._drop()
        self._code.show_code(code, is_kept=self._settings.code_kept)
        self.show_panel(self._code)

    def _on_reveal_failed(self, error: Exception) -> None:
        if not self._waits:
            return
        self._waits = False
        self._ask.set_busy(False)
        if isinstance(error, WrongPassphrase):
            self._ask.refuse(self.tr("That is not the passphrase. Nothing has changed. Try again."))
        else:
            self._ask.refuse(say(error))

    def _on_code_kept(self) -> None:
        self._settings.code_kept = True
        self.closed.emit()

    def _on_lock_asked(self) -> None:
        self._clipboard.clear()
        self.forget()
