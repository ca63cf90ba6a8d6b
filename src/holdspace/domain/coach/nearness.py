# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""How near the words of a reply come to those of the line it answers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from holdspace.domain.coach.rules import Rules
from holdspace.domain.coach.words import PAUSE


class Nearness(NamedTuple):
    """How many words carry meaning of their own, and how many of them are the line's or near to it."""

    near: int
    all: int

    def reaches(self, share: float) -> bool:
        """Say whether enough of them are near, and more than one where there are more."""
        return self.all > 0 and self.near / self.all >= share and (self.near > 1 or self.near == self.all)


def keys_of(words: Iterable[str], rules: Rules) -> frozenset[str]:
    """Return what stands for the words that carry meaning of their own."""
    return frozenset(rules.key(word) for word in content_of(words, rules))


def nearness(words: Iterable[str], line_keys: frozenset[str], rules: Rules) -> Nearness:
    """Return how near words come to those of the line."""
    content = content_of(words, rules)
    return Nearness(sum(rules.key(word) in line_keys for word in content), len(content))


def content_of(words: Iterable[str], rules: Rules) -> list[str]:
    """Return the words that carry meaning of their own."""
    return [word for word in words if word not in rules.lists["common"] and word != PAUSE]
