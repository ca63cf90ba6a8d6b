# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What cards are asked for by name, outside of Cards: an audience, a moment, a kind, or two of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from holdspace.domain.audiences import AUDIENCE_LABELS
from holdspace.domain.cards import folded_words
from holdspace.services.card_content import SearchWords, deck_languages, load_search_words
from holdspace.services.cards import CardDeck, points_to_help
from holdspace.services.content import load_card_kinds, load_moments


class Topic(NamedTuple):
    """Cards that belong together: for an audience, a moment, of a kind; "" is any.

    `label` are the words it is called by on screen, `words` what else it is called; all folded.
    """

    audience: str = ""
    moment: str = ""
    kind: str = ""
    label: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()


def find_topics(query: str, deck: CardDeck) -> tuple[Topic, ...]:
    """Return what cards of `deck` a query names, best first: one thing, else two of them.

    Two are a moment or a kind, and an audience. Words need only be begun, and those that search passes over
    need not be found. Nothing is found for a single letter, and for words that point to help: no card is an
    answer to them.
    """
    asked = folded_words(query)
    if len("".join(asked)) < 2 or points_to_help(query):
        return ()
    wanted, near = _wanted(asked)
    found = _ranked(all_topics(), wanted, near) or _ranked(_pairs(wanted, near), wanted, near)
    return tuple(each for each in found if deck.matching(each.audience, each.moment, each.kind))


def _wanted(asked: Sequence[str]) -> tuple[Sequence[str], Mapping[str, Sequence[str]]]:
    """Return the words that have to be found, and what else each may be called."""
    all_words = _search_words()
    passed_over = frozenset[str]().union(*(each.passed_over for each in all_words))
    wanted = [word for word in asked if word not in passed_over] or list(asked)
    near = {word: [other for each in all_words for other in each.near.get(word, ())] for word in wanted}
    return wanted, near


def _pairs(wanted: Sequence[str], near: Mapping[str, Sequence[str]]) -> list[Topic]:
    """Return moments and kinds with an audience, each of which has one of the words."""
    if len(wanted) < 2:
        return []
    named = [each for each in all_topics() if any(_rank(word, near, each) is not None for word in wanted)]
    audiences = [each for each in named if each.audience]
    others = [each for each in named if not each.audience]
    return [
        Topic(whom.audience, what.moment, what.kind, what.label | whom.label, what.words | whom.words)
        for what, whom in product(others, audiences)
    ]


def _ranked(
    topics: Collection[Topic], wanted: Sequence[str], near: Mapping[str, Sequence[str]]
) -> list[Topic]:
    """Return the topics in which every word is found, those first that are called so."""
    ranks = [(each, [_rank(word, near, each) for word in wanted]) for each in topics]
    found = [(sum(filter(None, marks)), each) for each, marks in ranks if None not in marks]
    return [each for _, each in sorted(found, key=lambda pair: pair[0])]


def _rank(word: str, near: Mapping[str, Sequence[str]], topic: Topic) -> int | None:
    """Return 0 for a word of the label, 1 for another, 2 for one that is begun or near, None for no word."""
    if word in topic.label:
        return 0
    if word in topic.words:
        return 1
    words = topic.label | topic.words
    is_near = any(each.startswith(word) for each in words) or not words.isdisjoint(near[word])
    return 2 if is_near else None


@lru_cache(maxsize=1)
def all_topics() -> tuple[Topic, ...]:
    """Return all that is single, read once: moments first, since a moment is what people look for."""
    moments = [
        Topic("", each.id, "", *_called("moments", each.id, each.label)) for each in load_moments(folder=None)
    ]
    audiences = [
        Topic(each, "", "", *_called("audiences", each, label)) for each, label in AUDIENCE_LABELS.items()
    ]
    kinds = [
        Topic("", "", each.id, *_called("kinds", each.id, each.label))
        for each in load_card_kinds(folder=None)
    ]
    return (*moments, *audiences, *kinds)


def _called(table: str, its_id: str, label: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of a label, and what else that is called in the languages of the decks."""
    others = (getattr(words, table).get(its_id, "") for words in _search_words())
    return _folded(label), _folded(*others)


def _search_words() -> list[SearchWords]:
    return [load_search_words(language) for language in deck_languages()]


def _folded(*texts: str) -> frozenset[str]:
    return frozenset(word for text in texts for word in folded_words(text))
