# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Finding what may be an identifier in a text: the whole, of one pass for each sort of them.

A text is looked at a piece at a time, a piece being a line or a part of a very long one, so that the time
grows with the length alone, and that looking at one paragraph gives what looking at all gives for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from holdspace.domain.identifiers.dates import find_dates
from holdspace.domain.identifiers.findings import Finding, fold
from holdspace.domain.identifiers.lexicon import Lexicon
from holdspace.domain.identifiers.numbers import find_numbers
from holdspace.domain.identifiers.people import find_people
from holdspace.domain.identifiers.places import find_addresses, find_places
from holdspace.domain.identifiers.words import words_of

_DIGIT = re.compile(r"\d")
LONGEST_PIECE = 4000
"""Characters. A longer line is cut at a blank."""


def find_identifiers(text: str, lexicon: Lexicon, fine: frozenset[str] = frozenset()) -> list[Finding]:
    """Return what may be an identifier, in order, none overlapping another.

    Offsets are in characters. `fine` are folded words (`fold`) that a person has said are none.
    """
    found: list[Finding] = []
    for start, end in pieces(text):
        piece = text[start:end]
        found += [
            Finding(each.kind, each.start + start, each.end + start)
            for each in sorted(_without_overlaps(_all(piece, lexicon)), key=_start)
            if not fine or not is_fine(piece[each.start : each.end], fine)
        ]
    return found


def is_fine(words: str, fine: frozenset[str]) -> bool:
    """Return whether these words, or each of them, are among the folded `fine` ones."""
    folded = fold(words)
    return folded in fine or all(fold(part) in fine for part in folded.split())


def pieces(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each piece begins and ends: lines without their breaks, very long ones cut."""
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        while end - start > LONGEST_PIECE:
            cut = text.rfind(" ", start + LONGEST_PIECE // 2, start + LONGEST_PIECE)
            cut = start + LONGEST_PIECE if cut < 0 else cut
            yield start, cut
            start = cut
        if end > start:
            yield start, end
        start = end + 1


def _all(piece: str, lexicon: Lexicon) -> Iterator[Finding]:
    if "." in piece or "@" in piece or " dot " in piece or _DIGIT.search(piece):
        yield from find_numbers(piece, lexicon)
    yield from find_addresses(piece, lexicon)
    yield from find_dates(piece)
    words = words_of(piece, lexicon)
    yield from find_places(piece, words, lexicon)
    yield from find_people(piece, words, lexicon)


def _without_overlaps(found: Iterable[Finding]) -> list[Finding]:
    """Return the findings that none before them overlaps."""
    kept: list[Finding] = []
    taken = bytearray()
    for each in found:
        if each.end > len(taken):
            taken.extend(bytes(each.end - len(taken)))
        if each.end > each.start and not any(taken[each.start : each.end]):
            kept.append(each)
            taken[each.start : each.end] = b"\x01" * (each.end - each.start)
    return kept


def _start(finding: Finding) -> int:
    return finding.start
