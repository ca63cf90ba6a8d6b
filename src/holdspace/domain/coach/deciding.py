# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Decides which findings of a reply are said: those whose cues weigh enough, in the words that show them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from holdspace.domain.coach.cues import cues_of
from holdspace.domain.coach.halves_cues import halves_of
from holdspace.domain.coach.reflections import COMPLEX, SIMPLE
from holdspace.domain.coach.rules import Rules
from holdspace.domain.coach.sides import Line
from holdspace.domain.coach.weighing import beside_rivals
from holdspace.domain.coach.words import Sentence

DOUBLE = "double_sided"
_DIGITS = 4  # what is left of hundredths after adding up must not decide
_PLAIN = {
    "advice": "phrase plain_advice",
    "reassurance": "phrase plain_comfort",
    "judging": "phrase plain_verdict",
}
"""Cues of what nobody takes for anything else: with the phrases' word for it, the rest does not matter."""
_SAID_BACK = frozenset(("seen simple_reflection", "near 0.99", "near words 3"))
"""Cues of a sentence that has no word of meaning but the line's: a verdict in it is not the speaker's."""


class Place(NamedTuple):
    """One of FINDINGS, in a sentence from word `first` up to `last`; with `begins` from that sentence on."""

    what: str
    first: int
    last: int
    begins: int = -1


Places = list[list[Place]]


def decided(seen: Places, sentences: Sequence[Sentence], line: Line, rules: Rules) -> Places:
    """Return what is said of each sentence, by what the phrases have `seen` in it and its cues weigh."""
    if not rules.weights:
        return seen
    cues = cues_of(sentences, told_of(seen), line, rules)
    margins = [_margins(each, rules) for each in cues]
    said = [
        _said(places, weights, len(each.words))
        for places, weights, each in zip(seen, margins, sentences, strict=True)
    ]
    _double(said, margins, sentences)
    return said


def _margins(cues: frozenset[str], rules: Rules) -> dict[str, float]:
    """Return how far each finding lies over its bound; those that are not said lie below nothing."""
    sums = beside_rivals({what: some.sum_of(cues) for what, some in rules.weights.items()})
    margins = {what: round(weight - rules.weights[what].bound, _DIGITS) for what, weight in sums.items()}
    if cues >= _SAID_BACK:
        margins.update((what, -1.0) for what in _PLAIN if what in margins)
    plain = [what for what, cue in _PLAIN.items() if {cue, f"seen {what}"} <= cues and what in margins]
    margins.update((what, max(margins[what], 0.0)) for what in plain)
    return margins | {DOUBLE: -1.0} if plain else margins


def told_of(seen: Places) -> list[frozenset[str]]:
    """Return which findings the phrases have seen in each sentence."""
    return [frozenset(each.what for each in places) for places in seen]


def _said(places: list[Place], margins: dict[str, float], words: int) -> list[Place]:
    """Return the places of what weighs enough: those the phrases have shown, else the whole sentence."""
    said = [each for each in places if margins.get(each.what, 0.0) >= 0 and each.what != DOUBLE]
    shown = {each.what for each in said}
    more = [what for what, margin in margins.items() if margin >= 0 and what not in shown and what != DOUBLE]
    said += [Place(what, 0, words) for what in more]
    if {SIMPLE, COMPLEX} <= {each.what for each in said}:
        weaker = min((SIMPLE, COMPLEX), key=lambda what: margins.get(what, 0.0))
        said = [each for each in said if each.what != weaker]
    return said


def _double(said: Places, margins: list[dict[str, float]], sentences: Sequence[Sentence]) -> None:
    """Add the two halves that weigh most, with the kind of reflection they are, over the same words."""
    weights = [each.get(DOUBLE, -1.0) for each in margins]
    if not weights or max(weights) < 0:
        return
    at = weights.index(max(weights))
    begins = _first_half(at, sentences)
    kinds = [each.what for some in said[begins : at + 1] for each in some if each.what in (SIMPLE, COMPLEX)]
    kind = kinds[-1] if kinds else max((SIMPLE, COMPLEX), key=lambda what: margins[at].get(what, 0.0))
    for place in range(begins, at + 1):
        said[place] = [each for each in said[place] if each.what not in (SIMPLE, COMPLEX)]
    words = len(sentences[at].words)
    said[at] += [Place(kind, 0, words, begins), Place(DOUBLE, 0, words, begins)]


def _first_half(at: int, sentences: Sequence[Sentence]) -> int:
    """Return the sentence in which the halves begin: that before, where the sentence itself has but one."""
    alone = halves_of(sentences[at], None, len(sentences))
    both = halves_of(sentences[at], sentences[at - 1] if at else None, len(sentences))
    return at - 1 if alone is None and both is not None else at
