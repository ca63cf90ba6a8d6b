# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Day and time of an entry, to be changed in place by typing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QEvent, QLocale, QObject, Qt, QTime, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from holdspace.domain.when import NO_DAY, NO_TIME, SKIPPED, TO_COME, BadWhen, moment_at, read_time
from holdspace.services.typed_days import day_meant, sample_day, written_day
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.flow import FlowLayout
from holdspace.ui.widgets.message_row import MessageRow
from holdspace.ui.widgets.private_line import PrivateLine
from holdspace.ui.widgets.typed_days import read_as


class WhenField(QWidget):
    """Two lines, the day and the time, kept on Enter and left on Esc.

    `today` is the local day; later ones are refused. *Signals*: `moved(object)` with the new moment, aware;
    `left()` where nothing is to change.
    """

    moved = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, locale: QLocale, today: Callable[[], date]) -> None:
        super().__init__()
        self._theme = theme
        self._locale = locale
        self._today = today
        self._moment = datetime.min
        self._time_zone = ""
        self.day, self.time = PrivateLine(), PrivateLine()
        self.message = MessageRow(theme, "journal.when_message")
        self._build()
        self._keep.clicked.connect(self.keep)
        self._leave.clicked.connect(self.left)
        for line in (self.day, self.time):
            line.installEventFilter(self)
            line.textEdited.connect(self._on_edited)

    def show_moment(self, moment: datetime, time_zone: str) -> None:
        """Show a moment, in its own offset, with the keyboard in the day."""
        self._moment, self._time_zone = moment, time_zone
        self.day.setText(written_day(moment.date(), self._locale))
        self.time.setText(
            self._locale.toString(QTime(moment.hour, moment.minute), _time_pattern(self._locale))
        )
        self.message.clear()
        self.day.selectAll()
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> None:
        """Tell of the moment that is typed, or say why it is none."""
        try:
            day = self._day()
            if day is None:
                raise BadWhen(NO_DAY)
            at = read_time(self.time.text())
            if day > self._today():
                raise BadWhen(TO_COME)
            moment = moment_at(day, at, self._time_zone, self._moment)
        except BadWhen as error:
            self._refuse(error.reason)
            return
        same = moment == self._moment.replace(second=0, microsecond=0)
        if same and moment.utcoffset() == self._moment.utcoffset():
            self.left.emit()
        else:
            self.moved.emit(moment)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep on Enter, leave on Esc."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.keep()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Esc from the buttons too."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _day(self) -> date | None:
        return day_meant(self.day.text(), self._today(), self._locale)

    def _on_edited(self) -> None:
        """Say how the day is read, so that nothing is guessed in silence."""
        self.message.hint(read_as(self._day(), self._locale))

    def _build(self) -> None:
        theme = self._theme
        for line, name, identifier, width in (
            (self.day, self.tr("Day"), "journal.when_day", 130),
            (self.time, self.tr("Time"), "journal.when_time", 100),
        ):
            line.setAccessibleName(name)
            line.setAccessibleIdentifier(identifier)
            line.setMaxLength(40)
            line.setFixedWidth(theme.px(width))
        self._keep = Button(theme, self.tr("Move it"), identifier="journal.when_keep")
        self._leave = Button(theme, self.tr("Not now"), "quiet", identifier="journal.when_leave")
        row = QWidget()
        flow = FlowLayout(row, gap=theme.px(8))
        for part in (self.day, self.time, self._keep, self._leave):
            flow.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(row)
        column.addWidget(self.message)

    def _refuse(self, reason: str) -> None:
        example = sample_day(self._locale)
        time = self._locale.toString(QTime(14, 10), _time_pattern(self._locale))
        words = {
            NO_DAY: self.tr("That is not a day. Type it like {day}. Nothing was moved."),
            NO_TIME: self.tr("That is not a time. Type it like {time}. Nothing was moved."),
            TO_COME: self.tr("That day is still to come. Type today or an earlier one. Nothing was moved."),
            SKIPPED: self.tr(
                "The clocks went forward over that hour, so it never was. Type another. Nothing was moved."
            ),
        }[reason]
        self.message.say(words.replace("{day}", example).replace("{time}", time))
        wrong = self.time if reason in (NO_TIME, SKIPPED) else self.day
        wrong.setFocus(Qt.FocusReason.OtherFocusReason)
        wrong.selectAll()


def _time_pattern(locale: QLocale) -> str:
    halves = "a" in locale.timeFormat(QLocale.FormatType.ShortFormat).lower()
    return "h:mm ap" if halves and locale.amText().isascii() else "HH:mm"
