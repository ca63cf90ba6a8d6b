# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The journal's page: an invitation before there is one, the closed door while it is locked, and the
journal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from holdspace.domain.timing import Clock
from holdspace.services.content import content_language, load_feelings
from holdspace.services.errors import StorageError
from holdspace.services.journal import JournalService
from holdspace.services.salvage import SalvageService
from holdspace.services.vault import NONE, UNLOCKED, VaultService
from holdspace.ui.journal.browser import JournalBrowser
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.earlier_backups import earlier_words, restore_words
from holdspace.ui.widgets.empty import EmptyState
from holdspace.ui.widgets.messages import say
from holdspace.ui.widgets.private_clipboard import words_clipboard
from holdspace.ui.widgets.toast import UNDO_SECONDS


class JournalPage(QWidget):
    """The page. What it shows is made anew whenever the vault opens or closes; nothing of the old is kept.

    `make_unlock_panel` makes what asks for the passphrase.

    *Signals*: `setup_wanted()`, `restore_wanted()` and `write_wanted()` from the invitations;
    `help_wanted()` where the file is damaged; `toast_wanted(str, object)` with a sentence and what undoes it,
    or None.
    """

    setup_wanted = Signal()
    restore_wanted = Signal()
    write_wanted = Signal()
    help_wanted = Signal()
    toast_wanted = Signal(str, object)
    warning_wanted = Signal(str, object)

    def __init__(
        self,
        theme: Theme,
        journal: JournalService,
        vault: VaultService,
        clock: Clock,
        make_unlock_panel: Callable[[], QWidget],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._journal = journal
        self._vault = vault
        self._clock = clock
        self._make_unlock_panel = make_unlock_panel
        self._deleted: list[str] = []  # what one Undo brings back
        self._deleted_at = 0.0
        self._content: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        vault.state_changed.connect(self._on_state_changed)
        self._on_state_changed(vault.state)

    @property
    def browser(self) -> JournalBrowser | None:
        """Return the open journal, or None while it is locked or there is none."""
        return self._content if isinstance(self._content, JournalBrowser) else None

    def keep_edit(self) -> bool:
        """Keep what is being edited; False where that failed. The window asks before it locks or closes."""
        return self.browser is None or self.browser.keep_edit()

    def words_in_edit(self) -> str:
        """Return the text that is being edited, or ""."""
        editor = self.browser.editor if self.browser is not None else None
        return "" if editor is None else editor.words.plain_text()

    def undo_delete(self, *entry_ids: str) -> None:
        """Bring deleted entries back, or say why not and offer to try again."""
        self._deleted = []
        if self._vault.state != UNLOCKED:
            return
        for index, entry_id in enumerate(entry_ids):
            try:
                self._journal.undo_delete(entry_id)
            except StorageError as error:
                self.warning_wanted.emit(say(error), partial(self.undo_delete, *entry_ids[index:]))
                return

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

    def _make_content(self, state: str) -> QWidget:
        if state == UNLOCKED:
            return self._make_browser()
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
        locale = QLocale()
        feelings = load_feelings(content_language(locale.name()))
        browser = JournalBrowser(
            self._theme, self._journal, feelings, locale, self._today, words_clipboard(self._vault).copy
        )
        browser.write_wanted.connect(self.write_wanted)
        browser.help_wanted.connect(self.help_wanted)
        browser.deleted.connect(self._on_deleted)
        return browser

    def _on_state_changed(self, state: str) -> None:
        had_focus = self._content is not None and self._content.isAncestorOf(
            QGuiApplication.focusObject()  # type: ignore[arg-type]
        )
        old = self._content
        self._content = self._make_content(state)
        if old is not None:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._deleted = []
        self._column.addWidget(self._content)
        self._content.show()
        self.setFocusProxy(self._content)
        if had_focus:
            self._content.setFocus()

    def _on_deleted(self, entry_id: str) -> None:
        now = self._clock.seconds()
        if now - self._deleted_at > UNDO_SECONDS:
            self._deleted = []
        self._deleted.append(entry_id)
        self._deleted_at = now
        count = len(self._deleted)
        words = self.tr("Deleted.") if count == 1 else self.tr("%n entries deleted.", "", count)
        self.toast_wanted.emit(words, partial(self.undo_delete, *self._deleted))
