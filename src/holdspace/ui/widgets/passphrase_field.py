# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A field for what nobody else should see, with an eye that shows it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.private_line import PrivateLine

_HEIGHT = 46
_EYE = 36
_INSET = 5
# No input method may learn it or complete it, shown or not.
_HINTS = (
    Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhHiddenText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)


class PassphraseField(QWidget):
    """A passphrase as it is typed: dots, or the words themselves once the eye is opened.

    Without `eye` it is shown and hidden from outside. *Signals*: `edited(str)` at every key, `entered()` at
    Enter, `shown_changed(bool)` when the eye opens or closes.
    """

    edited = Signal(str)
    entered = Signal()
    shown_changed = Signal(bool)

    def __init__(self, theme: Theme, name: str, identifier: str, *, eye: bool = True) -> None:
        super().__init__()
        self._theme = theme
        self._shown = False
        self._line: QLineEdit = PrivateLine()
        self._line.setAccessibleName(name)
        self._line.setAccessibleIdentifier(identifier)
        self._line.installEventFilter(self)
        self._eye = Button(theme, self.tr("Show the passphrase"), "icon", icon="eye") if eye else None
        self._build()
        self._connect()
        self.set_shown(False)
        self._on_theme_changed()

    @property
    def line(self) -> QLineEdit:
        """Return the field itself, for buddies, tab order and tests."""
        return self._line

    @property
    def eye(self) -> Button | None:
        """Return the button that shows and hides, if there is one."""
        return self._eye

    @property
    def is_shown(self) -> bool:
        """Say whether the words can be read."""
        return self._shown

    def text(self) -> str:
        """Return what was typed."""
        return self._line.text()

    def set_shown(self, shown: bool) -> None:
        """Show the words, or dots."""
        self._shown = shown
        self._line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        # Qt drops its own hints where the words are shown: they stay as sensitive as they were.
        self._line.setInputMethodHints(_HINTS)
        self._line.setFont(self._line_font())
        if self._eye is not None:
            words = self.tr("Hide the passphrase") if shown else self.tr("Show the passphrase")
            self._eye.setAccessibleName(words)
            self._eye.setToolTip(words)
            self._eye.show_icon("eye-off" if shown else "eye")

    def forget(self) -> None:
        """Drop what was typed, undo and all, and hide what comes next."""
        self._line.setText("")  # unlike clear(), which leaves it to be undone
        self.set_shown(False)

    def take_up(self) -> None:
        """Put the caret in, and select what is there so that typing replaces it."""
        # Hidden first: a selection that can be read would reach the middle-click clipboard.
        self.set_shown(False)
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._line.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the eye inside the field."""
        if watched is self._line and event.type() == QEvent.Type.Resize:
            self._place_eye()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the eye inside the field."""
        super().resizeEvent(event)
        self._place_eye()

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._line)
        # The style sheet sets a height of its own on fields, so the row stretches this one.
        self._line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        # No focus proxy: Tab would take the field for a stop of its own behind the eye, and go in a ring.
        if self._eye is not None:
            self._eye.setParent(self)

    def _connect(self) -> None:
        self._line.textEdited.connect(self.edited)
        self._line.returnPressed.connect(self.entered)
        if self._eye is not None:
            self._eye.clicked.connect(self._on_eye_clicked)
        self._theme.changed.connect(self._on_theme_changed)

    def _line_font(self) -> QFont:
        if self._shown:
            return self._theme.serif(1.32)
        font = self._theme.font(1.0)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, self._theme.px(3))
        return font

    def _place_eye(self) -> None:
        if self._eye is not None:
            side = self._theme.px(_EYE)
            left = self.width() - side - self._theme.px(_INSET)
            self._eye.setGeometry(left, (self.height() - side) // 2, side, side)
            self._eye.raise_()

    def _on_eye_clicked(self) -> None:
        self.set_shown(not self._shown)
        self.shown_changed.emit(self._shown)

    def _on_theme_changed(self) -> None:
        self.setFixedHeight(self._theme.px(_HEIGHT))
        self._line.setFont(self._line_font())
        self._line.setTextMargins(0, 0, self._theme.px(_EYE - 4) if self._eye is not None else 0, 0)
        self._place_eye()
