# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The commands of Cards, which lead there from anywhere."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QLocale, QTimer

from holdspace.services.vault import NONE, UNLOCKED
from holdspace.ui.commands import Command, Commands, Found

if TYPE_CHECKING:
    from holdspace.services.card_topics import Topic
    from holdspace.services.cards import CardDeck
    from holdspace.ui.house import House
    from holdspace.ui.main_window import MainWindow

_QUIET_MS = 250  # after the start: what the vault needs is loaded first
_NAMED = 4  # letters that name a language
_LOOKED_FOR = 3  # letters of words that are looked for in cards


def add_card_commands(commands: Commands, window: MainWindow, house: House) -> None:
    """Give the window the commands of Cards, and soon after have the page ready to be opened."""
    translate = QCoreApplication.translate
    group = translate("commands", "Cards")

    def show(what: str) -> None:
        window.show_cards()
        page: Any = window.page("cards")
        {"draw": page.draw_card, "find": page.focus_search, "new": page.make_card, "large": page.show_large}[
            what
        ]()

    def is_open() -> bool:
        return house.vault.state == UNLOCKED

    draw, phrase = translate("commands", "Draw a card"), translate("commands", "Find a phrase")
    words = translate("commands", "what to say card search look for words")
    chance = translate("commands", "random any phrase words")
    commands.add(Command("find_card", phrase, "", group, found_by=words), partial(show, "find"))
    commands.add(Command("draw_card", draw, "", group, found_by=chance), partial(show, "draw"))
    large = translate("commands", "A card in large type")
    big = translate("commands", "big size phone read far")
    commands.add(Command("large_card", large, "", group, found_by=big), partial(show, "large"))
    practise = translate("commands", "Practice listening")
    coach = translate("commands", "coach practise reflective listening reply train exercise learn role play")
    commands.add(
        Command("practise", practise, "", group, found_by=coach), partial(window.show_aside, "practice")
    )
    _add_own(commands, window, house, group)
    new = translate("commands", "Make a card of your own")
    own = translate("commands", "write new phrase")
    commands.add(Command("new_card", new, "", group, found_by=own), partial(show, "new"), offered=is_open)
    commands.add_finder(partial(_languages_named, window, house))
    commands.add_finder(partial(_cards_named, window, house))
    QTimer.singleShot(_QUIET_MS, window, partial(_get_ready, window, house))


def _add_own(commands: Commands, window: MainWindow, house: House, group: str) -> None:
    """Offer favourites and one's own by name; while the journal is locked they lead to what unlocks them."""
    translate = QCoreApplication.translate

    def show(favourites: bool) -> None:
        window.show_cards()
        page: Any = window.page("cards")
        page.show_own(favourites=favourites)

    def has_journal() -> bool:
        return house.vault.state != NONE

    favourites = translate("commands", "Your favorite cards")
    starred = translate("commands", "favorites favourites favourite my starred star best cards phrases")
    own = translate("commands", "Your own cards")
    mine = translate("commands", "my mine yours cards phrases words written made edited changed")
    for its_id, words, found_by, stars in (
        ("own_cards", own, mine, False),  # first for "my cards"
        ("favourite_cards", favourites, starred, True),
    ):
        commands.add(
            Command(its_id, words, "", group, found_by=found_by), partial(show, stars), offered=has_journal
        )


def _languages_named(window: MainWindow, house: House, text: str) -> list[Found]:
    """Return the cards of the languages that are begun to be named, by their own name or on screen."""
    from holdspace.domain.cards import folded_words
    from holdspace.services.card_content import deck_languages
    from holdspace.ui.widgets.language_names import language_name

    def show(language: str) -> None:
        house.settings.card_language = language
        window.show_cards()

    asked, found = folded_words(text), []
    for language in deck_languages():
        own, spoken = language_name(language), QLocale.languageToString(QLocale(language).language())
        names = folded_words(f"{own} {spoken}")
        if any(len(word) >= _NAMED and name.startswith(word) for word in asked for name in names):
            found.append(Found(_cards_of(own), partial(show, language)))
    return found


def _cards_of(what: str) -> str:
    return QCoreApplication.translate("commands", "Cards: {0}").format(what)


def _cards_named(window: MainWindow, house: House, text: str) -> list[Found]:
    """Return the cards that are called so: of an audience, a moment, a kind; else a search for the words."""
    from holdspace.services.card_content import wanted_language
    from holdspace.services.card_topics import find_topics
    from holdspace.services.cards import load_deck

    if not text.strip():
        return []
    language = wanted_language(house.settings.card_language, QLocale().name())
    deck = load_deck(language) if language else load_deck()
    topics = find_topics(text, deck)
    if topics:
        return [Found(_called(each, deck), partial(_show_topic, window, each)) for each in topics]
    return _cards_saying(window, house, deck, text.strip())


def _cards_saying(window: MainWindow, house: House, deck: CardDeck, words: str) -> list[Found]:
    """Return a search in Cards, where it finds any; not for words that point to people, nor for a letter."""
    from holdspace.services.cards import points_to_help

    if len(words) < _LOOKED_FOR or points_to_help(words):
        return []
    if not house.own_cards().laid_over(deck)[0].matching(query=words):
        return []
    told = QCoreApplication.translate("commands", "Cards: look for “{words}”").format(words=words)
    return [Found(told, partial(_look_for, window, words))]


def _look_for(window: MainWindow, words: str) -> None:
    window.show_cards()
    page: Any = window.page("cards")
    page.look_for(words)


def _called(topic: Topic, deck: CardDeck) -> str:
    from holdspace.ui.cards.filters import audience_label, sentence_case

    parts = [deck.moments[topic.moment].label] if topic.moment else []
    parts += [sentence_case(deck.kinds[topic.kind].label)] if topic.kind else []
    parts += [audience_label(topic.audience)] if topic.audience else []
    return _cards_of(", ".join(parts))


def _show_topic(window: MainWindow, topic: Topic) -> None:
    window.show_cards()
    page: Any = window.page("cards")
    page.show_only(topic.audience, topic.moment, topic.kind)


def _get_ready(window: MainWindow, house: House) -> None:
    from holdspace.services.in_turns import InTurns
    from holdspace.ui.card_pages import ready_steps

    InTurns(window).begin(ready_steps(house.settings))
