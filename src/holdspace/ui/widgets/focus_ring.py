# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The focus ring: one for a window, round whatever painted control has the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from shiboken6 import isValid

from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.controls import RADIUS, Chip, Painted, ReadingStop, WordChip


class FocusRing(QObject):
    """The one ring round whatever control or stop has the keyboard; fields turn their border instead."""

    _MARGIN = 4

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._target: QWidget | None = None
        self._ring: _Ring | None = None
        self._watched: list[QWidget] = []

    def follow(self, target: QWidget | None) -> None:
        """Ring `target` where it is a painted control or a stop to read at; ring nothing else."""
        self._leave()
        if target is None or not isinstance(target, Painted | ReadingStop):
            return
        self._target = target
        target.destroyed.connect(self._on_target_destroyed)
        host = self._watch_up_to_host(target)
        ring = self._usable_ring()
        ring.round_off(target)
        ring.setParent(host)
        self._fit()
        ring.show()
        ring.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay round the target when it, or what holds it, moves, grows or hides."""
        if self._target is not None:
            if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
                self._fit()
            elif watched is self._target and event.type() in (QEvent.Type.Hide, QEvent.Type.Show):
                self._usable_ring().setVisible(event.type() == QEvent.Type.Show)
        return False

    def _watch_up_to_host(self, target: QWidget) -> QWidget:
        """Watch all that moves the target, and return where the ring lies.

        That is the part of a scroll area that is seen, or the window: nothing in between may cut it off.
        """
        holder: QWidget = target
        while (above := holder.parentWidget()) is not None and not _is_viewport(holder):
            holder.installEventFilter(self)
            self._watched.append(holder)
            holder = above
        return holder

    def _usable_ring(self) -> _Ring:
        # It goes with a page that is dropped.
        if self._ring is None or not isValid(self._ring):
            self._ring = _Ring(self._theme)
        return self._ring

    def _leave(self) -> None:
        for holder in self._watched:
            if isValid(holder):
                holder.removeEventFilter(self)
        self._watched.clear()
        if self._target is not None:
            self._target.destroyed.disconnect(self._on_target_destroyed)
            self._target = None
        if self._ring is not None and isValid(self._ring):
            self._ring.hide()

    def _fit(self) -> None:
        if self._target is None:
            return
        ring, margin = self._usable_ring(), self._MARGIN
        host = ring.parentWidget()
        if host is not None and host.isAncestorOf(self._target):
            box = QRect(self._target.mapTo(host, QPoint(0, 0)), self._target.size())
            ring.setGeometry(box.adjusted(-margin, -margin, margin, margin))

    def _on_target_destroyed(self) -> None:
        self._target = None


def _is_viewport(widget: QWidget) -> bool:
    above = widget.parentWidget()
    return isinstance(above, QAbstractScrollArea) and above.viewport() is widget


class _Ring(QWidget):
    """The ring itself."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._corner: float | None = RADIUS
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def round_off(self, target: Painted | ReadingStop) -> None:
        """Take the corners of `target`; a pill has round ends."""
        self._corner = None if isinstance(target, Chip | WordChip) else target.corner

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring."""
        width = self._theme.tokens.focus
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("focus"), width))
        box = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        radius = box.height() / 2 if self._corner is None else self._theme.px(self._corner) + 3
        painter.drawRoundedRect(box, radius, radius)
