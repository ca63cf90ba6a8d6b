# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The paper in a window while the process behind it is replaced: the mark, and no word of anyone's."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from holdspace.ui.rail import Rail
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.mark import paint_mark

_MARK = 56


class LockCover(QWidget):
    """Covers `window` but for `kept`, a part at its left which shows nothing that a person wrote."""

    def __init__(self, theme: Theme, window: QWidget, kept: QWidget | None = None) -> None:
        super().__init__(window)
        self._theme = theme
        self._kept = kept
        # What lies beneath is not painted then, not even for the picture that the display is sent.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        room = window.rect()
        if kept is not None and kept.isVisible():
            room.setLeft(kept.geometry().right() + 1)
        self.setGeometry(room)

    def draw(self) -> None:
        """Be painted at once over everything, and what is kept with it: a menu may have lain on that.

        In the window itself what people type into may lie on it, too, as the palette does in large letters.
        """
        if self._kept is not None:
            self._kept.raise_()
        self.show()
        self.raise_()
        self.repaint()
        if self._kept is not None:
            self._kept.repaint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the paper and the mark."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("paper"))
        side = self._theme.px(_MARK)
        box = QRect(0, 0, side, side)
        box.moveCenter(self.rect().center())
        paint_mark(painter, QRectF(box), self._theme.colour("sage"))


def cover(theme: Theme, windows: Iterable[QWidget], others: Iterable[QWidget]) -> None:
    """Cover `windows` but for a rail, and put away any of `others`: a menu, a tip, a dialog."""
    covered = [each for each in windows if each.isVisible() and not each.isMinimized()]
    for other in others:
        if other.isVisible() and other not in covered:
            other.hide()
    for window in covered:
        LockCover(theme, window, window.findChild(Rail)).draw()
