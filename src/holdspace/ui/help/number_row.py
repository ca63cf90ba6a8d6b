# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A number to call: large, selectable, and changed in place."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from holdspace.domain.help import HelpNumber
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.private_line import PrivateLine

_NUMBER = 186  # width of the number's column where the words stand beside it, in pixels of the design
_FEWEST_DIGITS = 3
_MAX_LENGTH = 40


class CallText(Text):
    """The number itself: it can be selected and copied, by the keyboard too."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "number", wraps=True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select the number when the keyboard comes to it, so that it shows and Ctrl+C takes it."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.setSelection(0, len(self.text()))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leave nothing selected behind, but for the menu that copies."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.setSelection(0, 0)


class CallField(PrivateLine):
    """The number while it is changed. *Signals*: `given_up` on Esc."""

    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


class NumberRow(QWidget):
    """A number with its words and a pencil.

    `shipped` is the number as it came with the app. `suffix` tells two rows of one number apart.
    *Signals*: `kept(str, object)` with the number's id and the person's own words, None for `shipped`.
    """

    kept = Signal(str, object)

    def __init__(self, theme: Theme, shipped: HelpNumber, suffix: str = "") -> None:
        super().__init__()
        self._theme = theme
        self._shipped = shipped
        self._call = shipped.call
        self._build(suffix)
        self._connect()
        self._on_theme_changed()
        self.show_call(shipped.call)

    @property
    def number_id(self) -> str:
        """Return the id of the number."""
        return self._shipped.id

    def show_call(self, call: str) -> None:
        """Show this as the number; "" asks for one."""
        self._call = call
        self._text.setText(call)
        self._text.setAccessibleName(f"{self._shipped.label}: {call}" if call else self._shipped.label)
        self._show_editing(False)

    def show_wrong(self, wrong: bool) -> None:
        """Say that the number could not be saved, or no longer."""
        self._wrong.hide()
        if wrong:
            self._say_wrong(
                self.tr(
                    "This could not be saved. It stays here until HoldSpace closes. The disk may be full."
                )
            )

    def _say_wrong(self, words: str) -> None:
        self._wrong.setText(words)
        self._wrong.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._wrong, words))

    def place_words(self, beside: bool) -> None:
        """Put the words beside the number, or below it where there is no room."""
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._pair.setDirection(way)
        self._pair.setSpacing(self._theme.px(16 if beside else 2))
        if beside:
            self._left.setFixedWidth(self._theme.px(_NUMBER))
        else:
            self._left.setMinimumWidth(0)
            self._left.setMaximumWidth(16777215)

    def start_editing(self) -> None:
        """Let the person change the number."""
        self._wrong.hide()
        self._show_editing(True)
        self._field.setText(self._call)
        self._field.selectAll()
        self._field.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the hairline above."""
        painter = QPainter(self)
        painter.fillRect(QRect(0, 0, self.width(), 1), self._theme.colour("line"))

    def _build(self, suffix: str) -> None:
        theme, shipped = self._theme, self._shipped
        name = f"{shipped.id}{suffix}"
        self._text = CallText(theme)
        self._text.setAccessibleIdentifier(f"help.number.{name}")
        self._add = Button(theme, self.tr("Put it here"), "link", identifier=f"help.add.{name}")
        self._add.setAccessibleName(self.tr("Put a number here: {0}").format(shipped.label))
        self._field = CallField()
        self._field.setMaxLength(_MAX_LENGTH)
        self._field.setAccessibleName(shipped.label)
        self._field.setAccessibleIdentifier(f"help.field.{name}")
        self._restore = Button(
            theme, self.tr("Back to what it was"), "link", identifier=f"help.restore.{name}"
        )
        change = self.tr("Change the number: {0}").format(shipped.label)
        self._edit = Button(theme, change, "icon", icon="edit", identifier=f"help.edit.{name}")
        if not shipped.editable:
            self._edit.hide()
        for button in (self._restore, self._edit):
            # A press of the mouse must not take the caret away before it is heard.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._wrong = Text(theme, "wrong", wraps=True)
        self._wrong.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.addWidget(self._text)
        left.addWidget(self._field)
        for link in (self._add, self._restore):
            left.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        left.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Text(self._theme, "ui", self._shipped.label, wraps=True))
        words.addWidget(Text(self._theme, "small", self._shipped.note, wraps=True))
        words.addWidget(self._wrong)
        words.addStretch(1)
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pair.addWidget(self._left)
        self._pair.addLayout(words, 1)
        self._row = QHBoxLayout(self)
        self._row.addLayout(self._pair, 1)
        self._row.addWidget(self._edit, 0, Qt.AlignmentFlag.AlignTop)

    def _connect(self) -> None:
        self._edit.clicked.connect(self._on_edit_clicked)
        self._add.clicked.connect(self.start_editing)
        self._field.editingFinished.connect(self._on_editing_finished)
        self._field.given_up.connect(self._on_given_up)
        self._restore.clicked.connect(self._on_restore_clicked)
        self._theme.changed.connect(self._on_theme_changed)

    @property
    def _is_editing(self) -> bool:
        return not self._field.isHidden()

    def _show_editing(self, editing: bool) -> None:
        self._field.setVisible(editing)
        self._text.setVisible(not editing and bool(self._call))
        self._add.setVisible(not editing and not self._call)
        self._restore.setVisible(editing and self._call != self._shipped.call)
        self._edit.show_icon("check" if editing else "edit")
        shown = (
            self.tr("Keep it") if editing else self.tr("Change the number: {0}").format(self._shipped.label)
        )
        self._edit.setAccessibleName(shown)
        self._edit.setToolTip(shown)

    def _keep(self) -> None:
        words = self._field.text().strip()
        if words == self._call:
            return
        if words and sum(character.isdigit() for character in words) < _FEWEST_DIGITS:
            # A slip of the keyboard must not stand where someone looks for help.
            self._say_wrong(self.tr("There is no number in that, so nothing was changed."))
            return
        self.kept.emit(self._shipped.id, None if words in ("", self._shipped.call) else words)

    def _close(self) -> None:
        """Stop editing and leave the keyboard on the pencil."""
        self._edit.setFocus(Qt.FocusReason.TabFocusReason)
        self._show_editing(False)

    def _on_edit_clicked(self) -> None:
        if not self._is_editing:
            self.start_editing()
            return
        self._keep()
        self._close()

    def _on_editing_finished(self) -> None:
        """Keep on Enter and wherever the keyboard goes; stay open for the two buttons that belong here."""
        if not self._is_editing:
            return
        if self._field.hasFocus():
            self._keep()
            self._close()
        elif not (self._restore.hasFocus() or self._edit.hasFocus()):
            self._keep()
            self._show_editing(False)

    def _on_given_up(self) -> None:
        self._field.setText(self._call)
        self._close()

    def _on_restore_clicked(self) -> None:
        self._field.setText(self._call)
        self.kept.emit(self._shipped.id, None)
        self._close()

    def _on_theme_changed(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(0, px(11), 0, px(11))
        self._row.setSpacing(px(8))
        for link in (self._add, self._restore):
            link.setFixedHeight(max(px(24), link.fontMetrics().height() + px(4)))
