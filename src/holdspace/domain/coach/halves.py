# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Whether a sentence holds both halves of being torn: what draws a person one way, and what the other."""

from __future__ import annotations

from holdspace.domain.coach.phrases import Text
from holdspace.domain.coach.rules import Rules
from holdspace.domain.coach.words import PAUSE, Sentence

YOU = frozenset(("you", "your", "yours", "yourself"))
_JOINTS = frozenset(("and", "but", "yet", "though", "although", "while", "still", "except", "only"))
_FAR = 60  # words; halves that are further apart are not one sentence to anybody who listens
_ROUND = frozenset(("but", "yet"))
_ROUND_TWO = frozenset(
    (("and", "yet"), ("and", "still"), ("only", "you"), ("except", "you"), ("and", "never"))
)
_SELVES = frozenset(("i", "me", "my", "we", "us", "our"))
_SOME = 3  # words, of which a half has at least as many
_AGAINST = frozenset(("but", "yet", "though", "although", "except", "while"))

Words = tuple[str, ...]


def has_both_halves(part: Sentence, text: Text, rules: Rules) -> bool:
    """Say whether a phrase tells of both halves, or a joint stands between two that go against each other."""
    if len(part.words) < 2 * _SOME:
        return False
    if rules.found("double", text):
        return True
    if YOU.isdisjoint(part.words) or len(part.words) > _FAR:
        return False
    begins = {part.words[at : at + 2] for at in text.starts}
    return any(
        _stand_against(begins, part.words[:at], part.words[at:], rules)
        for at, word in enumerate(part.words)
        if word in _JOINTS
    )


def _stand_against(begins: set[Words], one: Words, other: Words, rules: Rules) -> bool:
    return (
        _wants_first(begins, one, other, rules)
        or _turns_on_you(begins, one, other, rules)
        or _contrasts(one, other)
        or _pull_against(frozenset(one), frozenset(other[1:]), rules)
    )


def _wants_first(begins: set[Words], one: Words, other: Words, rules: Rules) -> bool:
    """Say whether it begins "you want", "you love" or the like, and goes on with a subject of its own."""
    wants = any(begin[:1] == ("you",) and begin[-1] in rules.lists["wanting"] for begin in begins)
    turns = other[0] in ("but", "yet") and len(other) > 1
    return wants and len(one) > 2 and (turns or (len(other) > 1 and other[1] in rules.lists["subjects"]))


def _turns_on_you(begins: set[Words], one: Words, other: Words, rules: Rules) -> bool:
    """Say whether both halves begin with "you", and the second goes against the first."""
    if other[1:2] != ("you",) or not any(begin[:1] == ("you",) for begin in begins):
        return False
    denials = rules.lists["denials"]
    differ = denials.isdisjoint(one) != denials.isdisjoint(other)
    if other[0] in _AGAINST:
        return True
    return one[-1:] == (PAUSE,) and (differ or bool(rules.lists["turning"].intersection(other[2:3])))


def _contrasts(one: Words, other: Words) -> bool:
    """Say whether what is said of "you" is turned round by a word that only stands between opposites."""
    turned = other[0] in _ROUND or other[:2] in _ROUND_TWO
    long_enough = len(one) >= _SOME and len(other) > _SOME
    return (
        turned and long_enough and _SELVES.isdisjoint((*one, *other)) and not YOU.isdisjoint((*one, *other))
    )


def _pull_against(one: frozenset[str], other: frozenset[str], rules: Rules) -> bool:
    pulls, pushes = rules.lists["pulls"], rules.lists["pushes"]
    there = not pulls.isdisjoint(one) and not pushes.isdisjoint(other)
    back = not pushes.isdisjoint(one) and not pulls.isdisjoint(other)
    return there or back
