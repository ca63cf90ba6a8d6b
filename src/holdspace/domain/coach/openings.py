# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""How a clause opens: whom or what it speaks of, or that it is an order, a question or a fragment."""

from __future__ import annotations

from holdspace.domain.coach.rules import Rules
from holdspace.domain.coach.words import PAUSE

Words = tuple[str, ...]
_OPENERS_LONG = 6  # words; see phrases.py
_JOINS = frozenset(("and", "but", "or", "so"))
_PLAIN: dict[str, str] = {
    **dict.fromkeys(("you",), "you"),
    **dict.fromkeys(("your", "yours", "yourself"), "your"),
    **dict.fromkeys(("i", "me"), "i"),
    **dict.fromkeys(("my", "our"), "my"),
    **dict.fromkeys(("he", "she", "they", "them", "him", "her"), "they"),
    **dict.fromkeys(("his", "their"), "their"),
    **dict.fromkeys(("who", "what", "where", "when", "why", "how", "which"), "asking"),
    **dict.fromkeys(("if", "because", "until", "till", "as", "since", "long", "once"), "if"),
    **dict.fromkeys(("not", "no", "never", "none"), "not"),
    **dict.fromkeys(("the", "a", "an"), "the"),
    **{word: word for word in ("we", "it", "that", "this", "there", "let")},
}
ORDERS = frozenset(("order", "order to", "do not"))


def opened(words: Words, rules: Rules) -> int:
    """Return where a sentence begins, what people say before they begin left out."""
    at = 0
    while at < min(len(words) - 1, _OPENERS_LONG) and (
        words[at] in rules.lists["openers"] or words[at] == PAUSE
    ):
        at += 1
    return at


def opening(words: Words, at: int, rules: Rules) -> str:
    """Return how the clause opens that begins with word `at`."""
    at += words[at : at + 1] != () and words[at] in _JOINS
    if at >= len(words):
        return "nothing"
    word, after = words[at], words[at + 1] if at + 1 < len(words) else ""
    if word in _PLAIN:
        return _PLAIN[word]
    if word == "do" and after == "not":
        return "do not"
    return _by_lists(word, after, rules)


def _by_lists(word: str, after: str, rules: Rules) -> str:
    for name in ("general", "helping"):
        if word in rules.lists[name]:
            return name
    if word.isdigit() or word in rules.lists["numbers"]:
        return "number"
    if word in rules.lists["do"] or word in rules.lists["more_do"]:
        return "order to" if after in rules.lists["obj"] else "order"
    if any(word in rules.lists[name] for name in ("feelings", "warm", "harsh")):
        return "feeling"
    return _by_form(word, rules)


def _by_form(word: str, rules: Rules) -> str:
    if word in rules.lists["prepositions"]:
        return "preposition"
    if word.endswith("ing"):
        return "doing"
    return "done" if word.endswith("ed") or word in rules.lists["past"] else "other"
