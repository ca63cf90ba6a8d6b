# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What the window does when the vault opens, locks, or has something to say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer

from holdspace.services.damage import kind_of_error
from holdspace.services.vault import LOCKED, NONE, UNLOCKED
from holdspace.ui.card_places import was_practising
from holdspace.ui.house import House
from holdspace.ui.import_news import ImportNews
from holdspace.ui.lost_at_lock import LostAtLock

if TYPE_CHECKING:
    from holdspace.ui.main_window import MainWindow
    from holdspace.ui.safety_watch import SafetyWatch
    from holdspace.ui.way_back import WayBack
    from holdspace.ui.widgets.choose_file import FileChooser

_AGAIN_MS = 5000
# Pages on which a secret is typed or shown: they are not taken away from under anyone's hands.
_SECRET_PAGES = ("code", "change_passphrase", "recover", "reencrypt", "restore", "salvage", "damage")


class VaultWatch(QObject):
    """Stands between vault and window: unfinished words, words of warning, and leaving no words behind."""

    def __init__(self, house: House, window: MainWindow) -> None:
        super().__init__(window)
        self._house = house
        self._window = window
        self._has_sealed = False
        self._waits_for_words = False
        self._elsewhere: Callable[[], bool] = bool
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_AGAIN_MS)
        self._later.timeout.connect(self.leave_no_words)
        self._inbox: QFileSystemWatcher | None = None
        self._safety: SafetyWatch | None = None
        self._way_back: WayBack | None = None
        self._state = house.vault.state
        self._news = ""  # of the process before
        self.line_handed_on = ""  # the id of the line that waits in Practice
        house.capture.entry_sealed.connect(self._on_entry_sealed)
        house.capture.draft_kept.connect(self._on_draft_kept)
        vault = house.vault
        vault.state_changed.connect(self._on_state_changed)
        vault.locked.connect(self.relaunch_once_kept)
        vault.entries_absorbed.connect(self._on_absorbed)
        vault.absorb_failed.connect(self._on_failed)
        vault.absorb_failed.connect(self._look_after)
        vault.inbox_emptied.connect(self._look_after)
        vault.inbox_key_healed.connect(self._on_inbox_key_healed)
        vault.key_file_lost.connect(self._on_key_file_lost)
        vault.salt_healed.connect(self._on_salt_healed)
        vault.code_revealed.connect(self._on_secret_used)
        vault.secret_used.connect(self._on_secret_used)
        vault.unlock_failed.connect(self._on_unlock_failed)
        # One letter off, the passphrase of something else, or the right one over a damaged file.
        vault.unlock_failed.connect(self._on_secret_used)
        vault.reveal_failed.connect(self._on_secret_used)
        self._is_moved = False
        self._choice: FileChooser | None = None
        self._lost = LostAtLock(house, window)
        self._imports = ImportNews(house, window)  # last: what it tells of an unlock comes last

    def look_in_place(self) -> None:
        """Look whether the journal's file is still where it was opened; where not, say how to go on."""
        vault = self._house.vault
        is_moved = vault.state == UNLOCKED and not vault.is_in_place
        if is_moved == self._is_moved:
            return
        self._is_moved = is_moved
        if is_moved:
            self._window.banner.say(
                self.tr(
                    "The journal’s file was moved or deleted, so nothing is kept just now. Your words stay in"
                    " the box. Put the file back, or save what is open elsewhere."
                ),
                self.tr("Save elsewhere…"),
                self._ask_where,
            )
        else:
            self._window.banner.clear()

    @property
    def safety(self) -> SafetyWatch:
        """Return what watches checks, backups and restores, made when it is first needed."""
        if self._safety is None:
            from holdspace.ui.safety_watch import SafetyWatch

            self._safety = SafetyWatch(self._house, self._window)
        return self._safety

    def snapshot(self) -> dict[str, Any]:
        """Return what the next process says, and that its unlock page is shown where it says it; no words."""
        news = self._safety.news if self._safety is not None else ""
        way_back = self._way_back.snapshot() if self._way_back is not None else {}
        told = self._imports.snapshot() | self._lost.snapshot() | way_back
        return told | ({"news": news, "place": "journal"} if news else {})

    def resume(self, state: dict[str, Any]) -> None:
        """Take what the process before had to say."""
        self._news = str(state.get("news", ""))
        self.line_handed_on = str(state.get("line", ""))
        self._imports.resume(state)
        self._lost.resume(state)
        if self._way_back is None and was_practising(state):
            from holdspace.ui.way_back import WayBack

            self._way_back = WayBack(self._house, self._window)

    def say_what_was_lost(self) -> None:
        """Say what the process before could not keep, once what this one shows first is shown."""
        self._lost.say()

    def waiting_words(self) -> str:
        """Return what is said of unfinished words until Now is shown, where they are."""
        return self.tr("Your unfinished words wait on Now.")

    def news_words(self) -> str:
        """Return what the unlock page says of a restore, or ""."""
        if not self._news:
            return ""
        from holdspace.ui.safety_watch import news_words

        return news_words(self._news)

    def remind_of_code(self) -> None:
        """Say where the recovery code is shown, while the journal is open and it is not written down."""
        if self._house.vault.state == UNLOCKED and not self._house.settings.code_kept:
            self._window.warn(
                self.tr("Your recovery code is not written down yet. Safety shows it after the passphrase.")
            )

    def tell_of_lost_keys(self) -> None:
        """Say that what was typed while a lock was under way has gone nowhere."""
        self._window.warn(self.tr("What you typed while it locked was not taken."))

    def leave_no_words(self) -> None:
        """Ask for a new process once words that were sealed while locked can no longer be undone.

        They are still in this one's memory. Nobody takes keys for a moment meanwhile, and where the window
        cannot stand (ui/standing.py) they land elsewhere. So it waits until nobody looks: another window is
        active, or nothing was done here for a while; and never in an exercise, while a passphrase is typed,
        or while it is worked on.
        """
        if self._house.vault.state != LOCKED or not self._has_sealed or self._window.can_undo:
            return
        if not self._window.writing.words().is_empty:
            return  # the next thing set down, or an emptied box, comes here again
        if self._window.doors.doorway_holds_words:
            return  # so does the end of the doorway
        vault = self._house.vault
        works = vault.is_busy or vault.work_under_way is not None
        in_use = self._window.is_in_use or self._elsewhere()
        if works or in_use or self._window.place in _SECRET_PAGES:
            self._later.start()
            return
        self._has_sealed = False
        self._window.relaunch()

    def wait_for(self, elsewhere: Callable[[], bool]) -> None:
        """Have no new process come while `elsewhere` says that an exercise is under way in another window."""
        self._elsewhere = elsewhere

    def leave_memory(self) -> None:
        """Have words leave memory that were typed elsewhere than in the box, as those sealed from it do."""
        if self._house.vault.state == LOCKED:
            self._has_sealed = True
            self._later.start()

    def words_in_hand(self) -> tuple[object, ...]:
        """Return what is in the box, in an edit and to be kept at a doorway, to compare with what it was."""
        journal: Any = self._window.page_if_made("journal")
        doorway: Any = self._window.page_if_made("doorway")
        edited = "" if journal is None else journal.words_in_edit()
        return self._window.writing.words(), edited, "" if doorway is None else doorway.words_to_keep.text

    def put_words_away(self) -> bool:
        """Seal what is in the box and go on without it, where the journal is locked; False for an empty box.

        A journal that is being opened meanwhile is locked once it is open, whatever becomes of the words.
        """
        if self._house.vault.is_busy:
            self._house.vault.lock()
        if not self._window.holds_words:
            return False
        self.relaunch_once_kept()
        return True

    def relaunch_once_kept(self) -> None:
        """Ask for a new process, once what is in the box is sealed: words that are not would be lost with us.

        Capture tries again by itself, and the state line says meanwhile what is in the way.
        """
        self._waits_for_words = False
        if self._house.capture.keep_all_now():
            self._window.relaunch()
        else:
            self._waits_for_words = True

    def _on_draft_kept(self) -> None:
        if self._waits_for_words and self._house.vault.state == LOCKED:
            self._waits_for_words = False
            self._window.relaunch()

    def _on_entry_sealed(self) -> None:
        self._has_sealed = True

    def _on_state_changed(self, state: str) -> None:
        if self._inbox is not None:
            self._inbox.deleteLater()
            self._inbox = None
        self._is_moved = False
        self._window.banner.clear()
        if self._state == NONE and state == LOCKED:
            self._house.capture.keep_draft_now()  # a backup was restored: from now on words can be sealed
        self._state = state
        if state == UNLOCKED:
            self._waits_for_words = False
            self._news = ""
            self._later.stop()
            self._watch_inbox()
            self._say_if_read_only()
            QTimer.singleShot(0, self, self._take_up_draft)
            QTimer.singleShot(0, self, self._tell_of_begun)
            if self._window.place != "setup":
                self.remind_of_code()

    def _watch_inbox(self) -> None:
        """Let notes that a command seals while the vault is open join the journal at once."""
        places = self._house.vault.places
        self._inbox = QFileSystemWatcher([str(places.inbox), str(places.home)], self)
        self._inbox.directoryChanged.connect(self._on_folder_changed)

    def _on_folder_changed(self, path: str) -> None:
        if Path(path) == self._house.vault.places.inbox:
            self._house.vault.absorb_soon()
        else:
            self.look_in_place()

    def _say_if_read_only(self) -> None:
        if self._house.vault.vault.is_read_only:
            self._window.banner.say(
                self.tr("This journal can be read and not written just now: its folder is read-only.")
            )

    def _tell_of_begun(self) -> None:
        from holdspace.ui.begun_news import begun_words

        words = begun_words(self._house)
        if words:
            self._window.tell(words)

    def _take_up_draft(self) -> None:
        if self._house.vault.state != UNLOCKED:
            return
        try:
            draft = self._house.capture.take_up_draft()
        except Exception as error:  # noqa: BLE001 - the words are still sealed; it is said
            self._window.writing.leave_draft_sealed()
            if not kind_of_error(error):
                self._on_failed(error)  # of damage the page speaks, and the check
            return
        if draft is not None:
            self._window.writing.fill_with_draft(draft)
            if self._window.place != "now":
                self._window.tell(self.waiting_words())

    def _on_absorbed(self, joined: int, set_aside: int) -> None:
        del joined
        if set_aside == 1:
            self._window.warn(self.tr("One sealed file could not be opened. It was set aside, not deleted."))
        elif set_aside:
            words = self.tr(
                "%n sealed files could not be opened. They were set aside, not deleted.", "", set_aside
            )
            self._window.warn(words)

    def _look_after(self) -> None:
        self.safety.look_after()

    def _on_failed(self, error: Exception) -> None:
        self._window.warn(self._house.say(error))

    def _on_inbox_key_healed(self) -> None:
        self._window.warn(
            self.tr("The key that seals notes had been changed. It was put right; your journal is safe.")
        )

    def _on_salt_healed(self) -> None:
        self._window.tell(self.tr("A damaged spot in the journal's file was put right. Nothing is lost."))

    def _on_secret_used(self) -> None:
        self._has_sealed = True  # passphrase and code leave memory the same way
        self._later.start()

    def _on_unlock_failed(self, error: Exception) -> None:
        kind = kind_of_error(error)
        if kind:
            self._window.vault_pages.show_damage(kind)

    def _ask_where(self) -> None:
        from holdspace.services.home import documents_folder
        from holdspace.ui.widgets.choose_file import FileChooser

        if self._choice is None:
            self._choice = FileChooser(self._window)
            self._choice.chosen.connect(self._on_folder_chosen)
        self._choice.choose_folder(self.tr("Where to save it"), documents_folder(self._house.home))

    def _on_folder_chosen(self, inside: Path) -> None:
        from holdspace.services.salvage import SalvageService, free_folder

        folder = free_folder(inside)
        try:
            entries = SalvageService(self._house.vault).save_elsewhere(folder)
        except Exception as error:  # noqa: BLE001 - what is open is still open; it is said
            self._on_failed(error)
        else:
            self._window.vault_pages.show_saved_elsewhere(entries, folder)

    def _on_key_file_lost(self) -> None:
        self._window.warn(
            self.tr("The key file is gone, so only the recovery code opens the journal. Keep the code safe.")
        )
