# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""List and entry of the open journal, and over them an entry's earlier versions or what was deleted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from holdspace.domain.entries import Entry
from holdspace.domain.feelings import Feelings
from holdspace.services.errors import StorageError
from holdspace.services.journal import JournalService
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.messages import say

if TYPE_CHECKING:
    from holdspace.services.erasing import ErasingService
    from holdspace.ui.journal.history import HistoryPage
    from holdspace.ui.journal.page_over import PageOver
    from holdspace.ui.journal.trash import TrashPage

_MARGIN = 24


class JournalLayers(QStackedWidget):
    """Puts one page at a time over `below`, and takes it away once it is left.

    A link at the foot leads to what was deleted, where something was.

    *Signals*: `trash_wanted()` from that link; `brought_back(str, str)` with the id of an entry that has an
    earlier version's values again, and of the version it had until then; `failed(Exception)`; `opened()` and
    `closed()` once a page is there or away; `safety_wanted()` for the page Safety.
    """

    brought_back = Signal(str, str)
    trash_wanted = Signal()
    opened = Signal()
    failed = Signal(object)
    closed = Signal()
    safety_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        journal: JournalService,
        feelings: Feelings,
        locale: QLocale,
        today: Callable[[], date],
        copy: Callable[[str], None],
        below: QWidget,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._journal = journal
        self._feelings = feelings
        self._locale = locale
        self._today = today
        self._copy = copy
        self._page: PageOver | None = None
        self._is_link_shown = True
        self._build(below)
        for changed in (journal.entry_deleted, journal.entry_restored, journal.entry_erased, journal.reset):
            changed.connect(self.look_into_trash)

    @property
    def page(self) -> PageOver | None:
        """Return the page that lies over the journal, or None."""
        return self._page

    def show_history(self, entry: Entry) -> None:
        """Show the versions of an entry."""
        from holdspace.ui.journal.history import HistoryPage

        try:
            revisions = self._journal.revisions_of(entry.id)
        except StorageError as error:
            self.failed.emit(error)
            return
        page = HistoryPage(self._theme, revisions, self._feelings, self._locale, self._today, self._copy)
        page.restore_wanted.connect(partial(self._restore, page, entry.id, revisions[0].id))
        self._show(page)

    def show_trash(self, erasing: ErasingService, now: Callable[[], datetime]) -> None:
        """Show what was deleted."""
        from holdspace.ui.journal.trash import TrashPage

        page: TrashPage = TrashPage(
            self._theme, self._journal, erasing, now, self._locale, self._feelings, self._copy
        )
        page.safety_wanted.connect(self.safety_wanted)
        self._show(page)

    def close_page(self) -> None:
        """Take the page away, and show again what lies below."""
        page, self._page = self._page, None
        if page is None:
            return
        self.removeWidget(page)
        page.hide()
        page.deleteLater()
        self.look_into_trash()
        self.closed.emit()

    def offer_trash(self, *, shown: bool) -> None:
        """Show the link to what was deleted where there is any, or hide it in any case."""
        self._is_link_shown = shown
        self.look_into_trash()

    def look_into_trash(self) -> None:
        """Look whether anything was deleted and is still kept."""
        try:
            holds = self._is_link_shown and self._journal.deleted_count() > 0
        except StorageError:
            holds = False  # what is wrong is said where the entries are read
        self._trash.setVisible(holds)

    def _build(self, below: QWidget) -> None:
        theme = self._theme
        self._trash = Button(
            theme, self.tr("Deleted, kept for 30 days"), "small", icon="delete", identifier="journal.trash"
        )
        self._trash.hide()
        self._trash.clicked.connect(self.trash_wanted)
        foot = QHBoxLayout()
        foot.setContentsMargins(theme.px(_MARGIN), 0, theme.px(_MARGIN), 0)
        foot.addWidget(self._trash)
        foot.addStretch(1)
        lowest = QWidget()
        column = QVBoxLayout(lowest)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(below, 1)
        column.addLayout(foot)
        self.addWidget(lowest)

    def _show(self, page: PageOver) -> None:
        if self._page is not None:
            self.close_page()
        self._page = page
        page.closed.connect(self.close_page)
        self.addWidget(page)
        self.setCurrentWidget(page)
        self.opened.emit()
        page.first_control().setFocus(Qt.FocusReason.OtherFocusReason)

    def _restore(self, page: HistoryPage, entry_id: str, before: str, revision_id: str) -> None:
        try:
            self._journal.restore_revision(entry_id, revision_id)
        except StorageError as error:
            page.message.say(say(error))
            return
        self.close_page()
        self.brought_back.emit(entry_id, before)
