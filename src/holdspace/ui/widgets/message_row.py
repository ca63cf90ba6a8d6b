# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""One message in the page: what went wrong, or a quiet hint, in the same place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.announce import announce
from holdspace.ui.widgets.paragraph import Paragraph

_ICON = 17


class MessageRow(QWidget):
    """A sentence with or without the sign that something is wrong.

    With `lines` it keeps room for so many lines, so that what follows stays where it is.
    `resting` is what it says where there is nothing else to say.
    """

    def __init__(self, theme: Theme, identifier: str, *, lines: int = 0, resting: str = "") -> None:
        super().__init__()
        self._theme = theme
        self._lines = lines
        self._resting = resting
        self._icon = _Sign(theme)
        self._text = Paragraph(theme, "wrong")
        self._text.setAccessibleIdentifier(identifier)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._text, 1, Qt.AlignmentFlag.AlignTop)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.clear()

    @property
    def text(self) -> str:
        """Return what it says, or ""."""
        return self._text.text()

    def name(self, identifier: str) -> None:
        """Be found by another identifier."""
        self._text.setAccessibleIdentifier(identifier)

    def say(self, words: str) -> None:
        """Show that something is wrong, and have it read out at once."""
        self._put("wrong", words)
        announce(self._text, words, at_once=True)

    def show_wrong(self, words: str) -> None:
        """Show that something is wrong, without a word to who is at something else; "" for nothing."""
        self._put("wrong" if words else "label", words or self._resting)

    def tell(self, words: str) -> None:
        """Show plainly what was done."""
        self._put("ui", words)

    def hint(self, words: str) -> None:
        """Show a quiet hint."""
        self._put("label", words)

    def clear(self) -> None:
        """Say nothing more than what it says at rest."""
        self._put("label", self._resting)

    def _put(self, style: str, words: str) -> None:
        self._text.restyle(style)
        self._text.setText(words)
        self._icon.setVisible(style == "wrong")
        if not (words or self._lines):
            self.hide()
        elif self.parentWidget() is not None:  # without a parent it would be a window for a moment
            self.show()

    def _on_theme_changed(self) -> None:
        self._row.setSpacing(self._theme.px(9))
        line = self._text.pitch
        self.setMinimumHeight(line * self._lines)
        self._icon.setFixedSize(self._theme.px(_ICON), line)


class _Sign(QWidget):
    """The sign that something is wrong."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it in the middle of the first line."""
        self._theme.draw_icon(QPainter(self), "error", "clay", self.rect(), _ICON)
