# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The breath: layers that rise from a still core, inside a ring of phases (DESIGN, Figures)."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
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
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.breath_core import paint_core, phase_words
from holdspace.ui.widgets.mark import draw_arc

LAYERS = 5
GAP_DEGREES = 5.0
_CORE, _FULL, _LIFT, _RIM = 0.27, 0.86, 0.45, 0.03
_LARGEST = 272
_ROOM = 16.0  # round the ring, for the bead
_BEAD = 9.0
_BEAD_ROOM = 12
_STILL = 0.5
_SPAN = _FULL - _CORE - _RIM * LAYERS  # what the outermost layer grows, of the ring's radius
_LEAST_STEP = 0.25  # pixels: the eye cannot tell a smaller step of a soft edge
_LINE_STEP = 0.65  # device pixels: so far apart, lines of one pixel make one edge
_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


@dataclass(frozen=True, slots=True)
class Shape:
    """The measures of a figure whose ring has its centre at `centre` and the radius `ring`, in pixels."""

    centre: QPointF
    ring: float

    core_radius: float = field(init=False)
    core_centre: QPointF = field(init=False)

    def __post_init__(self) -> None:
        # So low that the full breath is concentric with the ring.
        lowered = self.centre + QPointF(0, (_FULL - _CORE) * self.ring * _LIFT)
        object.__setattr__(self, "core_radius", _CORE * self.ring)
        object.__setattr__(self, "core_centre", lowered)

    def layer(self, number: int, fullness: float) -> tuple[QPointF, float]:
        """Return centre and radius of layer 1 (inmost) to 5 at a fullness of 0 to 1."""
        core, full = self.core_radius, _FULL * self.ring
        low = core + _RIM * self.ring * number
        high = core + (full - core) * number / LAYERS
        radius = low + (high - low) * fullness
        return self.core_centre - QPointF(0, (radius - core) * _LIFT), radius


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


class BreathFigure(QWidget):
    """Shows moments of a pattern, brought by whoever shows it; between two only what changed is painted.

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
        self._shape = Shape(QPointF(), 1.0)
        self._ground = QPixmap()
        self._core = QPixmap()
        self._core_key: tuple[object, ...] = ()
        self._rings_focus = False
        self._layer_pens: list[tuple[QBrush, QPen]] = []
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def shape(self) -> Shape:
        """Return the measures in force."""
        return self._shape

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

    def show_pattern(self, pattern: Pattern) -> None:
        """Show the ring of a pattern, still and half full, with an empty core."""
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
        # One rectangle: a region of several would make every disc be clipped span by span.
        dirty = self._bead_rect(before) | self._bead_rect(moment)
        if abs(moment.fullness - self._fullness) * self._shape.ring * _SPAN >= _LEAST_STEP:
            dirty |= self._breath_rect(max(self._fullness, moment.fullness))
            self._fullness = moment.fullness
        elif count_shown(before) != count_shown(moment):
            dirty |= self._core_rect()
        self.update(dirty)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the ring into the widget."""
        side = min(self.width(), self.height()) / 2 - _ROOM
        ring = max(40.0, min(side, float(self._theme.px(_LARGEST))))
        # On whole pixels the still parts stay crisp.
        self._shape = Shape(QPointF(self.width() // 2, self.height() // 2), ring)
        self._forget_ground()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, layers, core, and the way of the bead."""
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
        """Ring the core where the keyboard came here by Tab."""
        self._rings_focus = event.reason() in _KEYBOARD
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let the ring round the core go."""
        self._rings_focus = False
        self.update()

    def _paint_layers(self, painter: QPainter) -> None:
        # Discs with hard edges, and over each edge a soft line that hides its steps: a third of the cost of
        # soft discs. A cosmetic pen of one pixel is drawn as lines, a sixth of the cost of stroking a circle.
        layers = [self._shape.layer(number + 1, self._fullness) for number in range(LAYERS)]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(Qt.PenStyle.NoPen)
        for (centre, radius), (fill, _) in zip(reversed(layers), reversed(self._layer_pens), strict=True):
            painter.setBrush(fill)
            painter.drawEllipse(centre, radius, radius)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        ratio = self.devicePixelRatioF()
        for number, (centre, radius) in enumerate(layers, 1):
            painter.setPen(self._layer_pens[number - 1][1])
            # The outermost edge, which the corner of the eye follows, is two lines; finer pixels take more.
            for line in range(round((2 if number == LAYERS else 1) * ratio)):
                side = radius - line * _LINE_STEP / ratio
                painter.drawEllipse(centre, side, side)

    def _paint_core(self, painter: QPainter) -> None:
        rect = self._core_rect()
        moment = self._moment
        words = (phase_words(moment.kind), str(count_shown(moment))) if moment else ("", "")
        key = (*words, rect.size(), self._rings_focus, self.devicePixelRatioF())
        if key != self._core_key:
            self._core = self._new_pixmap(rect.size())
            self._core.fill(Qt.GlobalColor.transparent)
            inner = QPainter(self._core)
            middle = QPointF(rect.width() / 2, rect.height() / 2)
            paint_core(inner, self._theme, middle, self._shape.core_radius, words, self._rings_focus)
            inner.end()
            self._core_key = key
        painter.drawPixmap(rect.topLeft(), self._core)

    def _paint_way(self, painter: QPainter, moment: Moment) -> None:
        start, end = self._arcs[moment.index]
        at = start + (end - start) * moment.progress
        inset = GAP_DEGREES / 2
        if at > start + inset:
            self._draw_done(painter, start + inset, min(at, end - inset))
        painter.setPen(self._halo)
        painter.setBrush(self._bead)
        painter.drawEllipse(on_ring(self._shape.centre, self._shape.ring, at), _BEAD, _BEAD)

    def _ready_ground(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        if self._ground.isNull() or self._ground.devicePixelRatio() != ratio:
            self._ground = self._new_pixmap(self.size())
            self._ground.fill(self._theme.colour("paper"))
            painter = QPainter(self._ground)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_ring(painter)
            painter.end()
        return self._ground

    def _paint_ring(self, painter: QPainter) -> None:
        now = self._moment.index if self._moment else 0
        circle = self._circle()
        inset = GAP_DEGREES / 2
        for index, (start, end) in enumerate(self._arcs):
            if index < now:
                self._draw_done(painter, start + inset, end - inset)
            else:
                painter.setPen(_round_pen(self._theme.colour("edge"), 1.5))
                draw_arc(painter, circle, start + inset, end - inset)

    def _draw_done(self, painter: QPainter, start: float, end: float) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(self._done)
        draw_arc(painter, self._circle(), start, end)

    def _circle(self) -> QRectF:
        ring, centre = self._shape.ring, self._shape.centre
        return QRectF(centre.x() - ring, centre.y() - ring, 2 * ring, 2 * ring)

    def _bead_rect(self, moment: Moment) -> QRect:
        start, end = self._arcs[moment.index]
        at = start + (end - start) * moment.progress
        middle = on_ring(self._shape.centre, self._shape.ring, at).toPoint()
        return QRect(middle.x() - _BEAD_ROOM, middle.y() - _BEAD_ROOM, 2 * _BEAD_ROOM, 2 * _BEAD_ROOM)

    def _breath_rect(self, fullness: float) -> QRect:
        centre, radius = self._shape.layer(LAYERS, fullness)
        side = radius + 2
        return QRectF(centre.x() - side, centre.y() - side, 2 * side, 2 * side).toAlignedRect()

    def _core_rect(self) -> QRect:
        middle, side = self._shape.core_centre.toPoint(), math.ceil(self._shape.core_radius) + 2
        return QRect(middle.x() - side, middle.y() - side, 2 * side, 2 * side)

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
        self._done = _round_pen(theme.colour("sage"), 3.5)
        self._halo = QPen(theme.colour("paper"), 3.0)
        self._bead = QBrush(theme.colour("sage"))
        self._core_key = ()
        self._forget_ground()


def _round_pen(colour: QColor, width: float) -> QPen:
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)


def _mix(under: QColor, over: QColor, share: float) -> QColor:
    return QColor.fromRgbF(
        under.redF() + (over.redF() - under.redF()) * share,
        under.greenF() + (over.greenF() - under.greenF()) * share,
        under.blueF() + (over.blueF() - under.blueF()) * share,
    )
