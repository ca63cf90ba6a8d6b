# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The field for the recovery code: it groups by four what is typed or pasted."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from holdspace.domain.recovery_code import GROUP_LENGTH, BadRecoveryCode
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.private_line import PrivateLine

_HEIGHT = 46
_HINTS = (
    Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhHiddenText
    | Qt.InputMethodHint.ImhPreferUppercase
)
_SEPARATORS = " -\N{EN DASH}\N{EM DASH}\N{NON-BREAKING HYPHEN}\N{HYPHEN}\N{NO-BREAK SPACE}\t\n"


def grouped(typed: str) -> str:
    """Return what was typed in capitals, in groups of four, as far as it goes."""
    plain = "".join(character for character in typed if character not in _SEPARATORS).upper()
    return " ".join(plain[start : start + GROUP_LENGTH] for start in range(0, len(plain), GROUP_LENGTH))


class CodeField(QWidget):
    """A recovery code as it is copied from paper: readable, since nobody types 36 characters blind.

    *Signals*: `entered()` at Enter.
    """

    entered = Signal()

    def __init__(self, theme: Theme, name: str, identifier: str) -> None:
        super().__init__()
        self._theme = theme
        self.line: QLineEdit = PrivateLine()
        self.line.setAccessibleName(name)
        self.line.setAccessibleIdentifier(identifier)
        self.line.setInputMethodHints(_HINTS)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line)
        # The style sheet sets a height of its own on fields, so the row stretches this one.
        self.line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self._on_edited)
        self.line.returnPressed.connect(self.entered)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def text(self) -> str:
        """Return what was typed."""
        return self.line.text()

    def forget(self) -> None:
        """Drop what was typed, undo and all."""
        self.line.setText("")

    def take_up(self, error: Exception) -> None:
        """Put the caret in, and select the character at fault where the error names one, else everything."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        plain = self.line.text().replace(" ", "")
        if isinstance(error, BadRecoveryCode) and error.position is not None and len(plain) >= error.position:
            self.line.setText(grouped(plain))
            index = error.position - 1
            length = 1 if error.reason != "swap" else 2 + (error.position % GROUP_LENGTH == 0)
            self.line.setSelection(index + index // GROUP_LENGTH, length)
        else:
            self.line.selectAll()

    def _on_edited(self, typed: str) -> None:
        # Someone who corrects in the middle is left alone: regrouping would move the caret under their hands.
        tidy = grouped(typed)
        if tidy != typed and self.line.cursorPosition() == len(typed):
            self.line.setText(tidy)

    def _on_theme_changed(self) -> None:
        self.setFixedHeight(self._theme.px(_HEIGHT))
        font = self._theme.font(0.93)
        font.setFeature(QFont.Tag("tnum"), 1)
        self.line.setFont(font)
