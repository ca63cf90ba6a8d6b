# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Phrase cards: words for a moment, with whom they are for, and how a card is found."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from holdspace.domain.audiences import AUDIENCE_LABELS, AUDIENCES

MAX_SAY_WORDS = 18
_APOSTROPHES = re.compile(
    "['\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}]"
)
_WORD = re.compile(r"[^\W_]+")


class BadCard(ValueError):  # noqa: N818 - named for what it says
    """Values that cannot be a card. The message names the field."""


@dataclass(frozen=True, slots=True)
class Card:
    """One phrase card.

    `say` is what to say, `why` one line on why it helps. `after` is what to do once it is said; `lighter` and
    `not_this` are spoken words too, or empty. `labels` are the words of its moments and kind as shown on
    screen, kept for search. In `say`, [square brackets] are for the person to fill.
    """

    id: str
    audiences: tuple[str, ...]
    moments: tuple[str, ...]
    kind: str
    say: str
    why: str
    after: str = ""
    lighter: str = ""
    not_this: str = ""
    labels: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.audiences or not set(self.audiences) <= set(AUDIENCES):
            raise BadCard("audiences: needs one or more of " + ", ".join(AUDIENCES))
        for field in ("id", "kind", "say"):
            if not getattr(self, field).strip():
                raise BadCard(f"{field}: needs text")


@dataclass(frozen=True, slots=True)
class CardMoment:
    """A moment people look for: a short `label` for lists, a `phrase` for a card's face.

    `phrase_myself` takes the phrase's place on a card for oneself. Every audience has cards
    for a `common` moment.
    """

    id: str
    label: str
    phrase: str
    phrase_myself: str
    common: bool = False


@dataclass(frozen=True, slots=True)
class CardKind:
    """What kind of words a card holds, with its `label` as a card shows it."""

    id: str
    label: str


def filter_cards(
    cards: Iterable[Card], *, audience: str | None = None, moment: str | None = None, kind: str | None = None
) -> tuple[Card, ...]:
    """Return the cards for all that is given, in their order; None stands for any."""
    return tuple(
        card
        for card in cards
        if (audience is None or audience in card.audiences)
        and (moment is None or moment in card.moments)
        and (kind is None or kind == card.kind)
    )


def search_cards(
    cards: Iterable[Card], query: str, *, audience_labels: Mapping[str, str] = AUDIENCE_LABELS
) -> tuple[Card, ...]:
    """Return the cards in which every word of `query` begins a word, in their order.

    Case, diacritics and apostrophes make no difference; an empty query finds all. `audience_labels` are the
    audiences' words on screen.
    """
    wanted = [f" {word}" for word in folded_words(query)]
    audience_text = {audience: _text_of((label,)) for audience, label in audience_labels.items()}
    return tuple(card for card in cards if _has_all(card, wanted, audience_text))


def folded_words(text: str) -> tuple[str, ...]:
    """Return the words of `text` without case, diacritics, apostrophes or punctuation."""
    decomposed = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", text))
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return tuple(_WORD.findall(plain.casefold()))


def _has_all(card: Card, wanted: list[str], audience_text: Mapping[str, str]) -> bool:
    text = _card_text(card) + "".join(audience_text.get(audience, "") for audience in card.audiences)
    return all(word in text for word in wanted)


@lru_cache(maxsize=4096)
def _card_text(card: Card) -> str:
    return _text_of((card.say, card.why, *card.labels))


def _text_of(parts: Iterable[str]) -> str:
    # A blank before each word, so that finding " word" is finding a word that begins so.
    return "".join(f" {word}" for part in parts for word in folded_words(part))
