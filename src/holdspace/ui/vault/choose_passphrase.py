# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The first screen of the first run: what this is, and a passphrase for it."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from holdspace.domain.passphrases import BadPassphrase, check_length, normalize
from holdspace.services.passphrases import PassphraseStrength, Strength
from holdspace.services.vault import VaultService
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.flow import FlowLayout
from holdspace.ui.widgets.message_row import MessageRow
from holdspace.ui.widgets.messages import say
from holdspace.ui.widgets.paragraph import Paragraph
from holdspace.ui.widgets.passphrase_field import PassphraseField
from holdspace.ui.widgets.spaced_column import SpacedColumn
from holdspace.ui.widgets.strength_bar import StrengthBar


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
        self._measure = strength
        self._strength: Strength | None = None  # of what stands in the field; None until it is measured
        self._wanted = False
        self._build()
        self._connect()

    def first_control(self) -> QWidget:
        """Return what has the keyboard first: the passphrase."""
        return self._passphrase.line

    def fit(self, compact: bool) -> None:
        """Take less height where there is little."""
        self._title.restyle("title" if compact else "welcome")
        for beside in (self._breathe, self._backup):
            beside.setFixedHeight(self._make.sizeHint().height())  # on one line with it

    def forget(self) -> None:
        """Drop what was typed."""
        self._measure.forget()
        self._strength = None
        self._wanted = False
        self._passphrase.forget()
        self._repeat.forget()
        self._bar.show_strength(0, "")
        self._message.clear()
        self._set_making(False)

    def showEvent(self, event: QShowEvent) -> None:
        """Go on measuring where it was left."""
        super().showEvent(event)
        if self._strength is None and self._passphrase.text():
            self._measure.measure_soon(self._passphrase.text())

    def hideEvent(self, event: QHideEvent) -> None:
        """Measure nothing, and show nothing, on a page nobody sees."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._measure.forget()
            self._passphrase.set_shown(False)
            self._repeat.set_shown(False)

    def _build(self) -> None:
        theme = self._theme
        self._title = Paragraph(theme, "welcome", self.tr("A private minute between visits."))
        self._stays = Paragraph(theme, "soft", self.tr("It stays on this computer, encrypted."))
        self._employer = Text(theme, "soft", self.tr("Is it your employer’s?"))
        self._read = Button(theme, self.tr("Read this first."), "link", identifier="vault.privacy")
        self._choose = Paragraph(
            theme,
            "soft",
            self.tr("Choose a passphrase only you know. Four or five plain words make a good one."),
        )
        self._passphrase = PassphraseField(theme, self.tr("Passphrase"), "vault.passphrase")
        self._bar = StrengthBar(theme)
        self._repeat = PassphraseField(theme, self.tr("Once more"), "vault.passphrase_repeat", eye=False)
        self._make = Button(theme, self.tr("Make my journal"), "primary", identifier="vault.create")
        self._breathe = Button(theme, self.tr("Breathe first"), "quiet", identifier="vault.breathe")
        self._backup = Button(theme, self.tr("I have a backup"), "quiet", identifier="vault.backup")
        next_comes = self.tr(
            "Next comes a recovery code. If you lose both, nobody can open the journal. Not even us."
        )
        # Where something is wrong it is said in the same place, so that nothing moves under the pointer.
        self._message = MessageRow(theme, "vault.message", lines=2, resting=next_comes)
        self._lay_out()
        # The eye comes last: a passphrase of words holds blanks, and one of them would open it on the way.
        order = (
            *(self._passphrase.line, self._repeat.line, self._make, self._breathe, self._backup),
            self._passphrase.eye,
        )
        for first, second in pairwise(widget for widget in order if widget is not None):
            QWidget.setTabOrder(first, second)

    def _lay_out(self) -> None:
        column = SpacedColumn(self._theme, self)
        column.addWidget(self._title)
        column.add_gap(12)
        column.addWidget(self._stays)
        column.addLayout(self._row(self._employer, self._read))
        column.add_gap(2)
        column.addWidget(self._choose)
        column.add_gap(22)
        column.addWidget(self._label(self.tr("Passphrase"), self._passphrase))
        column.add_gap(6)
        column.addWidget(self._passphrase)
        column.add_gap(10)
        column.addWidget(self._bar)
        column.add_gap(16)
        column.addWidget(self._label(self.tr("Once more"), self._repeat))
        column.add_gap(6)
        column.addWidget(self._repeat)
        column.add_gap(26)
        buttons = FlowLayout(gap=10)
        for button in (self._make, self._breathe, self._backup):
            buttons.addWidget(button)
        column.addLayout(buttons)
        column.add_gap(12)
        column.addWidget(self._message)

    def _label(self, words: str, field: PassphraseField) -> Text:
        label = Text(self._theme, "field", words)
        label.setBuddy(field.line)
        return label

    def _row(self, left: QWidget, right: QWidget, gap: int = 5) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(gap)
        row.addWidget(left)
        row.addWidget(right)
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        self._passphrase.edited.connect(self._on_passphrase_edited)
        self._passphrase.shown_changed.connect(self._repeat.set_shown)
        self._passphrase.entered.connect(self._on_passphrase_entered)
        self._repeat.edited.connect(self._on_repeat_edited)
        self._repeat.entered.connect(self._on_make_wanted)
        self._make.clicked.connect(self._on_make_wanted)
        self._breathe.clicked.connect(self.breathe_wanted)
        self._read.clicked.connect(self.privacy_wanted)
        self._backup.clicked.connect(self.backup_wanted)
        self._measure.measured.connect(self._on_measured)
        self._vault.create_failed.connect(self._on_create_failed)

    def _saying(self, saying: str) -> str:
        words = {
            "guessable": self.tr("Easily guessed. A few more words, please."),
            "more": self.tr("A few more words, please."),
            "long": self.tr("Long enough, though easy to guess."),
            "enough": self.tr("Strong enough."),
            "too_long": self.tr("Too long: 1,024 characters at most."),
            "character": self.tr("It holds a character that cannot be used."),
        }
        return words.get(saying, "")

    def _set_making(self, making: bool) -> None:
        if making:
            self._passphrase.set_shown(False)
            self._repeat.set_shown(False)
            self._make.setMinimumWidth(self._make.width())  # shorter words, the same button
            # Else "Breathe first" would get the keyboard, and a second Enter would press it.
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._make.setMinimumWidth(0)
        after = (self._make, self._breathe, self._backup, self._read)
        for widget in (self._passphrase, self._repeat, *after):
            widget.setEnabled(not making)
        self._make.setText(self.tr("Making it…") if making else self.tr("Make my journal"))

    def _on_passphrase_edited(self, passphrase: str) -> None:
        self._strength = None
        self._wanted = False
        self._message.clear()
        self._measure.measure_soon(passphrase)

    def _on_repeat_edited(self) -> None:
        self._wanted = False
        self._message.clear()

    def _on_passphrase_entered(self) -> None:
        if self._repeat.text():
            self._on_make_wanted()
        else:
            self._repeat.line.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_measured(self, strength: Strength) -> None:
        self._strength = strength
        self._bar.show_strength(strength.level, self._saying(strength.saying))
        if self._wanted:
            self._wanted = False
            self._on_make_wanted()

    def _on_make_wanted(self) -> None:
        if self._vault.is_busy:
            return
        passphrase = self._passphrase.text()
        try:
            check_length(passphrase)
        except BadPassphrase as bad:
            self._refuse(say(bad), self._passphrase)
            return
        if self._strength is None:
            self._wanted = True
            self._measure.measure_soon(passphrase)
            self._measure.measure_now()
        elif not self._strength.enough:
            words = self.tr(
                "That one could be guessed. Add a word or two: four or five plain ones are enough."
            )
            self._refuse(words, self._passphrase)
        elif normalize(self._repeat.text()) != normalize(passphrase):
            words = self.tr("The two are not the same. Nothing has been made yet. Type it once more.")
            self._refuse(words, self._repeat)
        else:
            self._message.clear()
            self._set_making(True)
            self._vault.create(passphrase)

    def _refuse(self, words: str, field: PassphraseField) -> None:
        self._message.say(words)
        field.line.setFocus(Qt.FocusReason.OtherFocusReason)
        if field is self._repeat:
            shown = field.is_shown
            field.take_up()
            field.set_shown(shown)

    def _on_create_failed(self, error: Exception) -> None:
        self._set_making(False)
        self._refuse(say(error), self._passphrase)
