# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The first screen of the first run: what this is, and a passphrase for it."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from holdspace.services.passphrases import PassphraseStrength
from holdspace.services.salvage import SalvageService
from holdspace.services.vault import VaultService
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.vault.new_passphrase import NewPassphrase
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.earlier_backups import earlier_words, restore_words
from holdspace.ui.widgets.flow import FlowLayout
from holdspace.ui.widgets.message_row import MessageRow
from holdspace.ui.widgets.messages import say
from holdspace.ui.widgets.paragraph import Paragraph
from holdspace.ui.widgets.spaced_column import SpacedColumn

_SQUEEZED = 0.75


class ChoosePassphrase(QWidget):
    """Takes a passphrase twice and asks the vault to be made.

    *Signals*: `breathe_wanted()`, `privacy_wanted()`, `backup_wanted()`.
    """

    breathe_wanted = Signal()
    privacy_wanted = Signal()
    backup_wanted = Signal()

    def __init__(self, theme: Theme, vault: VaultService, strength: PassphraseStrength) -> None:
        super().__init__()
        self._theme = theme
        self._vault = vault
        self._build(strength)
        self._connect()

    def first_control(self) -> QWidget:
        """Return what has the keyboard first: the passphrase."""
        return self._new.line

    def look_for_backups(self) -> None:
        """Say where backups of an earlier journal lie here: making a new one may not be what is wanted."""
        count = SalvageService(self._vault).backups().number
        self._earlier.setText(earlier_words(count, self.locale()))
        self._restore.setText(restore_words(count))
        self._found.setVisible(count > 0)

    def fit(self, compact: bool) -> None:
        """Take less height where there is little."""
        self._title.restyle("title" if compact else "welcome")
        self._gaps.squeeze(_SQUEEZED if compact else 1.0)
        for beside in (self._breathe, self._backup):
            beside.setFixedHeight(self._make.sizeHint().height())  # on one line with it

    def forget(self) -> None:
        """Drop what was typed."""
        self._new.forget()
        self._message.clear()
        self._set_making(False)

    def _build(self, strength: PassphraseStrength) -> None:
        theme = self._theme
        self._title = Paragraph(theme, "welcome", self.tr("A private minute between visits."))
        self._stays = Paragraph(theme, "soft", self.tr("It stays on this computer, encrypted."))
        self._earlier = Paragraph(theme, "ui")
        self._earlier.setAccessibleIdentifier("vault.earlier_backups")
        self._restore = Button(theme, "", "link", identifier="vault.restore_earlier")
        self._employer = Text(theme, "soft", self.tr("Is it your employer’s?"))
        self._read = Button(theme, self.tr("Read this first."), "link", identifier="vault.privacy")
        self._choose = Paragraph(
            theme,
            "soft",
            self.tr("Choose a passphrase only you know. Four or five plain words make a good one."),
        )
        unlike = self.tr("The two are not the same. Nothing has been made yet. Type it once more.")
        self._new = NewPassphrase(theme, strength, self.tr("Passphrase"), "vault.passphrase", unlike)
        self._make = Button(theme, self.tr("Make my journal"), "primary", identifier="vault.create")
        self._breathe = Button(theme, self.tr("Breathe first"), "quiet", identifier="vault.breathe")
        self._backup = Button(theme, self.tr("I have a backup"), "quiet", identifier="vault.backup")
        next_comes = self.tr(
            "Next comes a recovery code. If you lose both, nobody can open the journal. Not even us."
        )
        self._next = Paragraph(theme, "label", next_comes)
        # With room of its own, so that nothing moves under the pointer and what comes next stands all along.
        self._message = MessageRow(theme, "vault.message", lines=2)
        self._lay_out()
        # The eye comes last: a passphrase of words holds blanks, and one of them would open it on the way.
        order = (*self._new.controls, self._make, self._breathe, self._backup, self._new.eye)
        for first, second in pairwise(widget for widget in order if widget is not None):
            QWidget.setTabOrder(first, second)

    def _lay_out(self) -> None:
        self._gaps = column = SpacedColumn(self._theme, self)
        column.addWidget(self._title)
        self._found = QWidget()
        found = SpacedColumn(self._theme, self._found)
        found.add_gap(12)
        found.addWidget(self._earlier)
        found.addWidget(self._restore, 0, Qt.AlignmentFlag.AlignLeft)
        self._found.hide()
        column.addWidget(self._found)
        column.add_gap(12)
        column.addWidget(self._stays)
        column.addLayout(self._row(self._employer, self._read))
        column.add_gap(2)
        column.addWidget(self._choose)
        column.add_gap(22)
        column.addWidget(self._new)
        column.add_gap(26)
        buttons = FlowLayout(gap=10)
        for button in (self._make, self._breathe, self._backup):
            buttons.addWidget(button)
        column.addLayout(buttons)
        column.add_gap(12)
        column.addWidget(self._next)
        column.add_gap(6)
        column.addWidget(self._message)

    def _row(self, left: QWidget, right: QWidget, gap: int = 5) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(gap)
        row.addWidget(left)
        row.addWidget(right)
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        self._new.edited.connect(self._message.clear)
        self._new.entered.connect(self._on_make_wanted)
        self._new.chosen.connect(self._on_chosen)
        self._new.refused.connect(self._message.say)
        self._make.clicked.connect(self._on_make_wanted)
        self._breathe.clicked.connect(self.breathe_wanted)
        self._read.clicked.connect(self.privacy_wanted)
        self._restore.clicked.connect(self.backup_wanted)
        self._backup.clicked.connect(self.backup_wanted)
        self._vault.create_failed.connect(self._on_create_failed)

    def _set_making(self, making: bool) -> None:
        if making:
            self._new.hide_words()
            self._make.setMinimumWidth(self._make.width())  # shorter words, the same button
            # Else "Breathe first" would get the keyboard, and a second Enter would press it.
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._make.setMinimumWidth(0)
        for widget in (self._new, self._make, self._breathe, self._backup, self._read, self._restore):
            widget.setEnabled(not making)
        self._make.setText(self.tr("Making it…") if making else self.tr("Make my journal"))

    def _on_make_wanted(self) -> None:
        if not self._vault.is_busy:
            self._new.ask()

    def _on_chosen(self, passphrase: str) -> None:
        self._message.clear()
        self._set_making(True)
        self._vault.create(passphrase)

    def _on_create_failed(self, error: Exception) -> None:
        self._set_making(False)
        self._message.say(say(error))
        self._new.line.setFocus(Qt.FocusReason.OtherFocusReason)
