# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Runs of up to three words of a sentence, as cues: "said should have", "said ^ at least", "said so <line>".

^ stands for its beginning and its mark for its end. <line> stands for a word that the line has, or one near
to it, so that "Three weeks, and no call" and "Two visits, and no key" can weigh alike.
"""

from __future__ import annotations

from collections.abc import Iterator

from holdspace.domain.coach.rules import SAID, Rules
from holdspace.domain.coach.words import Sentence

RUN = 3  # words at most; runs of four added nothing on writers left out
_BEGINS, _OF_LINE = "^", "<line>"


def wordings_of(sentence: Sentence, line_keys: frozenset[str], rules: Rules) -> Iterator[str]:
    """Yield the runs of a sentence that weigh anything, or all where the rules do not say which do."""
    plain = (_BEGINS, *sentence.words, sentence.mark)
    near = tuple(_OF_LINE if rules.key(word) in line_keys else word for word in plain)
    weighing = rules.wordings
    for words in (plain, near) if near != plain else (plain,):
        yield from (each for each in _runs(words) if weighing is None or each in weighing)


def _runs(words: tuple[str, ...]) -> Iterator[str]:
    for length in range(1, RUN + 1):
        yield from (SAID + " ".join(words[at : at + length]) for at in range(len(words) - length + 1))
