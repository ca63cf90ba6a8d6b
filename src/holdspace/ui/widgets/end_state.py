# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What stands when an exercise or a doorway is over: one quiet sentence, and where one can go from here."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.announce import announce
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.mark import Mark
from holdspace.ui.widgets.paragraph import Paragraph
from holdspace.ui.widgets.scrolled import fill_scrolled

_LOW = 380
_CENTRE = Qt.AlignmentFlag.AlignHCenter


class EndState(QWidget):
    """The end; nothing is praised and nothing is counted up. Whoever shows it adds ways on.

    `back` is on the button that leads back, first in the row, or quiet below it; `small` is for the pocket.
    *Signals*: `left()` at that button and at Esc.
    """

    left = Signal()

    def __init__(
        self, theme: Theme, back: str, identifier: str, *, quiet_back: bool = False, small: bool = False
    ) -> None:
        super().__init__()
        self._theme = theme
        self._identifier = identifier
        self._sentence = Paragraph(theme, "title_small" if small else "title")
        self._loads = Text(theme, "soft", wraps=True)
        self._kept = Text(theme, "soft", wraps=True)
        self._offer = Text(theme, "voice_soft", wraps=True)
        self._told = (self._sentence, self._loads, self._kept, self._offer)
        for text, name in zip(self._told, ("end", "loads", "kept", "offer"), strict=True):
            text.setAlignment(_CENTRE)
            text.setAccessibleIdentifier(f"{identifier}.{name}")
        kind = "quiet" if quiet_back else "secondary"
        self.back = Button(theme, back, kind, identifier=f"{identifier}.{'back' if quiet_back else 'done'}")
        self.back.clicked.connect(self.left)
        self._build(quiet_back=quiet_back)

    @property
    def sentence(self) -> str:
        """Return the sentence shown."""
        return self._sentence.text()

    def add_way(self, way: str, words: str, icon: str = "") -> Button:
        """Add a way on to the row, and return its button, for whoever follows its click."""
        button = Button(self._theme, words, "secondary", icon=icon, identifier=f"{self._identifier}.{way}")
        self._row.insertWidget(self._row.count() - 1, button)
        return button

    def show_end(self, sentence: str, kept: str = "", offer: str = "", *, loads: str = "") -> None:
        """Show how it ended, how heavy it was, what became of words, and what can follow if it is wanted."""
        for text, words in zip(self._told, (sentence, loads, kept, offer), strict=True):
            text.setText(words)
            text.setAccessibleName(words)
            text.setVisible(bool(words))

    def tell(self) -> None:
        """Say it to a screen reader."""
        announce(self, " ".join(each.text() for each in self._told if each.text()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room to the words where it is low."""
        super().resizeEvent(event)
        self._mark.setHidden(self.height() < self._theme.px(_LOW))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back at Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _build(self, *, quiet_back: bool) -> None:
        theme, inner = self._theme, QWidget()
        self._row = QHBoxLayout()
        self._row.setSpacing(theme.px(12))
        self._row.addStretch(1)
        self._row.addStretch(1)
        self._mark = Mark(theme, 56)
        column = QVBoxLayout(inner)
        column.setContentsMargins(24, 24, 24, 24)
        column.addStretch(5)
        column.addWidget(self._mark, 0, _CENTRE)
        column.addSpacing(theme.px(24))
        column.addWidget(self._sentence)
        column.addSpacing(theme.px(8))
        column.addWidget(self._loads)
        column.addWidget(self._kept)
        column.addSpacing(theme.px(24))
        column.addWidget(self._offer)
        column.addSpacing(theme.px(12))
        column.addLayout(self._row)
        if quiet_back:
            column.addSpacing(theme.px(12))
            column.addWidget(self.back, 0, _CENTRE)
        else:
            self._row.insertWidget(1, self.back)
        column.addStretch(6)
        fill_scrolled(self, inner)
