# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""One line that says what becomes of the words."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.announce import announce


class StateLine(QWidget):
    """An icon and a sentence on what becomes of the words. The icon's room is kept while it is away.

    What is wrong is read out at once when it comes up, or as soon as the line can be seen; what is `polite`
    once, when nothing else is being said.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._icon = ""
        self._role = "ink3"
        self._wrong = ""
        self._unsaid = ""
        self._text = Text(theme, "small", wraps=True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._text, 1)
        theme.changed.connect(self.update)

    @property
    def words(self) -> str:
        """Return the sentence."""
        return self._text.text()

    def tell(
        self, words: str, icon: str = "", *, shown: bool = True, wrong: bool = False, polite: bool = False
    ) -> None:
        """Show a sentence, in clay where something is wrong. An icon that is not `shown` keeps its room."""
        is_new = words != self.words
        self._row.setContentsMargins(self._theme.px(23) if icon else 0, 0, 0, 0)
        self._icon = icon if shown else ""
        self._role = "clay" if wrong else "ink3"
        self._text.restyle("wrong" if wrong else "small")
        self._text.setText(words)
        self.setAccessibleName(words)
        self.update()
        self._note_wrong(words if wrong else "")
        if polite and is_new and self.isVisible():
            announce(self, words)

    def showEvent(self, event: QShowEvent) -> None:
        """Say what went wrong while nobody saw it."""
        super().showEvent(event)
        self._say_unsaid()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon beside the first line."""
        if self._icon:
            side = self._theme.px(16)
            self._theme.draw_icon(
                QPainter(self), self._icon, self._role, QRect(0, 0, side, self.height()), 15
            )

    def _note_wrong(self, words: str) -> None:
        if words != self._wrong:  # not at every key that follows
            self._wrong = self._unsaid = words
            self._say_unsaid()

    def _say_unsaid(self) -> None:
        if self._unsaid and self.isVisible():
            announce(self, self._unsaid, at_once=True)
            self._unsaid = ""
