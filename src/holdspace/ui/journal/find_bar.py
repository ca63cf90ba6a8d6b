# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The small bar that finds words in the entry it stands over."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from holdspace.ui.journal.finder import MOST_HITS, Box, Finder
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.announce import announce
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.private_line import PrivateLine

_FIND = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_F)
_LONGEST = 200


class FindBar(QWidget):
    """Hidden until Ctrl+F is pressed anywhere in `sheet`; `box` says in which box of it words are found."""

    def __init__(self, theme: Theme, sheet: QWidget, box: Callable[[], Box]) -> None:
        super().__init__(sheet)
        self._theme = theme
        self._sheet = sheet
        self._box = box
        self._finder = Finder(theme, self)
        self._said = ""
        self._build()
        self._finder.found.connect(self._on_found)
        self._field.textChanged.connect(self._finder.look_for)
        self._field.installEventFilter(self)
        self._before.clicked.connect(self._on_before_clicked)
        self._next.clicked.connect(self._on_next_clicked)
        self._close.clicked.connect(self.close_bar)
        theme.changed.connect(self._fit)
        sheet.installEventFilter(self)
        self.hide()

    def open_bar(self) -> None:
        """Show the bar with the keyboard in it; what is selected is looked for at once."""
        box = self._box()
        if self.isHidden():
            self._finder.look_in(box)
            self.show()
        chosen = box.selected_words()
        if chosen and "\n" not in chosen and len(chosen) <= _LONGEST and chosen != self._field.text():
            self._field.setText(chosen)
        else:
            self._finder.look_for(self._field.text())
        self._field.selectAll()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_bar(self) -> None:
        """Hide the bar; what was found last is selected, and the keyboard goes back to it."""
        if not self.isHidden():
            self._finder.stop()
            had_keyboard = self.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
            self.hide()
            if had_keyboard or self._sheet.isAncestorOf(self._sheet.window().focusWidget()):
                self._box().setFocus(Qt.FocusReason.OtherFocusReason)

    def put_away(self) -> None:
        """Hide the bar where another entry comes, and leave the keyboard where it is."""
        self._finder.stop()
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open on Ctrl+F from anywhere in the sheet; step, or close, from the field."""
        if not isinstance(event, QKeyEvent):
            return False
        if watched is self._field and event.type() == QEvent.Type.KeyPress:
            return self._key_pressed(event)
        if watched is self._sheet and event.keyCombination() == _FIND:
            if event.type() == QEvent.Type.KeyPress:
                self.open_bar()
            event.accept()  # before the window, which finds in all entries
            return True
        return False

    def _key_pressed(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._finder.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            return False
        return True

    def _build(self) -> None:
        theme = self._theme
        self._field = PrivateLine()
        self._field.setMaxLength(_LONGEST)
        self._field.setPlaceholderText(self.tr("Find in this entry"))
        self._field.setAccessibleName(self.tr("Find in this entry"))
        self._field.setAccessibleIdentifier("journal.find")
        self._count = Text(theme, "small")
        self._count.setAccessibleIdentifier("journal.find_count")
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._before = Button(
            theme, self.tr("The one before"), "icon", icon="chevron-left", identifier="journal.find_before"
        )
        self._next = Button(
            theme, self.tr("The next one"), "icon", icon="chevron-right", identifier="journal.find_next"
        )
        self._close = Button(theme, self.tr("Close"), "icon", icon="close", identifier="journal.find_close")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._field, 1)
        self._row.addWidget(self._count)
        for button in (self._before, self._next, self._close):
            self._row.addWidget(button)
        self._fit()

    def _fit(self) -> None:
        self._row.setContentsMargins(0, self._theme.px(10), 0, 0)
        self._row.setSpacing(self._theme.px(4))
        self._count.setMinimumWidth(self._theme.px(84))

    def fit(self, left: int, right: int) -> None:
        """Stand between two margins, in pixels."""
        self._row.setContentsMargins(left, self._theme.px(10), right, 0)

    def _on_found(self) -> None:
        words = self._words()
        self._count.setText(words)
        if words and words != self._said and self._finder.is_done and self.isVisible():
            announce(self._count, words)
        self._said = words

    def _words(self) -> str:
        count = self._finder.count
        if not self._field.text():
            return ""
        if not count:
            return self.tr("Not in this entry.") if self._finder.is_done else ""
        more = "" if self._finder.is_done and count < MOST_HITS else "+"
        locale = self.locale()
        return (
            self.tr("{number} of {count}")
            .replace("{number}", locale.toString(self._finder.current))
            .replace("{count}", locale.toString(count) + more)
        )

    def _on_before_clicked(self) -> None:
        self._finder.step(-1)

    def _on_next_clicked(self) -> None:
        self._finder.step(1)
