# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""One page of the primer: its title, its paragraphs, the thing to try, held by an arc, and its sources."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from holdspace.services.primer import PrimerPage
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.mark import paint_held
from holdspace.ui.widgets.paragraph import Paragraph
from holdspace.ui.widgets.spaced_column import SpacedColumn

_RADIUS = 14
_ARC = 26


class PrimerSheet(QWidget):
    """The words of a page in one column; `fit` says how wide it is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._title = Paragraph(theme, "title")
        self._title.setAccessibleIdentifier("primer.title")
        self._paragraphs: list[Paragraph] = []
        self._try = _ToTry(theme)
        self._column = SpacedColumn(theme, self)
        self._column.addWidget(self._title)
        self._column.add_gap(12)
        self._words = QVBoxLayout()
        self._words.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._words)
        self._column.add_gap(22)
        self._column.addWidget(self._try)
        self._sources = Paragraph(theme, "small")
        self._sources.setAccessibleIdentifier("primer.sources")
        self._column.add_gap(12)
        self._column.addWidget(self._sources)

    def show_page(self, page: PrimerPage) -> None:
        """Show a page; what is a paragraph stays one, for a screen reader that stands on it."""
        self._title.setText(page.title)
        while len(self._paragraphs) < len(page.paragraphs):
            self._paragraphs.append(Paragraph(self._theme, "voice"))
            self._words.addWidget(self._paragraphs[-1])
        for place, paragraph in enumerate(self._paragraphs):
            words = page.paragraphs[place] if place < len(page.paragraphs) else ""
            paragraph.setText(words)
            paragraph.setVisible(bool(words))
        self._try.show_words(page.to_try)
        self._sources.setText(self.tr("Found by {0}.").format("; ".join(page.sources)))
        self._sources.setVisible(bool(page.sources))

    def fit(self, width: int, *, small: bool) -> None:
        """Be `width` pixels wide; `small` where the window is."""
        self.setFixedWidth(width)
        self._title.restyle("title_small" if small else "title")
        self._words.setSpacing(self._theme.px(10 if small else 13))


class _ToTry(QWidget):
    """One thing to try, on a sheet of paper."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._label = Text(theme, "label", self.tr("One thing to try"))
        self._words = Paragraph(theme, "door")
        self._words.setAccessibleIdentifier("primer.try")
        self._column = SpacedColumn(theme, self)
        self._column.addWidget(self._label)
        self._column.add_gap(6)
        self._column.addWidget(self._words)
        theme.changed.connect(self._fit)
        self._fit()

    def show_words(self, words: str) -> None:
        """Show the thing to try."""
        self._words.setText(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the paper and the arc that holds the words."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = theme.tokens.border
        painter.setPen(QPen(theme.colour("line"), width))
        painter.setBrush(theme.colour("sheet"))
        box = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(box, theme.px(_RADIUS), theme.px(_RADIUS))
        tall = float(theme.px(_ARC))
        middle = self._words.geometry().center().y()
        paint_held(painter, QRectF(theme.px(10), middle - tall / 2, tall, tall), theme.colour("sage"))

    def _fit(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(28), px(16), px(24), px(18))
        self.update()
