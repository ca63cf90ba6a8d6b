# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What the coach shows of a reply: one sentence, and which words it means. No reply is kept here."""

from __future__ import annotations

from typing import NamedTuple

from holdspace.domain.coach import REFLECTIONS, Finding, look, sentence
from holdspace.services.cards import MYSELF
from holdspace.services.coach_content import load_coach
from holdspace.services.taking_turns import window_first

LONGEST_REPLY = 4_000
"""In characters. Nobody says more at once; what is pasted beyond it is not looked at."""
_NARROWER = ("closed_question", "why_question")
_NEUTRAL = ("closed_question",)
_UNMARKED = "long"  # it is about all of the words


class Mark(NamedTuple):
    """Characters of a reply that were found, from `start` up to `end`; what they may be, as it is said.

    `helps` is true for what holds or opens, a reflection or an open question; `is_neutral` for what
    does neither, a closed question: to ask permission is one, and to offer. Else they may get in the way.
    """

    start: int
    end: int
    name: str
    helps: bool
    is_neutral: bool = False


class Seen(NamedTuple):
    """What was seen in a reply: one sentence without its words, and places in it."""

    sentence: str
    marks: tuple[Mark, ...] = ()


class Coach:
    """Looks at replies by the rules of a language, which are read when the first is looked at."""

    def __init__(self, language: str = "en") -> None:
        self._language = language

    def load_ahead(self) -> None:
        """Read the rules now, on a helper's thread, so that no look waits for them. Raises BadContent."""
        with window_first():
            load_coach(self._language)

    def look(self, reply: str, line: str, audience: str = "") -> Seen:
        """Return what may be seen in a reply to what somebody of an audience said, the `line`.

        To a line of "myself" the reply is said to oneself, so that "I" in it is the one who is answered.
        """
        rules, words = load_coach(self._language)
        seen = look(reply[:LONGEST_REPLY], rules, line, is_own=audience == MYSELF)
        marks = [
            Mark(each.start, each.end, words.one[each.what], _helps(each.what), each.what in _NEUTRAL)
            for each in _said_closest(seen.findings)
            if each.what != _UNMARKED
        ]
        return Seen(sentence(seen, words), tuple(marks))


def _said_closest(findings: tuple[Finding, ...]) -> list[Finding]:
    """Return the findings but for the questions that are found as narrower ones at the same place."""
    narrower = {(each.start, each.end) for each in findings if each.what in _NARROWER}
    return [each for each in findings if each.what != "question" or (each.start, each.end) not in narrower]


def _helps(what: str) -> bool:
    return what in REFLECTIONS or what == "question"
