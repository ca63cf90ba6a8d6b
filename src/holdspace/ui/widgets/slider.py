# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A slider for what goes from nothing to all, painted from the theme."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider

from holdspace.ui.theme.theme import Theme

_HEIGHT, _LENGTH, _GROOVE, _KNOB = 32, 260, 4, 18
_STEP, _PAGE = 5, 20


class Slider(QSlider):
    """Sets a share from 0 to 100 percent by keyboard or mouse; `name` says of what.

    Pressed anywhere, it goes there. Its knob wears the focus ring.
    *Signals*: `settled(int)` once the person let go of it, or at each key.
    """

    settled = Signal(int)

    def __init__(self, theme: Theme, name: str, identifier: str) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme = theme
        self.setRange(0, 100)
        self.setSingleStep(_STEP)
        self.setPageStep(_PAGE)
        self.setAccessibleName(name)
        self.setAccessibleIdentifier(identifier)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def sizeHint(self) -> QSize:
        """Return a length at which a step is easy to meet."""
        return QSize(self._theme.px(_LENGTH), self._theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return half of that length."""
        return QSize(self._theme.px(_LENGTH) // 2, self._theme.px(_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Settle at each step made by a key."""
        before = self.value()
        super().keyPressEvent(event)
        if self.value() != before:
            self.settled.emit(self.value())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the knob to where it is pressed."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._go_to(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse."""
        if self.isSliderDown():
            self._go_to(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Settle where it is let go."""
        if event.button() == Qt.MouseButton.LeftButton and self.isSliderDown():
            self._go_to(event.position())
            self.setSliderDown(False)
            self.settled.emit(self.value())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: whoever scrolls past changes nothing."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the groove, the part up to the knob, and the knob."""
        del event
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        thick, middle = theme.px(_GROOVE), self.height() / 2
        groove = QRectF(self._margin, middle - thick / 2, self._travel, thick)
        painter.setBrush(theme.colour("edge"))
        # What is left is thinner as well: colour alone would not tell it from what is set.
        painter.drawRoundedRect(groove.adjusted(0, thick * 0.25, 0, -thick * 0.25), thick / 4, thick / 4)
        knob = self._knob
        groove.setRight(knob.x())
        painter.setBrush(theme.colour("sage"))
        painter.drawRoundedRect(groove, thick / 2, thick / 2)
        painter.setPen(QPen(theme.colour("sage"), 2.0))
        painter.setBrush(theme.colour("sheet"))
        radius = theme.px(_KNOB) / 2 - 1
        painter.drawEllipse(knob, radius, radius)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), float(theme.tokens.focus)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(knob, radius + 4, radius + 4)

    @property
    def _margin(self) -> float:
        return self._theme.px(_KNOB) / 2 + 5.0  # room for the ring

    @property
    def _travel(self) -> float:
        return max(1.0, self.width() - 2 * self._margin)

    @property
    def _knob(self) -> QPointF:
        share = self.value() / 100
        if self.isRightToLeft():
            share = 1.0 - share
        return QPointF(self._margin + share * self._travel, self.height() / 2)

    def _go_to(self, at: QPointF) -> None:
        share = (at.x() - self._margin) / self._travel
        if self.isRightToLeft():
            share = 1.0 - share
        self.setValue(round(100 * share))

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()
