# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The list of shortcuts (F1)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from holdspace.ui.commands import Commands
from holdspace.ui.journal.query_words import asking_words
from holdspace.ui.page_keys import KeyLine, page_keys
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.closable_page import ClosablePage
from holdspace.ui.widgets.scrolled import fill_scrolled

ASKING = "asking"
_ENTER = "\N{DOWNWARDS ARROW WITH CORNER LEFTWARDS}"


class ShortcutsPage(ClosablePage):
    """Every command with its keys. *Signals*: `closed()`."""

    def __init__(self, theme: Theme, commands: Commands) -> None:
        super().__init__(theme)
        inner = QWidget()
        self._area = fill_scrolled(self, inner, sideways=True)
        column = QVBoxLayout(inner)
        column.setContentsMargins(theme.px(48), theme.px(40), theme.px(48), theme.px(24))
        column.setSpacing(theme.px(16))
        self._back = self.make_back("shortcuts.back")
        self.setFocusProxy(self._back)
        column.addWidget(self._back)
        column.addWidget(Text(theme, "title", self.tr("Keys")))
        column.addLayout(_grid(theme, [(keys, words) for words, keys in self._lines(commands)]))
        self._parts: dict[str, QWidget] = {}
        for each in page_keys():
            column.addSpacing(theme.px(16))
            self._parts[each.place] = Text(theme, "door", each.title)
            column.addWidget(self._parts[each.place])
            column.addLayout(_grid(theme, [_told(commands, line) for line in each.lines]))
        column.addSpacing(theme.px(16))
        self._asking = Text(theme, "door", self.tr("What can be asked of the journal"))
        self._parts[ASKING] = self._asking
        column.addWidget(self._asking)
        column.addLayout(_grid(theme, asking_words()))
        column.addStretch()

    def show_part(self, part: str) -> None:
        """Bring into view the keys of a page, what can be asked of the journal for ASKING, else the first.

        It comes once the page has its size.
        """
        QTimer.singleShot(0, self, partial(self._show_part, part))

    def _show_part(self, part: str) -> None:
        head = self._parts.get(part)
        self._area.verticalScrollBar().setValue(0 if head is None else head.y())

    def _lines(self, commands: Commands) -> list[tuple[str, str]]:
        """Return words and keys, each key once: all that it does by place is told in one line."""
        finish, by_place = self._finishing(commands), self._by_place(commands)
        told = {keys for _words, keys in (finish, *by_place)}
        own = [
            (command.words, commands.keys_text(command.keys)) for command in commands.every() if command.keys
        ]
        return [finish, *(line for line in own if line[1] not in told), *by_place]

    def _finishing(self, commands: Commands) -> tuple[str, str]:
        words = self.tr("Finish what you write: set it down, keep a card, go on in a doorway, ask the coach")
        return words, commands.keys_text("Ctrl+Return")

    def _by_place(self, commands: Commands) -> list[tuple[str, str]]:
        return [
            (words, commands.keys_text(keys))
            for words, keys in (
                (self.tr("Undo in what you write"), "Ctrl+Z"),
                (self.tr("Undo what was just done; in what you write: redo"), "Ctrl+Shift+Z"),
                (self.tr("Find: in the journal’s list, in the entry you read or edit, on Cards"), "Ctrl+F"),
                (self.tr("Find, in the journal’s list and on Cards"), "/"),
                (self.tr("Edit the entry that is chosen or read"), "E"),
                (self.tr("Delete it: it can be brought back for 30 days"), "Del"),
                (self.tr("From the list of days: to today"), "Home"),
                (self.tr("From the list of days: a month on or back"), "PgUp"),
                (self.tr("Lock the journal: a pause goes on, a doorway waits on Now"), "Ctrl+L"),
                (self.tr("Pause an exercise, and go on"), "Space"),
                (self.tr("End an exercise, close what is open"), "Esc"),
            )
        ]


def _told(commands: Commands, line: KeyLine) -> tuple[str, str]:
    return ", ".join(commands.keys_text(keys) for keys in line.keys), line.words


def _grid(theme: Theme, lines: list[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.px(32))
    grid.setVerticalSpacing(theme.px(8))
    for row, (keys, words) in enumerate(lines):
        shown = Text(theme, "strong", keys.replace("Return", _ENTER))  # as the buttons write it
        shown.setAccessibleName(keys)
        grid.addWidget(shown, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Text(theme, "ui", words, wraps=True), row, 1, Qt.AlignmentFlag.AlignTop)
    grid.setColumnStretch(1, 1)
    return grid
