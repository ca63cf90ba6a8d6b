# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A month of days, each with a quiet mark: its heaviest moment's circle, nothing on an empty day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QLocale, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from holdspace.domain.days import FIRST, LAST, first_shown, same_day_in
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.announce import announce
from holdspace.ui.widgets.controls import RADIUS
from holdspace.ui.widgets.dates import full_day
from holdspace.ui.widgets.load_mark import paint_load

_WEEKS, _DAYS = 6, 7
_CELL, _HEAD, _CIRCLE, _DOT, _PAD = 50, 28, 12, 2.5, 5
_WIDEST = 62

_PLAIN = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.KeypadModifier,
)

Mark = tuple[int, int | None]  # how many entries, and the heaviest load of any


class MonthGrid(QWidget):
    """The days, walked by arrow keys, PageUp and PageDown, with Shift by years; Home is today.

    `marks_of` tells of a month.

    *Signals*: `month_changed()` when another month is shown; `day_chosen(date)` on Enter or a click;
    `typed(str)` with the first letter or digit of a date.
    """

    month_changed = Signal()
    day_chosen = Signal(object)
    typed = Signal(str)

    def __init__(
        self,
        theme: Theme,
        marks_of: Callable[[int, int], dict[date, Mark]],
        today: Callable[[], date],
        locale: QLocale,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._marks_of = marks_of
        self._today = today
        self._locale = locale
        self._day = today()
        self._marks: dict[date, Mark] = {}
        self._shown = (0, 0)
        self._first_weekday = locale.firstDayOfWeek().value - 1  # Monday is 0, as in datetime
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleIdentifier("journal.days")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme_changed)

    @property
    def day(self) -> date:
        """Return the day at which the keyboard is."""
        return self._day

    def show_day(self, day: date) -> None:
        """Go to a day, and to its month; what is marked is read anew."""
        self._day = day = max(FIRST, min(LAST, day))
        self._marks = self._marks_of(day.year, day.month)
        self.setAccessibleName(self._said())
        if self._shown != (day.year, day.month):
            self._shown = (day.year, day.month)
            self.month_changed.emit()
        self.update()

    def go_to_today(self) -> None:
        """Go to today, as Home does."""
        self._walk_to(self._today())

    def step_month(self, by: int) -> None:
        """Go to the same day of another month, or its last."""
        self._walk_to(same_day_in(self._day, by))

    def sizeHint(self) -> QSize:
        """Return room for six weeks and the names of the days."""
        return QSize(self._theme.px(_CELL) * _DAYS, self._theme.px(_HEAD) + self._cell_height() * _WEEKS)

    def minimumSizeHint(self) -> QSize:
        """Return the least width at which two digits stand apart."""
        return QSize(self._theme.px(30) * _DAYS, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, or choose the day."""
        days = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
        months = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        key = Qt.Key(event.key())
        by_years = event.modifiers() == Qt.KeyboardModifier.ShiftModifier and key in months
        if by_years:
            self.step_month(12 * months[key])
        elif event.text().isalnum() and event.modifiers() in _PLAIN:
            self.typed.emit(event.text())
        elif event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in days:
            self._walk_by(days[key])
        elif key in months:
            self.step_month(months[key])
        elif key == Qt.Key.Key_Home:
            self.go_to_today()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.day_chosen.emit(self._day)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the day under the pointer."""
        day = self._day_at(event.position())
        if day is not None:
            self._walk_to(day)
            self.day_chosen.emit(day)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that it is elsewhere."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the names of the days, the days and their marks."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_names(painter)
        first = self._first()
        for index in range(_WEEKS * _DAYS):
            day = first + timedelta(days=index)
            if day.month == self._day.month:
                self._paint_day(painter, self._cell(index), day)

    def _paint_names(self, painter: QPainter) -> None:
        painter.setFont(self._theme.font(0.85))
        painter.setPen(self._theme.colour("ink3"))
        for column in range(_DAYS):
            cell = self._cell(column)
            weekday = (self._first_weekday + column) % _DAYS + 1
            name = self._locale.standaloneDayName(weekday, QLocale.FormatType.ShortFormat)
            box = QRect(cell.left(), 0, cell.width(), self._theme.px(_HEAD))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name)

    def _paint_day(self, painter: QPainter, cell: QRect, day: date) -> None:
        theme, px = self._theme, self._theme.px
        if day == self._day:
            has_keyboard = self.hasFocus()
            width = theme.tokens.focus if has_keyboard else theme.tokens.border
            painter.setPen(QPen(theme.colour("focus" if has_keyboard else "line"), width))
            painter.setBrush(theme.colour("sheet"))
            painter.drawRoundedRect(QRectF(cell).adjusted(2, 2, -2, -2), px(RADIUS), px(RADIUS))
        mark = self._marks.get(day)
        is_today = day == self._today()
        painter.setFont(theme.font(1.0, 600 if is_today else 400))
        painter.setPen(theme.colour("sage" if is_today else "ink" if mark else "ink3"))
        number = QRect(cell.left(), cell.top() + px(_PAD), cell.width(), painter.fontMetrics().height())
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, self._locale.toString(day.day))
        if mark is not None:
            self._paint_mark(painter, QPointF(cell.center().x() + 0.5, number.bottom() + px(3)), mark[1])

    def _paint_mark(self, painter: QPainter, top: QPointF, heaviest: int | None) -> None:
        colour, side = self._theme.colour("ink2"), self._theme.px(_CIRCLE)
        if heaviest:
            paint_load(painter, QRectF(top.x() - side / 2, top.y(), side, side), heaviest, colour)
        else:  # its weight was not said
            dot = self._theme.px(_DOT)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawEllipse(QPointF(top.x(), top.y() + side / 2), dot, dot)

    def _cell_height(self) -> int:
        line = self.fontMetrics().height() if self.font().pixelSize() > 0 else self._theme.px(18)
        return max(self._theme.px(_CELL), line + self._theme.px(_CIRCLE + 3 * _PAD))

    def _cell(self, index: int) -> QRect:
        width = min(self.width() // _DAYS, self._theme.px(_WIDEST))
        row, column = divmod(index, _DAYS)
        top = self._theme.px(_HEAD) + row * self._cell_height()
        return QRect(column * width, top, width, self._cell_height())

    def _first(self) -> date:
        return first_shown(self._day, self._first_weekday)

    def _day_at(self, point: QPointF) -> date | None:
        for index in range(_WEEKS * _DAYS):
            if self._cell(index).contains(point.toPoint()):
                day = self._first() + timedelta(days=index)
                return day if day.month == self._day.month else None
        return None

    def _walk_by(self, days: int) -> None:
        self._walk_to(self._day + timedelta(days=days))

    def _walk_to(self, day: date) -> None:
        self.show_day(day)
        announce(self, self._said())

    def _said(self) -> str:
        words = full_day(self._day, self._today(), self._locale)
        mark = self._marks.get(self._day)
        if mark is None:
            return self.tr("{day}. Nothing on this day").replace("{day}", words)
        count = self.tr("One entry") if mark[0] == 1 else self.tr("%Ln entries", "", mark[0])
        said = (
            self.tr("{day}. {entries}") if not mark[1] else self.tr("{day}. {entries}, heaviest {load} of 5")
        )
        return said.replace("{day}", words).replace("{entries}", count).replace("{load}", str(mark[1]))

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()
