# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The end of a doorway: one quiet sentence, what became of the words, and what can follow if it is wanted."""

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


class EndView(QWidget):
    """Nothing is praised. `back` is on the button that leads back; `small` is for the pocket window.

    *Signals*: `sort_wanted()`; `close_wanted()` at the end of the day; `done()` (Esc too).
    """

    sort_wanted = Signal()
    close_wanted = Signal()
    done = Signal()

    def __init__(self, theme: Theme, back: str, *, small: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self._sentence = Paragraph(theme, "title_small" if small else "title")
        self._sentence.setAlignment(_CENTRE)
        self._sentence.setAccessibleIdentifier("doorway.end")
        self._kept = Text(theme, "soft", wraps=True)
        self._kept.setAlignment(_CENTRE)
        self._kept.setAccessibleIdentifier("doorway.kept")
        self._offer = Text(theme, "voice_soft", wraps=True)
        self._offer.setAlignment(_CENTRE)
        self.sort = Button(theme, self.tr("Sort it a little"), "secondary", identifier="doorway.sort")
        self.back = Button(theme, back, "secondary", identifier="doorway.done")
        self.close_all = Button(theme, self.tr("Close HoldSpace"), "secondary", identifier="doorway.close")
        self.close_all.clicked.connect(self.close_wanted)
        self.close_all.hide()
        self.sort.clicked.connect(self.sort_wanted)
        self.back.clicked.connect(self.done)
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addStretch(1)
        row.addWidget(self.back)
        row.addWidget(self.sort)
        row.addWidget(self.close_all)
        row.addStretch(1)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(24, 24, 24, 24)
        column.addStretch(5)
        self._mark = Mark(theme, 56)
        column.addWidget(self._mark, 0, _CENTRE)
        column.addSpacing(theme.px(24))
        column.addWidget(self._sentence)
        column.addSpacing(theme.px(8))
        column.addWidget(self._kept)
        column.addSpacing(theme.px(24))
        column.addWidget(self._offer)
        column.addSpacing(theme.px(12))
        column.addLayout(row)
        column.addStretch(6)
        fill_scrolled(self, inner)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room to the words where it is low."""
        super().resizeEvent(event)
        self._mark.setHidden(self.height() < self._theme.px(_LOW))

    def show_end(self, sentence: str, kept: str, offer: str) -> None:
        """Show how it ended; `offer` asks whether what follows is wanted, or is ""."""
        for text, words in ((self._sentence, sentence), (self._kept, kept), (self._offer, offer)):
            text.setText(words)
            text.setAccessibleName(words)
            text.setVisible(bool(words))
        self.sort.setVisible(bool(offer))
        announce(self, " ".join(each for each in (sentence, kept, offer) if each))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back at Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.done.emit()
        else:
            super().keyPressEvent(event)
