# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What of a word diff is shown: all that changed, and of what stayed the same the words beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from holdspace.domain.word_diff import ADDED, REMOVED, SAME, Piece

NEAR = 600  # characters left and right of a change
MOST = 60_000  # characters of one piece that changed
_WORD = re.compile(r"\w+(?:['’-]\w+)*")  # marks and signs are none
_SHORT = 4 * NEAR


@dataclass(frozen=True, slots=True)
class ShownPiece:
    """A piece of a diff to be shown; `left_out` characters of it come after `text`, and are not."""

    kind: str
    text: str = field(repr=False)
    left_out: int = 0


def excerpt(pieces: Iterable[Piece]) -> list[ShownPiece]:
    """Return the pieces to be shown, in their order: long ones without their middle or their end."""
    given = list(pieces)
    shown: list[ShownPiece] = []
    for number, piece in enumerate(given):
        if piece.kind != SAME:
            shown.append(ShownPiece(piece.kind, piece.text[:MOST], max(0, len(piece.text) - MOST)))
        elif len(piece.text) <= _SHORT:
            shown.append(ShownPiece(SAME, piece.text))
        else:
            shown += _beside(piece.text, is_first=not number, is_last=number == len(given) - 1)
    return shown


def count_words(pieces: Iterable[Piece]) -> tuple[int, int]:
    """Return how many words were added and how many were removed; signs and Markdown's marks are none."""
    counts = {ADDED: 0, REMOVED: 0, SAME: 0}
    for piece in pieces:
        counts[piece.kind] += sum(1 for _ in _WORD.finditer(piece.text))
    return counts[ADDED], counts[REMOVED]


def _beside(text: str, *, is_first: bool, is_last: bool) -> list[ShownPiece]:
    """Return the start and the end of a long text that stayed the same, as far as a change is near."""
    head = 0 if is_first and not is_last else NEAR
    tail = 0 if is_last else NEAR
    pieces = [ShownPiece(SAME, text[:head], len(text) - head - tail)]
    return [*pieces, ShownPiece(SAME, text[len(text) - tail :])] if tail else pieces
