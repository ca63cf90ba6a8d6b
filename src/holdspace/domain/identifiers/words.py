# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The words of a line, what each may be, and the runs of capitals among them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from holdspace.domain.identifiers.findings import plain
from holdspace.domain.identifiers.lexicon import Lexicon

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_ENDING = re.compile(r"['\u2019](?:s|S|ll|LL|d|ve|re|m)\Z")
_OPENS = re.compile(r"[.!?:;\n\"\u201c\u201d()\u2014\u2013\u2022*>#\[\]|/]|(?:^|\s)[-']\s?\Z")
_CAMEL = re.compile(
    r"(?:Mc|Mac|O['\u2019]|D['\u2019]|L['\u2019]|De|Di|Du|Da|La|Le|Van|Von|Fitz|Ja|Ra|Ta|Sha|Ke|Le|Mar)[A-Z][a-z]+\Z"
)
_ENDINGS = ("tion", "ment", "ness", "able", "ible", "less", "ized", "ised", "ship", "ical", "ously")
_INFLECTIONS = ("ing", "ed", "ly", "er", "ers", "ings", "s", "es", "d", "r", "y", "ful", "ish")


_LONGEST_RUN = 8


class Sort(Enum):
    """What a word is when nothing stands around it."""

    NAME = "name"  # a given or family name that is no ordinary word
    BOTH = "both"  # a given name that is a word too
    FAMILY_WORD = "family word"  # a family name that is a word too
    UNKNOWN = "unknown"  # nothing that the lists know
    INITIAL = "initial"  # one capital
    PUBLIC = "public"  # a name that points at nobody
    ORDINARY = "ordinary"
    SHOUT = "shout"  # an ordinary word, an abbreviation or what else is in capitals throughout


class Word(NamedTuple):
    """A word in its place; `low` is plain and without its possessive, `end` is where that begins."""

    start: int
    end: int
    whole_end: int
    text: str
    low: str
    is_capital: bool
    is_shouted: bool
    opens: bool  # whether a sentence, a quote or the like begins with it
    gap: str  # what stands between the word before and this one

    def __repr__(self) -> str:
        """Show no word."""
        return f"Word({self.start}, {self.end})"


def words_of(text: str, lexicon: Lexicon) -> list[Word]:
    """Return the words of one line."""
    found: list[Word] = []
    last = 0
    for match in _WORD.finditer(text):
        whole = match[0]
        start, whole_end = match.span()
        ending = _ENDING.search(whole) if len(whole) > 2 and ("'" in whole or "\u2019" in whole) else None
        word = whole[: ending.start()] if ending else whole
        gap = text[last:start]
        shouted = len(word) > 1 and word.isupper()
        opens = not found or (
            gap != " " and bool(_OPENS.search(gap)) and not _is_after_title(found[-1], gap, lexicon)
        )
        found.append(
            Word(
                start, start + len(word), whole_end, word, plain(word), word[0].isupper(), shouted, opens, gap
            )
        )
        last = whole_end
    return found


def _opens(gap: str, before: Word, lexicon: Lexicon) -> bool:
    return _OPENS.search(gap) is not None and not _is_after_title(before, gap, lexicon)


def _is_after_title(before: Word, gap: str, lexicon: Lexicon) -> bool:
    """Tell the dot of a title or of an initial from the end of a sentence."""
    return gap == ". " and (len(before.text) == 1 or before.low in lexicon.dotted)


def sort_of(word: Word, lexicon: Lexicon) -> Sort:
    """Return what a capitalised word is by itself."""
    low = word.low
    if len(low) == 1:
        return Sort.INITIAL if low not in ("i", "a") or word.gap == ". " else Sort.ORDINARY
    sort = _listed(low, lexicon)
    if sort is Sort.UNKNOWN and ("-" in low or "'" in low):
        sort = _of_parts(low, lexicon)
    if sort is Sort.UNKNOWN and _CAMEL.match(word.text):
        sort = Sort.NAME
    if word.is_shouted and (sort is not Sort.NAME or len(low) < 4):
        return Sort.SHOUT
    return sort


def _listed(low: str, lexicon: Lexicon) -> Sort:
    if low in lexicon.given:
        return Sort.NAME
    if low in lexicon.both:
        return Sort.BOTH
    if low in lexicon.public or low in lexicon.states:
        return Sort.PUBLIC
    if low in lexicon.family_words:
        return Sort.FAMILY_WORD
    if low in lexicon.ordinary or low.endswith("n't"):
        return Sort.ORDINARY
    if low in lexicon.family:
        return Sort.NAME
    return Sort.ORDINARY if _is_formed(low, lexicon) else Sort.UNKNOWN


def _is_formed(low: str, lexicon: Lexicon) -> bool:
    """Tell whether a word that is not listed is made of one that is."""
    if "-" in low or "'" in low:
        return False
    if len(low) > 6 and low.endswith(_ENDINGS):
        return True
    for ending in _INFLECTIONS:
        if low.endswith(ending):
            stem = low.removesuffix(ending)
            if (
                stem in lexicon.ordinary
                or f"{stem}e" in lexicon.ordinary
                or (stem[:-1] in lexicon.ordinary and stem[-2:-1] == stem[-1:])
            ):
                return len(stem) > 2
    return any(low.startswith(part) and low.removeprefix(part) in lexicon.ordinary for part in _OPENINGS)


_OPENINGS = ("re", "un", "non", "pre", "mis", "over", "under", "out", "co", "tele", "de")


def _of_parts(low: str, lexicon: Lexicon) -> Sort:
    joined = low.replace("'", "")
    if joined in lexicon.given or joined in lexicon.family:
        return Sort.NAME
    parts = [part for part in re.split("[-']", low) if part and part not in lexicon.particles]
    sorts = {_listed(part, lexicon) if len(part) > 1 else Sort.INITIAL for part in parts}
    if Sort.NAME in sorts:
        return Sort.NAME
    if sorts & {Sort.ORDINARY, Sort.PUBLIC, Sort.INITIAL}:
        return Sort.ORDINARY
    return Sort.NAME if sorts & {Sort.BOTH, Sort.FAMILY_WORD} and Sort.UNKNOWN in sorts else Sort.UNKNOWN


def runs(words: Sequence[Word], lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Yield first and last + 1 of each run of capitalised words; particles may stand inside one."""
    at = 0
    while at < len(words):
        if not words[at].is_capital:
            at += 1
            continue
        end = at + 1
        while end < len(words) and end - at < _LONGEST_RUN and (step := _joins(words, end, lexicon)):
            end += step
        yield at, end
        at = end


def _joins(words: Sequence[Word], at: int, lexicon: Lexicon) -> int:
    """Return how many words from `at` on belong to the run that ends there."""
    for ahead in range(3):
        here = at + ahead
        if here >= len(words) or not _is_close(words[here - 1], words[here]):
            return 0
        if words[here].is_capital:
            return ahead + 1
        if words[here].low not in lexicon.particles:
            return 0
    return 0


def _is_close(before: Word, word: Word) -> bool:
    if before.whole_end != before.end:
        return False
    return word.gap in (" ", "\u00a0") or (word.gap == ". " and not word.opens)
