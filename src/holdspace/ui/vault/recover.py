# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A new passphrase by the recovery code, also where both key files are lost."""

from __future__ import annotations

from PySide6.QtCore import Qt

from holdspace.domain.passphrases import BadPassphrase
from holdspace.services.passphrases import PassphraseStrength
from holdspace.services.vault import VaultService
from holdspace.services.vault_keys import VaultKeys
from holdspace.ui.theme.theme import Theme
from holdspace.ui.vault.code_field import CodeField
from holdspace.ui.vault.done_panel import DonePanel
from holdspace.ui.vault.set_passphrase import ProofPanel, SetPassphrasePage
from holdspace.ui.widgets.messages import say


class RecoverPanel(ProofPanel):
    """Takes the recovery code, unless it was given before, and a new passphrase. *Signals*: as ProofPanel."""

    def __init__(self, theme: Theme, strength: PassphraseStrength) -> None:
        super().__init__(theme, strength)
        self._code = CodeField(theme, self.tr("Recovery code"), "vault.code")
        words = (self.tr("Set it"), self.tr("Setting it…"))
        self.put_together(self.tr("Choose a new passphrase"), self._code, words, "vault.set_passphrase")
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

    def refuse(self, error: Exception) -> None:
        """Say why it was not set, and lead to what was wrong."""
        self.set_busy(False)
        self._message.say(say(error))
        if isinstance(error, BadPassphrase) or self._asks.isHidden():
            self._new.line.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._code.take_up(error)

    def ask_for_proof(self) -> None:
        """Ask for the code."""
        self._message.say(self.tr("Type the recovery code first: nine groups of four, as on your sheet."))
        self._code.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Drop code, passphrase and what was said."""
        super().forget()
        self.take_code("", lost=False)


class RecoverPage(SetPassphrasePage):
    """Sets a new passphrase with the journal open or closed; keeps neither it nor the code.

    *Signals*: `closed()`.
    """

    def __init__(
        self, theme: Theme, vault: VaultService, keys: VaultKeys, strength: PassphraseStrength
    ) -> None:
        super().__init__(theme, vault, keys.set_passphrase)
        self._panel = RecoverPanel(theme, strength)
        sentences = (
            self.tr("It opens the journal from now on. The recovery code stays the same."),
            self.tr("Backups made before open with the code, or with the passphrase of their time."),
        )
        title = self.tr("Your new passphrase is set.")
        self.take_panels(self._panel, DonePanel(theme, title, sentences), title)

    def take_code(self, code: str, *, lost: bool) -> None:
        """Ask only for a passphrase, after `code` opened the journal; `lost` says that both key files are."""
        self._panel.take_code(code, lost=lost)
        self.show_panel(self._panel)
