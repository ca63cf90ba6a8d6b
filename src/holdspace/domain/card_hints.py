# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What docs/cards.md asks of a card, said to whoever writes one of their own; it forbids nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from holdspace.domain.cards import MAX_SAY_WORDS

HINTS: tuple[str, ...] = (
    "long",
    "at_least",
    "understand",
    "promise",
    "advice",
    "question",
    "exclaims",
    "long_word",
)
"""All that is looked for, in the order in which it is said."""
_LONGEST_WORD = {"es": 14}
_LONGEST_ELSE = 12
REFLECTIONS: frozenset[str] = frozenset(("simple_reflection", "complex_reflection", "double_sided"))
_GAP = re.compile(r"\[[^\]]*\]")
_WORD = re.compile(r"[^\W_]+(?:['\N{RIGHT SINGLE QUOTATION MARK}\-][^\W_]+)*")
_APOSTROPHE = "['\N{RIGHT SINGLE QUOTATION MARK}]"
_PHRASES = {
    "at_least": r"at least|al menos|por lo menos",
    "understand": r"(?:completely|exactly|totally) (?:understand|how you feel)"
    r"|understand (?:completely|exactly)|(?:entiendo|comprendo) perfectamente|(?:sé|se) exactamente",
    "promise": rf"(?:I|we)(?: can)? promise|I{_APOSTROPHE}ll always|(?:te|le|les) prometo",
    "advice": rf"you should(?:n{_APOSTROPHE}t)?|you (?:need|have|ought) to|you{_APOSTROPHE}d better"
    r"|have you tried|why don.t you|(?:deber[ií]as?|tienes? que|intent[ae])",
}
_FINDS = {name: re.compile(rf"\b(?:{phrase})\b", re.IGNORECASE) for name, phrase in _PHRASES.items()}


@dataclass(frozen=True, slots=True)
class Hint:
    """One thing that may be worth a look: one of HINTS, and the words or the number it is about."""

    about: str
    words: str = field(repr=False)


def card_hints(say: str, kind: str, language: str = "en") -> tuple[Hint, ...]:
    """Return what may be worth a look in what a card says, in the order of HINTS."""
    found = {name: match[0] for name, rule in _FINDS.items() if (match := rule.search(say))}
    words = _WORD.findall(_GAP.sub("x", say))
    if len(words) > MAX_SAY_WORDS:
        found["long"] = str(len(words))
    longest = max((part for word in words for part in word.split("-")), key=len, default="")
    if len(longest) > _LONGEST_WORD.get(language, _LONGEST_ELSE):
        found["long_word"] = longest
    if "!" in say:
        found["exclaims"] = "!"
    if kind not in REFLECTIONS:
        found.pop("advice", None)
    elif "?" in say:
        found["question"] = "?"
    return tuple(Hint(name, found[name]) for name in HINTS if name in found)
