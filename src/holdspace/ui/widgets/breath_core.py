# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What stands still in the middle of a breath: the word of the phase and its seconds."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from holdspace.domain.text import QT_TRANSLATE_NOOP
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.digits import tabular

_WORDS = {
    "settle": QT_TRANSLATE_NOOP("Phase", "settle"),
    "in": QT_TRANSLATE_NOOP("Phase", "in"),
    "sip": QT_TRANSLATE_NOOP("Phase", "a sip more"),
    "hold": QT_TRANSLATE_NOOP("Phase", "hold"),
    "out": QT_TRANSLATE_NOOP("Phase", "out"),
}
_WORD, _COUNT = 2.6, 1.6  # times F
_WORD_MOST, _COUNT_MOST = 0.6, 0.4  # of the core's radius: text twice as large fills the core
_ALONE_MOST = 0.8
_WORD_UP, _COUNT_DOWN = 0.24, 0.25  # of the core's radius, from its middle; the larger the text, the more
_DESIGN_SHARE = 0.5


def phase_words(kind: str) -> str:
    """Return what to call a kind of phase on screen."""
    return QCoreApplication.translate("Phase", _WORDS[kind])


def paint_core(
    painter: QPainter,
    theme: Theme,
    centre: QPointF,
    radius: float,
    words: tuple[str, str],
    rings_focus: bool = False,
) -> None:
    """Paint the core with its word and seconds round `centre`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    rim = QColor(theme.colour("sage"))
    rim.setAlphaF(0.38)
    painter.setPen(QPen(theme.colour("focus"), theme.tokens.focus) if rings_focus else QPen(rim, 1.1))
    painter.setBrush(theme.colour("sheet"))
    painter.drawEllipse(centre, radius, radius)
    paint_words(painter, theme, centre, radius, words)


def paint_words(
    painter: QPainter, theme: Theme, centre: QPointF, radius: float, words: tuple[str, str]
) -> None:
    """Paint the word and the seconds, or the seconds alone, into a circle that is not painted itself."""
    of_core = radius / theme.font_pixels
    if not words[0]:
        alone = tabular(theme.font(min(_COUNT, _ALONE_MOST * of_core)))
        _centred(painter, alone, theme.colour("ink2"), centre, words[1])
        return
    factor = min(_WORD, _WORD_MOST * of_core)
    more = max(0.0, factor / of_core - _DESIGN_SHARE)
    word = _fitted(theme.serif(factor, 420), words[0], radius)
    _centred(
        painter, word, theme.colour("ink"), centre - QPointF(0, radius * (_WORD_UP + 0.4 * more)), words[0]
    )
    count = tabular(theme.font(min(_COUNT, _COUNT_MOST * of_core)))
    _centred(
        painter,
        count,
        theme.colour("ink2"),
        centre + QPointF(0, radius * (_COUNT_DOWN + 0.9 * more)),
        words[1],
    )


def _fitted(font: QFont, words: str, radius: float) -> QFont:
    """Return the font, smaller where the words are wider than the core is where they stand."""
    chord = 2 * radius * math.sqrt(1 - (_WORD_UP + 0.18) ** 2) - radius * 0.2
    width = QFontMetricsF(font).horizontalAdvance(words)
    if width > chord:
        font.setPixelSize(max(1, math.floor(font.pixelSize() * chord / width)))
    return font


def _centred(painter: QPainter, font: QFont, colour: QColor, middle: QPointF, words: str) -> None:
    """Draw words with the middle of their small letters at `middle`, whatever letters they have."""
    metrics = QFontMetricsF(font)
    width = metrics.horizontalAdvance(words)
    height = metrics.capHeight() if words.isdigit() else metrics.xHeight()
    painter.setFont(font)
    painter.setPen(colour)
    box = QRectF(middle.x() - width, middle.y() + height / 2 - metrics.ascent(), 2 * width, metrics.height())
    painter.drawText(box, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, words)
