# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Whether words say back what was said, or what was under it, or both halves of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from holdspace.domain.coach.halves import YOU, has_both_halves
from holdspace.domain.coach.nearness import Nearness, content_of, nearness
from holdspace.domain.coach.phrases import Text
from holdspace.domain.coach.rules import Rules
from holdspace.domain.coach.sides import Line, tells_both_sides
from holdspace.domain.coach.words import PAUSE, TURNS, Sentence

SIMPLE, COMPLEX = "simple_reflection", "complex_reflection"
_I = frozenset(("i", "we", "my", "our", "let", "me"))
_SELVES = (("i",), ("we",))
_AHEAD = frozenset((each,) for each in ("will", "can", "could", "would", "am"))
_ECHO = 0.8  # the share of near words from which even a sentence about oneself says something back
_HALVES_SHARE = 0.4  # of near words, from which both halves are said back rather than gone under
_LONGEST = 32  # words; what takes longer to say is not said back but told


class Seen(NamedTuple):
    """A reflection of a kind, in the words from `first` up to `last` of a sentence."""

    what: str
    first: int
    last: int


def reflections_in(
    sentence: Sentence,
    taken: frozenset[int],
    line: Line,
    rules: Rules,
    is_among: bool,
    is_first: bool = False,
) -> Iterator[Seen]:
    """Yield the reflections in a sentence, apart from the words that another finding has `taken`.

    Among advice, comfort, verdicts or offers (`is_among`) only what is plainly one counts.
    """
    for first, last in _runs(sentence.words, taken):
        part = sentence.part(first, last)
        for what in _kinds(part, line, rules, is_among, is_first and first == 0):
            yield Seen(what, first, last)


def is_offer(sentence: Sentence) -> bool:
    """Say whether it tells what the speaker will do, as "I'll call her" does."""
    return sentence.words[:1] in _SELVES and sentence.words[1:2] in _AHEAD


def _runs(words: tuple[str, ...], taken: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Yield the whole where nothing is taken, else what stands before it, up to the last turn or pause."""
    if not taken:
        if len(words) <= _LONGEST:
            yield 0, len(words)
        return
    turns = [at for at, word in enumerate(words[: min(taken) + 1]) if word == PAUSE or word in TURNS]
    last = turns[-1] if turns else 0
    last -= last > 0 and words[last - 1] == PAUSE
    if 1 < last <= _LONGEST:
        yield 0, last


def _kinds(part: Sentence, line: Line, rules: Rules, is_among: bool, is_first: bool) -> tuple[str, ...]:
    """Return what a sentence says back. Both halves are said in near words, or go under them, as well."""
    text, near = rules.text(part), nearness(part.words, line.keys, rules)
    is_heard = bool(rules.found("heard", text))
    if not is_heard and any(part.words[at] in _I for at in text.starts):
        return (SIMPLE,) if _is_echo(part, near) and not is_among else ()
    feels = _feels(part, line.keys, rules)
    is_near = near.reaches(rules.near_share) and not feels
    if has_both_halves(part, text, rules) or tells_both_sides(part.words, line, rules):
        is_said = near.reaches(_HALVES_SHARE) and not feels
        return SIMPLE if is_said else COMPLEX, "double_sided"
    of_them = is_heard or not YOU.isdisjoint(part.words)
    if is_near:
        is_plain = is_first or (near.near > 1 and (of_them or near.near == near.all))
        return () if is_among and not is_plain else (SIMPLE,)
    begins = any(part.words[at] in YOU for at in text.starts)
    is_meant = is_first and begins and bool(rules.found("meaning", text))
    if is_among and not (is_heard or (feels and of_them) or is_meant):
        return ()
    return (COMPLEX,) if _goes_under(part, text, rules, is_heard, feels and of_them) else ()


def _is_echo(part: Sentence, near: Nearness) -> bool:
    return near.near > 1 and near.reaches(_ECHO) and part.words[1:2] not in _AHEAD


def _feels(part: Sentence, line_keys: frozenset[str], rules: Rules) -> bool:
    """Say whether it names a feeling that the line did not."""
    content = content_of(part.words, rules)
    return any(word in rules.lists["feelings"] and rules.key(word) not in line_keys for word in content)


def _goes_under(part: Sentence, text: Text, rules: Rules, is_heard: bool, feels: bool) -> bool:
    if rules.found("heavy", text):
        return True
    if rules.found("told", text) and not (is_heard or rules.found("frame", text)):
        return False
    return feels or (not YOU.isdisjoint(part.words) and bool(rules.found("meaning", text)))
