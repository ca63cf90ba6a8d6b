# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The open journal: the timeline beside one entry, or one at a time where there is no room for both."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QSizePolicy,
)

from holdspace.domain.entries import Entry
from holdspace.services.errors import StorageError
from holdspace.ui.journal.browser_reading import BrowserReading
from holdspace.ui.journal.editor import Editor
from holdspace.ui.journal.layers import JournalLayers
from holdspace.ui.journal.reader import Reader
from holdspace.ui.journal.timeline_pane import TimelinePane
from holdspace.ui.journal.timeline_view import TimelineView
from holdspace.ui.widgets.dates import moment_words
from holdspace.ui.widgets.entry_edit import is_editable

if TYPE_CHECKING:
    from holdspace.services.erasing import ErasingService


_BY_KEY = Qt.FocusReason.TabFocusReason


class JournalBrowser(BrowserReading):
    """List and entry. Made for one opening and deleted at lock, with every word it holds.

    It is made in parts, by `build_part` or by `open`, so that it can be made while the key is derived: it
    reads nothing before `open`.

    *Signals*: `write_wanted()` from an empty journal; `help_wanted()` where its file is damaged;
    `deleted(str)` with the id of an entry that can be brought back; `room_wanted(bool)` where the long page
    takes the window, or gives it back; `brought_back(str, str)` with the id of an entry that has an earlier
    version's values again, and of the version before; `trash_wanted()`; `safety_wanted()` from there;
    `forms_wanted(object)` with the box that a form is to go into.
    """

    write_wanted = Signal()
    brought_back = Signal(str, str)
    trash_wanted = Signal()
    safety_wanted = Signal()
    forms_wanted = Signal(object)
    help_wanted = Signal()
    deleted = Signal(str)
    room_wanted = Signal(bool)

    def open(self) -> None:
        """Build what is still missing, and read the journal, which is open by now."""
        while self.build_part():
            pass
        self._is_open = True
        self._model.wake()
        if self._model.failure is not None:
            self._on_failed(self._model.failure)
        self._arrange()
        self._show_newest()
        self._show_left_open()
        self._layers.look_into_trash()
        self._pane.wake()

    @property
    def list(self) -> TimelineView:
        """Return the list that is shown: the timeline's, or that of what was found."""
        return self._pane.list

    @property
    def pane(self) -> TimelinePane:
        """Return the column of lists."""
        return self._pane

    @property
    def reader(self) -> Reader:
        """Return the sheet that shows an entry."""
        return self._reader

    @property
    def editor(self) -> Editor | None:
        """Return the sheet in which an entry is being edited, or None."""
        return self._editor

    @property
    def shows_entry(self) -> bool:
        """Say whether an entry is read or edited, or is the current one of the list; not below a page."""
        return self._layers.page is None and (self._editor is not None or self._reader.entry is not None)

    @property
    def is_long(self) -> bool:
        """Say whether what is edited has the whole page."""
        return self._is_long

    def change_when(self) -> bool:
        """Let the day and the time of the entry that is shown be typed; False where there is none."""
        self.edit()
        if self._editor is not None:
            self._editor.change_when()
        return self._editor is not None

    def toggle_star(self) -> None:
        """Give the entry that is shown its star, or take it away."""
        if self._editor is not None:
            self._editor.toggle_star()
        elif self.shows_entry:
            self._on_star_wanted()

    def toggle_long_page(self) -> bool:
        """Edit what is shown on a long page, or leave that; False where there is nothing to edit."""
        if self._stack.currentWidget() is self._panes:
            self.edit()
        if self._editor is not None:
            self._set_long(not self._is_long)
        return self._reader.entry is not None  # too long to be edited, it was said so

    def toggle_two_minutes(self) -> bool:
        """Begin two minutes in what is edited, or leave them; False where nothing is edited."""
        if self._editor is not None:
            self._editor.toggle_two_minutes()
        return self._editor is not None

    def search(self) -> None:
        """Find in the whole journal."""
        if self._show_lists():
            self._pane.search()

    def show_days(self) -> None:
        """Show a month of days, to go to one."""
        if self._show_lists():
            self._pane.show_days()

    def find_in_entry(self) -> None:
        """Find words in the entry that is read or edited."""
        if self._editor is not None:
            self._editor.find_words()
        elif self._reader.entry is not None:
            self._layers.close_page()
            self._open_entry()
            self._reader.find_words()

    @property
    def layers(self) -> JournalLayers:
        """Return what shows earlier versions, and what was deleted, over list and entry."""
        return self._layers

    def show_history(self) -> bool:
        """Show the earlier versions of the entry that is shown; False where there is none to show them of."""
        if self._editor is not None and not self._close_editor():
            return False
        entry = self._reader.entry
        if entry is not None and self._layers.page is None:
            self._layers.show_history(entry)
        return entry is not None

    def show_trash(self, erasing: ErasingService, now: Callable[[], datetime]) -> None:
        """Show what was deleted and can be brought back."""
        if self._editor is None or self._close_editor():
            self._layers.show_trash(erasing, now)

    def keep_edit(self) -> bool:
        """Keep what is being edited; False where that failed and the words are only in the box."""
        return self._editor is None or self._editor.keep()

    def forget(self) -> None:
        """Let go of what could be undone, and read no more: the journal is locked, or words go for good."""
        self._kept.forget_all()
        self._model.rest()

    def rest(self) -> None:
        """Follow no changes while nobody sees it."""
        self._model.rest()

    def wake(self) -> None:
        """Show what changed meanwhile."""
        self._model.wake()
        self._layers.look_into_trash()
        self._pane.wake()

    def edit(self) -> None:
        """Edit the entry that is shown."""
        entry = self._reader.entry
        if entry is None or self._editor is not None or not self.shows_entry:
            return
        if not is_editable(entry.text):
            self._message.say(self.tr("This entry is too long to edit here. It is kept whole, as it is."))
            return
        words = moment_words(entry.created_at, self._today(), self._locale)
        self._editor = Editor(
            self._theme,
            self._journal,
            self._feelings,
            entry,
            words,
            self._copy,
            self._make_two_minutes,
            self._kept.take(entry),
            locale=self._locale,
            today=self._today,
        )
        self._editor.forms_wanted.connect(self.forms_wanted)
        self._editor.move_wanted.connect(self._on_move_wanted)
        self._editor.done_wanted.connect(self.leave_edit)
        self._editor.long_page_wanted.connect(self._set_long)
        self._editor.replaced_for_good.connect(self.forget)
        self._editor.came_back.connect(self._on_came_back)
        self._sheets.addWidget(self._editor)
        self._sheets.setCurrentWidget(self._editor)
        self._open_entry()
        self._arrange()
        self._message.clear()
        self._journal.note_edited(entry.id)
        self._editor.words.setFocus()
        hits = self._pane.finder.hits_in(entry.text) if self._pane.finder is not None else ()
        if hits:
            self._editor.go_to(hits[0].start)

    def leave_edit(self) -> bool:
        """Go back to reading, with all that was typed kept; where that fails the editor stays: False."""
        if self._editor is None or not self._close_editor():
            return self._editor is None
        # As if by Tab, so that it is seen where the keyboard is.
        (self._pane if self._both or not self._reads else self._reader.view).setFocus(_BY_KEY)
        return True

    def delete_shown(self) -> None:
        """Delete the entry that is shown, without a question: it can be brought back."""
        entry = self._reader.entry
        if entry is None or self._editor is not None or not self.shows_entry:
            return
        try:
            self._journal.delete(entry.id)
        except StorageError as error:
            self._on_failed(error)
            return
        self._kept.forget(entry.id)
        self._message.clear()
        self._close_entry()
        self.deleted.emit(entry.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the editor on Esc also where the list beside it has the keyboard."""
        if event.key() == Qt.Key.Key_Escape and self._editor is not None:
            self.leave_edit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show list and entry side by side where there is room."""
        super().resizeEvent(event)
        if self._is_open:
            self._arrange()

    def _connect(self) -> None:
        self._empty.link_pressed.connect(self.write_wanted)
        self._harmed.link_pressed.connect(self.help_wanted)
        self._pane.chosen.connect(self._on_chosen)
        self._pane.rests_on.connect(self._on_rests_on)
        self._pane.searched.connect(self._on_searched)
        self._pane.opened.connect(self._open_entry)
        self._pane.entered.connect(self._on_entered)
        self._pane.edit_wanted.connect(self.edit)
        self._pane.delete_wanted.connect(self.delete_shown)
        self._pane.failed.connect(self._on_failed)
        self._pane.found_nothing.connect(self._on_found_nothing)
        self._reader.edit_wanted.connect(self.edit)
        self._reader.delete_wanted.connect(self.delete_shown)
        self._reader.star_wanted.connect(self._on_star_wanted)
        self._reader.back_wanted.connect(self._close_entry)
        self._reader.history_wanted.connect(self.show_history)
        self._layers.brought_back.connect(self.brought_back)
        self._layers.safety_wanted.connect(self.safety_wanted)
        self._layers.failed.connect(self._on_failed)
        self._layers.opened.connect(self._show_which)
        self._layers.closed.connect(self._on_over_closed)
        self._layers.trash_wanted.connect(self.trash_wanted)
        self._model.read_failed.connect(self._on_failed)
        self._model.rowsInserted.connect(self._on_rows_changed)
        self._model.rowsRemoved.connect(self._on_rows_changed)
        self._journal.entry_changed.connect(self._on_entry_changed)
        self._journal.entry_restored.connect(self._on_entry_restored)
        self._journal.entry_deleted.connect(self._on_entry_gone)
        self._journal.entry_erased.connect(self._on_entry_gone)
        self._no_entry.bring_back_wanted.connect(self._on_bring_back_wanted)
        self._theme.changed.connect(self._arrange)

    def _on_over_closed(self) -> None:
        self._show_which()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_lists(self) -> bool:
        """Show the lists, where an entry has their place; False where there is nothing to find."""
        if self._stack.currentWidget() is not self._panes or self._is_harmed:
            return False
        self._layers.close_page()
        self._set_long(False)
        if self._reads and not self._both:
            self._close_entry()
        return True

    def _open_entry(self) -> None:
        if self._sheets.currentWidget() is self._no_entry:
            return
        self._reads = True
        if not self._both:
            self._arrange()
            self._reader.view.setFocus()

    def _close_entry(self) -> None:
        self._reads = False
        if not self._both:
            self._arrange()
        self._pane.setFocus()

    def _set_long(self, on: bool) -> None:
        if self._editor is not None and on != self._is_long:
            self._is_long = on
            self._editor.set_long(on)
            # The reader, which lies behind it, would ask for room that the long page does not need.
            policy = QSizePolicy.Policy.Ignored if on else QSizePolicy.Policy.Preferred
            self._reader.setSizePolicy(policy, policy)
            self._arrange()
            self._layers.offer_trash(shown=not on)
            self.room_wanted.emit(on)
            self._editor.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_editor(self) -> bool:
        """Keep and put away what is being edited; False where it could not be kept and stays."""
        if not self.keep_edit():
            return False
        self._set_long(False)
        editor, self._editor = self._editor, None
        self._journal.end_sitting()
        self._journal.note_edited("")
        if editor is not None:
            self._sheets.setCurrentWidget(self._reader)
            self._read_again(editor.entry)
            self._sheets.removeWidget(editor)
            self._show_which()
            self._kept.keep(editor.entry, editor.release())
            editor.deleteLater()
        return True

    def _on_rests_on(self, entry: Entry) -> None:
        if self._editor is not None or self._is_harmed:
            return
        if entry == self._reader.entry:
            self._hits.mark(self._reader.view, self._pane.finder, goes_there=True)
        else:
            self._on_chosen(entry)

    def _on_chosen(self, entry: Entry) -> None:
        if self._is_moving or (self._editor is not None and entry.id == self._editor.entry.id):
            return
        if self._editor is not None and not self._close_editor():
            self.show_entry(self._editor.entry)
            return
        self._message.clear()
        if self._sheets.currentWidget() is self._harmed:
            self._sheets.setCurrentWidget(self._reader)
        self._read(entry, goes_to_hit=True)

    def _on_entered(self) -> None:
        if self._both:
            self.edit()
        else:
            self._open_entry()

    def _on_move_wanted(self, moment: datetime) -> None:
        editor = self._editor
        if editor is None or not editor.keep():
            return
        self._is_moving = True
        try:
            moved = self._journal.move(editor.entry.id, moment)
        except StorageError as error:
            self._on_failed(error)
            return
        finally:
            self._is_moving = False
        editor.take_moved(moved, moment_words(moved.created_at, self._today(), self._locale))
        self.show_entry(moved)

    def _on_rows_changed(self) -> None:
        self._show_which()
        self._show_newest()

    def _on_came_back(self) -> None:
        if self._editor is not None:
            self._journal.note_edited(self._editor.entry.id)
            self.show_entry(self._editor.entry)
