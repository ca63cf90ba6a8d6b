# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A layout that sets widgets side by side and goes on in the next line, as words do."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Widgets at their own size, from the left, wrapped into lines; `gap` in pixels stands between them."""

    def __init__(self, parent: QWidget | None = None, gap: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(gap)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item in at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem:
        """Return an item, or None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None  # type: ignore[return-value]

    def takeAt(self, index: int) -> QLayoutItem:
        """Let an item go and return it, or None past the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None  # type: ignore[return-value]

    def expandingDirections(self) -> Qt.Orientation:
        """Ask for no more room than the lines need."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Say that the number of lines depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines at `width` pixels."""
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place the items into `rect`."""
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def sizeHint(self) -> QSize:
        """Return the size of one line with all items."""
        hints = [item.sizeHint() for item in self._shown()]
        width = sum(hint.width() for hint in hints) + self.spacing() * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        """Return the size of the largest item."""
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        x, y = rect.x(), rect.y()
        line: list[tuple[QLayoutItem, int]] = []
        for item in self._shown():
            width = item.sizeHint().width()
            if line and x + width > rect.right() + 1:
                x, y, line = rect.x(), y + self._end(line, y, place=place) + self.spacing(), []
            line.append((item, x))
            x += width + self.spacing()
        return y + self._end(line, y, place=place) - rect.y()

    def _end(self, line: list[tuple[QLayoutItem, int]], top: int, *, place: bool) -> int:
        """Return the height of a line, and place what is in it, each midway."""
        height = max((item.sizeHint().height() for item, _left in line), default=0)
        for item, left in line if place else ():
            size = item.sizeHint()
            item.setGeometry(QRect(QPoint(left, top + (height - size.height()) // 2), size))
        return height
