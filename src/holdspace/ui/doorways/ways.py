# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The row of ways: outside, a few words, coffee and breathe."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from holdspace.services.practice_content import Option
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.controls import RADIUS, Painted, ReadingStop
from holdspace.ui.widgets.paragraph import Paragraph

_ICONS = {"outside": "outside", "words": "now", "coffee": "coffee"}
_GAP = 9
_HIGH, _LOW = 46, 40  # of the design: beside one another, and below one another
ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class WayButton(Painted):
    """A way: icon and words in an edge; the one chosen is filled.

    *Signals*: `unfocused()` where the keyboard goes elsewhere.
    """

    unfocused = Signal()

    height_wanted = _HIGH

    def __init__(self, theme: Theme, option: Option) -> None:
        super().__init__(theme, option.label, f"doorway.way.{option.id}")
        self.way = option.id
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAccessibleDescription(option.hint)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return room for icon and words."""
        metrics = self.font_metrics(self._theme.font(1.0, 600))
        width = metrics.horizontalAdvance(self.text()) + self._theme.px(19 + _GAP + 20)
        return QSize(width, max(self._theme.px(self.height_wanted), metrics.height() + self._theme.px(12)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows to the row: Qt would have them click, and outside locks."""
        if event.key() in ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard went elsewhere."""
        super().focusOutEvent(event)
        self.unfocused.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint edge, icon and words."""
        theme, checked = self._theme, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isDown():
            painter.translate(0, 1)
        edge = theme.tokens.checked if checked else theme.tokens.border
        painter.setPen(QPen(theme.colour("sage" if checked else "edge"), edge))
        fill = "sage_soft" if checked else "hover" if self.underMouse() else ""
        painter.setBrush(theme.colour(fill) if fill else QColor(Qt.GlobalColor.transparent))
        box = QRectF(self.rect()).adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2)
        painter.drawRoundedRect(box, theme.px(RADIUS), theme.px(RADIUS))
        font = theme.font(1.0, 600 if checked else 400)
        words, icon = self.font_metrics(font).horizontalAdvance(self.text()), theme.px(19)
        left = (self.width() - words - icon - theme.px(_GAP)) // 2
        role = "sage" if checked else "ink2"
        theme.draw_icon(painter, _ICONS[self.way], role, QRect(left, 0, icon, self.height()))
        painter.setFont(font)
        painter.setPen(theme.colour("ink" if checked else "ink2"))
        where = QRect(left + icon + theme.px(_GAP), 0, words + 2, self.height())
        painter.drawText(where, Qt.AlignmentFlag.AlignVCenter, self.text())


class WaysGroup(QWidget, ReadingStop):
    """All ways as one: it has the keyboard, and its ring, while none of them has it."""


class WaysRow(QWidget):
    """The ways beside one another, or in a column where it is narrow; the Tab key stops at the one chosen.

    *Signals*: `way_wanted(str)`.
    """

    way_wanted = Signal(str)

    def __init__(self, theme: Theme, options: Sequence[Option]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        for option in options:
            if option.hint:  # above: it is to be known before, by whoever changes over, too
                words = self.tr("{way}: {hint}").format(way=option.label, hint=option.hint)
                column.addWidget(Paragraph(theme, "soft", words))
        self.group = WaysGroup()
        self.group.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.group.setAccessibleIdentifier("doorway.ways")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self.group)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.px(8))
        column.addWidget(self.group)
        self.buttons = [WayButton(theme, option) for option in options]
        for button in self.buttons:
            button.clicked.connect(self._on_clicked)
            button.unfocused.connect(self._keep_stop)
            self._row.addWidget(button, 1)

    def show_way(self, way: str) -> None:
        """Show which way is gone, "" for none yet."""
        for button in self.buttons:
            button.setAutoExclusive(False)
            button.setChecked(button.way == way)
            button.setAutoExclusive(True)
        self._keep_stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead from way to way at the arrows, and take none of them."""
        step, at = ARROWS.get(Qt.Key(event.key())), self.focusWidget()
        if step is not None and at is self.group:
            self.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
            return
        if step is None or at not in self.buttons:
            super().keyPressEvent(event)
            return
        number = min(max(self.buttons.index(at) + step, 0), len(self.buttons) - 1)
        self.buttons[number].setFocus(Qt.FocusReason.TabFocusReason)

    def arrange(self, width: int) -> None:
        """Stand in a row where all their words have room in so many pixels, else in a column."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        wide = sum(each.sizeHint().width() for each in self.buttons)
        fits = wide + self._row.spacing() * (len(self.buttons) - 1) <= width
        self._row.setDirection(across if fits else down)
        for button in self.buttons:
            button.height_wanted = _HIGH if fits else _LOW
            button.updateGeometry()

    def _keep_stop(self) -> None:
        """Have the Tab key stop at the way chosen, or at the first: Qt has it stop where one was last."""
        chosen = next((each for each in self.buttons if each.isChecked()), self.buttons[0])
        for button in self.buttons:
            stops = Qt.FocusPolicy.StrongFocus if button is chosen else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(stops)

    def _on_clicked(self) -> None:
        pressed = self.sender()
        if isinstance(pressed, WayButton):
            self.way_wanted.emit(pressed.way)
