# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What ties the page of the doorways to the window: lock, chime, words that found no place, and cards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject

from holdspace.domain.cards import Card
from holdspace.domain.timing import Clock
from holdspace.services.capture import Words
from holdspace.services.cards import CardDeck, load_deck
from holdspace.services.content import content_language, load_patterns
from holdspace.services.known_patterns import KnownPatterns
from holdspace.services.known_practices import KnownPractices
from holdspace.services.practice_content import load_practices
from holdspace.services.vault import NONE, UNLOCKED
from holdspace.ui.doorways.cards import Hand
from holdspace.ui.doorways.walk import DoorwayRoom

if TYPE_CHECKING:
    from holdspace.ui.doorways.page import DoorwayPage
    from holdspace.ui.house import House
    from holdspace.ui.main_window import MainWindow


def hand_cards(clock: Clock) -> Hand:
    """Return what hands out cards, other ones at another time."""

    def hand(audiences: Sequence[str], count: int) -> tuple[CardDeck, tuple[Card, ...]]:
        deck = load_deck()
        turn = int(clock.now().timestamp()) // 60
        return deck, deck.hand_out(audiences, count, turn)

    return hand


def known_practices(house: House) -> KnownPractices:
    """Return the practices of one's own with their words."""
    language = content_language(QLocale().name())
    patterns = KnownPatterns(load_patterns(), house.settings, house.patterns())
    return KnownPractices(house.own_practices(), patterns, language)


def doorway_room(house: House) -> DoorwayRoom:
    """Return what the forms of the doorways stand on, the large one and that of the pocket window."""
    from holdspace.ui.widgets.private_clipboard import words_clipboard

    return DoorwayRoom(
        theme=house.theme,
        visit=house.doorways(),
        vault=house.vault,
        clock=house.clock,
        practices=load_practices(content_language(QLocale().name())),
        doorways=house.now.doorways,
        patterns=load_patterns(),
        hand=hand_cards(house.clock),
        take_copy=words_clipboard(house.vault).copy,
        say=house.say,
        motion_reduced=house.motion_reduced,
        figure=lambda: house.settings.figure,
        own=known_practices(house),
    )


class DoorwayWiring(QObject):
    """Stands between page and window. It goes with the page."""

    def __init__(self, house: House, window: MainWindow, page: DoorwayPage) -> None:
        super().__init__(page)
        self._house = house
        self._window = window
        self._page = page
        self._watches_toast = False
        page.figure_shown.connect(window.make_room_for_figure)
        page.lock_wanted.connect(self._on_lock_wanted)
        page.about_to_begin.connect(self._on_about_to_begin)
        page.softly_over.connect(self._on_softly_over)
        page.left.connect(self._on_left)
        page.close_wanted.connect(window.leave)
        page.words_left.connect(self._on_words_left)
        house.doorways().ended.connect(self._on_ended)
        house.doorways().words_back.connect(window.doors.show_link)
        house.doorways().words_let_go.connect(self._on_words_let_go)
        house.vault.state_changed.connect(self._on_vault_changed)
        house.own_practices().changed.connect(window.doors.show_link)  # which has the name that was given

    def _on_lock_wanted(self) -> None:
        if self._house.vault.state == UNLOCKED:
            self._house.vault.lock()
        else:
            self._window.watch.leave_memory()

    def _on_vault_changed(self, state: str) -> None:
        if state == UNLOCKED:
            self._window.doors.show_link()  # nobody types a passphrase any more

    def _on_about_to_begin(self) -> None:
        """Have no news of one doorway stand in another: its Undo would be taken for one of what begins."""
        self._window.toast.make_way(self._bring_back)

    def _on_softly_over(self) -> None:
        self._house.tones().chime()
        self._window.doors.show_link()

    def _on_ended(self) -> None:
        """Let words leave memory whatever is shown now: the end may stay in sight, or be left for a door."""
        self._window.watch.leave_memory()
        self._window.doors.show_link()

    def _on_words_let_go(self) -> None:
        """Say it, with what brings them back: a slip of the hand is to lose nothing."""
        self._window.tell(self.tr("Let go. Not kept."), self._bring_back)
        if not self._watches_toast:
            self._watches_toast = True
            self._window.toast.gone.connect(self._on_toast_gone)

    def _on_toast_gone(self) -> None:
        """Have the words be gone with their Undo; what is told after them may have one of its own."""
        if not self._window.toast.offers(self._bring_back):
            self._house.doorways().forget_let_go()

    def _bring_back(self) -> None:
        words = self._page.take_back()
        if words.is_empty:
            self._window.show_place("doorway")
            return
        self._window.writing.fill(words)
        self._house.capture.keep_draft_now()
        self._window.tell(self._window.watch.waiting_words())

    def _on_left(self) -> None:
        self._window.show_now()
        self._window.watch.leave_memory()

    def _on_words_left(self, words: Words, error: Exception | None) -> None:
        """Let words that could not be kept go on in the box on Now, where they are looked after."""
        waiting = ""
        if not words.is_empty:
            self._window.writing.fill(words)
            self._house.capture.keep_draft_now()
            waiting = self._window.watch.waiting_words()
        if error is not None:
            self._window.warn(f"{waiting} {self._house.say(error)}".strip())
        elif self._house.vault.state == NONE:
            self._window.tell(self.tr("Your words wait on Now. Setting them down there makes your journal."))
