# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A choice among words: a label, what is chosen, and a chevron."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyledItemDelegate

from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.controls import RADIUS

_GAP, _CHEVRON = 8, 15


class Choice(QComboBox):
    """One of several words, painted from the theme; it is as wide as its label and what is chosen.

    Without an `any_label` one of those offered is always chosen.
    *Signals*: `picked(str)` with the id of what the person chose, "" for `any_label`.
    """

    picked = Signal(str)

    PADDING = 13
    """Of the design, on both sides of what it holds."""

    def __init__(self, theme: Theme, label: str, any_label: str | None, identifier: str = "") -> None:
        super().__init__()
        self._theme = theme
        self._label = label
        self._is_terse = False
        self._any_label = any_label
        self.setAccessibleName(label)
        # Where a combo box is named by its value (AT-SPI), the label is told as the description.
        self.setAccessibleDescription(label)
        if identifier:
            self.setAccessibleIdentifier(identifier)
        self.setMaxVisibleItems(11)
        self.setItemDelegate(QStyledItemDelegate(self))  # the one that the style sheet reaches
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.offer(())
        self.activated.connect(self._on_activated)
        theme.changed.connect(self._on_theme_changed)

    @property
    def value(self) -> str:
        """Return the id chosen, or "" for any."""
        return str(self.currentData() or "")

    def offer(self, choices: Iterable[tuple[str, str]], value: str = "") -> None:
        """Offer these ids with their labels after "any", with `value` chosen, without telling anyone."""
        wanted = [*([] if self._any_label is None else [("", self._any_label)]), *choices]
        if [(self.itemData(row), self.itemText(row)) for row in range(self.count())] != wanted:
            self.clear()
            for identity, label in wanted:
                self.addItem(label, identity)
        self.setCurrentIndex(max(0, self.findData(value)))
        self.updateGeometry()

    def be_terse(self, terse: bool) -> None:
        """Do without the label once something is chosen, where room is scarce; its name stays."""
        if terse != self._is_terse:
            self._is_terse = terse
            self.updateGeometry()
            self.update()

    @property
    def words_shown(self) -> str:
        """Return the words of what is chosen, as the closed box shows them."""
        return self.currentText()

    @property
    def _label_shown(self) -> str:
        return "" if self._is_terse and self.value else self._label

    def sizeHint(self) -> QSize:
        """Return the size of label, chosen words and chevron."""
        theme = self._theme
        width = self._label_width() + QFontMetrics(self._font(), self).horizontalAdvance(self.words_shown)
        height = max(theme.px(36), QFontMetrics(self._font(), self).height() + theme.px(12))
        gaps = _GAP * (2 if self._label_shown else 1)
        return QSize(width + theme.px(2 * self.PADDING + gaps + _CHEVRON), height)

    def minimumSizeHint(self) -> QSize:
        """Return the size at which nothing is cut off."""
        return self.sizeHint()

    def showPopup(self) -> None:
        """Open the list, wide enough for its longest words."""
        view = self.view()
        view.setMinimumWidth(max(self.width(), view.sizeHintForColumn(0) + self._theme.px(36)))
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: nobody means to change a choice by scrolling past it."""
        event.ignore()

    def event(self, event: QEvent) -> bool:
        """Paint anew where the keyboard comes or goes; take letters, which choose, from keys of the page."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
            if plain and event.text().isalnum():
                event.accept()
                return True
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint box, label, chosen words and chevron."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = theme.tokens.focus if self.hasFocus() else theme.tokens.border
        painter.setPen(QPen(theme.colour("focus" if self.hasFocus() else "edge"), edge))
        painter.setBrush(theme.colour("hover" if self.underMouse() else "sheet"))
        box = QRectF(self.rect()).adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2)
        painter.drawRoundedRect(box, theme.px(RADIUS), theme.px(RADIUS))
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        label = QRect(theme.px(self.PADDING), 0, self.width(), self.height())
        painter.setFont(self._label_font())
        painter.setPen(theme.colour("ink2"))
        painter.drawText(label, left, self._label_shown)
        painter.setFont(self._font())
        painter.setPen(theme.colour("ink"))
        side = theme.px(_CHEVRON)
        start = self._label_width() + (theme.px(_GAP) if self._label_shown else 0)
        room = self.width() - theme.px(2 * self.PADDING + _GAP) - side - start + theme.px(2)
        words = painter.fontMetrics().elidedText(self.words_shown, Qt.TextElideMode.ElideRight, room)
        painter.drawText(label.translated(start, 0), left, words)
        chevron = QRect(self.width() - theme.px(self.PADDING) - side + theme.px(2), 1, side, self.height())
        theme.draw_icon(painter, "chevron-down", "ink2", chevron, _CHEVRON)

    def _font(self) -> QFont:
        return self._theme.font(1.0, 500)

    def _label_font(self) -> QFont:
        return self._theme.font(0.93)

    def _label_width(self) -> int:
        return QFontMetrics(self._label_font(), self).horizontalAdvance(self._label_shown)

    def _on_activated(self, row: int) -> None:
        self.updateGeometry()
        self.update()
        self.picked.emit(str(self.itemData(row)))

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()
