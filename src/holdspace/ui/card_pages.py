# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The page Cards and the page for a card of one's own, wired to the window and to one another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale, QObject

from holdspace.services.errors import StorageError
from holdspace.ui.widgets.messages import say

if TYPE_CHECKING:
    from holdspace.domain.card_drafts import CardDraft
    from holdspace.domain.cards import Card
    from holdspace.services.settings import Settings
    from holdspace.ui.cards.editor import CardEditorPage
    from holdspace.ui.cards.page import CardsPage
    from holdspace.ui.house import House
    from holdspace.ui.main_window import MainWindow

_EDITOR = "card_editor"
_NEEDED = (
    "holdspace.services.cards",
    "holdspace.ui.widgets.card_face",
    "holdspace.ui.cards.card_list",
    "holdspace.ui.cards.filters",
    "holdspace.ui.cards.page",
    "holdspace.ui.carry_pages",
    "holdspace.ui.widgets.private_clipboard",
    "holdspace.services.own_cards",
)
"""What the page stands on, each in a step of its own."""
_AT_ONCE = 40


def ready_steps(settings: Settings) -> Iterator[None]:
    """Load what Cards needs, the deck and its words for search, a step at a time: nobody waits for it yet."""
    for module in _NEEDED:
        import_module(module)
        yield
    from holdspace.domain.cards import search_cards
    from holdspace.services.card_content import (
        deck_languages,
        load_cards,
        load_search_words,
        wanted_language,
    )
    from holdspace.services.card_topics import all_topics
    from holdspace.services.content import load_card_kinds, load_moments

    load_moments(folder=None), load_card_kinds(folder=None)
    yield
    wanted = wanted_language(settings.card_language, QLocale().name())
    languages = (wanted,) if wanted else deck_languages()
    for language in languages:
        load_cards(language)
        yield
    for language in languages:
        cards = load_cards(language)
        for first in range(0, len(cards), _AT_ONCE):
            search_cards(cards[first : first + _AT_ONCE], "a")  # what is read once of each
            yield
    for language in deck_languages():  # for the palette, in which cards are found in each
        load_search_words(language)
        yield
    all_topics()
    yield


def make_cards(house: House, window: MainWindow) -> CardsPage:
    """Build the page Cards."""
    from holdspace.services.card_content import deck_languages, wanted_language
    from holdspace.services.cards import CardDeck, load_deck
    from holdspace.ui.cards.page import CardsPage
    from holdspace.ui.carry_pages import lead_from_cards
    from holdspace.ui.widgets.private_clipboard import words_clipboard

    languages = deck_languages()

    def deck_of(language: str) -> CardDeck:
        return load_deck(language) if language else load_deck(*languages)

    page = CardsPage(
        house.theme,
        deck_of,
        words_clipboard(house.vault).copy,
        house.motion_reduced,
        house.settings,
        house.clock,
        languages=languages,
        language=wanted_language(house.settings.card_language, QLocale().name()),
        own=house.own_cards(),
    )
    page.edit_wanted.connect(partial(_write, window))
    page.new_wanted.connect(partial(_write_new, house, window))
    page.go_on_wanted.connect(partial(_go_on, house, window))
    page.unlock_wanted.connect(window.show_journal)
    page.help_wanted.connect(window.show_help)
    page.not_safe_wanted.connect(window.show_not_safe)
    page.practice_wanted.connect(partial(window.show_aside, "practice"))
    page.show_ways(practice=True)
    page.toast_wanted.connect(window.tell)
    page.warning_wanted.connect(window.warn)
    lead_from_cards(page, window)
    return page


def make_card_editor(house: House, window: MainWindow) -> CardEditorPage:
    """Build the page for a card of one's own."""
    from holdspace.services.card_content import deck_languages
    from holdspace.services.cards import load_deck
    from holdspace.ui.cards.editor import CardEditorPage

    page = CardEditorPage(
        house.theme, load_deck(), house.own_cards(), house.clock, house.motion_reduced, deck_languages()
    )
    wiring = CardEditorWiring(window, page)
    page.closed.connect(window.show_place_before)
    page.kept.connect(wiring.on_kept)
    page.removed.connect(wiring.on_removed)
    page.let_go.connect(wiring.on_let_go)
    page.left_words.connect(wiring.on_left_words)
    page.draft_wanted.connect(partial(_take_up, house, window))
    page.warning_wanted.connect(window.warn)
    return page


class CardEditorWiring(QObject):
    """Says what was kept, removed or left, with its Undo, and shows the card. It goes with the page."""

    def __init__(self, window: MainWindow, page: CardEditorPage) -> None:
        super().__init__(page)
        self._window = window
        self._page = page

    def on_kept(self, card_id: str, undo: Callable[[], None]) -> None:
        """Show the card kept."""
        cards: Any = self._window.page("cards")
        cards.show_card(card_id)
        self._window.tell(self.tr("Your card is kept."), undo)

    def on_removed(self, is_back: bool, undo: Callable[[], None]) -> None:
        """Say what is gone, or that the card is as it came."""
        words = self.tr("The card is as it came.") if is_back else self.tr("Your card is removed.")
        self._window.tell(words, undo)

    def on_let_go(self, bring_back: Callable[[], None]) -> None:
        """Say that what was begun is gone, with what brings it back."""
        self._window.tell(self.tr("Let go. It is not kept anywhere."), partial(self._bring_back, bring_back))

    def on_left_words(self, is_new: bool) -> None:
        """Say where what was typed waits and offer it once more, unless the page is only covered."""
        if self._window.place == _EDITOR:
            return
        if is_new:
            words = self.tr("Your new card is not kept yet. It waits under Cards.")
        else:
            words = self.tr("The card is as it was. What you changed waits under Cards.")
        self._window.tell(words, self._take_up)

    def _bring_back(self, bring_back: Callable[[], None]) -> None:
        bring_back()
        cards: Any = self._window.page("cards")
        cards.offer_to_go_on()

    def _take_up(self) -> None:
        self._window.show_aside(_EDITOR)


def _go_on(house: House, window: MainWindow) -> None:
    try:
        about = house.own_cards().drafts.last()
    except StorageError as error:
        window.warn(say(error))
        return
    if about is not None:
        _take_up(house, window, about)


def _take_up(house: House, window: MainWindow, about: str) -> None:
    """Go on with a card that was begun as `about`."""
    from holdspace.services.card_content import deck_languages
    from holdspace.services.cards import load_deck

    deck, error = house.own_cards().laid_over(load_deck(*deck_languages()))
    if error is not None:
        window.warn(say(error))
        return
    page: Any = window.page(_EDITOR)
    page.begin(next((each for each in deck.cards if each.id == about), None), about=about)
    window.show_aside(_EDITOR)


def _write(window: MainWindow, card: Card) -> None:
    page: Any = window.page(_EDITOR)
    page.begin(card)
    window.show_aside(_EDITOR)


def _write_new(house: House, window: MainWindow, like: CardDraft) -> None:
    page: Any = window.page(_EDITOR)
    page.begin(None, like, house.own_cards().drafts.fresh())
    window.show_aside(_EDITOR)
