# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The column of lists: the field, and below it the timeline, what was found, or a month of days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from holdspace.domain.entries import Entry
from holdspace.services.errors import StorageError
from holdspace.services.finding import FindService
from holdspace.services.journal import JournalService
from holdspace.ui.journal.day_picker import DayPicker
from holdspace.ui.journal.delegate import RowDelegate
from holdspace.ui.journal.found_model import FoundModel
from holdspace.ui.journal.model import TimelineModel
from holdspace.ui.journal.on_this_day import OnThisDay
from holdspace.ui.journal.search_bar import SearchBar
from holdspace.ui.journal.timeline_view import TimelineView
from holdspace.ui.theme.theme import Theme

_SHOW_MS = 150  # after the last key, the first hit is shown whole
_MORE_ROWS = 30  # so near to the end of what was found, older hits are looked for


class TimelinePane(QWidget):
    """The journal's lists. What is made for searching is made when someone searches.

    *Signals*: `chosen(Entry)` when another entry is to be shown; `rests_on(Entry)` likewise where nobody
    chose it, while someone types or rows go, so that what is being edited stays; `opened()`, `entered()`,
    `edit_wanted()` and `delete_wanted()` as TimelineView has them; `searched()` when other words are marked;
    `found_nothing()` where no entry answers; `failed(Exception)` where the journal could not be searched.
    """

    chosen = Signal(object)
    rests_on = Signal(object)
    opened = Signal()
    entered = Signal()
    edit_wanted = Signal()
    delete_wanted = Signal()
    searched = Signal()
    found_nothing = Signal()
    failed = Signal(object)

    def __init__(
        self,
        theme: Theme,
        journal: JournalService,
        model: TimelineModel,
        find: Callable[[], FindService],
        today: Callable[[], date],
        locale: QLocale,
        on_this_day: Callable[[], str],
    ) -> None:
        super().__init__()
        self._theme = theme
        self._journal = journal
        self._model = model
        self._find = find
        self._today = today
        self._locale = locale
        self._on_this_day = on_this_day
        self._service: FindService | None = None
        self._found: TimelineView | None = None
        self._found_model: FoundModel | None = None
        self._days: DayPicker | None = None
        self._that_day: OnThisDay | None = None
        self._show_first = QTimer(self)
        self._show_first.setSingleShot(True)
        self._show_first.setInterval(_SHOW_MS)
        self._build()
        self._connect()

    @property
    def timeline(self) -> TimelineView:
        """Return the list of all entries."""
        return self._timeline

    @property
    def list(self) -> TimelineView:
        """Return the list that is shown: that of all entries, or of those that were found."""
        found = self._found if self.is_searching else None
        return self._timeline if found is None else found

    @property
    def bar(self) -> SearchBar:
        """Return the field with its lines."""
        return self._bar

    @property
    def is_searching(self) -> bool:
        """Say whether what was found is shown."""
        return self._service is not None and self._service.is_active

    @property
    def finder(self) -> FindService | None:
        """Return what finds the words to be marked, or None while nothing is looked for."""
        return self._service if self.is_searching else None

    def search(self) -> None:
        """Put the caret into the field."""
        self.leave_days()
        self._bar.focus_field()

    def show_entry(self, entry: Entry) -> None:
        """Make an entry the current one, where the list has it."""
        model = self.list.model()
        row = model.row_of(entry) if isinstance(model, TimelineModel) else -1
        if row >= 0:
            self.list.show_row(row)

    def entry_at(self, row: int) -> Entry | None:
        """Return the entry of a row of the list that is shown."""
        model = self.list.model()
        return model.entry_at(row) if isinstance(model, TimelineModel) else None

    def show_days(self) -> None:
        """Show a month of days in the place of the list."""
        if self._days is None:
            self._days = DayPicker(self._theme, self._finder().days_of, self._today, self._locale)
            self._days.day_chosen.connect(self._on_day_chosen)
            self._days.closed.connect(self._on_days_closed)
            self._stack.addWidget(self._days)
            for one, two in pairwise((self._timeline, *self._days.stops)):
                self.setTabOrder(one, two)
        at = self.list.currentIndex()
        entry = self.entry_at(at.row()) if at.isValid() else None
        self._days.show_day(entry.created_at.date() if entry is not None else self._today())
        self._stack.setCurrentWidget(self._days)
        self._days.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave_days(self) -> None:
        """Show the list again."""
        if self._days is not None and self._stack.currentWidget() is self._days:
            self._stack.setCurrentWidget(self.list)

    def show_day(self, day: date, first: date | None = None) -> None:
        """Show the timeline from a day on, or what lies nearest to it, and the way back to a search.

        Where the days from `first` on have nothing, it is said.
        """
        try:
            position = self._finder().position_near(day)
        except StorageError as error:
            self.failed.emit(error)
            return
        self._bar.set_aside()
        self.leave_days()
        if position is not None:
            row = self._model.row_at(position)
            self._timeline.jump_to(row)
            entry = self._model.entry_at(row)
            if entry is not None:
                self._bar.way_back.tell(first or day, day, entry.created_at.date())
        self._timeline.setFocus(Qt.FocusReason.TabFocusReason)

    def wake(self) -> None:
        """Say what day it is, after a while in which nobody looked."""
        self.list.viewport().update()
        QTimer.singleShot(0, self, self._show_that_day)

    def _finder(self) -> FindService:
        if self._service is None:
            self._service = self._find()
            self._service.found.connect(self._on_found)
            self._service.grew.connect(self._bar.show_found)
            self._service.failed.connect(self.failed)
        return self._service

    def _build(self) -> None:
        self._bar = SearchBar(self._theme, self._finder, self._locale)
        self._timeline = self._make_list(self._model, self.tr("Entries"))
        self._timeline.verticalScrollBar().valueChanged.connect(self._on_timeline_scrolled)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._timeline)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._bar)
        self._column.addWidget(self._stack, 1)
        self.setFocusProxy(self._timeline)

    def _make_list(self, model: TimelineModel, name: str) -> TimelineView:
        view = TimelineView(self._theme, model, RowDelegate(self._theme, self._locale, self))
        view.setAccessibleName(name)
        view.setAccessibleIdentifier("journal.list")
        view.row_shown.connect(self._on_row_shown)
        view.opened.connect(self.opened)
        view.entered.connect(self.entered)
        view.edit_wanted.connect(self.edit_wanted)
        view.delete_wanted.connect(self.delete_wanted)
        return view

    def _connect(self) -> None:
        self._bar.searched.connect(self.leave_days)
        self._bar.left_downwards.connect(self._on_left_downwards)
        self._bar.left.connect(self._on_left)
        self._bar.day_wanted.connect(self._on_day_wanted)
        self._show_first.timeout.connect(self._on_show_first_due)
        for keys, slot in ((QKeySequence(QKeySequence.StandardKey.Find), self.search), ("/", self.search)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _found_list(self) -> TimelineView:
        if self._found is None:
            self._found_model = FoundModel(self._journal, self._finder(), self._today, self._locale, self)
            self._found_model.read_failed.connect(self.failed)
            self._found_model.settled.connect(self._on_settled)
            self._found = self._make_list(self._found_model, self.tr("Entries that were found"))
            self._found.verticalScrollBar().valueChanged.connect(self._on_found_scrolled)
            self._stack.addWidget(self._found)
            self.setTabOrder(self._timeline, self._found)  # else Tab would lead on from the window's end
            self._found_model.take_in_found()
        return self._found

    def _on_found(self) -> None:
        """Show the list of what was found, or that of all entries as it was left."""
        if self.is_searching:
            self._found_list()
        shown = self._stack.currentWidget() is not self.list
        if shown and self._stack.currentWidget() is not self._days:
            self._stack.setCurrentWidget(self.list)
        self.setFocusProxy(self.list)
        self._bar.show_found()
        if not self.is_searching:
            self._show_first.stop()
            self.searched.emit()
            self._rest_on(self._timeline.currentIndex().row())
        if self._that_day is not None:
            self._that_day.setVisible(not self.is_searching and self._that_day.has_days)

    def _on_settled(self) -> None:
        if self._found is None or self._found_model is None:
            return
        finder = self._finder()
        is_whole = finder.total is not None and finder.total > 0
        self._found.show_end(self.tr("Nothing older matches.") if is_whole else "")
        if self._found_model.rowCount() and not self._found.currentIndex().isValid():
            self._found.choose_quietly(0)
        if self.is_searching:
            self._show_first.start()  # while keys come, the reader waits

    def _on_show_first_due(self) -> None:
        if self.is_searching and self._found is not None:
            self.searched.emit()
            self._rest_on(self._found.currentIndex().row())
            if self._finder().total == 0:
                self.found_nothing.emit()

    def _rest_on(self, row: int) -> None:
        entry = self.entry_at(row)
        if entry is not None:
            self.rests_on.emit(entry)

    def _on_row_shown(self, row: int) -> None:
        self._bar.way_back.forget_day()
        if self.sender() not in (None, self.list):
            return  # the other list follows what was changed, and nobody sees it
        entry = self.entry_at(row)
        if entry is not None:
            self._show_first.stop()
            # Where a row goes, as an edit that answers no longer, nobody has chosen the next.
            (self.rests_on if self.list.is_following else self.chosen).emit(entry)

    def _on_timeline_scrolled(self) -> None:
        """Say of a day that was gone to only what is still in view."""
        if self._bar.way_back.note:
            row = self._timeline.currentIndex().row()
            if all(shown.row != row for shown in self._timeline.shown_rows()):
                self._bar.way_back.forget_day()

    def _on_found_scrolled(self) -> None:
        rows = self._found.shown_rows() if self._found is not None else []
        model, service = self._found_model, self._service
        if not rows or model is None or service is None:
            return
        if rows[-1].row > model.rowCount() - _MORE_ROWS:
            service.more()

    def _on_left_downwards(self) -> None:
        if self._show_first.isActive():
            self._show_first.stop()
            self._on_show_first_due()
        if self.list.model().rowCount():
            self.leave_days()
            self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_left(self) -> None:
        self.leave_days()
        self._timeline.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_day_wanted(self) -> None:
        if self._days is not None and self._stack.currentWidget() is self._days:
            self._on_days_closed()
        else:
            self.show_days()

    def _on_day_chosen(self, day: date) -> None:
        self.show_day(day, None if self._days is None else self._days.first_chosen)

    def _on_days_closed(self) -> None:
        self.leave_days()
        self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_that_day_chosen(self, day: date) -> None:
        self.show_day(day)

    def _show_that_day(self) -> None:
        mode = self._on_this_day()
        if mode == "off" and self._that_day is None:
            return
        if self._that_day is None:
            self._that_day = OnThisDay(self._theme, self._locale)
            self._that_day.day_chosen.connect(self._on_that_day_chosen)
            self._column.insertWidget(1, self._that_day)
        try:
            entries = self._finder().on_this_day(self._today(), hide_heavy=mode == "light")
        except StorageError as error:
            self.failed.emit(error)
            return
        self._that_day.show_days([] if mode == "off" else [entry.created_at.date() for entry in entries])
        self._that_day.setVisible(self._that_day.has_days and not self.is_searching)
