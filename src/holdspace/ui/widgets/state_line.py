# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""One line that says what becomes of the words."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from holdspace.ui.theme.theme import Text, Theme


class StateLine(QWidget):
    """An icon and a sentence on what becomes of the words. The icon's room is kept while it is away."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._icon = ""
        self._role = "ink3"
        self._text = Text(theme, "small", wraps=True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._text, 1)
        theme.changed.connect(self.update)

    @property
    def words(self) -> str:
        """Return the sentence."""
        return self._text.text()

    def tell(self, words: str, icon: str = "", *, shown: bool = True, wrong: bool = False) -> None:
        """Show a sentence, in clay where something is wrong. An icon that is not `shown` keeps its room."""
        self._row.setContentsMargins(self._theme.px(23) if icon else 0, 0, 0, 0)
        self._icon = icon if shown else ""
        self._role = "clay" if wrong else "ink3"
        self._text.restyle("wrong" if wrong else "small")
        self._text.setText(words)
        self.setAccessibleName(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon beside the first line."""
        if self._icon:
            side = self._theme.px(16)
            self._theme.draw_icon(
                QPainter(self), self._icon, self._role, QRect(0, 0, side, self.height()), 15
            )
