# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Says in one sentence what the coach may have seen; it counts, and never scores."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from holdspace.domain.coach.looks import Finding, Look

_WIDER = frozenset(("closed_question", "why_question"))


@dataclass(frozen=True, slots=True)
class CoachWords:
    """The words on screen. `saw` has {saw}, `counted` {reflections} and {questions}; `nothing` is a sentence.

    `one` and `more` name a finding seen once and more often; `numbers` are the words from none on, and beyond
    them there are digits.
    """

    saw: str
    nothing: str
    counted: str
    both: str
    one: Mapping[str, str]
    more: Mapping[str, str]
    reflection: str
    reflections: str
    question: str
    questions: str
    numbers: tuple[str, ...]


def sentence(look: Look, words: CoachWords) -> str:
    """Return what was seen as one sentence, with "may" in it, and reflections counted to questions."""
    look = look._replace(findings=_once(look.findings))
    names = [_name(what, look, words) for what in look.kinds if not _is_said_closer(what, look)]
    if not names:
        return words.nothing
    saw = words.saw.replace("{saw}", _listed(names, words.both))
    return f"{saw}{_counted(look, words)}."


def _once(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return findings without the kind of reflection that both halves are as well."""
    both = {(each.start, each.end) for each in findings if each.what == "double_sided"}
    kinds = ("simple_reflection", "complex_reflection")
    return tuple(each for each in findings if each.what not in kinds or (each.start, each.end) not in both)


def _is_said_closer(what: str, look: Look) -> bool:
    """Say whether all its questions are of a narrower kind, which is named instead."""
    narrower = sum(finding.what in _WIDER for finding in look.findings)
    return what == "question" and narrower == look.questions


def _name(what: str, look: Look, words: CoachWords) -> str:
    count = sum(finding.what == what for finding in look.findings)
    if what == "question":
        count -= sum(finding.what in _WIDER for finding in look.findings)
    return (words.one if count == 1 else words.more)[what]


def _counted(look: Look, words: CoachWords) -> str:
    if not look.reflections and not look.questions:
        return ""
    reflections = _count(look.reflections, words.reflection, words.reflections, words.numbers)
    questions = _count(look.questions, words.question, words.questions, words.numbers)
    return words.counted.replace("{reflections}", reflections).replace("{questions}", questions)


def _count(count: int, one: str, more: str, numbers: tuple[str, ...]) -> str:
    number = numbers[count] if count < len(numbers) else str(count)
    return f"{number} {one if count == 1 else more}"


def _listed(names: list[str], both: str) -> str:
    *first, last = names
    return f"{', '.join(first)} {both} {last}" if first else last
