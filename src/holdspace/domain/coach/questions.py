# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What a sentence asks: for one fact, for more, or for a justification; with a question mark or without."""

from __future__ import annotations

from holdspace.domain.coach.phrases import Text
from holdspace.domain.coach.rules import Rules
from holdspace.domain.coach.words import Sentence


def asked(sentence: Sentence, text: Text, rules: Rules) -> tuple[tuple[str, ...], int, int] | None:
    """Return question and what else it is, with its words, or None where nothing is asked."""
    places = rules.found("question", text)
    marked = sentence.mark == "?"
    if not places and not marked:
        return None
    first = 0 if marked else places[0][0]
    return ("question", *_kinds(text, rules)), first, len(sentence.words)


def _kinds(text: Text, rules: Rules) -> tuple[str, ...]:
    if rules.found("why", text):
        return ("why_question", "closed_question") if rules.found("besides", text) else ("why_question",)
    if rules.found("closed", text) or not rules.found("open", text):
        return ("closed_question",)
    return ()
