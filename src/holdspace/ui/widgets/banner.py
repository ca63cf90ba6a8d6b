# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A banner in the page: a sign, a sentence, and a link where there is something to do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.announce import announce
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.paragraph import Paragraph

_ICON = 19
_SIDE, _ABOVE = 24, 10


class Banner(QWidget):
    """Says what holds for as long as it is shown. *Signals*: `link_pressed()`."""

    link_pressed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._sign = _Sign(theme)
        self._words = Paragraph(theme, "ui")
        self._words.setAccessibleIdentifier("window.banner")
        # Not a link: sage does not stand out enough on this ground.
        self._link = Button(theme, "", "quiet", icon="arrow-right", identifier="window.banner_link")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self._link, 0, Qt.AlignmentFlag.AlignVCenter)
        self._link.clicked.connect(self.link_pressed)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def words(self) -> str:
        """Return what it says."""
        return self._words.text()

    def say(self, words: str, link: str = "") -> None:
        """Say `words`, and offer what `link` says."""
        if words != self._words.text():
            self._words.setText(words)
            announce(self._words, words)
        self._link.setText(link)
        self._link.setVisible(bool(link))
        self._link.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground."""
        QPainter(self).fillRect(self.rect(), self._theme.colour("clay_soft"))

    def _on_theme_changed(self) -> None:
        theme = self._theme
        self._row.setContentsMargins(theme.px(_SIDE), theme.px(_ABOVE), theme.px(_SIDE), theme.px(_ABOVE))
        self._row.setSpacing(theme.px(12))
        self._sign.setFixedSize(theme.px(_ICON), self._words.pitch)
        self.update()


class _Sign(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it in the middle of the first line."""
        self._theme.draw_icon(QPainter(self), "error", "clay", self.rect(), _ICON)
