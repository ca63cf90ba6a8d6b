# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What every breath figure shares: a ring of phases with its bead, words that stand still, the keyboard.

What stands is painted once into a pixmap; of what moves, only as much as changed.
"""

from __future__ import annotations

import math
from itertools import pairwise

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFocusEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from holdspace.domain.breathing import Moment, Pattern, count_shown
from holdspace.domain.pacing import SETTLE
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.breath_core import phase_words
from holdspace.ui.widgets.mark import draw_arc

LAYERS = 5
FULL = 0.86  # of the ring: how far the full breath reaches
GAP_DEGREES = 5.0
LINE_STEP = 0.65  # device pixels: so far apart, lines of one pixel make one edge
_LARGEST = 272
_ROOM = 16.0  # round the ring, for the bead
_BEAD = 9.0
_BEAD_ROOM = 12
_STILL = 0.5
_LEAST_STEP = 0.25  # pixels: the eye cannot tell a smaller step of a soft edge
_ARC_STEP = 10.0  # degrees: so far, the way of the bead is as good as straight
_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


def phase_arcs(pattern: Pattern) -> list[tuple[float, float]]:
    """Return start and end of each phase's share of the ring, in degrees from the bottom, clockwise."""
    ends, whole = [0.0], pattern.cycle_seconds
    for step in pattern.phases:
        ends.append(ends[-1] + 360.0 * step.seconds / whole)
    return list(pairwise(ends))


def on_ring(centre: QPointF, radius: float, degrees: float) -> QPointF:
    """Return the point of a circle at `degrees` from the bottom, clockwise."""
    turn = math.radians(degrees)
    return QPointF(centre.x() - radius * math.sin(turn), centre.y() + radius * math.cos(turn))


class RingFigure(QWidget):
    """Shows moments of a pattern, brought by whoever shows it; between two only what changed is painted.

    A figure says by `_take_measures` what it needs of a new size, by `_paint_layers`, `_paint_words` and
    `_paint_still` what it looks like, by `_breath_rect` and `_core_rect` where, and by `_reach` how far its
    foremost edge goes in pixels.
    *Signals*: `pressed()` by the pointer.
    """

    pressed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pattern: Pattern | None = None
        self._arcs: list[tuple[float, float]] = []
        self._moment: Moment | None = None
        self._fullness = _STILL
        self._centre, self._ring = QPointF(), 1.0
        self._ground = QPixmap()
        self._core = QPixmap()
        self._core_key: tuple[object, ...] = ()
        self._rings_focus = False
        self._has_word = True
        self._layer_pens: list[tuple[QBrush, QPen]] = []
        self._take_measures(self._centre, self._ring)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def moment(self) -> Moment | None:
        """Return the moment shown, or None where the figure is still."""
        return self._moment

    def sizeHint(self) -> QSize:
        """Return the size of the design."""
        side = 2 * self._theme.px(_LARGEST) + 2 * round(_ROOM)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which it can be followed."""
        return QSize(200, 200)

    def leave_word_out(self) -> None:
        """Show the seconds alone: whoever shows this says the word beside it, as large as it is to be."""
        self._has_word = False

    def show_pattern(self, pattern: Pattern) -> None:
        """Show the ring of a pattern, still and half full, without words."""
        self._pattern = pattern
        self._arcs = phase_arcs(pattern)
        self._moment = None
        self._fullness = _STILL
        self._forget_ground()

    def show_moment(self, moment: Moment) -> None:
        """Show a moment of the pattern."""
        before, self._moment = self._moment, moment
        if before is None or (before.index, before.cycle) != (moment.index, moment.cycle):
            self._fullness = moment.fullness
            self._forget_ground()
            return
        # One rectangle: a region of several would make every shape be clipped span by span.
        dirty = self._way_rect(before, moment)
        if abs(moment.fullness - self._fullness) * self._reach() >= _LEAST_STEP:
            dirty |= self._breath_rect(self._fullness, moment.fullness)
            self._fullness = moment.fullness
        if count_shown(before) != count_shown(moment):  # the words may lie outside of the breath
            dirty |= self._core_rect()
        self.update(dirty)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the ring into the widget."""
        side = min(self.width(), self.height()) / 2 - _ROOM
        # On whole pixels the still parts stay crisp.
        self._centre = QPointF(self.width() // 2, self.height() // 2)
        self._ring = max(40.0, min(side, float(self._theme.px(_LARGEST))))
        self._take_measures(self._centre, self._ring)
        self._forget_ground()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what stands, the breath, the words, and the way of the bead."""
        painter = QPainter(self)
        ground = self._ready_ground()
        ratio = ground.devicePixelRatio()
        rect = event.rect()
        where = QPointF(rect.x() * ratio, rect.y() * ratio)
        painter.drawPixmap(QRectF(rect), ground, QRectF(where, QSizeF(rect.size()) * ratio))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_layers(painter)
        self._paint_core(painter)
        if self._moment is not None:
            self._paint_way(painter, self._moment)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell that the figure was pressed."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()
        else:
            super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Ring the words where the keyboard came here by Tab."""
        self._rings_focus = event.reason() in _KEYBOARD
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let the ring round the words go."""
        self._rings_focus = False
        self.update()

    def _take_measures(self, centre: QPointF, ring: float) -> None:
        raise NotImplementedError

    def _paint_layers(self, painter: QPainter) -> None:
        raise NotImplementedError

    def _paint_words(self, painter: QPainter, words: tuple[str, str]) -> None:
        """Paint the word of the phase and its seconds, in the figure's own place."""
        raise NotImplementedError

    def _breath_rect(self, before: float, after: float) -> QRect:
        """Return what a change from one fullness to another paints anew."""
        raise NotImplementedError

    def _core_rect(self) -> QRect:
        raise NotImplementedError

    def _reach(self) -> float:
        raise NotImplementedError

    def _paint_still(self, painter: QPainter) -> None:
        """Paint what stands behind the breath, beside the ring. Nothing, unless a figure has it."""

    def _line_count(self, number: int) -> int:
        """Return of how many lines the edge of a layer is: the foremost of two, finer pixels take more."""
        return round((2 if number == LAYERS else 1) * self.devicePixelRatioF())

    def _paint_core(self, painter: QPainter) -> None:
        rect = self._core_rect()
        moment = self._moment
        word = phase_words(moment.kind) if moment and self._has_word else ""
        words = (word, str(count_shown(moment)) if moment else "")
        key = (*words, rect, self._rings_focus, self.devicePixelRatioF())
        if key != self._core_key:
            self._core = self._new_pixmap(rect.size())
            self._core.fill(Qt.GlobalColor.transparent)
            inner = QPainter(self._core)
            inner.setRenderHint(QPainter.RenderHint.Antialiasing)
            inner.translate(-rect.topLeft())
            self._paint_words(inner, words)
            inner.end()
            self._core_key = key
        painter.drawPixmap(rect.topLeft(), self._core)

    def _paint_way(self, painter: QPainter, moment: Moment) -> None:
        if moment.kind == SETTLE:
            return
        start, end = self._arcs[moment.index]
        at = start + (end - start) * moment.progress
        inset = GAP_DEGREES / 2
        if at > start + inset:
            self._draw_done(painter, start + inset, min(at, end - inset))
        painter.setPen(self._halo)
        painter.setBrush(self._bead)
        painter.drawEllipse(on_ring(self._centre, self._ring, at), _BEAD, _BEAD)

    def _ready_ground(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        if self._ground.isNull() or self._ground.devicePixelRatio() != ratio:
            self._ground = self._new_pixmap(self.size())
            self._ground.fill(self._theme.colour("paper"))
            painter = QPainter(self._ground)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_still(painter)
            self._paint_ring(painter)
            painter.end()
        return self._ground

    def _paint_ring(self, painter: QPainter) -> None:
        now = self._moment.index if self._moment else 0
        circle = self._circle()
        inset = GAP_DEGREES / 2
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for index, (start, end) in enumerate(self._arcs):
            if index < now:
                self._draw_done(painter, start + inset, end - inset)
            else:
                painter.setPen(round_pen(self._theme.colour("edge"), 1.5))
                draw_arc(painter, circle, start + inset, end - inset)

    def _draw_done(self, painter: QPainter, start: float, end: float) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(self._done)
        draw_arc(painter, self._circle(), start, end)

    def _circle(self) -> QRectF:
        ring, centre = self._ring, self._centre
        return QRectF(centre.x() - ring, centre.y() - ring, 2 * ring, 2 * ring)

    def _way_rect(self, before: Moment, moment: Moment) -> QRect:
        """Return what the bead moves through in a phase; behind a blocked loop that may be half the ring."""
        start, end = self._arcs[moment.index]
        first, last = (start + (end - start) * each.progress for each in (before, moment))
        parts = max(1, math.ceil(abs(last - first) / _ARC_STEP))
        dirty = QRect()
        for part in range(parts + 1):
            dirty |= self._bead_rect(first + (last - first) * part / parts)
        return dirty

    def _bead_rect(self, degrees: float) -> QRect:
        middle = on_ring(self._centre, self._ring, degrees).toPoint()
        return QRect(middle.x() - _BEAD_ROOM, middle.y() - _BEAD_ROOM, 2 * _BEAD_ROOM, 2 * _BEAD_ROOM)

    def _new_pixmap(self, size: QSize) -> QPixmap:
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(size * ratio)
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def _forget_ground(self) -> None:
        self._ground = QPixmap()
        self.update()

    def _on_theme_changed(self) -> None:
        # On a flat ground each layer has one colour, so it is mixed here once and painted opaque.
        theme = self._theme
        under, mixed = theme.colour("paper"), []
        for number in range(LAYERS, 0, -1):
            fill = _mix(under, theme.colour("bloom"), 0.24 + 0.025 * (LAYERS - number))
            share = 1.0 if number == LAYERS else 0.38
            outline = QPen(_mix(_mix(under, fill, 0.5), theme.colour("sage"), share), 1.0)
            outline.setCosmetic(True)
            mixed.append((QBrush(fill), outline))
            under = fill
        self._layer_pens = mixed[::-1]
        self._done = round_pen(theme.colour("sage"), 3.5)
        self._halo = QPen(theme.colour("paper"), 3.0)
        self._bead = QBrush(theme.colour("sage"))
        self._core_key = ()
        self._forget_ground()


def round_pen(colour: QColor, width: float) -> QPen:
    """Return a pen with round ends."""
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)


def _mix(under: QColor, over: QColor, share: float) -> QColor:
    return QColor.fromRgbF(
        under.redF() + (over.redF() - under.redF()) * share,
        under.greenF() + (over.greenF() - under.greenF()) * share,
        under.blueF() + (over.blueF() - under.blueF()) * share,
    )
