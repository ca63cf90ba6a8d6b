# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A page that scrolls where its window is too small for it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QScrollBar, QVBoxLayout, QWidget


class _Bar(QScrollBar):
    """A bar that is seen only as the style sheet has it: that may follow the first frame.

    *Signals*: `restyled()`, as it may have another width then.
    """

    restyled = Signal()

    def __init__(self, orientation: Qt.Orientation, parent: QWidget) -> None:
        super().__init__(orientation, parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, False)  # what lies beneath is seen

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint nothing before the style sheet is in force."""
        app = QApplication.instance()
        if isinstance(app, QApplication) and app.styleSheet():
            super().paintEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Tell of another style."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.restyled.emit()


class ScrolledArea(QScrollArea):
    """A scroll area without a frame, whose bars lie over its edges and are ours.

    Qt's own bars come and go among the area's accessible children, which Qt 6.11 hands out by an unchecked
    number: a screen reader that asked a moment too late ended the program. They also move what they stand
    beside. The area is no stop of the Tab key. Without `sideways` it scrolls up and down alone.
    """

    def __init__(self, *, sideways: bool = False) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._shown: dict[QScrollBar, QScrollBar] = {}  # ours by Qt's, made when there is somewhere to go
        self._hidden = [self.verticalScrollBar(), *([self.horizontalScrollBar()] if sideways else [])]
        for bar in self._hidden:
            bar.rangeChanged.connect(self._on_range_changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the bars at the edges."""
        super().resizeEvent(event)
        self._place()

    def _on_range_changed(self) -> None:
        hidden = self.sender()
        assert isinstance(hidden, QScrollBar)  # noqa: S101 - no other is connected
        goes = hidden.maximum() > hidden.minimum()
        if hidden not in self._shown:
            if not goes:
                return
            self._shown[hidden] = self._make(hidden)
        shown = self._shown[hidden]
        shown.setRange(hidden.minimum(), hidden.maximum())
        shown.setPageStep(hidden.pageStep())
        shown.setSingleStep(hidden.singleStep())
        shown.setValue(hidden.value())
        shown.setVisible(goes)
        self._place()

    def _make(self, hidden: QScrollBar) -> QScrollBar:
        shown = _Bar(hidden.orientation(), self)
        shown.restyled.connect(self._place)
        hidden.valueChanged.connect(shown.setValue)
        shown.valueChanged.connect(hidden.setValue)
        return shown

    def _place(self) -> None:
        for shown in self._shown.values():
            size = shown.sizeHint()
            if shown.orientation() == Qt.Orientation.Vertical:
                left = 0 if self.isRightToLeft() else self.width() - size.width()
                shown.setGeometry(left, 0, size.width(), self.height())
            else:
                shown.setGeometry(0, self.height() - size.height(), self.width(), size.height())
            shown.raise_()


def fill_scrolled(page: QWidget, sheet: QWidget, *, sideways: bool = False) -> ScrolledArea:
    """Fill `page` with `sheet` in a scrolled area, and return the area."""
    area = ScrolledArea(sideways=sideways)
    area.setWidget(sheet)
    outside = QVBoxLayout(page)
    outside.setContentsMargins(0, 0, 0, 0)
    outside.addWidget(area)
    return area


def bring_into_view(widget: QWidget, margin: int = 0) -> None:
    """Scroll every area that a widget lies in so that it is seen, the innermost first; margin in pixels."""
    at = widget.parentWidget()
    while at is not None:
        if isinstance(at, QScrollArea):
            at.ensureWidgetVisible(widget, 0, margin)
        at = at.parentWidget()


def bring_into_view_later(widget: QWidget, margin: int = 0) -> None:
    """Scroll to a widget once it is laid out: what was made or shown just now has no place yet."""
    QTimer.singleShot(0, widget, partial(_bring_laid_out, widget, margin))


def _bring_laid_out(widget: QWidget, margin: int) -> None:
    """Bring a widget into view where it is to stand: it is laid out level by level, later."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    bring_into_view(widget, margin)
