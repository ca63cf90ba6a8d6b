# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The decks of phrase cards that come with the app: one for each language, written in it (see docs/cards.md).

A deck is the folder content/cards/<language>, with a file for each audience. A card for several lies in the
file of the first of them. What is wrong in a file raises BadContent (see content.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from holdspace.domain.audiences import AUDIENCES
from holdspace.domain.cards import Card, CardKind, CardMoment
from holdspace.services import plain_toml
from holdspace.services.content import load_card_kinds, load_moments
from holdspace.services.stanzas import FALLBACK, Stanza, content_folder, made, read_stanza

FOLDER = "cards"


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
    moments = {moment.id: moment for moment in load_moments(folder=folder)}
    kinds = {kind.id: kind for kind in load_card_kinds(folder=folder)}
    cards: dict[str, Card] = {}
    for audience in AUDIENCES:
        deck = read_stanza(content_folder(folder), f"{FOLDER}/{language}/{audience}.toml", plain_toml.loads)
        ids = deck.keys()
        for card_id in ids:
            stanza = deck.stanza(card_id)
            if card_id in cards:
                raise stanza.error("", "is a card already")
            card = made(stanza, "", lambda: _card(language, card_id, stanza, moments, kinds))  # noqa: B023 - called at once
            if card.audiences[0] != audience:
                raise stanza.error("audiences", f"needs {audience} first in this file")
            cards[card_id] = card
            stanza.close()
    return tuple(cards.values())


def _card(
    language: str,
    card_id: str,
    stanza: Stanza,
    moments: Mapping[str, CardMoment],
    kinds: Mapping[str, CardKind],
) -> Card:
    of_moments, kind = stanza.texts("moments"), stanza.text("kind")
    if not of_moments or not set(of_moments) <= set(moments):
        raise stanza.error("moments", "needs ids of moments.toml")
    if kind not in kinds:
        raise stanza.error("kind", "needs an id of card_kinds.toml")
    shown = [text for each in of_moments for text in (moments[each].label, moments[each].phrase)]
    return Card(
        id=card_id,
        audiences=stanza.texts("audiences"),
        moments=of_moments,
        kind=kind,
        say=stanza.text("say"),
        why=stanza.text("why"),
        after=stanza.optional_text("after"),
        lighter=stanza.optional_text("lighter"),
        not_this=stanza.optional_text("not_this"),
        labels=(*shown, kinds[kind].label),
        language=language,
    )
