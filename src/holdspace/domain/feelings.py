# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Words for feelings, in groups."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


class BadFeelings(ValueError):  # noqa: N818 - named for what it says
    """Groups that cannot be offered."""


@dataclass(frozen=True, slots=True)
class Feeling:
    """A feeling: its id, which entries keep, and its word on screen."""

    id: str
    word: str


@dataclass(frozen=True, slots=True)
class FeelingGroup:
    """Feelings that are near each other."""

    id: str
    label: str
    feelings: tuple[Feeling, ...]


@dataclass(frozen=True, slots=True)
class Feelings:
    """All feelings in their groups, and the few that show before one asks for more."""

    groups: tuple[FeelingGroup, ...]
    first_row: tuple[Feeling, ...]

    def __post_init__(self) -> None:
        ids = [feeling.id for feeling in self.all]
        if len(ids) != len(set(ids)):
            raise BadFeelings("a feeling is in the groups twice")
        if not set(self.first_row) <= set(self.all) or len(set(self.first_row)) != len(self.first_row):
            raise BadFeelings("first_row: needs feelings of the groups, each once")

    @property
    def all(self) -> tuple[Feeling, ...]:
        """Return every feeling, group by group."""
        return tuple(feeling for group in self.groups for feeling in group.feelings)


def feeling_words(feelings: Feelings, ids: Iterable[str]) -> tuple[str, ...]:
    """Return the words on screen for `ids`; one that is not offered (a person's own word) stays as it is."""
    words = {feeling.id: feeling.word for feeling in feelings.all}
    return tuple(words.get(feeling, feeling) for feeling in ids)
