# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What the pages that set a passphrase have in common: a proof, the new one twice, and then it is set."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from holdspace.services.errors import StorageError
from holdspace.services.passphrases import PassphraseStrength
from holdspace.services.vault import VaultService
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.vault.done_panel import DonePanel
from holdspace.ui.vault.new_passphrase import NewPassphrase
from holdspace.ui.widgets.announce import announce
from holdspace.ui.widgets.aside_page import AsidePage, Panel
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.message_row import MessageRow
from holdspace.ui.widgets.paragraph import Paragraph
from holdspace.ui.widgets.passphrase_field import PassphraseField
from holdspace.ui.widgets.spaced_column import SpacedColumn

if TYPE_CHECKING:
    from collections.abc import Callable

    from holdspace.services.long_work import LongWork
    from holdspace.ui.vault.code_field import CodeField


class ProofPanel(Panel):
    """Takes a proof that one may, and a new passphrase.

    A panel calls `put_together` with its field for the proof and says by `refuse`, `ask_for_proof` and
    `go_on_from_proof` what is done about it. *Signals*: `chosen(str, str)` with proof and passphrase.
    """

    chosen = Signal(str, str)

    def __init__(self, theme: Theme, strength: PassphraseStrength) -> None:
        super().__init__()
        self._theme = theme
        self._why = Paragraph(theme, "soft")
        self._asks = QWidget()
        unlike = self.tr("The two are not the same. Nothing has changed yet. Type it once more.")
        self._new = NewPassphrase(theme, strength, self.tr("New passphrase"), "vault.new_passphrase", unlike)
        self._message = MessageRow(theme, "vault.message", lines=2)

    def refuse(self, error: Exception) -> None:
        """Say why it was not set, and lead to what was wrong."""
        raise NotImplementedError

    def ask_for_proof(self) -> None:
        """Say that the proof is missing, and lead to it."""
        raise NotImplementedError

    def go_on_from_proof(self) -> None:
        """Lead on, after Enter in the proof."""
        self._new.line.setFocus(Qt.FocusReason.TabFocusReason)

    def put_together(
        self, title: str, proof: PassphraseField | CodeField, words: tuple[str, str], identifier: str
    ) -> None:
        """Lay it out, once; `words` are those of its button, at rest and at work."""
        self._proof, self._words = proof, words
        self._set = Button(self._theme, words[0], "primary", identifier=identifier)
        self._lay_out(title)
        self._connect()

    def first_control(self) -> QWidget:
        """Return what has the keyboard first: the proof, or the passphrase where no proof is asked for."""
        return self._new.line if self._asks.isHidden() else self._proof.line

    def set_busy(self, busy: bool) -> None:
        """Take nothing while it is set."""
        if busy:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self._new.hide_words()
        for widget in (self._proof, self._new, self._set):
            widget.setEnabled(not busy)
        self._set.setText(self._words[busy])

    def forget(self) -> None:
        """Drop what was typed and what was said."""
        self._proof.forget()
        self._new.forget()
        self._message.clear()
        self.set_busy(False)

    def _lay_out(self, title: str) -> None:
        label = Text(self._theme, "field", self._proof.line.accessibleName())
        label.setBuddy(self._proof.line)
        asks = SpacedColumn(self._theme, self._asks)
        asks.addWidget(label)
        asks.add_gap(6)
        asks.addWidget(self._proof)
        asks.add_gap(16)
        column = SpacedColumn(self._theme, self)
        column.addWidget(Paragraph(self._theme, "title", title))
        column.add_gap(8)
        column.addWidget(self._why)
        column.add_gap(22)
        column.addWidget(self._asks)
        column.addWidget(self._new)
        column.add_gap(14)
        column.addWidget(self._message)
        column.add_gap(10)
        column.addWidget(self._set, 0, Qt.AlignmentFlag.AlignLeft)
        # The eyes come last: a passphrase of words holds blanks, and one of them would open it on the way.
        eye = self._proof.eye if isinstance(self._proof, PassphraseField) else None
        order = (self._proof.line, *self._new.controls, self._set, eye, self._new.eye)
        for first, second in pairwise(widget for widget in order if widget is not None):
            QWidget.setTabOrder(first, second)

    def _connect(self) -> None:
        self._proof.entered.connect(self.go_on_from_proof)
        self._new.edited.connect(self._message.clear)
        self._new.entered.connect(self.ask_new)
        self._new.chosen.connect(self._on_new_chosen)
        self._new.refused.connect(self._message.say)
        self._set.clicked.connect(self.ask_new)

    def ask_new(self) -> None:
        """Look at the new passphrase, once the proof is there."""
        if self._proof.text().strip():
            self._new.ask()
        else:
            self.ask_for_proof()

    def _on_new_chosen(self, new: str) -> None:
        self._message.clear()
        self.chosen.emit(self._proof.text(), new)


class SetPassphrasePage(AsidePage):
    """Sets what its panel took, by `start`, with the journal open or closed; keeps none of it.

    A page makes its panels and calls `take_panels`. *Signals*: `closed()`.
    """

    def __init__(self, theme: Theme, vault: VaultService, start: Callable[[str, str], LongWork]) -> None:
        super().__init__(theme)
        self._start = start
        self._waits = False
        vault.lock_asked.connect(self.forget)

    def take_panels(self, ask: ProofPanel, done: DonePanel, said: str) -> None:
        """Put both panels in, once; `said` is heard when it is done."""
        self._ask, self._done, self._said = ask, done, said
        self.fill((ask, done))
        ask.chosen.connect(self._on_chosen)
        done.finished.connect(self.closed)

    def show_done(self) -> None:
        """Show that it is done."""
        self.show_panel(self._done)

    def forget(self) -> None:
        """Drop all that was typed. What is being set is set all the same."""
        self._waits = False
        self._ask.forget()
        self.show_panel(self._ask)

    def _on_chosen(self, proof: str, new: str) -> None:
        try:
            work = self._start(proof, new)
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
            self.show_done()
            announce(self, self._said)

    def _on_failed(self, error: Exception) -> None:
        if self._waits:
            self._waits = False
            self._ask.refuse(error)
