# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The commands for whoever writes: marks in the box that had the keyboard last, and the long page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from holdspace.ui.commands import Command, Commands
from holdspace.ui.widgets.entry_edit import EntryEdit
from holdspace.ui.widgets.markdown_keys import KEYS

if TYPE_CHECKING:
    from holdspace.ui.main_window import MainWindow

LONG_PAGE_KEYS = "F11"


class WritingCommands(QObject):
    """Offers the marks while there is a box to put them in."""

    def __init__(self, commands: Commands, window: MainWindow, app: QApplication) -> None:
        super().__init__(window)
        self._commands = commands
        self._window = window
        self._box: EntryEdit | None = None
        self._add()
        app.focusChanged.connect(self._on_focus_changed)
        self._on_focus_changed(None, app.focusWidget())

    @property
    def box(self) -> EntryEdit | None:
        """Return the box of the window that has the keyboard or had it last, while it can be seen."""
        box = self._box
        return box if box is not None and isValid(box) and box.isVisible() else None

    def toggle_mark(self, mark: str) -> None:
        """Put a mark of markdown_keys.KEYS on what is selected in the box, or take it off."""
        if self.box is not None:
            self.box.toggle_mark(mark)
            self.box.setFocus()

    def toggle_long_page(self) -> None:
        """Show what is written or read on a page of its own, or go back; from elsewhere, write on one."""
        window = self._window
        page: Any = window.page_if_made("journal") if window.place == "journal" else None
        if page is not None and page.toggle_long_page():
            return
        if window.place == "now":
            window.now.toggle_long_page()
        else:
            window.show_now()
            window.now.set_long(True)

    def toggle_two_minutes(self) -> None:
        """Begin two minutes in the entry that is edited, or on Now; or leave them."""
        window = self._window
        page: Any = window.page_if_made("journal") if window.place == "journal" else None
        if page is None or not page.toggle_two_minutes():
            window.show_now()
            window.now.composer.toggle_two_minutes()

    def find_in_entry(self) -> None:
        """Find words in the entry that is read or edited; from elsewhere, show the journal first."""
        window = self._window
        window.show_journal()
        page: Any = window.page_if_made("journal")
        page.find_in_entry()

    def _add(self) -> None:
        translate = QCoreApplication.translate
        group = translate("commands", "Writing")
        found_by = translate("commands", "markdown format text")
        for mark, words in (
            ("bold", translate("commands", "Bold")),
            ("italic", translate("commands", "Italic")),
            ("list", translate("commands", "List")),
            ("quote", translate("commands", "Quote")),
            ("heading", translate("commands", "Heading")),
        ):
            command = Command(mark, words, KEYS[mark], group, found_by=found_by)
            self._commands.add(command, partial(self.toggle_mark, mark))
        two_minutes = translate("commands", "Two minutes of writing, or leave them")
        self._commands.add(Command("two_minutes", two_minutes, "", group), self.toggle_two_minutes)
        long_page = translate("commands", "A long page, and back")
        undistracted = translate("commands", "day's end full focus undistracted write")
        self._commands.add(
            Command("long_page", long_page, LONG_PAGE_KEYS, group, found_by=undistracted),
            self.toggle_long_page,
        )
        find = translate("commands", "Find in this entry")
        self._commands.add(Command("find_in_entry", find, "", group), self.find_in_entry)

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        del old
        if isinstance(new, EntryEdit) and self._window.isAncestorOf(new):
            self._box = new
        for mark in KEYS:
            self._commands.enable(mark, self.box is not None)
