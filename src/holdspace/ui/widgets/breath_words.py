# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A breath without motion: the word, the seconds, and a bar that steps once a second."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from holdspace.domain.breathing import Moment, Pattern, count_shown
from holdspace.domain.pacing import SETTLE
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.breath_core import phase_words
from holdspace.ui.widgets.digits import tabular
from holdspace.ui.widgets.still_breath import StillBreath

_WORD, _COUNT = 3.7, 2.6  # times F
_BAR = (320, 14)
_TALL = 210


def bar_level(pattern: Pattern, moment: Moment) -> float:
    """Return how full the bar is, 0 to 1: where the breath should be when the second under way is over."""
    if moment.kind in ("hold", SETTLE):
        return moment.fullness
    seconds = pattern.phases[moment.index].seconds
    if moment.progress < 1.0:  # at a pace of one's own a phase is shorter than its pattern says
        seconds = round(moment.seconds_left / (1.0 - moment.progress), 6)
    done = 1.0 - (count_shown(moment) - 1) / math.ceil(seconds)
    if moment.kind == "out":
        return 1.0 - done
    follower = pattern.phases[(moment.index + 1) % len(pattern.phases)].kind
    return 0.85 * done if follower == "sip" else done


class BreathWords(StillBreath):
    """Shows moments of a pattern, and paints only when the second or the phase is another.

    *Signals*: `pressed()` by the pointer.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._pattern: Pattern | None = None

    def sizeHint(self) -> QSize:
        """Return room for word, seconds and bar."""
        return QSize(self._theme.px(_BAR[0] + 32), self._theme.px(_TALL))

    def show_pattern(self, pattern: Pattern) -> None:
        """Take a pattern; nothing of it shows before a moment does."""
        super().show_pattern(pattern)
        self._pattern = pattern
        self.update()

    def show_moment(self, moment: Moment) -> None:
        """Show a moment of the pattern."""
        before = self._moment
        super().show_moment(moment)
        if before is None or _shown(before) != _shown(moment):
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint word, seconds and bar, one below the other."""
        if self._moment is None or self._pattern is None:
            return
        theme, moment = self._theme, self._moment
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(self.width() / 2, self.height() / 2)
        # Where text is large and the window small, all of it shrinks together.
        fit = min(1.0, self.height() / theme.px(_TALL))
        word, count = theme.serif(_WORD * fit, 420), tabular(theme.font(_COUNT * fit, 300))
        painter.setFont(word)
        painter.setPen(theme.colour("ink"))
        _line(painter, middle - QPointF(0, theme.px(62) * fit), phase_words(moment.kind))
        painter.setFont(count)
        painter.setPen(theme.colour("ink2"))
        _line(painter, middle + QPointF(0, theme.px(4) * fit), str(count_shown(moment)))
        self._paint_bar(painter, middle + QPointF(0, theme.px(64) * fit), bar_level(self._pattern, moment))

    def _paint_bar(self, painter: QPainter, middle: QPointF, level: float) -> None:
        theme = self._theme
        width, height = min(theme.px(_BAR[0]), self.width() - 32), theme.px(_BAR[1])
        box = QRectF(middle.x() - width / 2, middle.y() - height / 2, width, height)
        painter.setBrush(theme.colour("sheet"))
        painter.setPen(QPen(theme.colour("edge"), max(1.5, theme.tokens.border)))
        painter.drawRoundedRect(box, height / 2, height / 2)
        inner = box.adjusted(3, 3, -3, -3)
        inner.setWidth(inner.width() * level)
        if inner.width() > 0:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("sage"))
            corner = min(inner.height(), inner.width()) / 2
            painter.drawRoundedRect(inner, corner, corner)


def _shown(moment: Moment) -> tuple[int, int, int]:
    return moment.cycle, moment.index, count_shown(moment)


def _line(painter: QPainter, middle: QPointF, words: str) -> None:
    metrics = QFontMetricsF(painter.font())
    width = metrics.horizontalAdvance(words)
    painter.drawText(QPointF(middle.x() - width / 2, middle.y() + metrics.xHeight() / 2), words)
