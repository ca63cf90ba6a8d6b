# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A page of the visor sheet as it will come out, made small."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, QSizeF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from holdspace.services.visor_sheet import VisorLine
from holdspace.ui.theme.theme import Theme
from holdspace.ui.visor.sheet import SheetPage
from holdspace.ui.widgets.gaps import spoken

_MARGIN = 10.0  # points that a PDF leaves white round what is painted


class SheetPreview(QWidget):
    """Shows the page on paper in the theme's colours; `size` is the paper's, in points."""

    def __init__(self, theme: Theme, size: QSizeF) -> None:
        super().__init__()
        self._theme = theme
        self._size = size
        self._foot = ""
        self._lines: tuple[VisorLine, ...] = ()
        self._page: SheetPage | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleIdentifier("visor.preview")
        theme.changed.connect(self._on_theme_changed)

    def show_lines(self, lines: Sequence[VisorLine], name: str, foot: str = "") -> None:
        """Show these cards, and a line below them; `name` is what a screen reader calls the page."""
        self._lines, self._foot, self._page = tuple(lines), foot, None
        self.setAccessibleName(name)
        self.setAccessibleDescription("\n".join(spoken(line.say) for line in self._lines))
        self.update()

    def sizeHint(self) -> QSize:
        """Return a size in which the words can be told apart."""
        width = self._theme.px(440)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return a narrow page."""
        width = self._theme.px(200)
        return QSize(width, self.heightForWidth(width))

    def heightForWidth(self, width: int) -> int:
        """Return the height of the paper at a width, in pixels."""
        return round(width * self._size.height() / self._size.width())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint paper and page."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = theme.tokens.border
        painter.setPen(QPen(theme.colour("edge"), edge))
        painter.setBrush(theme.colour("sheet"))
        paper = QRectF(0, 0, self.width(), self.heightForWidth(self.width()))
        painter.drawRect(paper.adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2))
        scale = self.width() / self._size.width()
        inset = _MARGIN * scale
        ink, quiet = theme.colour("ink"), theme.colour("ink2")
        self._laid_out().paint(painter, paper.adjusted(inset, inset, -inset, -inset), ink, quiet)

    def _laid_out(self) -> SheetPage:
        if self._page is None:
            inner = QSizeF(self._size.width() - 2 * _MARGIN, self._size.height() - 2 * _MARGIN)
            self._page = SheetPage(self._theme, self._lines, inner, self._foot)
        return self._page

    def _on_theme_changed(self) -> None:
        self._page = None
        self.updateGeometry()
        self.update()
