# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A breath for closed eyes: the screen says little and stands still, the tones lead."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.mark import ARCS, draw_arc
from holdspace.ui.widgets.ring_figure import round_pen
from holdspace.ui.widgets.still_breath import StillBreath

_MARK, _MOST = 200, 0.5  # of the design; of the shorter side
_HELD = 2.4  # a held arc (DESIGN, Space)
_WORDS_DOWN = 44


class EyesClosed(StillBreath):
    """The mark, large and still, and one sentence. *Signals*: `pressed()` by the pointer."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._words = self.tr("Close your eyes. The tones lead.")
        self.setAccessibleName(self._words)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the mark and the sentence below it."""
        theme, painter = self._theme, QPainter(self)
        side = min(float(theme.px(_MARK)), min(self.width(), self.height()) * _MOST)
        down = theme.px(_WORDS_DOWN)
        top = (self.height() - side - down) / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(round_pen(theme.colour("sage"), _HELD))
        for start, end in ARCS:
            draw_arc(painter, QRectF(self.width() / 2 - side / 2, top, side, side), start, end)
        painter.setFont(theme.serif(1.1, 500))
        painter.setPen(theme.colour("ink2"))
        box = QRectF(QPointF(0, top + side + down / 2), QPointF(self.width(), self.height()))
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(box, int(flags), self._words)
