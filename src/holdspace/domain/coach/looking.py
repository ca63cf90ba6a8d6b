# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Looks at a reply by the rules, sentence by sentence, in time that grows with its length alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from holdspace.domain.coach.cues import cues_of
from holdspace.domain.coach.deciding import Place, Places, decided, told_of
from holdspace.domain.coach.halves import YOU, has_both_halves
from holdspace.domain.coach.looks import FINDINGS, REFLECTIONS, Finding, Look
from holdspace.domain.coach.nearness import nearness
from holdspace.domain.coach.questions import asked
from holdspace.domain.coach.reflections import is_offer, reflections_in
from holdspace.domain.coach.rules import Rules
from holdspace.domain.coach.sides import Line, line_of
from holdspace.domain.coach.words import PAUSE, TURNS, Sentence, sentences_of

_MOSTLY = 0.6  # the share of near words from which a sentence says back what was said
_TO_ONESELF = {"i": "you", "am": "are", "me": "you", "my": "your", "myself": "yourself", "mine": "yours"}


def look(reply: str, rules: Rules, line: str = "", *, is_own: bool = False) -> Look:
    """Return what the rules find in `reply`; the `line` it answers tells whose words it says back.

    A closed or a why-question is found as a question, too. `is_own` means that both are said to oneself, so
    that "I" is read as "you". Nothing is certain: what is found may be there.
    """
    heard = _heard(reply, rules, line, is_own)
    said = decided(heard.seen, heard.sentences, heard.line, rules)
    findings = [_finding(each, at, heard.sentences) for at, places in enumerate(said) for each in places]
    words = len(reply.split())
    if words > rules.long_words:
        findings.append(Finding("long", 0, len(reply)))
    findings.sort(key=lambda each: (each.start, FINDINGS.index(each.what)))
    reflections = len({(each.start, each.end) for each in findings if each.what in REFLECTIONS})
    return Look(tuple(findings), reflections, sum(each.what == "question" for each in findings), words)


class Heard(NamedTuple):
    """A reply's sentences as said to the other person, the line, and what the phrases see in each."""

    sentences: tuple[Sentence, ...]
    line: Line
    seen: Places


def cues_in(reply: str, rules: Rules, line: str = "", *, is_own: bool = False) -> list[frozenset[str]]:
    """Return the cues of each sentence of `reply`, by which it can be seen why something was found."""
    heard = _heard(reply, rules, line, is_own)
    return cues_of(heard.sentences, told_of(heard.seen), heard.line, rules)


def _heard(reply: str, rules: Rules, line: str, is_own: bool) -> Heard:
    heard_line = line_of(line, rules)
    sentences = sentences_of(reply, rules.short_forms)
    turned = tuple(_turned(each) if is_own else each for each in sentences)
    told = [_told(one, other, heard_line.keys, rules) for one, other in zip(sentences, turned, strict=True)]
    is_among = any(told) or any(is_offer(each) for each in turned)
    is_judged = any(place.what == "judging" for places in told for place in places)
    first = None if is_judged else 0
    seen = [
        [*places, *_listening(each, places, heard_line, rules, is_among, at == first)]
        for at, (each, places) in enumerate(zip(turned, told, strict=True))
    ]
    return Heard(turned, heard_line, seen)


def _finding(place: Place, at: int, sentences: tuple[Sentence, ...]) -> Finding:
    """Return a place in sentence `at` as the characters of the reply it stands in."""
    start, end = sentences[at].span(place.first, place.last)
    return Finding(place.what, start if place.begins < 0 else sentences[place.begins].places[0][0], end)


def _turned(sentence: Sentence) -> Sentence:
    words = tuple(_TO_ONESELF.get(word, word) for word in sentence.words)
    return Sentence(words, sentence.places, sentence.mark)


def _told(sentence: Sentence, turned: Sentence, line_keys: frozenset[str], rules: Rules) -> list[Place]:
    """Return the advice, comfort and verdicts of a sentence, with their words.

    Where it says back what was said, or speaks of the other person's world, they are said of that.
    """
    text = rules.text(sentence)
    other = text if turned is sentence else rules.text(turned)
    by = {"advice": text, "reassurance": other, "judging": other}
    found = [Place(what, *place) for what, each in by.items() for place in _joined(rules.found(what, each))]
    found = [place for place in found if not _is_their_word(turned, place, line_keys, rules)]
    if found and YOU.intersection(turned.words[:1]) and has_both_halves(turned, other, rules):
        found = [place for place in found if place.what == "advice"]
    if found and (rules.found("frame", other) or _says_back(turned, line_keys, rules)):
        turns = [at for at, word in enumerate(turned.words) if word in TURNS]
        return [place for place in found if turns and place.first > turns[0]]
    return found


def _is_their_word(sentence: Sentence, place: Place, line_keys: frozenset[str], rules: Rules) -> bool:
    """Say whether a verdict is in a word that the line itself has: then it is not the speaker's."""
    said = rules.lists["fault"].intersection(sentence.words[place.first : place.last])
    return place.what == "judging" and any(rules.key(word) in line_keys for word in said)


def _says_back(sentence: Sentence, line_keys: frozenset[str], rules: Rules) -> bool:
    near = nearness(sentence.words, line_keys, rules)
    return sentence.mark != "?" and near.near > 1 and near.reaches(_MOSTLY)


def _listening(
    sentence: Sentence,
    told: list[Place],
    line: Line,
    rules: Rules,
    is_among: bool,
    is_first: bool,
) -> Iterator[Place]:
    """Yield the questions and reflections of a sentence."""
    question = asked(sentence, rules.text(sentence), rules)
    if question is not None:
        kinds, first, last = question
        for each in kinds:
            yield Place(each, first, last)
    if question is None or _is_statement(sentence):
        taken = frozenset(at for each in told for at in range(each.first, each.last))
        for seen in reflections_in(sentence, taken, line, rules, is_among, is_first):
            yield Place(*seen)


def _is_statement(sentence: Sentence) -> bool:
    """Say whether a question only stands like one: "You told him?" says back and asks at once."""
    words = [word for word in sentence.words if word not in ("so", PAUSE)]
    return words[:1] == ["you"]


def _joined(places: tuple[tuple[int, int], ...]) -> Iterator[tuple[int, int]]:
    """Yield the places, those that touch each other as one."""
    first = last = -1
    for start, end in places:
        if start > last:
            if last > first:
                yield first, last
            first, last = start, end
        last = max(last, end)
    if last > first:
        yield first, last
