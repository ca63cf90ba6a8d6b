# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The open journal: the timeline beside one entry, or one at a time where there is no room for both."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QLocale, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from holdspace.domain.entries import Entry
from holdspace.domain.feelings import Feelings
from holdspace.services.errors import StorageError, VaultDamaged
from holdspace.services.journal import JournalService
from holdspace.ui.journal.delegate import RowDelegate
from holdspace.ui.journal.editor import Editor
from holdspace.ui.journal.model import TimelineModel
from holdspace.ui.journal.reader import Reader
from holdspace.ui.journal.timeline_view import TimelineView
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.dates import moment_words
from holdspace.ui.widgets.empty import EmptyState
from holdspace.ui.widgets.entry_edit import is_editable
from holdspace.ui.widgets.message_row import MessageRow
from holdspace.ui.widgets.messages import say
from holdspace.ui.widgets.scrolled import ScrolledArea

LIST_WIDTH = 380
BOTH_FROM = 800  # pixels of the design from which list and entry stand side by side
_MARGIN, _TOP, _FOOT, _GAP = 24, 20, 8, 20


class JournalBrowser(QWidget):
    """List and entry. Made at unlock and deleted at lock, with every word it holds.

    *Signals*: `write_wanted()` from an empty journal; `help_wanted()` where its file is damaged;
    `deleted(str)` with the id of an entry that can be brought back.
    """

    write_wanted = Signal()
    help_wanted = Signal()
    deleted = Signal(str)

    def __init__(
        self,
        theme: Theme,
        journal: JournalService,
        feelings: Feelings,
        locale: QLocale,
        today: Callable[[], date],
        copy: Callable[[str], None],
    ) -> None:
        super().__init__()
        self._theme = theme
        self._journal = journal
        self._feelings = feelings
        self._locale = locale
        self._today = today
        self._copy = copy
        self._editor: Editor | None = None
        self._both = True
        self._is_harmed = False  # whether damage left nothing to show at first
        self._reads = False  # where there is room for one: the entry, not the list
        self._message = MessageRow(theme, "journal.message")
        self._model = TimelineModel(journal, today, locale, self)
        self._reader = Reader(theme, feelings, locale, today, copy)
        self._build()
        self._connect()
        self._arrange()
        if self._model.failure is not None:
            self._on_failed(self._model.failure)
        self._show_newest()

    @property
    def list(self) -> TimelineView:
        """Return the timeline's list."""
        return self._list

    @property
    def reader(self) -> Reader:
        """Return the sheet that shows an entry."""
        return self._reader

    @property
    def editor(self) -> Editor | None:
        """Return the sheet in which an entry is being edited, or None."""
        return self._editor

    def keep_edit(self) -> bool:
        """Keep what is being edited; False where that failed and the words are only in the box."""
        return self._editor is None or self._editor.keep()

    def rest(self) -> None:
        """Follow no changes while nobody sees it."""
        self._model.rest()

    def wake(self) -> None:
        """Show what changed meanwhile."""
        self._model.wake()
        self._list.viewport().update()

    def edit(self) -> None:
        """Edit the entry that is shown."""
        entry = self._reader.entry
        if entry is None or self._editor is not None:
            return
        if not is_editable(entry.text):
            self._message.say(self.tr("This entry is too long to edit here. It is kept whole, as it is."))
            return
        words = moment_words(entry.created_at, self._today(), self._locale)
        self._editor = Editor(self._theme, self._journal, self._feelings, entry, words, self._copy)
        self._editor.done_wanted.connect(self.leave_edit)
        self._sheets.addWidget(self._editor)
        self._sheets.setCurrentWidget(self._editor)
        self._open_entry()
        self._editor.words.setFocus()

    def leave_edit(self) -> None:
        """Go back to reading, with all that was typed kept; where that fails the editor stays."""
        if self._editor is None or not self._close_editor():
            return
        (self._list if self._both else self._reader.view).setFocus()

    def delete_shown(self) -> None:
        """Delete the entry that is shown, without a question: it can be brought back."""
        entry = self._reader.entry
        if entry is None or self._editor is not None:
            return
        try:
            self._journal.delete(entry.id)
        except StorageError as error:
            self._on_failed(error)
            return
        self._message.clear()
        self._close_entry()
        self.deleted.emit(entry.id)

    def show_entry(self, entry: Entry) -> None:
        """Make an entry the current one."""
        row = self._model.row_of(entry)
        if row >= 0:
            self._list.show_row(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show list and entry side by side where there is room."""
        super().resizeEvent(event)
        self._arrange()

    def _build(self) -> None:
        theme = self._theme
        self._list = TimelineView(theme, self._model, RowDelegate(theme, self._locale, self))
        self._list.setAccessibleName(self.tr("Entries"))
        self._list.setAccessibleIdentifier("journal.list")
        self._sheets = QStackedWidget()
        self._sheets.addWidget(self._reader)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self._message)
        column.addWidget(self._sheets, 1)
        self._right = ScrolledArea()
        self._right.setWidget(right)
        self._panes = QWidget()
        self._row = QHBoxLayout(self._panes)
        self._row.addWidget(self._list)
        self._row.addWidget(self._right, 1)
        self._empty = EmptyState(
            theme, self.tr("Your words will be here."), self.tr("Write a few on Now"), "journal.write"
        )
        self._harmed = EmptyState(
            theme,
            self.tr("The journal’s file is damaged, so its entries cannot be shown. Nothing was changed."),
            self.tr("See what helps"),
            "journal.help",
        )
        self._sheets.addWidget(self._harmed)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._panes)
        self._stack.addWidget(self._empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _connect(self) -> None:
        self._empty.link_pressed.connect(self.write_wanted)
        self._harmed.link_pressed.connect(self.help_wanted)
        self._list.row_shown.connect(self._on_row_shown)
        self._list.opened.connect(self._open_entry)
        self._list.entered.connect(self._on_entered)
        self._list.edit_wanted.connect(self.edit)
        self._list.delete_wanted.connect(self.delete_shown)
        self._reader.edit_wanted.connect(self.edit)
        self._reader.delete_wanted.connect(self.delete_shown)
        self._reader.star_wanted.connect(self._on_star_wanted)
        self._reader.back_wanted.connect(self._close_entry)
        self._model.read_failed.connect(self._on_failed)
        self._model.rowsInserted.connect(self._on_rows_changed)
        self._model.rowsRemoved.connect(self._on_rows_changed)
        self._journal.entry_changed.connect(self._on_entry_changed)
        self._journal.entry_restored.connect(self._on_entry_restored)
        self._theme.changed.connect(self._arrange)

    def _arrange(self) -> None:
        px = self._theme.px
        self._both = self.width() >= px(BOTH_FROM)
        self._row.setContentsMargins(px(_MARGIN), px(_TOP), px(_MARGIN), px(_FOOT))
        self._row.setSpacing(px(_GAP))
        if self._both:
            self._list.setFixedWidth(px(LIST_WIDTH))
        else:
            self._list.setMinimumWidth(0)
            self._list.setMaximumWidth(16_777_215)
        self._list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._list.setVisible(self._both or not self._reads)
        self._right.setVisible(self._both or self._reads)
        self._reader.show_back(shown=not self._both)
        self._show_which()

    def _show_which(self) -> None:
        """Show the panes, or the invitation where there is nothing in them."""
        empty = self._model.rowCount() == 0 and not self._is_harmed
        self._stack.setCurrentWidget(self._empty if empty else self._panes)
        self.setFocusProxy(
            self._empty if empty else self._list if self._both or not self._reads else self._right
        )

    def _show_newest(self) -> None:
        """Show the newest entry, also where a newer one joined, until the reader has chosen or scrolled."""
        untouched = self._editor is None and not self._list.is_touched
        if self._model.rowCount() and (untouched or not self._list.currentIndex().isValid()):
            self._list.show_row(0)

    def _open_entry(self) -> None:
        self._reads = True
        if not self._both:
            self._arrange()
            self._reader.view.setFocus()

    def _close_entry(self) -> None:
        self._reads = False
        if not self._both:
            self._arrange()
        self._list.setFocus()

    def _close_editor(self) -> bool:
        """Keep and put away what is being edited; False where it could not be kept and stays."""
        if not self.keep_edit():
            return False
        editor, self._editor = self._editor, None
        if editor is not None:
            self._sheets.setCurrentWidget(self._reader)
            self._reader.show_entry(editor.entry)
            self._sheets.removeWidget(editor)
            editor.deleteLater()
        return True

    def _on_row_shown(self, row: int) -> None:
        entry = self._model.entry_at(row)
        if entry is None or (self._editor is not None and entry.id == self._editor.entry.id):
            return
        if self._editor is not None and not self._close_editor():
            self.show_entry(self._editor.entry)
            return
        self._message.clear()
        if self._sheets.currentWidget() is self._harmed:
            self._sheets.setCurrentWidget(self._reader)
        self._reader.show_entry(entry)

    def _on_entered(self) -> None:
        if self._both:
            self.edit()
        else:
            self._open_entry()

    def _on_star_wanted(self) -> None:
        entry = self._reader.entry
        if entry is None:
            return
        try:
            self._journal.toggle_star(entry.id)
        except StorageError as error:
            self._on_failed(error)

    def _on_rows_changed(self) -> None:
        self._show_which()
        self._show_newest()

    def _on_entry_changed(self, entry_id: str) -> None:
        shown = self._reader.entry
        if self._editor is not None or shown is None or shown.id != entry_id:
            return
        try:
            self._reader.show_entry(self._journal.get(entry_id))
        except StorageError as error:
            self._on_failed(error)

    def _on_entry_restored(self, entry_id: str) -> None:
        try:
            self.show_entry(self._journal.get(entry_id))
        except StorageError as error:
            self._on_failed(error)

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, VaultDamaged) and self._reader.entry is None:
            QTimer.singleShot(0, self, self._show_harmed)  # rows are read while they are painted
        else:
            self._message.say(say(error))

    def _show_harmed(self) -> None:
        """Say in the place of an entry what happened: an empty sheet would look as if all was lost."""
        if self._reader.entry is not None or self._is_harmed:
            return
        self._is_harmed = self._reads = True
        self._sheets.setCurrentWidget(self._harmed)
        self._arrange()
