# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Wordings that people listed by what they do: what is said in blame, in comfort, in counsel, in reflecting.

Each list is a cue. Unlike a phrase of phrases.py a wording is plain words and nothing else, so that thousands
of them are looked up at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from holdspace.domain.coach.words import Sentence

_CURT = 5  # words


class Name(NamedTuple):
    """A list and what its wordings are: "verdicts" of "names"."""

    what: str
    of: str


@dataclass(frozen=True, slots=True)
class Listed:
    """Which lists a wording stands in, and how many words the longest has."""

    names: Mapping[str, tuple[Name, ...]] = field(default_factory=dict, repr=False)
    longest: int = 0

    def found(self, words: tuple[str, ...]) -> Iterator[tuple[int, int, Name]]:
        """Yield where wordings begin and end, and their list: of each list the longest, one after another."""
        until: dict[Name, int] = {}
        for at in range(len(words)):
            for end in range(min(at + self.longest, len(words)), at, -1):
                for name in self.names.get(" ".join(words[at:end]), ()):
                    if at >= until.get(name, 0):
                        until[name] = end
                        yield at, end, name


def new_listed(lists: Mapping[str, Mapping[str, Iterable[str]]]) -> Listed:
    """Return wordings of lists by what they do and by name, each of plain words as words.py makes them."""
    found: dict[str, tuple[Name, ...]] = {}
    for what, some in lists.items():
        for of, wordings in some.items():
            alone = (Name(what, of),)
            for each in wordings:
                found[each] = found[each] + alone if each in found else alone
    return Listed(found, max((each.count(" ") + 1 for each in found), default=0))


def listed_cues(sentence: Sentence, opens: str, known: frozenset[str], listed: Listed) -> Iterator[str]:
    """Yield which lists a sentence has wordings of, those left out that are `known`: the line's own words."""
    own = [
        (first, name)
        for first, last, name in listed.found(sentence.words)
        if not known.issuperset(sentence.words[first:last])
    ]
    yield from (f"listed {name.of}" for _, name in own)
    for what in {name.what for _, name in own}:
        yield f"listed {what}"
        yield f"listed {what}, opens {opens}"
        if len({first for first, name in own if name.what == what}) > 1:
            yield f"listed {what} again"
        if len(sentence.words) <= _CURT:
            yield f"listed {what}, curt"
