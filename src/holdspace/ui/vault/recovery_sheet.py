# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The recovery sheet: one plain page with the code on it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from holdspace.ui.theme.fonts import fixed_font
from holdspace.ui.theme.theme import Theme
from holdspace.ui.vault.recovery_code_view import cell_width, paint_groups
from holdspace.ui.widgets.mark import paint_mark

_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


@dataclass(frozen=True, slots=True)
class SheetWords:
    """What stands on the sheet, translated."""

    title: str
    purpose: str
    made: str
    steps: tuple[str, ...]


def paint_sheet(painter: QPainter, theme: Theme, code: str, words: SheetWords) -> None:
    """Paint the sheet onto the page of `painter`, in black and sized in points."""
    point = painter.device().logicalDpiX() / 72
    page = QRectF(painter.viewport()).adjusted(36 * point, 0, -36 * point, 0)
    top = page.top() + 24 * point
    mark = QRectF(page.left(), top, 30 * point, 30 * point)
    paint_mark(painter, mark, painter.pen().color())
    top = mark.bottom() + 20 * point
    top = _paragraph(painter, _sized(theme.serif(1), 24 * point), page, top, words.title) + 10 * point
    body = _sized(theme.font(), 11.5 * point)
    top = _paragraph(painter, body, page, top, words.purpose) + 26 * point
    top = _paint_code(painter, code, page, top, point) + 26 * point
    top = _paragraph(painter, body, page, top, words.made) + 18 * point
    for step in words.steps:
        top = _paragraph(painter, body, page, top, step) + 7 * point


def _paint_code(painter: QPainter, code: str, page: QRectF, top: float, point: float) -> float:
    font = fixed_font(21 * point)
    metrics = QFontMetricsF(font, painter.device())
    cell = cell_width(metrics)
    box = QRectF(page.left(), top, cell * 12 + 84 * point, metrics.height() * 1.6 * 3)
    frame = box.adjusted(0, 0, 48 * point, 32 * point)
    pen = painter.pen()
    pen.setWidthF(0.75 * point)
    painter.setPen(pen)
    painter.drawRoundedRect(frame, 8 * point, 8 * point)
    painter.setFont(font)
    paint_groups(painter, box.translated(24 * point, 16 * point), code, cell)
    return frame.bottom()


def _paragraph(painter: QPainter, font: QFont, page: QRectF, top: float, text: str) -> float:
    """Paint wrapped text and return where it ends."""
    painter.setFont(font)
    room = QRectF(page.left(), top, page.width(), page.height())
    painter.drawText(room, _WRAPPED, text)
    return top + QFontMetricsF(font, painter.device()).boundingRect(room, _WRAPPED, text).height()


def _sized(font: QFont, pixels: float) -> QFont:
    font.setPixelSize(round(pixels))
    return font
