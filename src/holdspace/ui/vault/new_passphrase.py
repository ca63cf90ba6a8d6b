# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A new passphrase, typed twice, with how strong it is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from holdspace.domain.passphrases import BadPassphrase, check_length, normalize
from holdspace.services.passphrases import PassphraseStrength, Strength
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.messages import say
from holdspace.ui.widgets.passphrase_field import PassphraseField
from holdspace.ui.widgets.spaced_column import SpacedColumn
from holdspace.ui.widgets.strength_bar import StrengthBar


class NewPassphrase(QWidget):
    """Two fields and a bar. `ask` ends in `chosen(str)` or in `refused(str)` with why.

    `unlike` is said where the two differ. *Signals*: `chosen(str)`; `refused(str)`; `edited()` at every key;
    `entered()` at Enter once both are typed.
    """

    chosen = Signal(str)
    refused = Signal(str)
    edited = Signal()
    entered = Signal()

    def __init__(
        self, theme: Theme, strength: PassphraseStrength, label: str, identifier: str, unlike: str
    ) -> None:
        super().__init__()
        self._unlike = unlike
        self._measure = strength
        self._strength: Strength | None = None  # of what stands in the field; None until it is measured
        self._wanted = False
        self._passphrase = PassphraseField(theme, label, identifier)
        self._bar = StrengthBar(theme)
        self._repeat = PassphraseField(theme, self.tr("Once more"), "vault.passphrase_repeat", eye=False)
        self._lay_out(theme, label)
        self._connect()

    @property
    def is_typed(self) -> bool:
        """Say whether both fields hold something."""
        return bool(self._passphrase.text() and self._repeat.text())

    @property
    def line(self) -> QWidget:
        """Return the first field."""
        return self._passphrase.line

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """Return what the Tab key visits, but for the eye, which comes last of all."""
        return (self._passphrase.line, self._repeat.line)

    @property
    def eye(self) -> QWidget | None:
        """Return the button that shows and hides."""
        return self._passphrase.eye

    def ask(self) -> None:
        """Look at what was typed; where it is not measured yet, as soon as that is done."""
        self._wanted = False
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
            self._refuse(
                self.tr("That one could be guessed. Add a word or two: four or five plain ones are enough."),
                self._passphrase,
            )
        elif normalize(self._repeat.text()) != normalize(passphrase):
            self._refuse(self._unlike, self._repeat)
        else:
            self.chosen.emit(passphrase)

    def forget(self) -> None:
        """Drop what was typed."""
        self._measure.forget()
        self._strength = None
        self._wanted = False
        self._passphrase.forget()
        self._repeat.forget()
        self._bar.show_strength(0, "")

    def hide_words(self) -> None:
        """Show dots instead of words."""
        self._passphrase.set_shown(False)
        self._repeat.set_shown(False)

    def showEvent(self, event: QShowEvent) -> None:
        """Go on measuring where it was left."""
        super().showEvent(event)
        if self._strength is None and self._passphrase.text():
            self._measure.measure_soon(self._passphrase.text())

    def hideEvent(self, event: QHideEvent) -> None:
        """Measure nothing, and show nothing, where nobody sees it."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._measure.forget()
            self.hide_words()

    def _lay_out(self, theme: Theme, label: str) -> None:
        column = SpacedColumn(theme, self)
        column.addWidget(self._label(theme, label, self._passphrase))
        column.add_gap(6)
        column.addWidget(self._passphrase)
        column.add_gap(10)
        column.addWidget(self._bar)
        column.add_gap(16)
        column.addWidget(self._label(theme, self.tr("Once more"), self._repeat))
        column.add_gap(6)
        column.addWidget(self._repeat)

    def _label(self, theme: Theme, words: str, field: PassphraseField) -> Text:
        label = Text(theme, "field", words)
        label.setBuddy(field.line)
        return label

    def _connect(self) -> None:
        self._passphrase.edited.connect(self._on_passphrase_edited)
        self._passphrase.shown_changed.connect(self._repeat.set_shown)
        self._passphrase.entered.connect(self._on_passphrase_entered)
        self._repeat.edited.connect(self._on_repeat_edited)
        self._repeat.entered.connect(self.entered)
        self._measure.measured.connect(self._on_measured)

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

    def _refuse(self, words: str, field: PassphraseField) -> None:
        self.refused.emit(words)
        field.line.setFocus(Qt.FocusReason.OtherFocusReason)
        if field is self._repeat:
            shown = field.is_shown
            field.take_up()
            field.set_shown(shown)

    def _on_passphrase_edited(self, passphrase: str) -> None:
        self._strength = None
        self._wanted = False
        self._measure.measure_soon(passphrase)
        self.edited.emit()

    def _on_repeat_edited(self) -> None:
        self._wanted = False
        self.edited.emit()

    def _on_passphrase_entered(self) -> None:
        if self._repeat.text():
            self.entered.emit()
        else:
            self._repeat.line.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_measured(self, strength: Strength) -> None:
        self._strength = strength
        self._bar.show_strength(strength.level, self._saying(strength.saying))
        if self._wanted:
            self.ask()
