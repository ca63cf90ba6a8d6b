# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Putting a role where an identifier stood, so that the sentence goes on: with its title, and a capital."""

from __future__ import annotations

import re
from collections.abc import Iterator

from holdspace.domain.identifiers.findings import Finding, plain
from holdspace.domain.identifiers.lexicon import Lexicon

_BEFORE = re.compile(r"([^\W\d_]+)(\.?,?)[ \t]\Z")
_DETERMINER = re.compile(r"\b(?:the|my|our|an?|this|that|his|her|their|your)[ \t]\Z", re.IGNORECASE)
_BEGINS_SENTENCE = re.compile(
    r"(?:\A|\n|[.!?]['\"\N{RIGHT DOUBLE QUOTATION MARK})]*\s)[ \t]*(?:(?:[-+*>#]+|\d{1,2}\.)[ \t]+)*"
    r"['\"\N{LEFT DOUBLE QUOTATION MARK}(*_]*\Z"
)
_SHORT = re.compile(r"\b(?:mr|mrs|ms|dr|st|no|vs|prof|rev|jr|sr|approx|appt|dept|ext)\.\s+\Z", re.IGNORECASE)
_LOOK_BACK = 40  # characters


def places_of(words: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield where these words stand whole in `text`: the places that storage replaces too."""
    for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text):
        yield match.span()


def whole(finding: Finding, text: str, lexicon: Lexicon) -> tuple[int, int]:
    """Return from where to where a role takes the place of what was found.

    A name goes with the title or role before it: "Mrs. Okafor", "my client Maria"; an initial with its dot.
    """
    start, end = finding.start, finding.end
    if finding.kind != "name":
        return start, end
    if end - start == 1 and text[end : end + 1] == ".":
        end += 1
    before = _BEFORE.search(text[max(0, start - _LOOK_BACK) : start])
    if before is None:
        return start, end
    word, marks = plain(before[1]), before[2]
    is_title = word in lexicon.titles or word in lexicon.plain_titles
    is_role = word in lexicon.role_of or word in lexicon.roles
    if marks == "," and is_role and text[end : end + 1] == ",":
        end += 1  # "the adjuster, Kim Lee, called"
    elif not ((is_title and marks in ("", ".")) or (is_role and not marks)):
        return start, end
    start -= len(before[0])
    determiner = _DETERMINER.search(text[max(0, start - _LOOK_BACK) : start]) if is_role else None
    return start - (len(determiner[0]) if determiner else 0), end


def fitted(replacement: str, text: str, start: int) -> str:
    """Return `replacement` as it is written at `start` in `text`: with a capital where a sentence begins."""
    before = text[max(0, start - _LOOK_BACK) : start]
    if start > _LOOK_BACK:
        before = f"-{before}"  # where the look back ends, nothing begins
    begins = _BEGINS_SENTENCE.search(before) and not _SHORT.search(before)
    return replacement[:1].upper() + replacement[1:] if begins else replacement
