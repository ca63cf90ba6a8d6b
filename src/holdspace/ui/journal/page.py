# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The journal's page: an invitation before there is one, the closed door while it is locked, and the
journal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from holdspace.domain.timing import Clock
from holdspace.services.content import content_language, load_feelings
from holdspace.services.errors import StorageError
from holdspace.services.finding import FindService
from holdspace.services.journal import JournalService
from holdspace.services.salvage import SalvageService
from holdspace.services.settings import Settings
from holdspace.services.typed_days import days_meant
from holdspace.services.vault import LOCKED, NONE, UNLOCKED, VaultService
from holdspace.ui.journal.ahead import BrowserAhead
from holdspace.ui.journal.browser import JournalBrowser
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.earlier_backups import earlier_words, restore_words
from holdspace.ui.widgets.empty import EmptyState
from holdspace.ui.widgets.messages import say
from holdspace.ui.widgets.numbers import reading_locale
from holdspace.ui.widgets.private_clipboard import words_clipboard
from holdspace.ui.widgets.toast import UNDO_SECONDS
from holdspace.ui.widgets.two_minutes import TwoMinutes

if TYPE_CHECKING:
    from holdspace.services.erasing import ErasingService
    from holdspace.ui.widgets.entry_edit import EntryEdit


class JournalPage(QWidget):
    """The page. What it shows is made anew whenever the vault opens or closes; nothing of the old is kept.

    `make_unlock_panel` makes what asks for the passphrase.

    *Signals*: `setup_wanted()`, `restore_wanted()` and `write_wanted()` from the invitations;
    `help_wanted()` where the file is damaged; `toast_wanted(str, object)` with a sentence and what undoes it,
    or None; `room_wanted(bool)` where the long page takes the window, or gives it back; `safety_wanted()` for
    the page Safety; `forms_wanted(object)` with the box that a form is to go into; `undo_changed()` where
    `can_undo` may be another than before.
    `erasing` gives what erases for good.
    """

    setup_wanted = Signal()
    restore_wanted = Signal()
    write_wanted = Signal()
    help_wanted = Signal()
    toast_wanted = Signal(str, object)
    warning_wanted = Signal(str, object)
    room_wanted = Signal(bool)
    safety_wanted = Signal()
    forms_wanted = Signal(object)
    undo_changed = Signal()

    def __init__(
        self,
        theme: Theme,
        journal: JournalService,
        vault: VaultService,
        clock: Clock,
        make_unlock_panel: Callable[[], QWidget],
        motion_reduced: Callable[[], bool],
        parent: QWidget | None = None,
        *,
        erasing: Callable[[], ErasingService] | None = None,
        settings: Settings | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._journal = journal
        self._vault = vault
        self._clock = clock
        self._make_unlock_panel = make_unlock_panel
        self._motion_reduced = motion_reduced
        self._erasing = erasing
        self._settings = settings
        self._finder: FindService | None = None
        self._deleted: list[str] = []  # what one Undo brings back
        self._deleted_at = 0.0
        self._last: Callable[[], None] | None = None  # undoes what was done last, while the journal is open
        self._last_of = ""  # the entry that an earlier version was brought back of
        self._content: QWidget | None = None
        self.edit_was_kept = True  # when it was last to be
        self._ahead = BrowserAhead(self._make_browser, self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        journal.entry_changed.connect(self._on_entry_changed)
        journal.entry_restored.connect(self._on_entry_back_or_gone)
        journal.entry_erased.connect(self._on_entry_back_or_gone)
        vault.state_changed.connect(self._on_state_changed)
        self._on_state_changed(vault.state)

    @property
    def browser(self) -> JournalBrowser | None:
        """Return the open journal, or None while it is locked or there is none."""
        return self._content if isinstance(self._content, JournalBrowser) else None

    @property
    def shows_entry(self) -> bool:
        """Say whether an entry is read or edited, or is the current one of the list."""
        return self.browser is not None and self.browser.shows_entry

    @property
    def takes_window(self) -> bool:
        """Say whether the long page is shown, which has the window to itself."""
        return self.browser is not None and self.browser.is_long

    def toggle_long_page(self) -> bool:
        """Edit what is shown on a long page, or leave that; False where there is nothing to edit."""
        return self.browser is not None and self.browser.toggle_long_page()

    def toggle_two_minutes(self) -> bool:
        """Begin two minutes in what is edited, or leave them; False where nothing is edited."""
        return self.browser is not None and self.browser.toggle_two_minutes()

    def search(self) -> None:
        """Find in the whole journal."""
        if self.browser is not None:
            self.browser.search()

    def show_days(self) -> None:
        """Show a month of days, to go to one."""
        if self.browser is not None:
            self.browser.show_days()

    def find_in_entry(self) -> None:
        """Find words in the entry that is read or edited."""
        if self.browser is not None:
            self.browser.find_in_entry()

    @property
    def edit_box(self) -> EntryEdit | None:
        """Return the box in which an entry is edited, or None."""
        editor = self.browser.editor if self.browser is not None else None
        return None if editor is None else editor.words

    def ask_question(self) -> bool:
        """Show a question beside the words that are edited; False where nothing is edited."""
        editor = self.browser.editor if self.browser is not None else None
        if editor is not None:
            editor.ask_question()
        return editor is not None

    def toggle_star(self) -> None:
        """Give the entry that is shown its star, or take it away."""
        if self.browser is not None:
            self.browser.toggle_star()

    def edit(self) -> None:
        """Edit the entry that is shown."""
        if self.browser is not None:
            self.browser.edit()

    def change_when(self) -> None:
        """Let the day and the time of the entry that is shown be typed."""
        if self.browser is not None:
            self.browser.change_when()

    def delete_shown(self) -> None:
        """Delete the entry that is shown: it can be brought back."""
        if self.browser is not None and self.browser.leave_edit():
            self.browser.delete_shown()

    def show_history(self) -> bool:
        """Show the earlier versions of the entry that is shown; False where there is none."""
        return self.browser is not None and self.browser.show_history()

    def show_trash(self) -> None:
        """Show what was deleted and can be brought back."""
        if self.browser is not None and self._erasing is not None:
            self.browser.show_trash(self._erasing(), self._clock.now)

    def make_ready(self) -> None:
        """Make ready, little by little, what will be shown once the vault is open; it is about to be."""
        if self._vault.state == LOCKED:
            self._ahead.begin()

    def keep_edit(self) -> bool:
        """Keep what is being edited; False where that failed. The window asks before it locks or closes."""
        self.edit_was_kept = self.browser is None or self.browser.keep_edit()
        return self.edit_was_kept

    def words_in_edit(self) -> str:
        """Return the text that is being edited, or ""."""
        editor = self.browser.editor if self.browser is not None else None
        return "" if editor is None else editor.words.plain_text()

    @property
    def can_undo(self) -> bool:
        """Say whether what was done last to an entry here can be undone, however long ago."""
        return self._last is not None and (bool(self._last_of) or any(map(self._is_in_trash, self._deleted)))

    def undo_last(self) -> None:
        """Undo what was done last to an entry: that it was deleted, or given an earlier version's values."""
        last = self._last
        self._remember(None)
        if last is not None:
            last()

    def undo_delete(self, *entry_ids: str) -> None:
        """Bring back those that are still deleted, or say why not and offer to try again."""
        self._deleted = []
        self._remember(None)
        if self._vault.state != UNLOCKED:
            return
        for index, entry_id in enumerate(entry_ids):
            try:
                if self._journal.is_deleted(entry_id):
                    self._journal.undo_delete(entry_id)
            except StorageError as error:
                self.warning_wanted.emit(say(error), partial(self.undo_delete, *entry_ids[index:]))
                return

    def undo_bring_back(self, entry_id: str, revision_id: str) -> None:
        """Give an entry the values back that it had before an earlier version was brought back."""
        self._remember(None)
        if self._vault.state != UNLOCKED:
            return
        try:
            self._journal.restore_revision(entry_id, revision_id)
        except StorageError as error:
            self.warning_wanted.emit(say(error), partial(self.undo_bring_back, entry_id, revision_id))

    def showEvent(self, event: QShowEvent) -> None:
        """Show what came meanwhile, and say today and yesterday as they are now."""
        super().showEvent(event)
        if self.browser is not None:
            self.browser.wake()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is being edited when another page comes."""
        if self.browser is not None:
            self.browser.keep_edit()
            self.browser.rest()
        super().hideEvent(event)

    def _today(self) -> date:
        return self._clock.now().date()

    def _read_days(self, typed: str) -> tuple[date, date] | None:
        return days_meant(typed, self._today(), QLocale())

    def _find(self) -> FindService:
        """Return what finds entries; it outlives a lock, which takes every word it holds."""
        if self._finder is None:
            self._finder = FindService(self._vault, self._journal, self, read_days=self._read_days)
        return self._finder

    def _on_this_day(self) -> str:
        return "off" if self._settings is None else self._settings.on_this_day

    def _make_two_minutes(self, host: QWidget) -> TwoMinutes:
        return TwoMinutes(self._theme, self._clock, self._motion_reduced, host, "journal.two_minutes")

    def _make_content(self, state: str) -> QWidget:
        if state == UNLOCKED:
            browser = self._ahead.take()
            browser.open()
            return browser
        self._ahead.drop()
        if state == NONE:
            return self._make_invitation()
        return self._make_unlock_panel()

    def _make_invitation(self) -> EmptyState:
        # Backups and no journal: its files are lost, and it is no first run.
        count = SalvageService(self._vault).backups().number
        first = (earlier_words(count, self.locale()), restore_words(count), "journal.restore")
        empty = EmptyState(
            self._theme,
            self.tr("Your words will be here."),
            self.tr("Make my journal"),
            "journal.setup",
            first if count else None,
        )
        empty.link_pressed.connect(self.setup_wanted)
        empty.first_pressed.connect(self.restore_wanted)
        return empty

    def _make_browser(self) -> JournalBrowser:
        locale = reading_locale()
        feelings = load_feelings(content_language(locale.name()))
        browser = JournalBrowser(
            self._theme,
            self._journal,
            feelings,
            locale,
            self._today,
            words_clipboard(self._vault).copy,
            self._make_two_minutes,
            self._find,
            self._on_this_day,
        )
        browser.room_wanted.connect(self.room_wanted)
        browser.setParent(self)
        browser.resize(self.size())
        browser.write_wanted.connect(self.write_wanted)
        browser.help_wanted.connect(self.help_wanted)
        browser.deleted.connect(self._on_deleted)
        browser.brought_back.connect(self._on_brought_back)
        browser.trash_wanted.connect(self.show_trash)
        browser.safety_wanted.connect(self.safety_wanted)
        browser.forms_wanted.connect(self.forms_wanted)
        return browser

    def _on_state_changed(self, state: str) -> None:
        had_focus = self._content is not None and self._content.isAncestorOf(
            QGuiApplication.focusObject()  # type: ignore[arg-type]
        )
        old = self._content
        if isinstance(old, JournalBrowser):
            old.forget()
            if old.is_long:
                self.room_wanted.emit(False)
        self._content = self._make_content(state)
        if old is not None:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._deleted = []
        self._remember(None)
        self._column.addWidget(self._content)
        self._content.show()
        self.setFocusProxy(self._content)
        if had_focus:
            self._content.setFocus()

    def _on_brought_back(self, entry_id: str, before: str) -> None:
        words = self.tr("Brought back whole. What it was until now is kept as an earlier version.")
        self._remember(partial(self.undo_bring_back, entry_id, before), entry_id)
        self.toast_wanted.emit(words, self._last)

    def _remember(self, undo: Callable[[], None] | None, entry_id: str = "") -> None:
        """Remember what undoes what was done last; `entry_id` where an earlier version was brought back."""
        self._last, self._last_of = undo, entry_id
        self.undo_changed.emit()

    def _is_in_trash(self, entry_id: str) -> bool:
        try:
            return self._vault.state == UNLOCKED and self._journal.is_deleted(entry_id)
        except StorageError:
            return True  # whoever tries is told what is wrong

    def _on_entry_changed(self, entry_id: str) -> None:
        if entry_id == self._last_of:
            self._remember(None)  # it was written on since: what it was before would come as a surprise

    def _on_entry_back_or_gone(self, entry_id: str) -> None:
        """Undo no more what was undone by another way, or can be undone by none."""
        if entry_id in self._deleted:
            self._deleted.remove(entry_id)
            if self._last is not None and not self._last_of:
                self._remember(partial(self.undo_delete, *self._deleted) if self._deleted else None)
        elif entry_id == self._last_of:
            self._remember(None)

    def _on_deleted(self, entry_id: str) -> None:
        now = self._clock.seconds()
        if now - self._deleted_at > UNDO_SECONDS:
            self._deleted = []
        self._deleted.append(entry_id)
        self._deleted_at = now
        count = len(self._deleted)
        words = self.tr("Deleted. It can be brought back for 30 days.")
        if count > 1:
            words = self.tr("%n entries deleted. They can be brought back for 30 days.", "", count)
        self._remember(partial(self.undo_delete, *self._deleted))
        self.toast_wanted.emit(words, self._last)
