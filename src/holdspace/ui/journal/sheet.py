# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The sheet an entry lies on, to be read or edited: its edge, its margins, and its labelled rows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from holdspace.ui.theme.theme import Text, Theme

_RADIUS = 14
_LABELS = 92  # width of the column of labels
_LARGE = 20  # pixels of F from which a label stands above what it names
_MEASURE = 700  # longest line that reads well
_LEAST = 280
_STACKED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
_BESIDE_IT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_KEYS = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)


class EntrySheet(QWidget):
    """A sheet with room for a head, a body and a foot; its edge tells where `watch`ed words have the
    keyboard."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._watched: list[QWidget] = []
        self._always = False
        self._is_long = False
        self._is_focused = False
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        theme.changed.connect(self._on_theme_changed)

    def watch(self, widget: QWidget, *, always: bool) -> None:
        """Turn the edge while `widget` has the keyboard: `always`, or where a key brought it there."""
        self._always = always
        self._watched.append(widget)
        widget.installEventFilter(self)

    def side(self) -> int:
        """Return the margin left and right of the words, in pixels; those of a long page stand midway."""
        if self._is_long:
            return max(self._theme.px(20), (self.width() - self._theme.px(_MEASURE)) // 2)
        return self._theme.px(56 if self.width() >= self._theme.px(560) else 20)

    def inset(self) -> int:
        """Return the margin right of the words, in pixels; long lines end before the sheet does."""
        return max(self.side(), self.width() - self.side() - self._theme.px(_MEASURE))

    def fit(self) -> None:
        """Set the margins anew; called when the sheet or the theme changed."""

    def minimumSizeHint(self) -> QSize:
        """Return the height of the content at a width that the sheet can always have."""
        return QSize(self._theme.px(_LEAST), super().minimumSizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the keyboard."""
        if watched in self._watched and isinstance(event, QFocusEvent):
            self._is_focused = event.gotFocus() and (self._always or event.reason() in _KEYS)
            self.update()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the margins to the width."""
        super().resizeEvent(event)
        self.fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint sheet and edge."""
        theme = self._theme
        width = theme.tokens.focus if self._is_focused else theme.tokens.border
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("focus" if self._is_focused else "line"), width))
        painter.setBrush(theme.colour("sheet"))
        box = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(box, theme.px(_RADIUS), theme.px(_RADIUS))

    def _on_theme_changed(self) -> None:
        self.fit()
        self.update()


class LabelledRows(QWidget):
    """Rows with a label on the left of each, or above it where text is large or the rows have less room.

    `gap` is the room between rows, and `room` the width from which labels stand beside, both of the design.
    """

    def __init__(self, theme: Theme, *, gap: int = 2, room: int = 300) -> None:
        super().__init__()
        self._theme = theme
        self._gap = gap
        self._room = room
        self._rows: list[tuple[Text, QWidget, int]] = []
        self._is_stacked: bool | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        theme.changed.connect(self.lay_out)

    def add(self, label: str, what: QWidget, height: int) -> None:
        """Add a row; `height` is of its first line, of the design, so that the label stands beside that."""
        words = Text(self._theme, "label", label)
        words.setBuddy(what)
        self._rows.append((words, what, height))
        self.lay_out()

    def show_row(self, what: QWidget, *, shown: bool) -> None:
        """Show or hide the row of `what`."""
        for label, each, _height in self._rows:
            if each is what:
                label.setVisible(shown)
                each.setVisible(shown)

    def any_shown(self) -> bool:
        """Say whether a row is shown."""
        return any(not what.isHidden() for _label, what, _height in self._rows)

    def lay_out(self) -> None:
        """Set the rows for the present size of text."""
        self._is_stacked = None
        self._set()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack the labels where there is no room beside."""
        super().resizeEvent(event)
        self._set()

    def _set(self) -> None:
        theme = self._theme
        stacked = theme.font_pixels > _LARGE or self.width() < theme.px(self._room)
        if stacked == self._is_stacked:
            return
        self._is_stacked = stacked
        for label, what, _height in self._rows:
            self._grid.removeWidget(label)
            self._grid.removeWidget(what)
        for index, (label, what, height) in enumerate(self._rows):
            label.setMinimumHeight(theme.px(28 if index else 0) if stacked else theme.px(height))
            label.setAlignment(_STACKED if stacked else _BESIDE_IT)
            place = (2 * index + 1, 0, 1, 2) if stacked else (2 * index, 1, 1, 1)
            self._grid.addWidget(label, 2 * index, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(what, *place)
        self._grid.setColumnMinimumWidth(0, 0 if stacked else theme.px(_LABELS))
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(theme.px(4 if stacked else self._gap))
        self._grid.setColumnStretch(1, 1)
