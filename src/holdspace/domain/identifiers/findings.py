# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What the identifier guard finds: kinds, and where in a text."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

KINDS: tuple[str, ...] = (
    *("name", "place", "date", "age", "phone", "fax", "email", "ssn", "record", "plan"),
    *("claim", "account", "licence", "vehicle", "device", "url", "ip", "other"),
)
"""The kinds of identifiers of 45 CFR 164.514(b)(2) that words can hold: no pictures, no fingerprints."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What may be an identifier: its kind, and its place in the text, in characters, the end not in it."""

    kind: str
    start: int
    end: int


def fold(words: str) -> str:
    """Return `words` as two spellings of one name share it: no case, accents, possessive or spare blanks."""
    folded = plain(" ".join(words.split()))
    return folded.removesuffix("'s").strip(" .,'")


def plain(word: str) -> str:
    """Return `word` in lower case, without accents, its apostrophes straight."""
    low = word.lower()
    if low.isascii():
        return low
    parts = unicodedata.normalize("NFD", low.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))
    return "".join(part for part in parts if not unicodedata.combining(part))
