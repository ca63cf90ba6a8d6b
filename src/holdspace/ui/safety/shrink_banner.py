# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Asks what it means that a backup holds less than the one before: a mistake, or as it should be."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from holdspace.services.backups import Shrink
from holdspace.ui.safety.words import shrink_words
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.controls import RADIUS, Button, theme_border
from holdspace.ui.widgets.paragraph import Paragraph
from holdspace.ui.widgets.spaced_column import SpacedColumn


class ShrinkBanner(QWidget):
    """A sentence and two links on a quiet warm ground; hidden while there is nothing to ask.

    *Signals*: `accepted()` where that is right; `list_wanted()` where someone wants to see the backups.
    """

    accepted = Signal()
    list_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._words = Paragraph(theme, "ui")
        self._words.setAccessibleIdentifier("safety.shrink")
        self._right = Button(theme, self.tr("That is right"), "link", identifier="safety.shrink_right")
        self._list = Button(theme, self.tr("Show backups"), "link", identifier="safety.shrink_list")
        column = SpacedColumn(theme, self)
        column.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(10))
        column.addWidget(self._words)
        column.add_gap(6)
        row = QHBoxLayout()
        row.setSpacing(theme.px(20))
        row.addWidget(self._right)
        row.addWidget(self._list)
        row.addStretch(1)
        column.addLayout(row)
        self._right.clicked.connect(self.accepted)
        self._list.clicked.connect(self.list_wanted)
        self.hide()

    def show_shrink(self, shrink: Shrink | None) -> None:
        """Ask about it, or hide where there is nothing to ask."""
        if shrink is not None:
            self._words.setText(shrink_words(shrink))
        self.setVisible(shrink is not None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        edge = theme_border(self._theme)
        if edge > 1:
            painter.setPen(QPen(self._theme.colour("clay"), edge))
        painter.setBrush(self._theme.colour("clay_soft"))
        radius = self._theme.px(RADIUS)
        inner = QRectF(self.rect()).adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2)
        painter.drawRoundedRect(inner, radius, radius)
