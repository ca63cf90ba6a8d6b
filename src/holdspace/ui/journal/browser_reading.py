# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Which entry of the open journal is read, and what stands there where none is."""

from __future__ import annotations

from PySide6.QtCore import QTimer

from holdspace.domain.entries import Entry
from holdspace.services.errors import NoSuchEntry, StorageError, VaultDamaged
from holdspace.ui.journal.browser_frame import BrowserFrame
from holdspace.ui.widgets.messages import say


class BrowserReading(BrowserFrame):
    """Shows in the reader what is chosen, what comes back and what changes; nothing that is there no more."""

    def show_entry(self, entry: Entry) -> None:
        """Make an entry the current one."""
        self._pane.show_entry(entry)

    def _show_newest(self) -> None:
        """Show the newest entry, also where a newer one joined, until the reader has chosen or scrolled."""
        timeline = self._pane.timeline
        untouched = self._editor is None and not timeline.is_touched
        if (
            not self._is_moving
            and self._model.rowCount()
            and (untouched or not timeline.currentIndex().isValid())
        ):
            timeline.show_row(0)

    def _show_left_open(self) -> None:
        """Show again what was being edited when the journal was locked, or the process ended."""
        entry = self._journal.left_open()
        row = -1 if entry is None else self._model.row_of(entry)
        if row < 0:
            return
        self._journal.note_edited("")
        self._pane.timeline.jump_to(row)
        self._reads = True
        self._arrange()
        self._message.hint(
            self.tr("You were writing here when the journal was closed. What you wrote is kept.")
        )

    def _read(self, entry: Entry, *, goes_to_hit: bool = False) -> None:
        if self._sheets.currentWidget() is self._no_entry:
            self._sheets.setCurrentWidget(self._reader)
        self._reader.show_entry(entry)
        self._hits.mark(self._reader.view, self._pane.finder, goes_there=goes_to_hit)

    def _read_again(self, entry: Entry) -> None:
        """Read what was edited, where it is still there."""
        try:
            self._journal.get(entry.id)
        except NoSuchEntry:
            self._show_gone(entry.id)
        except StorageError as error:
            self._on_failed(error)
        else:
            self._read(entry, goes_to_hit=True)

    def _show_gone(self, entry_id: str) -> None:
        self._reader.show_nothing()
        if entry_id and self._is_in_trash(entry_id):
            self._no_entry.show_deleted(entry_id)
        else:
            self._no_entry.show_blank()
        self._sheets.setCurrentWidget(self._no_entry)
        self._reads = False
        self._arrange()

    def _is_said_deleted(self, entry_id: str) -> bool:
        return self._sheets.currentWidget() is self._no_entry and self._no_entry.entry_id == entry_id

    def _is_in_trash(self, entry_id: str) -> bool:
        try:
            return self._journal.is_deleted(entry_id)
        except StorageError:
            return False  # it is offered where it can be read

    def _show_harmed(self) -> None:
        """Say in the place of an entry what happened: an empty sheet would look as if all was lost."""
        if self._reader.entry is not None or self._is_harmed:
            return
        self._is_harmed = self._reads = True
        self._sheets.setCurrentWidget(self._harmed)
        self._arrange()

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, VaultDamaged) and self._reader.entry is None:
            QTimer.singleShot(0, self, self._show_harmed)  # rows are read while they are painted
        else:
            self._message.say(say(error))

    def _on_searched(self) -> None:
        """Mark other words than before in what is read."""
        if self._reader.entry is not None:
            self._hits.mark(self._reader.view, self._pane.finder, goes_there=False)

    def _on_found_nothing(self) -> None:
        if self._editor is None and not self._is_harmed and self._sheets.currentWidget() is self._reader:
            self._show_gone("")

    def _on_star_wanted(self) -> None:
        entry = self._reader.entry
        if entry is None:
            return
        try:
            self._journal.toggle_star(entry.id)
        except StorageError as error:
            self._on_failed(error)

    def _on_entry_changed(self, entry_id: str) -> None:
        shown = self._reader.entry
        if self._editor is not None or shown is None or shown.id != entry_id:
            return
        try:
            self._read(self._journal.get(entry_id))
        except StorageError as error:
            self._on_failed(error)

    def _on_entry_gone(self, entry_id: str) -> None:
        """Show no entry that is there no more; what is being edited is looked after when it is kept."""
        shown = self._reader.entry
        is_shown = shown is not None and shown.id == entry_id
        if self._editor is None and (is_shown or self._is_said_deleted(entry_id)):
            self._show_gone(entry_id)

    def _on_entry_restored(self, entry_id: str) -> None:
        try:
            entry = self._journal.get(entry_id)
        except StorageError as error:
            self._on_failed(error)
            return
        self.show_entry(entry)
        if self._is_said_deleted(entry_id):
            self._read(entry)  # the list of what was found has it a little later

    def _on_bring_back_wanted(self, entry_id: str) -> None:
        try:
            self._journal.undo_delete(entry_id)
        except StorageError as error:
            self._on_failed(error)
        self._pane.setFocus()
