# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What every breath figure shares: a ring of phases with its bead, words that stand still, the keyboard.

What stands is painted once into a pixmap; of what moves, only as much as changed.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFocusEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
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
_BEAD, _HALO = 9.0, 3.0
_BEAD_ROOM = 12
_EDGE_ROOM = 4
_STILL = 0.5
_LEAST_STEP = 0.25  # pixels: the eye cannot tell a smaller step of a soft edge
_ARC_STEP = 10.0  # degrees: so far, the way of the bead is as good as straight
_SOFT = QPainter.RenderHint.Antialiasing
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

    A figure says by `_take_measures` what it needs of a new size and in `_reach` how far its foremost edge
    goes in pixels, by `_trace`, `_inner_edge`, `_paint_words` and `_paint_still` what it looks like, and by
    `_breath_rect` and `_core_rect` where.

    Sixty times a second, each call into Qt and each look at an attribute of a widget counts: what a frame
    needs stands ready in plain numbers and in paths that are made once.
    *Signals*: `pressed()` by the pointer.
    """

    pressed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pattern: Pattern | None = None
        self._arcs: list[tuple[float, float]] = []
        self._moment: Moment | None = None
        self._count = 0
        self._fullness = _STILL
        self._centre, self._ring, self._reach = QPointF(), 1.0, 0.0
        self._ground = QPixmap()
        self._ratio = 0.0  # what the ground was painted for; 0 where it has to be painted
        # The breath and the way of the bead, where they are to be painted each by itself.
        self._asked: tuple[QRect, QRect] | None = None
        self._core = QPixmap()
        self._has_core = False
        self._rings_focus = False
        self._insides: tuple[list[float], ...] = ([], [])
        self._has_word = True
        self._layer_pens: list[tuple[QBrush, QPen]] = []
        self._bodies = [QPainterPath() for _ in range(LAYERS)]
        self._edges = self._bodies  # a figure may have others
        self._inner, self._disc = QPainterPath(), QPainterPath()
        self._measure()
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
        if before is None or before.index != moment.index or before.cycle != moment.cycle:
            self._count, self._fullness = count_shown(moment), moment.fullness
            self._forget_ground()
            return
        self._ask(self._changed(moment), self._way_rect(before, moment))

    def _ask(self, breath: QRect | None, way: QRect) -> None:
        """Have the breath and the way of the bead painted, by themselves where they lie apart.

        On whole pixels only: elsewhere what is clipped ends in the middle of one.
        """
        if self._asked is not None:
            breath, way = self._asked[0] | (breath or QRect()), self._asked[1] | way
        if breath is None or not self._ratio.is_integer() or breath.intersects(way):
            self.update(way if breath is None else breath | way)
            return
        self._asked = (breath, way)
        self.update(breath)
        self.update(way)

    def _changed(self, moment: Moment) -> QRect | None:
        """Take on the breath and the count of a moment, and return what they paint anew."""
        changed, fullness, count = None, moment.fullness, count_shown(moment)
        if abs(fullness - self._fullness) * self._reach >= _LEAST_STEP:
            changed = self._breath_rect(self._fullness, fullness)
            self._fullness = fullness
        if count != self._count:  # the words may lie outside of the breath
            self._count, self._has_core = count, False
            changed = self._core_place | (changed or QRect())
        return changed

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the ring into the widget."""
        side = min(self.width(), self.height()) / 2 - _ROOM
        # On whole pixels the still parts stay crisp.
        self._centre = QPointF(self.width() // 2, self.height() // 2)
        self._ring = max(40.0, min(side, float(self._theme.px(_LARGEST))))
        self._measure()
        self._forget_ground()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what changed: of the breath and of the bead each by itself, where they lie apart."""
        painter = QPainter(self)
        if self.devicePixelRatioF() != self._ratio:
            self._paint_ground()
        painter.setRenderHint(_SOFT)
        parts = self._parts(event)
        for part in parts:
            if len(parts) > 1:
                painter.setClipRect(part)
            self._paint_part(painter, part)

    def _parts(self, event: QPaintEvent) -> tuple[QRect, ...]:
        """Return what to paint. A region of several rectangles would make Qt clip each shape span by span."""
        asked, self._asked = self._asked, None
        if asked is None or not event.region().subtracted(asked[0]).subtracted(asked[1]).isEmpty():
            return (event.rect(),)
        return asked

    def _paint_part(self, painter: QPainter, part: QRect) -> None:
        """Paint what stands, the breath, the words, and the way of the bead, as far as they lie in a part."""
        (x, y, ring), ratio = self._plain, self._ratio
        box: Any = part.getRect()  # four numbers in one call
        left, top, width, height = box
        if ratio == 1.0:
            painter.drawPixmap(part, self._ground, part)
        else:
            source = QRectF(left * ratio, top * ratio, width * ratio, height * ratio)
            painter.drawPixmap(QRectF(part), self._ground, source)
        left, top = left - x, top - y  # from the centre
        right, bottom = left + width, top + height
        if math.hypot(max(left, -right, 0.0), max(top, -bottom, 0.0)) < FULL * ring + _EDGE_ROOM:
            self._paint_layers(painter)
            if part.intersects(self._core_place):
                self._paint_core(painter)
        if math.hypot(max(-left, right), max(-top, bottom)) > ring - _BEAD_ROOM:
            self._paint_way(painter, part)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell that the figure was pressed."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()
        else:
            super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Ring the words where the keyboard came here by Tab."""
        self._rings_focus, self._has_core = event.reason() in _KEYBOARD, False
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let the ring round the words go."""
        self._rings_focus = self._has_core = False
        self.update()

    def _take_measures(self, centre: QPointF, ring: float) -> None:
        raise NotImplementedError

    def _trace(self, fullness: float) -> None:
        """Make `_bodies` the layers, inmost first, and `_edges` the lines along their edges."""
        raise NotImplementedError

    def _inner_edge(self, number: int, inside: float) -> QPainterPath:
        """Return the line along the edge of a layer just traced, so many pixels within it."""
        raise NotImplementedError

    def _paint_words(self, painter: QPainter, words: tuple[str, str]) -> None:
        """Paint the word of the phase and its seconds, in the figure's own place."""
        raise NotImplementedError

    def _breath_rect(self, before: float, after: float) -> QRect:
        """Return what a change from one fullness to another paints anew."""
        raise NotImplementedError

    def _core_rect(self) -> QRect:
        raise NotImplementedError

    def _paint_still(self, painter: QPainter) -> None:
        """Paint what stands behind the breath, beside the ring. Nothing, unless a figure has it."""

    def _paint_above(self, painter: QPainter) -> None:
        """Paint what lies on the layers just painted. Nothing, unless a figure has it."""

    def _measure(self) -> None:
        centre, ring = self._centre, self._ring
        self._plain = (centre.x(), centre.y(), ring)
        self._circle = QRectF(centre.x() - ring, centre.y() - ring, 2 * ring, 2 * ring)
        self._take_measures(centre, ring)
        self._core_place = self._core_rect()
        self._has_core = False

    def _paint_layers(self, painter: QPainter) -> None:
        # Hard edges, and over each a soft line that hides its steps: a third of the cost of soft layers. A
        # cosmetic pen of one pixel is drawn as lines, a sixth of the cost of stroking a shape.
        self._trace(self._fullness)
        bodies, edges, pens = self._bodies, self._edges, self._layer_pens
        others, foremost = self._insides
        painter.setRenderHint(_SOFT, False)
        for number in range(LAYERS - 1, -1, -1):
            painter.fillPath(bodies[number], pens[number][0])
        painter.setRenderHint(_SOFT)
        for number in range(LAYERS):
            pen = pens[number][1]
            painter.strokePath(edges[number], pen)
            for inside in foremost if number == LAYERS - 1 else others:
                painter.strokePath(self._inner_edge(number + 1, inside), pen)
        self._paint_above(painter)

    def _paint_core(self, painter: QPainter) -> None:
        place = self._core_place
        if not self._has_core:
            moment = self._moment
            word = phase_words(moment.kind) if moment and self._has_word else ""
            words = (word, str(self._count)) if moment else ("", "")
            self._core = self._new_pixmap(place.size())
            self._core.fill(Qt.GlobalColor.transparent)
            inner = QPainter(self._core)
            inner.setRenderHint(_SOFT)
            inner.translate(-place.topLeft())
            self._paint_words(inner, words)
            inner.end()
            self._has_core = True
        painter.drawPixmap(place.x(), place.y(), self._core)

    def _paint_way(self, painter: QPainter, part: QRect) -> None:
        moment = self._moment
        if moment is None or moment.kind == SETTLE:
            return
        start, end = self._arcs[moment.index]
        at = start + (end - start) * moment.progress
        first, last = start + GAP_DEGREES / 2, min(at, end - GAP_DEGREES / 2)
        x, y, ring = self._plain
        turn = math.radians(at)
        x, y = x - ring * math.sin(turn), y + ring * math.cos(turn)
        near = part.adjusted(-_BEAD_ROOM, -_BEAD_ROOM, _BEAD_ROOM, _BEAD_ROOM)
        has_bead = near.contains(round(x), round(y))
        if has_bead:  # the way farther back than that is farther away than the part goes
            first = max(first, at - math.degrees(2 * (near.width() + near.height()) / ring))
        if last > first:
            self._draw_done(painter, first, last)
        for radius, colour in self._bead if has_bead else ():
            self._disc.clear()
            self._disc.addEllipse(x - radius, y - radius, 2 * radius, 2 * radius)
            painter.fillPath(self._disc, colour)

    def _paint_ground(self) -> None:
        self._ratio = ratio = self.devicePixelRatioF()
        self._has_core = False
        # The edge of the foremost layer is of two lines; finer pixels take more.
        others, foremost = (range(1, round(lines * ratio)) for lines in (1, 2))
        self._insides = tuple([line * LINE_STEP / ratio for line in lines] for lines in (others, foremost))
        self._ground = self._new_pixmap(self.size())
        self._ground.fill(self._theme.colour("paper"))
        painter = QPainter(self._ground)
        painter.setRenderHint(_SOFT)
        self._paint_still(painter)
        self._paint_ring(painter)
        painter.end()

    def _paint_ring(self, painter: QPainter) -> None:
        now = self._moment.index if self._moment else 0
        inset = GAP_DEGREES / 2
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for index, (start, end) in enumerate(self._arcs):
            if index < now:
                self._draw_done(painter, start + inset, end - inset)
            else:
                painter.setPen(round_pen(self._theme.colour("edge"), 1.5))
                draw_arc(painter, self._circle, start + inset, end - inset)

    def _draw_done(self, painter: QPainter, start: float, end: float) -> None:
        painter.setPen(self._done)
        draw_arc(painter, self._circle, start, end)

    def _way_rect(self, before: Moment, moment: Moment) -> QRect:
        """Return what the bead moves through in a phase; behind a blocked loop that may be half the ring."""
        start, end = self._arcs[moment.index]
        first, last = (start + (end - start) * each.progress for each in (before, moment))
        parts = max(1, math.ceil(abs(last - first) / _ARC_STEP))
        x, y, ring = self._plain
        turns = [math.radians(first + (last - first) * part / parts) for part in range(parts + 1)]
        across = [round(x - ring * math.sin(turn)) for turn in turns]
        down = [round(y + ring * math.cos(turn)) for turn in turns]
        left, top, room = min(across), min(down), 2 * _BEAD_ROOM
        return QRect(left - _BEAD_ROOM, top - _BEAD_ROOM, max(across) - left + room, max(down) - top + room)

    def _new_pixmap(self, size: QSize) -> QPixmap:
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(size * ratio)
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def _forget_ground(self) -> None:
        self._ground, self._ratio, self._has_core = QPixmap(), 0.0, False
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
        halo, bead = QBrush(theme.colour("paper")), QBrush(theme.colour("sage"))
        self._bead = ((_BEAD + _HALO / 2, halo), (_BEAD - _HALO / 2, bead))
        self._forget_ground()


def around(left: float, top: float, right: float, bottom: float) -> QRect:
    """Return the whole pixels round these edges, with room for their lines.

    With room to spare: what a clip might touch Qt draws at four times the cost.
    """
    x, y = math.floor(left) - _EDGE_ROOM, math.floor(top) - _EDGE_ROOM
    return QRect(x, y, math.ceil(right) + _EDGE_ROOM - x, math.ceil(bottom) + _EDGE_ROOM - y)


def round_pen(colour: QColor, width: float) -> QPen:
    """Return a pen with round ends."""
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)


def _mix(under: QColor, over: QColor, share: float) -> QColor:
    return QColor.fromRgbF(
        under.redF() + (over.redF() - under.redF()) * share,
        under.greenF() + (over.greenF() - under.greenF()) * share,
        under.blueF() + (over.blueF() - under.blueF()) * share,
    )
