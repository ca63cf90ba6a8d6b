# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A form of one's own, being made or changed: its title and its words."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from holdspace.domain.prompts import LONGEST_TEMPLATE, LONGEST_TITLE
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.entry_edit import EntryEdit, Sheet
from holdspace.ui.widgets.message_row import MessageRow
from holdspace.ui.widgets.private_line import PrivateLine

if TYPE_CHECKING:
    from holdspace.domain.prompts import OwnTemplate


class FormEditor(QWidget):
    """*Signals*: `keep_wanted(str, str)` with title and words, both in their bounds; `left()`."""

    keep_wanted = Signal(str, str)
    left = Signal()

    def __init__(self, theme: Theme, copy: Callable[[str], None]) -> None:
        super().__init__()
        self._theme = theme
        self.template: OwnTemplate | None = None
        self.title = PrivateLine()
        self.title.setMaxLength(LONGEST_TITLE)
        self.title.setPlaceholderText(self.tr("What it is for"))
        self.title.setAccessibleName(self.tr("The form’s name"))
        self.title.setAccessibleIdentifier("forms.title")
        self.words = EntryEdit(theme, "forms.words", 1.1, take_copy=copy)
        self.words.setAccessibleName(self.tr("The form’s words"))
        self.message = MessageRow(theme, "forms.message")
        self._heading = Text(theme, "strong")
        self._keep = Button(theme, self.tr("Keep this form"), identifier="forms.keep")
        self._leave = Button(theme, self.tr("Not now"), "quiet", identifier="forms.leave")
        self._build()
        self._keep.clicked.connect(self.keep)
        self._leave.clicked.connect(self.left)
        self.words.set_down_wanted.connect(self.keep)

    def begin(self, template: OwnTemplate | None, words: str = "") -> None:
        """Change a form, or make one of `words`."""
        self.template = template
        self._heading.setText(
            self.tr("Change this form") if template is not None else self.tr("A form of your own")
        )
        self.title.setText(template.title if template is not None else "")
        self.words.show_text(template.text if template is not None else words)
        self.message.clear()
        self.show()
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Drop what was typed."""
        self.template = None
        self.title.forget()
        self.words.forget()
        self.message.clear()
        self.hide()

    def keep(self) -> None:
        """Ask to keep it, or say what is missing."""
        title, words = self.title.text().strip(), self.words.plain_text()
        if not title:
            self.message.say(self.tr("It needs a name to be found by. Nothing was kept yet."))
            self.title.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not words.strip():
            self.message.say(self.tr("It needs a few words to start from. Nothing was kept yet."))
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)
        elif len(words) > LONGEST_TEMPLATE:
            limit = self.locale().toString(LONGEST_TEMPLATE)
            said = self.tr("That is too long for a form: over {count} characters. Nothing was kept yet.")
            self.message.say(said.replace("{count}", limit))
        else:
            self.keep_wanted.emit(title, words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        theme = self._theme
        sheet = Sheet(theme)
        sheet.watch(self.words)
        sheet.setMinimumHeight(theme.px(190))
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(theme.px(16), theme.px(12), theme.px(8), theme.px(12))
        inside.addWidget(self.words)
        row = QHBoxLayout()
        row.setSpacing(theme.px(10))
        row.addWidget(self._keep)
        row.addWidget(self._leave)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        for part in (self._heading, self.title, sheet, self.message):
            column.addWidget(part)
        column.addLayout(row)
