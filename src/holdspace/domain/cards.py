# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Phrase cards: words for a moment, with whom they are for, and how a card is found."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from holdspace.domain.audiences import AUDIENCE_LABELS, AUDIENCES

MAX_SAY_WORDS = 18
_SHUFFLE = 7919  # a prime, so that steps of it meet every card of a pile
_APOSTROPHES = re.compile(
    "['\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}]"
)
_WORD = re.compile(r"[^\W_]+")
_GAP = re.compile(r"\[[^][]+\]")
# How well a card answers a word that is looked for: the fewer, the better.
_CALLED, _SAID, _BEGUN, _ELSEWHERE = range(4)
_WHOLE_PHRASE = -1
_SHORT = 2  # letters; what begins so says little


class BadCard(ValueError):  # noqa: N818 - named for what it says
    """Values that cannot be a card. The message names the field."""


@dataclass(frozen=True, slots=True)
class Card:
    """One phrase card.

    `say` is what to say, `why` one line on why it helps. `after` is what to do once it is said; `lighter` and
    `not_this` are spoken words too, or empty. `labels` are the words of its moments and kind as shown on
    screen and in its language, kept for search; `own` says that its words are the person's own. In `say`,
    [square brackets] are for the person to fill. `sense` is what `say` means in English, of a card in another
    language.
    """

    id: str
    audiences: tuple[str, ...]
    moments: tuple[str, ...]
    kind: str
    say: str = field(repr=False)
    why: str = field(repr=False)
    after: str = field(default="", repr=False)
    lighter: str = field(default="", repr=False)
    not_this: str = field(default="", repr=False)
    labels: tuple[str, ...] = ()
    language: str = "en"
    own: bool = False
    sense: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        if not self.audiences or not set(self.audiences) <= set(AUDIENCES):
            raise BadCard("audiences: needs one or more of " + ", ".join(AUDIENCES))
        for name in ("id", "kind", "say"):
            if not getattr(self, name).strip():
                raise BadCard(f"{name}: needs text")


@dataclass(frozen=True, slots=True)
class CardMoment:
    """A moment people look for: a short `label` for lists, a `phrase` for a card's face.

    `phrase_myself` takes the phrase's place on a card for oneself, `short` a long label's where it is
    narrow. Every audience has cards for a `common` moment; in a `hard` one it is easy to answer too soon.
    """

    id: str
    label: str
    phrase: str
    phrase_myself: str
    common: bool = False
    hard: bool = False
    short: str = ""


@dataclass(frozen=True, slots=True)
class CardKind:
    """What kind of words a card holds, with its `label` as a card shows it.

    Cards of a kind that is `ready` can be had in hand before anybody has spoken; the others answer something.
    """

    id: str
    label: str
    ready: bool = False


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
    cards: Iterable[Card],
    query: str,
    *,
    audience_labels: Mapping[str, str] = AUDIENCE_LABELS,
    near: Mapping[str, Sequence[str]] | None = None,
    passed_over: Collection[str] = (),
) -> tuple[Card, ...]:
    """Return the cards in which every word of `query` begins a word, best first; an empty query finds all.

    First come those called so, by their moments, kind and audiences; then those that say it; then those in
    which only the beginning of a word, or a `near` word, is found; last what stands on the back. Words
    `passed_over` need not be found, where there are others. Case, diacritics and apostrophes make no
    difference. `audience_labels` are the audiences' words on screen.
    """
    asked = folded_words(query)
    if not asked:
        return tuple(cards)
    wanted = [word for word in asked if word not in passed_over] or list(asked)
    words = [(word, (near or {}).get(word, ())) for word in wanted]
    looked = _Looked((_phrase(asked), _phrase(wanted)), words)
    asked_of = tuple(cards)
    called = {each: _called(each, audience_labels) for each in {card.audiences for card in asked_of}}
    ranked = [(rank, card) for card in asked_of if (rank := _rank(card, looked, called)) is not None]
    if len(wanted) == 1 and len(wanted[0]) <= _SHORT:
        ranked = _not_only_begun(ranked)
    return tuple(card for _, card in sorted(ranked, key=itemgetter(0)))


def hand_out(cards: Iterable[Card], audiences: Sequence[str], count: int, turn: int) -> tuple[Card, ...]:
    """Return `count` cards to have ready for `audiences`, or for oneself where none is known.

    They are for different moments where that can be, and none has a gap to fill; there are fewer where the
    deck has no more. The same `turn` (0 or more) gives the same cards, and other turns bring others.
    """
    ready = [card for card in cards if not gaps_in(card.say)]
    piles = [[card for card in ready if audience in card.audiences] for audience in audiences or ("myself",)]
    chosen: list[Card] = []
    for place in range(count):
        pile = piles[place % len(piles)]
        first = (turn * count + place) * _SHUFFLE
        free = [pile[(first + ahead * _SHUFFLE) % len(pile)] for ahead in range(len(pile))]
        free = [card for card in free if card not in chosen]
        held = {moment for card in chosen for moment in card.moments}
        other = [card for card in free if not held & set(card.moments)]
        chosen += (other or free)[:1]
    return tuple(chosen)


def deal(cards: Sequence[Card], count: int, turn: int) -> tuple[Card, ...]:
    """Return `count` of the cards in the turn's deal, of different kinds where that can be; fewer at the end.

    Turns 0, 1, 2 and so on deal every card once, then begin again.
    """
    deals = _deals(tuple(cards), count)
    return deals[turn % len(deals)] if deals else ()


def turn_of(cards: Sequence[Card], count: int, card_id: str, start: int = 0) -> int:
    """Return the first turn from `start` on whose deal holds a card; 0 where none does."""
    deals = _deals(tuple(cards), count)
    turns = range(start, start + len(deals))
    holds = (turn for turn in turns if any(card.id == card_id for card in deals[turn % len(deals)]))
    return next(holds, 0)


def gaps_in(text: str) -> tuple[tuple[int, int], ...]:
    """Return where the gaps to fill stand in a card's words, from and to, with their brackets."""
    return tuple(found.span() for found in _GAP.finditer(text)) if "[" in text else ()


def folded_words(text: str) -> tuple[str, ...]:
    """Return the words of `text` without case, diacritics, apostrophes or punctuation."""
    decomposed = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", text))
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return tuple(_WORD.findall(plain.casefold()))


def forget_cards() -> None:
    """Let go of what was kept of cards for quick dealing and searching: own cards are among them."""
    _deals.cache_clear()
    _card_text.cache_clear()


@lru_cache(maxsize=8)
def _deals(cards: tuple[Card, ...], count: int) -> tuple[tuple[Card, ...], ...]:
    left, deals = list(cards), []
    while left:
        places = _of_different_kinds(left, count)
        deals.append(tuple(left[place] for place in places))
        for place in sorted(places, reverse=True):
            del left[place]
    return tuple(deals)


def _of_different_kinds(cards: Sequence[Card], count: int) -> list[int]:
    """Return the places of the first cards of as many kinds, else of the first others too."""
    places: list[int] = []
    kinds: set[str] = set()
    for place, card in enumerate(cards):
        if card.kind not in kinds:
            kinds.add(card.kind)
            places.append(place)
            if len(places) == count:
                return places
    others = [place for place in range(min(len(cards), count + len(places))) if place not in places]
    return places + others[: count - len(places)]


class _Looked(NamedTuple):
    """What is looked for: as a whole phrase, and word by word with the words near each."""

    phrases: Collection[str]
    words: Sequence[tuple[str, Sequence[str]]]

    def __repr__(self) -> str:
        """Return no word: somebody typed them."""
        return f"{type(self).__name__}({len(self.words)} words)"


class _CardText(NamedTuple):
    """A card's folded words: a blank on both sides of each, a comma around each phrase of its labels."""

    labels: str
    said: str
    elsewhere: str

    def __repr__(self) -> str:
        """Return no word: a card can be one's own."""
        return f"{type(self).__name__}({len(self.said)} characters)"


def _called(audiences: Iterable[str], labels: Mapping[str, str]) -> str:
    return "".join(_label_text(labels[audience]) for audience in audiences if audience in labels)


def _rank(card: Card, looked: _Looked, called: Mapping[tuple[str, ...], str]) -> int | None:
    """Return how well a card answers all that is looked for, None where it does not."""
    text = _card_text(card)
    labels = text.labels + called[card.audiences]
    ranks = 0
    for word, near in looked.words:
        rank = _rank_of(word, near, labels, text)
        if rank is None:
            return None
        ranks += rank
    return _WHOLE_PHRASE if any(phrase in labels for phrase in looked.phrases) else ranks


def _rank_of(word: str, near: Sequence[str], labels: str, text: _CardText) -> int | None:
    begun = f" {word}"
    is_called, is_said = begun in labels, begun in text.said
    if is_called and f"{begun} " in labels:
        return _CALLED
    if is_said and f"{begun} " in text.said:
        return _SAID
    if is_called or is_said or (near and _has_any(near, labels, text.said)):
        return _BEGUN
    return _ELSEWHERE if begun in text.elsewhere or (near and _has_any(near, text.elsewhere)) else None


def _has_any(words: Iterable[str], *texts: str) -> bool:
    wholes = [f" {each} " for each in words]
    return any(whole in text for whole in wholes for text in texts)


def _not_only_begun(ranked: list[tuple[int, Card]]) -> list[tuple[int, Card]]:
    """Return those called so, else those that say it, else all."""
    called_so = [each for each in ranked if each[0] == _WHOLE_PHRASE]
    return called_so or [each for each in ranked if each[0] <= _SAID] or ranked


@lru_cache(maxsize=4096)
def _card_text(card: Card) -> _CardText:
    labels = "".join(_label_text(label) for label in card.labels)
    return _CardText(labels, _text_of(card.say, card.lighter), _text_of(card.why, card.after))


@lru_cache(maxsize=512)  # the same few labels stand on all cards
def _label_text(label: str) -> str:
    return "".join(_phrase(folded_words(phrase)) for phrase in label.split(","))


def _phrase(words: Iterable[str]) -> str:
    return f" , {' '.join(words)} ,"


def _text_of(*parts: str) -> str:
    return f" {' '.join(word for part in parts for word in folded_words(part))} "
