# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Words for feelings, in groups."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class BadFeelings(ValueError):  # noqa: N818 - named for what it says
    """Groups that cannot be offered."""


class Feeling(NamedTuple):
    """A feeling: its id, which entries keep, and its word on screen."""

    id: str
    word: str


class FeelingGroup(NamedTuple):
    """Feelings that are near each other."""

    id: str
    label: str
    feelings: tuple[Feeling, ...]


class _Feelings(NamedTuple):
    groups: tuple[FeelingGroup, ...]
    first_row: tuple[Feeling, ...]


class Feelings(_Feelings):
    """All feelings in their groups, and the few that show before one asks for more.

    Raises BadFeelings where a feeling is in the groups twice, or the first row is not of them.
    """

    __slots__ = ()

    def __new__(cls, groups: tuple[FeelingGroup, ...], first_row: tuple[Feeling, ...]) -> Feelings:
        feelings = super().__new__(cls, groups, first_row)
        feelings._check()
        return feelings

    def _check(self) -> None:
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
