# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What stands when an exercise is over: one quiet sentence, and where one can go from here."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.mark import Mark

_CENTRE = Qt.AlignmentFlag.AlignHCenter


class EndState(QWidget):
    """The end of an exercise; nothing is praised and nothing is counted up.

    *Signals*: `again_wanted()`, `words_wanted()`, `back_wanted()` (Esc too).
    """

    again_wanted = Signal()
    words_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, theme: Theme, back: str, identifier: str) -> None:
        super().__init__()
        self._theme = theme
        self._build(back, identifier)
        self._connect()

    def _build(self, back: str, identifier: str) -> None:
        theme = self._theme
        self._sentence = Text(theme, "title", wraps=True)
        self._sentence.setAlignment(_CENTRE)
        self._sentence.setAccessibleIdentifier(f"{identifier}.end")
        self.again = Button(theme, self.tr("Again"), "secondary", identifier=f"{identifier}.again")
        self.words = Button(
            theme, self.tr("A few words"), "secondary", icon="now", identifier=f"{identifier}.words"
        )
        self.back = Button(theme, back, "quiet", identifier=f"{identifier}.back")
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addStretch(1)
        row.addWidget(self.again)
        row.addWidget(self.words)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.addStretch(5)
        column.addWidget(Mark(theme, 56), 0, _CENTRE)
        column.addSpacing(theme.px(24))
        column.addWidget(self._sentence)
        column.addSpacing(theme.px(32))
        column.addLayout(row)
        column.addSpacing(theme.px(12))
        column.addWidget(self.back, 0, _CENTRE)
        column.addStretch(6)

    def _connect(self) -> None:
        self.again.clicked.connect(self.again_wanted)
        self.words.clicked.connect(self.words_wanted)
        self.back.clicked.connect(self.back_wanted)

    @property
    def sentence(self) -> str:
        """Return the sentence shown."""
        return self._sentence.text()

    def show_sentence(self, sentence: str) -> None:
        """Show a sentence, and make "Again" the next thing a key reaches."""
        self._sentence.setText(sentence)
        self._sentence.setAccessibleName(sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back at Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.back_wanted.emit()
        else:
            super().keyPressEvent(event)
