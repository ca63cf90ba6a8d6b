# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A field to search with: the icon left, and a way to clear it right."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.private_line import PrivateLine

_WIDTH, _ICON_LEFT, _ICON = 240, 15, 17


class SearchField(PrivateLine):
    """A line to search with; Esc clears it.

    *Signals*: `left_downwards` when Down or Enter asks to go on to what was found.
    """

    left_downwards = Signal()

    def __init__(self, theme: Theme, placeholder: str, clear_label: str, identifier: str = "") -> None:
        super().__init__()
        self._theme = theme
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        if identifier:
            self.setAccessibleIdentifier(identifier)
        self.setMaxLength(200)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._clear = Button(theme, clear_label, "icon", icon="close")
        self._clear.setParent(self)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Esc does it on the keyboard
        self._clear.hide()
        self._clear.clicked.connect(self._on_clear_clicked)
        self.textChanged.connect(self._on_text_changed)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def sizeHint(self) -> QSize:
        """Return the field's own height at the width of the design."""
        return QSize(self._theme.px(_WIDTH), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return a width at which the placeholder can be read."""
        words = self.fontMetrics().horizontalAdvance(self.placeholderText())
        return QSize(words + self._theme.px(80), super().minimumSizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear on Esc, go on to the results on Down or Enter."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self._on_clear_clicked()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field, then its icon."""
        super().paintEvent(event)
        painter = QPainter(self)
        side = self._theme.px(_ICON)
        box = QRect(self._theme.px(_ICON_LEFT), 1, side, self.height())
        self._theme.draw_icon(painter, "search", "ink2", box, _ICON)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the clear button at the right end."""
        super().resizeEvent(event)
        side = min(self.height() - 4, self._clear.sizeHint().height())
        self._clear.setGeometry(self.width() - side - 3, (self.height() - side) // 2, side, side)

    def _on_clear_clicked(self) -> None:
        self.clear()
        self.setFocus()

    def _on_text_changed(self, text: str) -> None:
        self._clear.setVisible(bool(text))

    def _on_theme_changed(self) -> None:
        # The style sheet pads by 12 at either side; icon and clear button stand in what is added here.
        self.setTextMargins(self._theme.px(_ICON_LEFT + _ICON + 9 - 12), 0, self._theme.px(20), 0)
        self.updateGeometry()
        self.update()
