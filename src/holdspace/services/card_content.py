# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The decks of phrase cards that come with the app: one for each language, written in it (see docs/cards.md).

A deck is the folder content/cards/<language>, with a file for each audience. A card for several lies in the
file of the first of them. What else moments, kinds and audiences are called in a language, which words are
near one another, and which point to help, stands in its words.toml, for search. What is wrong in a file
raises BadContent (see content.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from holdspace.domain.audiences import AUDIENCES
from holdspace.domain.cards import Card, CardKind, CardMoment, folded_words
from holdspace.services import plain_toml
from holdspace.services.content import load_card_kinds, load_moments
from holdspace.services.stanzas import FALLBACK, Stanza, content_folder, made, read_stanza

FOLDER = "cards"
_WORDS = "words.toml"


class SearchWords(NamedTuple):
    """What moments, kinds and audiences are called in the language of a deck, by their ids.

    `near` has for a word those that mean nearly the same; `passed_over` are words that need not be found, and
    `help` words and phrases that no card is an answer to. These three are folded.
    """

    moments: Mapping[str, str] = {}
    kinds: Mapping[str, str] = {}
    audiences: Mapping[str, str] = {}
    near: Mapping[str, tuple[str, ...]] = {}
    passed_over: frozenset[str] = frozenset()
    help: tuple[str, ...] = ()


@lru_cache(maxsize=8)
def deck_languages(folder: Path | None = None) -> tuple[str, ...]:
    """Return the languages that there is a deck in, the one to fall back on first."""
    found = sorted(each.name for each in (content_folder(folder) / FOLDER).iterdir() if each.is_dir())
    return tuple(sorted(found, key=lambda language: language != FALLBACK))


def wanted_language(chosen: str | None, local: str, languages: Sequence[str] | None = None) -> str:
    """Return the language to show cards in: the one chosen, "" for every one, else that of a locale's name.

    Where it is none of `languages`, those that there is a deck in, the first of these.
    """
    languages = deck_languages() if languages is None else languages
    if chosen is not None and chosen in ("", *languages):
        return chosen
    usual = local.split("_")[0]
    return usual if usual in languages else languages[0]


@lru_cache(maxsize=8)
def load_cards(language: str = FALLBACK, folder: Path | None = None) -> tuple[Card, ...]:
    """Return the deck of a language, audience by audience, each in its file's order. Raises BadContent."""
    known = _Known(
        {moment.id: moment for moment in load_moments(folder=folder)},
        {kind.id: kind for kind in load_card_kinds(folder=folder)},
        _all_words(language, folder),
    )
    cards: dict[str, Card] = {}
    for audience in AUDIENCES:
        deck = read_stanza(content_folder(folder), f"{FOLDER}/{language}/{audience}.toml", plain_toml.loads)
        ids = deck.keys()
        for card_id in ids:
            stanza = deck.stanza(card_id)
            if card_id in cards:
                raise stanza.error("", "is a card already")
            card = made(stanza, "", lambda: _card(language, card_id, stanza, known))  # noqa: B023 - called at once
            if card.audiences[0] != audience:
                raise stanza.error("audiences", f"needs {audience} first in this file")
            cards[card_id] = card
            stanza.close()
    return tuple(cards.values())


@lru_cache(maxsize=8)
def load_search_words(language: str, folder: Path | None = None) -> SearchWords:
    """Return what a deck's language has for the screen's words: nothing where it has no file of them.

    Raises BadContent where it has not all of them, or others.
    """
    file = f"{FOLDER}/{language}/{_WORDS}"
    if not (content_folder(folder) / file).is_file():
        return SearchWords()
    whole = read_stanza(content_folder(folder), file, plain_toml.loads)
    wanted = {
        "moments": [moment.id for moment in load_moments(folder=folder)],
        "kinds": [kind.id for kind in load_card_kinds(folder=folder)],
        "audiences": AUDIENCES,
    }
    tables = {}
    for name, ids in wanted.items():
        stanza = whole.stanza(name)
        tables[name] = {each: stanza.text(each) for each in ids}
        stanza.close()
    near, passed_over, for_help = _near(whole.stanza("near")), whole.text("passed_over"), whole.text("help")
    whole.close()
    return SearchWords(
        tables["moments"],
        tables["kinds"],
        tables["audiences"],
        near,
        frozenset(_phrases(passed_over)),
        _phrases(for_help),
    )


def search_labels(
    audiences: Sequence[str],
    moments: Sequence[CardMoment],
    kind: CardKind,
    language: str,
    folder: Path | None = None,
) -> tuple[str, ...]:
    """Return what search finds a card by besides its own words: the screen's, and those of its language."""
    return _labels(audiences, moments, kind, _all_words(language, folder))


class _Known(NamedTuple):
    """What a card may be for, by id, and what that is called in its language."""

    moments: Mapping[str, CardMoment]
    kinds: Mapping[str, CardKind]
    words: Sequence[SearchWords]


def _card(language: str, card_id: str, stanza: Stanza, known: _Known) -> Card:
    of_moments, kind = stanza.texts("moments"), stanza.text("kind")
    audiences = stanza.texts("audiences")
    if not of_moments or not set(of_moments) <= set(known.moments):
        raise stanza.error("moments", "needs ids of moments.toml")
    if kind not in known.kinds:
        raise stanza.error("kind", "needs an id of card_kinds.toml")
    moments = [known.moments[each] for each in of_moments]
    return Card(
        id=card_id,
        audiences=audiences,
        moments=of_moments,
        kind=kind,
        say=stanza.text("say"),
        why=stanza.text("why"),
        after=stanza.optional_text("after"),
        lighter=stanza.optional_text("lighter"),
        not_this=stanza.optional_text("not_this"),
        labels=_labels(audiences, moments, known.kinds[kind], known.words),
        language=language,
        sense=stanza.optional_text("sense"),
    )


def _all_words(language: str, folder: Path | None) -> tuple[SearchWords, ...]:
    """Return the words of the screen's language, and those of another."""
    languages = dict.fromkeys((FALLBACK, language))
    return tuple(load_search_words(each, folder) for each in languages)


def _labels(
    audiences: Sequence[str], moments: Sequence[CardMoment], kind: CardKind, all_words: Sequence[SearchWords]
) -> tuple[str, ...]:
    shown = [text for moment in moments for text in (moment.label, moment.phrase)]
    others = [
        text
        for words in all_words
        for text in (
            *(words.moments.get(moment.id, "") for moment in moments),
            words.kinds.get(kind.id, ""),
            *(words.audiences.get(audience, "") for audience in audiences),
        )
    ]
    return (*shown, kind.label, *filter(None, others))


def _near(stanza: Stanza) -> dict[str, tuple[str, ...]]:
    """Return for every word the others of its group, or of its groups."""
    near: dict[str, tuple[str, ...]] = {}
    for key in stanza.keys():  # noqa: SIM118 - a stanza is no dict
        group = tuple(dict.fromkeys((key, *_phrases(stanza.text(key)))))
        for word in group:
            near[word] = near.get(word, ()) + tuple(each for each in group if each != word)
    return near


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(" ".join(folded_words(phrase)) for phrase in text.split(","))
