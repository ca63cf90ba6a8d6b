# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""One half of the help page: what to do, then whom to call."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from holdspace.domain.help import HelpHalf
from holdspace.ui.help.number_row import NumberRow
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.mark import paint_held

_BESIDE = 440  # from this width of the design on, a number's words stand beside it
HELD_ROOM = 16


class HalfView(QWidget):
    """A title, short paragraphs, numbers. `seen` are the ids of numbers that the half before shows too."""

    def __init__(self, theme: Theme, half: HelpHalf, seen: frozenset[str]) -> None:
        super().__init__()
        self._theme = theme
        self._held = False
        self._column = QVBoxLayout(self)
        self.title = Text(theme, "title_small", half.title, wraps=True)
        self._column.addWidget(self.title)
        # The first says what cannot wait; the rest stands back.
        self._paragraphs = [
            Text(theme, "voice_soft" if index else "voice", words, wraps=True)
            for index, words in enumerate(half.paragraphs)
        ]
        self._before_numbers = QWidget()
        for paragraph in self._paragraphs:
            self._column.addWidget(paragraph)
        self._column.addWidget(self._before_numbers)
        self.rows = tuple(
            NumberRow(theme, number, f".{half.id}" if number.id in seen else "") for number in half.numbers
        )
        for row in self.rows:
            self._column.addWidget(row)
        self._column.addStretch(1)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def hold(self, held: bool) -> None:
        """Mark this half as the one asked for."""
        self._held = held
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put words beside the numbers or below them."""
        super().resizeEvent(event)
        self._place_words()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the arc that holds the half asked for."""
        if self._held:
            tall = float(self._theme.px(26))
            box = QRectF(self._theme.px(2), self.title.geometry().center().y() - tall / 2, tall, tall)
            paint_held(QPainter(self), box, self._theme.colour("sage"))

    def _place_words(self) -> None:
        beside = self.width() >= self._theme.px(_BESIDE)
        for row in self.rows:
            row.place_words(beside)

    def _on_theme_changed(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(HELD_ROOM), 0, 0, 0)
        self._column.setSpacing(0)
        self.title.setContentsMargins(0, 0, 0, px(10))
        for paragraph in self._paragraphs:
            paragraph.setContentsMargins(0, 0, 0, px(10))
        self._before_numbers.setFixedHeight(px(10))
        self._place_words()
