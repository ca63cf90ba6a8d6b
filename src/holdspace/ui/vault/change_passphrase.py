# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Another passphrase: the one of now, the new one twice, and then it is changed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from holdspace.services.errors import WrongPassphrase
from holdspace.services.passphrases import PassphraseStrength
from holdspace.services.vault import VaultService
from holdspace.services.vault_keys import VaultKeys
from holdspace.ui.theme.theme import Theme
from holdspace.ui.vault.done_panel import DonePanel
from holdspace.ui.vault.set_passphrase import ProofPanel, SetPassphrasePage
from holdspace.ui.widgets.messages import say
from holdspace.ui.widgets.passphrase_field import PassphraseField


class ChangePanel(ProofPanel):
    """Takes the passphrase of now and a new one. *Signals*: as ProofPanel."""

    def __init__(self, theme: Theme, strength: PassphraseStrength) -> None:
        super().__init__(theme, strength)
        self._why.setText(self.tr("Your recovery code stays the same."))
        self._old = PassphraseField(theme, self.tr("Current passphrase"), "vault.passphrase")
        self._old.edited.connect(self._message.clear)
        words = (self.tr("Change it"), self.tr("Changing…"))
        self.put_together(self.tr("Change your passphrase"), self._old, words, "vault.change")

    def refuse(self, error: Exception) -> None:
        """Say why it did not change, and have the passphrase of now typed again where that was wrong."""
        self.set_busy(False)
        if isinstance(error, WrongPassphrase):
            self._message.say(self.tr("That is not the current passphrase. Nothing has changed. Try again."))
        else:
            self._message.say(say(error))
        self._old.take_up()

    def ask_for_proof(self) -> None:
        """Ask for the passphrase of now."""
        self._message.say(self.tr("Type the current passphrase first."))
        self._old.take_up()

    def go_on_from_proof(self) -> None:
        """Change it where only the passphrase of now was wrong, else lead to the new one."""
        if self._new.is_typed:
            self.ask_new()
        else:
            super().go_on_from_proof()


class ChangePassphrasePage(SetPassphrasePage):
    """Changes the passphrase with the journal open or closed; keeps neither of the two.

    *Signals*: `closed()`; `reencrypt_wanted()`.
    """

    reencrypt_wanted = Signal()

    def __init__(
        self, theme: Theme, vault: VaultService, keys: VaultKeys, strength: PassphraseStrength
    ) -> None:
        super().__init__(theme, vault, keys.change_passphrase)
        sentences = (
            self.tr("It opens the journal from now on."),
            self.tr(
                "Backups made before still open with the old one. If someone may know that, re-encrypt: then"
                " nothing old opens what you write from now on."
            ),
        )
        title = self.tr("Your passphrase is changed.")
        done = DonePanel(theme, title, sentences, self.tr("Re-encrypt"))
        done.more_wanted.connect(self.reencrypt_wanted)
        self.take_panels(ChangePanel(theme, strength), done, title)

    def show_done(self) -> None:
        """Show that it is done; the panel itself has the way out."""
        self.show_panel(self._done, back=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Esc, once it is done as well."""
        if event.key() == Qt.Key.Key_Escape and not self._done.isHidden():
            self.closed.emit()
        else:
            super().keyPressEvent(event)
