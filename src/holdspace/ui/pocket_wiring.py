# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What ties the pocket window to the large one: words that wander between them, and what goes on there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from shiboken6 import isValid

from holdspace.domain.practices import OWN
from holdspace.ui.placing import bring_forward
from holdspace.ui.veil import veil_over

if TYPE_CHECKING:
    from collections.abc import Callable

    from holdspace.services.capture import Words
    from holdspace.ui.house import House
    from holdspace.ui.main_window import MainWindow
    from holdspace.ui.pocket.window import PocketWindow


class PocketWiring(QObject):
    """Stands between the two windows. It goes with the pocket window."""

    def __init__(self, house: House, window: MainWindow, pocket: PocketWindow) -> None:
        super().__init__(pocket)
        self._house = house
        self._window = window
        self._pocket = pocket
        self._offers_undo = self._watches_toast = False  # of words that were let go in the pocket window
        pocket.expand_wanted.connect(self._on_expand_wanted)
        pocket.room_wanted.connect(self._on_room_wanted)
        pocket.help_wanted.connect(self._on_help_wanted)
        pocket.setup_wanted.connect(self._on_setup_wanted)
        pocket.unlock_wanted.connect(self._on_unlock_wanted)
        pocket.let_go_left.connect(self._on_let_go_left)
        pocket.put_away.connect(self._on_put_away)
        pocket.undo_expired.connect(window.leave_no_words)
        pocket.words_left.connect(self._on_words_left)
        pocket.practice_left.connect(window.watch.leave_memory)
        pocket.composer.emptied.connect(self._on_emptied)
        self._add_key("Ctrl+Q", window.leave)
        self._add_key("Ctrl+L", self._on_lock_wanted)
        self._add_undo()
        veil_over(window, house.theme).cover(pocket)
        pocket.composer.written.connect(window.presence.note)
        window.watch.wait_for(self._is_running)
        window.now.composer.written.connect(self._on_written_in_window)

    def _add_key(self, keys: str, slot: Callable[[], None]) -> QAction:
        action = QAction(self._pocket)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(slot)
        self._pocket.addAction(action)
        return action

    def _add_undo(self) -> None:
        """Undo by the keys of the large window, while there is something to: in a text they redo."""
        toast = self._pocket.toast
        for keys in ("Ctrl+Shift+Z", "Ctrl+Z"):
            action = self._add_key(keys, toast.undo)
            action.setEnabled(toast.can_undo)
            toast.undo_changed.connect(action.setEnabled)

    def _on_lock_wanted(self) -> None:
        self._window.commands.run("lock")  # asked for only now: a quick start has not made them yet

    def _is_running(self) -> bool:
        pocket = self._pocket
        return isValid(self) and (pocket.is_running or pocket.holds_words or pocket.toast.can_undo)

    def _on_put_away(self) -> None:
        self._window.write_in(self._window.now.composer)
        if not self._house.capture.keep_draft_now():
            bring_forward(self._window)  # with words that are not on the disk nothing closes by itself
        self._window.leave_no_words()

    def _on_let_go_left(self) -> None:
        """Say it in the large window, as the small one is gone; Undo brings that back, with the words."""
        if not self._window.isVisible():
            self._pocket.forget_let_go()
            return
        self._offers_undo = True
        self._window.tell(self.tr("Let go. Not kept."), self._bring_back)
        if not self._watches_toast:
            self._watches_toast = True
            self._window.toast.gone.connect(self._on_toast_gone)

    def _on_toast_gone(self) -> None:
        if self._offers_undo and not self._window.toast.offers(self._bring_back):
            self._offers_undo = False
            self._pocket.forget_let_go()

    def _bring_back(self) -> None:
        self._offers_undo = False
        self._window.want_pocket()
        self._pocket.bring_back()

    def _on_emptied(self, kind: str) -> None:
        if kind == "day_end":
            self._house.vault.lock()

    def _on_written_in_window(self) -> None:
        """Put the pocket window away when someone writes on in the large one: its words come along."""
        begun = not self._window.now.composer.words().is_empty
        if begun and self._pocket.isVisible():
            self._pocket.hide()

    def _on_expand_wanted(self) -> None:
        bring_forward(self._window)
        self._pocket.hide()

    def _on_words_left(self, words: Words) -> None:
        """Let words that could not be kept go on in the box, where they are looked after."""
        self._window.writing.fill(words)
        self._house.capture.keep_draft_now()

    def _on_room_wanted(self, doorway: str) -> None:
        """Have a doorway go on in the large window before the pocket window goes, which would end it.

        One that is on the way there already is led to, and it is said why it is shown.
        """
        page: Any = self._window.page_if_made("doorway")
        was_there = page is not None and page.is_under_way
        self._window.go_through(doorway)
        self._on_expand_wanted()
        if was_there:
            own = self.tr("What you began is still open. Stop ends it, and what was done counts.")
            said = self.tr("This doorway is still open. Stop ends it, and what was done counts.")
            self._window.tell(own if doorway == OWN else said)

    def _on_help_wanted(self) -> None:
        bring_forward(self._window)
        self._window.show_help()

    def _on_unlock_wanted(self) -> None:
        """Ask for the passphrase in the large window; what is under way here goes on, and stays beside it."""
        bring_forward(self._window)
        self._window.show_journal()
        if not self._pocket.is_under_way:
            self._pocket.hide()

    def _on_setup_wanted(self) -> None:
        self._on_expand_wanted()
        self._window.start_setup()
