# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Finding words in a line, whatever their case, accents or kind of apostrophe."""

from __future__ import annotations

import unicodedata

_ALIKE = str.maketrans("‘’‛`´ʼ“”„«»‐‑–—\u00a0\u202f", "''''''\"\"\"\"\"----  ")


class _Folding(dict[int, str]):
    """How each character is compared, worked out when it is first met."""

    def __missing__(self, character: int) -> str:
        apart = unicodedata.normalize("NFKD", chr(character).translate(_ALIKE))
        letters = "".join(each for each in apart if not unicodedata.combining(each)).casefold()
        self[character] = letters
        return letters


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Return `text` as it is compared: lower case, without accents, straight apostrophes."""
    return text.translate(_FOLDING)


def find_in_line(line: str, wanted: str) -> list[tuple[int, int]]:
    """Return where `wanted`, which is folded, stands in `line`: from and to, one after the other.

    An accent that is a character of its own belongs to the letter before it.
    """
    folded = fold(line)
    if not wanted or wanted not in folded:
        return []
    from_: list[int] = []
    for index, character in enumerate(line):
        from_ += [index] * len(_FOLDING[ord(character)])
    return [_whole(line, from_, *place) for place in _places(folded, wanted)]


def _places(text: str, wanted: str) -> list[tuple[int, int]]:
    places, at = [], text.find(wanted)
    while at >= 0:
        places.append((at, at + len(wanted)))
        at = text.find(wanted, at + len(wanted))
    return places


def _whole(line: str, from_: list[int], start: int, end: int) -> tuple[int, int]:
    last = from_[end - 1] + 1
    while last < len(line) and not _FOLDING[ord(line[last])]:
        last += 1
    return from_[start], last
