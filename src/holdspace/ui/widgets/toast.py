# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The toast: one quiet sentence at the foot of the window, with Undo where something can be undone."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.controls import Painted

UNDO_SECONDS = 10.0
_SHOWN_MS = 6000
_READ_MS = 2500
_SHOWN_WITH_UNDO_MS = round(UNDO_SECONDS * 1000)
_BOTTOM = 8  # in the foot of the window: above it are words
_WRAPPED = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap


class _UndoLink(Painted):
    def sizeHint(self) -> QSize:
        metrics = self.font_metrics(self._theme.font(1.0, 500))
        return QSize(metrics.horizontalAdvance(self.text()) + 4, metrics.height() + self._theme.px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = self._theme.font(1.0, 500)
        painter.setFont(font)
        painter.setPen(QPen(self._theme.colour("paper"), 1))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        y = self.rect().center().y() + self.font_metrics(font).ascent() // 2 + 3
        painter.drawLine(2, y, self.width() - 3, y)


class Toast(QWidget):
    """A sentence for 6 s, or 10 s with Undo. It never takes the focus.

    It never lies over `beside`, as the way to people who help: there it stands left of it, or else above.
    What cannot be undone does not end an Undo: it waits until that is gone.

    *Signals*: `gone()` once a sentence is no longer shown and what it told of cannot be undone; another
    one may be shown by then. `undo_changed(bool)` whether there is something to undo.
    """

    gone = Signal()
    undo_changed = Signal(bool)

    def __init__(self, theme: Theme, window: QWidget, beside: QWidget | None = None) -> None:
        super().__init__(window)
        self._beside = [beside] if beside is not None else []
        self._find_beside: Callable[[], Iterable[QWidget]] = list
        self._theme = theme
        self._window = window
        self._words = ""
        self._words_width = 0
        self._undo: Callable[[], None] | None = None
        self._warns = False
        self._waiting: list[tuple[str, bool]] = []
        self._undo_link = _UndoLink(theme, self.tr("Undo"), "journal.undo")
        self._undo_link.clicked.connect(self.undo)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, theme.px(18), 0)
        row.addStretch()
        row.addWidget(self._undo_link)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.dismiss)
        window.installEventFilter(self)
        theme.changed.connect(self._on_theme_changed)
        self.hide()

    def keep_clear_of(self, other: QWidget) -> None:
        """Never lie over `other` either, while that is seen, as the way on from a step."""
        if other not in self._beside:
            self._beside.append(other)

    def keep_clear_of_all(self, find: Callable[[], Iterable[QWidget]]) -> None:
        """Never lie over what `find` returns either, the lowest first; it is asked each time."""
        self._find_beside = find

    def stand_again(self) -> None:
        """Stand clear of what is there now, where another part of the window is shown."""
        if self.isVisible():
            self._fit()

    @property
    def words(self) -> str:
        """Return the sentence shown, or ""."""
        return self._words

    @property
    def warns(self) -> bool:
        """Say whether the sentence shown says what went wrong or is still to be done."""
        return self._warns

    @property
    def can_undo(self) -> bool:
        """Say whether what the toast tells of can still be undone."""
        return self._undo is not None

    def offers(self, undo: Callable[[], None]) -> bool:
        """Say whether what Undo would do now is `undo`."""
        return self._undo is not None and self._undo == undo

    def show_words(self, words: str, undo: Callable[[], None] | None = None) -> None:
        """Show a sentence; `undo` takes back what it tells of.

        One that is shown already is over; but where only that one can be undone, the new one waits for it.
        """
        self._take(words, undo, warns=False)

    def warn(self, words: str, undo: Callable[[], None] | None = None) -> None:
        """Show a sentence in the same way that says what went wrong or is still to be done."""
        self._take(words, undo, warns=True)

    def leave_page(self) -> None:
        """End a sentence that had time to be read, since another page is shown; an Undo stays."""
        if self._words and self._undo is None and self._timer.remainingTime() < _SHOWN_MS - _READ_MS:
            self.dismiss()

    def make_way(self, undo: Callable[[], None]) -> None:
        """End what is told, with the Undo that is `undo`, before something else begins.

        Any other Undo stays, as without it something would be lost, and so does what went wrong.
        """
        self._waiting = [each for each in self._waiting if each[1]]
        if self._words and not self._warns and (not self.can_undo or self.offers(undo)):
            self.dismiss()

    def withdraw(self, words: str) -> None:
        """End a sentence, shown or waiting, that no longer says anything new; whatever else is told stays."""
        self._waiting = [each for each in self._waiting if each[0] != words]
        if words and self._words == words and self._undo is None:
            self.dismiss()

    def undo(self) -> None:
        """Take back what the toast tells of, where that is still possible."""
        undo = self._undo
        self._leave()
        if undo is not None:
            undo()
        if not self._words:  # undoing may have something to say itself
            self._go_on()

    def dismiss(self) -> None:
        """End the sentence shown: what it tells of cannot be undone after. One that waits comes now."""
        self._leave()
        self._go_on()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pill of ink, its sign and its words."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("ink"))
        painter.drawRoundedRect(QRectF(self.rect()), theme.px(10), theme.px(10))
        left = theme.px(16)
        icon = "error" if self._warns else "kept"
        theme.draw_icon(painter, icon, "paper", QRect(left, 0, theme.px(20), self.height()))
        painter.setFont(theme.font())
        painter.setPen(theme.colour("paper"))
        words = QRect(left + theme.px(32), 0, self._words_width, self.height())
        painter.drawText(words, _WRAPPED, self._words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot when the window grows or shrinks."""
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self.stand_again()
        return False

    def _take(self, words: str, undo: Callable[[], None] | None, *, warns: bool) -> None:
        if undo is None and self._undo is not None:
            if (words, warns) not in self._waiting:
                self._waiting.append((words, warns))
            return
        replaces = bool(self._words)
        self._present(words, undo, warns=warns)
        if replaces:
            self.gone.emit()

    def _present(self, words: str, undo: Callable[[], None] | None, *, warns: bool) -> None:
        self._words, self._undo, self._warns = words, undo, warns
        self.update()
        self.setAccessibleName(words)
        self._undo_link.setVisible(undo is not None)
        self._fit()
        self.show()
        self.raise_()
        self._timer.start(_SHOWN_WITH_UNDO_MS if undo else _SHOWN_MS)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self.undo_changed.emit(self.can_undo)

    def _go_on(self) -> None:
        if self._waiting:
            words, warns = self._waiting.pop(0)
            self._present(words, None, warns=warns)
        self.gone.emit()

    def _leave(self) -> None:
        self._timer.stop()
        self._undo = None
        self._words = ""
        self.setAccessibleName("")
        self.hide()
        self.undo_changed.emit(False)

    def _fit(self) -> None:
        theme = self._theme
        metrics = self.fontMetrics()
        beside = theme.px(16 + 32 + 18)
        if self._undo is not None:
            beside += theme.px(24) + self._undo_link.sizeHint().width()
        room = self._window.width() - 2 * theme.px(16) - beside
        lines = metrics.boundingRect(QRect(0, 0, max(1, room - 4), 0), _WRAPPED, self._words)
        self._words_width = min(room, lines.width() + 4)
        width = beside + self._words_width
        height = max(theme.px(44), lines.height() + theme.px(16))
        left = (self._window.width() - width) // 2
        place = QRect(left, self._window.height() - height - theme.px(_BOTTOM), width, height)
        for other in filter(QWidget.isVisible, (*self._beside, *self._find_beside())):
            taken = QRect(other.mapTo(self._window, other.rect().topLeft()), other.size())
            if place.intersects(taken):
                self._clear(place, taken)
        self.setGeometry(place)

    def _clear(self, place: QRect, taken: QRect) -> None:
        """Move beside what is not to be covered, level with it; where that has no room, above it."""
        gap = self._theme.px(_BOTTOM)
        if taken.left() - place.width() >= 2 * gap:
            level = taken.center().y() - place.height() // 2
            place.moveTopRight(QPoint(taken.left() - gap, level))
        else:
            place.moveBottom(taken.top() - gap)

    def _on_theme_changed(self) -> None:
        self._fit()
        self.update()
