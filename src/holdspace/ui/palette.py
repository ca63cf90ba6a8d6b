# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The command palette: type a few letters, press Enter."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from holdspace.ui.commands import Command, Commands
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.keyboard_back import give_keyboard_to
from holdspace.ui.widgets.private_line import PrivateLine

Index = QModelIndex | QPersistentModelIndex
_WIDTH = 460
_ROWS = 9
_DO = Qt.ItemDataRole.UserRole
_KEYS = Qt.ItemDataRole.UserRole + 1


class _CommandDelegate(QStyledItemDelegate):
    """A row of the palette: the words left, the keys right."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row."""
        return QSize(0, self._theme.px(34))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row; the current one on sage."""
        box: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("sage_soft"))
            painter.drawRoundedRect(QRectF(box).adjusted(2, 1, -2, -1), self._theme.px(6), self._theme.px(6))
        words = box.adjusted(self._theme.px(12), 0, -self._theme.px(14), 0)
        painter.setFont(self._theme.font())
        painter.setPen(self._theme.colour("ink"))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, index.data())
        painter.setFont(self._theme.font(0.9))
        painter.setPen(self._theme.colour("ink2"))
        keys = index.data(_KEYS) or ""
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, keys)


class Palette(QWidget):
    """A small sheet over the page, gone on Esc or a click elsewhere.

    `otherwise` gives the keyboard to the page where what had it is gone: the vault may have opened meanwhile,
    or locked. *Signals*: `closed()`.
    """

    closed = Signal()

    def __init__(
        self, theme: Theme, commands: Commands, window: QWidget, otherwise: Callable[[], None] | None = None
    ) -> None:
        super().__init__(window)
        self._otherwise = otherwise
        self._theme = theme
        self._commands = commands
        self._window = window
        self._back_to: QWidget | None = None
        self._field = PrivateLine()
        self._field.setAccessibleIdentifier("palette.field")
        self._field.setAccessibleName(self.tr("Find a command"))
        self._field.setPlaceholderText(self.tr("What would you like to do?"))
        self._list = QListWidget()
        self._list.setAccessibleIdentifier("palette.list")
        self._list.setAccessibleName(self.tr("Commands"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setItemDelegate(_CommandDelegate(theme, self._list))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(12), theme.px(12), theme.px(12), theme.px(12))
        column.setSpacing(theme.px(8))
        column.addWidget(self._field)
        column.addWidget(self._list)
        self._field.textChanged.connect(self._on_text_changed)
        self._field.installEventFilter(self)
        self._list.itemClicked.connect(self._on_item_clicked)
        window.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Show all commands, with the caret in the field."""
        self._back_to = self._window.focusWidget()
        self._field.setText("")
        self._on_text_changed("")
        self._fit()
        self.show()
        self.raise_()
        self._field.setFocus()

    def close_quietly(self) -> None:
        """Hide, and give the keyboard back."""
        if self.isVisible():
            back_to, self._back_to = self._back_to, None  # hiding takes the keyboard away from the field
            self.hide()
            if not give_keyboard_to(back_to) and self._otherwise is not None:
                self._otherwise()
            self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk the list from the field; go when the keyboard goes elsewhere."""
        if watched is self._window and event.type() == QEvent.Type.Resize and self.isVisible():
            self._fit()
        if watched is self._field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key_pressed(event)
        if watched is self._field and isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            self._on_focus_lost(event)
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sheet."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = self._theme.tokens.border
        painter.setPen(QPen(self._theme.colour("edge"), edge))
        painter.setBrush(self._theme.colour("paper"))
        box = QRectF(self.rect()).adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2)
        painter.drawRoundedRect(box, self._theme.px(14), self._theme.px(14))

    def _on_focus_lost(self, event: QFocusEvent) -> None:
        if self.isVisible() and event.reason() != Qt.FocusReason.PopupFocusReason:  # the field's own menu
            self._back_to = None
            self.hide()
            self.closed.emit()

    def _key_pressed(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.close_quietly()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._do(self._list.currentItem())
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = 1 if key == Qt.Key.Key_Down else -1
            self._list.setCurrentRow(max(0, min(self._list.count() - 1, self._list.currentRow() + step)))
        else:
            return False
        return True

    def _on_text_changed(self, text: str) -> None:
        self._list.clear()
        begun, within = self._commands.look_for(text)
        self._add_all(begun)
        for found in self._commands.look_further(text):
            item = QListWidgetItem(found.words)
            item.setData(_DO, found.do)
            self._list.addItem(item)
        self._add_all(within)
        if not self._list.count():
            nothing = QListWidgetItem(self.tr("Nothing by that name."))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self._list.addItem(nothing)
        self._list.setCurrentRow(0)

    def _add_all(self, commands: Iterable[Command]) -> None:
        for command in commands:
            if command.id != "palette":
                self._list.addItem(self._item(command))

    def _item(self, command: Command) -> QListWidgetItem:
        item = QListWidgetItem(command.words)
        item.setData(_DO, partial(self._commands.run, command.id))
        keys = self._commands.keys_text(command.keys)
        item.setData(_KEYS, keys)
        spoken = f"{command.words}, {keys}" if keys else command.words
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        return item

    def _on_item_clicked(self, item: QListWidgetItem) -> None:
        self._do(item)

    def _do(self, item: QListWidgetItem | None) -> None:
        do = None if item is None else item.data(_DO)
        if do is not None:
            self.close_quietly()
            do()

    def _fit(self) -> None:
        row = self._list.sizeHintForRow(0) if self._list.count() else self._theme.px(30)
        width = min(self._theme.px(_WIDTH), self._window.width() - 32)
        height = self._field.sizeHint().height() + row * _ROWS + self._theme.px(44)
        height = min(height, self._window.height() - 32)
        left = (self._window.width() - width) // 2
        self.setGeometry(
            QRect(left, self._theme.px(56) if height < self._window.height() - 90 else 16, width, height)
        )
