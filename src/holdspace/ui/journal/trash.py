# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What was deleted from the journal and is kept for 30 days: brought back, or erased for good."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from holdspace.domain.feelings import Feelings
from holdspace.services.erasing import ErasingService
from holdspace.services.errors import StorageError
from holdspace.services.journal import JournalService
from holdspace.ui.journal.page_over import PageOver
from holdspace.ui.journal.trash_row import TrashRow
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.erase_question import EraseQuestion
from holdspace.ui.widgets.erasing_words import erased_words, holding_words, question_words
from holdspace.ui.widgets.messages import say
from holdspace.ui.widgets.scrolled import ScrolledArea
from holdspace.ui.widgets.work_view import WorkView
from holdspace.ui.widgets.work_words import work_words

if TYPE_CHECKING:
    from holdspace.services.long_work import LongWork

FIRST_SHOWN = 50
_MOST = 1000
_WIDEST = 860


class TrashPage(PageOver):
    """The deleted entries, the last one first. Nothing is erased before a question was answered.

    *Signals*: `safety_wanted()` for the page on which backups that hold what was erased are dropped.
    """

    safety_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        journal: JournalService,
        erasing: ErasingService,
        now: Callable[[], datetime],
        locale: QLocale,
        feelings: Feelings,
        copy: Callable[[str], None],
    ) -> None:
        super().__init__(theme, "", "journal.trash_back")
        self._title.setText(self.tr("Deleted, kept for 30 days"))
        self._journal = journal
        self._erasing = erasing
        self._now = now
        self._locale = locale
        self._feelings = feelings
        self._copy = copy
        self._shown = FIRST_SHOWN
        self._going = ""  # the id of the one that is being erased
        self._asked = ""  # the id of the one that is to be erased, "" for all
        self._rows: list[TrashRow] = []
        self._build()
        self._connect()
        self.look_again()

    @property
    def rows(self) -> list[TrashRow]:
        """Return the rows shown."""
        return self._rows

    @property
    def said(self) -> str:
        """Return what is said at the top: of work under way, or how the last ended."""
        return self._bar.text

    def first_control(self) -> QWidget:
        """Return the way back of the first entry, or from the page where there is none."""
        return self._rows[0].restore if self._rows else self.back

    def look_again(self) -> None:
        """Read what is in the trash anew."""
        try:
            kept = self._journal.deleted(_MOST)
        except StorageError as error:
            self._bar.say_wrong(say(error))
            return
        self._take_question_back()
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [
            TrashRow(self._theme, each, self._now(), self._locale, self._feelings, self._copy)
            for each in kept[: self._shown]
        ]
        for number, row in enumerate(self._rows):
            row.restore_wanted.connect(self._on_restore_wanted)
            row.erase_wanted.connect(self._on_erase_wanted)
            self._list.insertWidget(number, row)
        self._order()
        self._more.setVisible(len(kept) > self._shown)
        self._all.setVisible(len(kept) > 1)
        self._none.setVisible(not kept)
        self._set_busy(self._bar.is_running)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the question back on Esc, stop what is under way, or go back."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif not self._ask.isHidden():
            self._on_no_clicked()
        elif self._bar.is_running:
            self._bar.ask_to_stop()
        else:
            self.closed.emit()

    def _order(self) -> None:
        """Lead Tab through the rows where they are seen: they were made after all else."""
        stops = (self._safety, *(stop for row in self._rows for stop in row.stops), self._more)
        for one, two in pairwise(stops):
            self.setTabOrder(one, two)

    def _build(self) -> None:
        theme = self._theme
        self._bar = WorkView(theme, "journal.trash")
        self._bar.keep_room(False)
        named = ("journal.trash_question", "journal.trash_erase_now", "journal.trash_not_now")
        self._ask = EraseQuestion(theme, named)
        self._safety = Button(theme, self.tr("See these backups"), "link", identifier="journal.trash_backups")
        self._safety.hide()
        self._all = Button(theme, self.tr("Erase all now"), "quiet", identifier="journal.trash_erase_all")
        self._head.addWidget(self._all)
        self._more = Button(theme, self.tr("Show more"), "link", identifier="journal.trash_more")
        self._none = Text(theme, "voice_soft", self.tr("Nothing here."), wraps=True)
        inside = QWidget()
        self._list = QVBoxLayout(inside)
        self._list.setContentsMargins(0, 0, theme.px(12), 0)
        self._list.setSpacing(0)
        self._list.addWidget(self._none)
        self._list.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._list.addStretch(1)
        self._area = ScrolledArea()
        self._area.setWidget(inside)
        inside.setMaximumWidth(theme.px(_WIDEST))
        for part in (self._bar, self._ask):
            self.body.addWidget(part)
        self.body.addWidget(self._safety, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._area, 1)

    def _connect(self) -> None:
        self._all.clicked.connect(self._on_all_clicked)
        self._more.clicked.connect(self._on_more_clicked)
        self._ask.yes.clicked.connect(self._on_yes_clicked)
        self._ask.no.clicked.connect(self._on_no_clicked)
        self._safety.clicked.connect(self.safety_wanted)
        self._erasing.erased.connect(self._on_erased)
        self._erasing.work_failed.connect(self._on_failed)
        self._erasing.stopped.connect(self._on_stopped)
        self._bar.ended.connect(self._on_ended)
        for changed in (self._journal.entry_deleted, self._journal.entry_restored, self._journal.reset):
            changed.connect(self.look_again)

    def _on_restore_wanted(self, entry_id: str) -> None:
        try:
            self._journal.undo_delete(entry_id)
        except StorageError as error:
            self._bar.say_wrong(say(error))
            return
        self._bar.say(self.tr("Brought back to its place in the journal."))
        self.first_control().setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_erase_wanted(self, entry_id: str) -> None:
        self._ask_about(entry_id, 1)

    def _on_all_clicked(self) -> None:
        self._ask_about("", self._erasing.deleted_count())

    def _ask_about(self, entry_id: str, count: int) -> None:
        words = question_words(self._erasing.would_hold(), None if entry_id else count, self._locale)
        self._take_question_back()
        self._asked = entry_id
        self._ask.question.setText(words)
        self._ask.no.setAccessibleDescription(words)
        self._bar.clear()
        self._safety.hide()
        row = self._row_of(entry_id)
        if row is not None:
            row.hold(self._ask)  # where the eyes are, and beside the words it is about
        self._ask.show()
        for one, two in pairwise((self._all if row is None else row.erase, self._ask.yes, self._ask.no)):
            self.setTabOrder(one, two)
        if row is not None:
            QTimer.singleShot(0, row, self._show_question)
        self._ask.no.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_yes_clicked(self) -> None:
        entry_id = self._going = self._asked
        self._take_question_back()
        try:
            self._begin(self._erasing.erase_entry(entry_id) if entry_id else self._erasing.erase())
        except StorageError as error:
            self._bar.say_wrong(say(error))

    def _begin(self, work: LongWork) -> None:
        self._bar.follow(work, work_words(work.objectName()))
        self._set_busy(True)
        self._bar.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_no_clicked(self) -> None:
        entry_id = self._asked
        self._take_question_back()
        row = self._row_of(entry_id)
        (row.erase if row is not None else self._all).setFocus(Qt.FocusReason.OtherFocusReason)

    def _row_of(self, entry_id: str) -> TrashRow | None:
        return next((each for each in self._rows if each.entry_id == entry_id), None)

    def _show_question(self) -> None:
        if not self._ask.isHidden():
            self._area.ensureWidgetVisible(self._ask)

    def _take_question_back(self) -> None:
        self._asked = ""
        self._ask.hide()
        self.body.insertWidget(1, self._ask)

    def _set_busy(self, busy: bool) -> None:
        for button in (self._all, self._ask.yes, *(row.erase for row in self._rows)):
            button.setEnabled(not busy)

    def _on_more_clicked(self) -> None:
        self._shown += FIRST_SHOWN
        self.look_again()

    def _on_erased(self, entries: int) -> None:
        if self._going:
            self._journal.announce_erased(self._going)
        held = self._erasing.still_hold()
        backups = holding_words(held, self._locale) if held.backups else ""
        self._bar.say(f"{erased_words(entries, self._locale)} {backups}".strip())
        self._safety.setVisible(bool(held.backups))
        self.look_again()

    def _on_failed(self, error: Exception) -> None:
        self._bar.say_wrong(say(error))

    def _on_stopped(self) -> None:
        self._bar.say(self.tr("Stopped. Nothing was changed."))

    def _on_ended(self) -> None:
        self.look_again()
        if self.isVisible():
            self.first_control().setFocus(Qt.FocusReason.OtherFocusReason)
