# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What changed between two texts, word by word, in bounded time however long they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

SAME, REMOVED, ADDED = "same", "removed", "added"
# Blanks apart: a word stays the same whatever comes to stand after it.
_WORD = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]|\s+")
_MOST_STEPS = 1_000_000  # about a second
_MOST_EDITS = 1_500
_MOST_CHARACTERS = 2_000_000  # between the first change and the last: to part them takes a second more


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that stayed the same, was removed or was added."""

    kind: str
    text: str = field(repr=False)


def word_diff(old: str, new: str) -> list[Piece]:
    """Return the pieces that lead from `old` to `new`: same and removed give `old`, same and added `new`.

    The fewest words that change, as long as they are few enough to find out: past some thousands of changes
    whole lines are compared, and then what lies between the first change and the last, at megabytes at once.
    """
    start = _common(old, new)
    start = max(old.rfind(" ", 0, start), old.rfind("\n", 0, start)) + 1 if start else 0
    end = _common(old[start:][::-1], new[start:][::-1])
    end = _whole_words(old, start, end)
    middle_old, middle_new = old[start : len(old) - end], new[start : len(new) - end]
    pieces = [Piece(SAME, old[:start]), *_between(middle_old, middle_new), Piece(SAME, old[len(old) - end :])]
    return _joined(pieces)


def _between(old: str, new: str) -> list[Piece]:
    if len(old) + len(new) > _MOST_CHARACTERS:
        return [Piece(REMOVED, old), Piece(ADDED, new)]
    for split in (_WORD.findall, lambda text: text.splitlines(keepends=True)):
        script = _script(split(old), split(new))
        if script is not None:
            return script
    return [Piece(REMOVED, old), Piece(ADDED, new)]


def _common(one: str, other: str) -> int:
    """Return how many characters two texts have in common at their start."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        half = (low + high + 1) // 2
        low, high = (half, high) if one[low:half] == other[low:half] else (low, half - 1)
    return low


def _whole_words(text: str, start: int, end: int) -> int:
    """Return a length from the end that begins at a word, none of it before `start`."""
    at = len(text) - end
    while at < len(text) and at > start and not text[at - 1].isspace():
        at += 1
    return len(text) - at


def _script(old: Sequence[str], new: Sequence[str]) -> list[Piece] | None:
    """Return the shortest way from `old` to `new` (Myers, 1986), or None where it would take too long."""
    most = min(_MOST_EDITS, _MOST_STEPS // max(1, len(old) + len(new)), len(old) + len(new))
    reach = {1: 0}
    trail: list[dict[int, int]] = []
    for edits in range(most + 1):
        trail.append(reach.copy())
        for k in range(-edits, edits + 1, 2):
            down = k == -edits or (k != edits and reach[k - 1] < reach[k + 1])
            x = reach[k + 1] if down else reach[k - 1] + 1
            while x < len(old) and 0 <= x - k < len(new) and old[x] == new[x - k]:
                x += 1
            reach[k] = x
            if x >= len(old) and x - k >= len(new):
                return list(_walked_back(old, new, trail))
    return None


def _walked_back(old: Sequence[str], new: Sequence[str], trail: Sequence[dict[int, int]]) -> Iterable[Piece]:
    x, y = len(old), len(new)
    pieces: list[Piece] = []
    for edits in range(len(trail) - 1, -1, -1):
        reach, k = trail[edits], x - y
        down = k == -edits or (k != edits and reach[k - 1] < reach[k + 1])
        before = k + 1 if down else k - 1
        from_x = reach[before]
        from_y = from_x - before
        while x > max(from_x, 0) and y > max(from_y, 0):
            x, y = x - 1, y - 1
            pieces.append(Piece(SAME, old[x]))
        if edits:
            pieces.append(Piece(ADDED, new[from_y]) if down else Piece(REMOVED, old[from_x]))
        x, y = from_x, from_y
    return reversed(pieces)


def _joined(pieces: Iterable[Piece]) -> list[Piece]:
    """Return pieces with neighbours of one kind as one, what was removed before what was added.

    Of words that are all others than before, the blanks between are so too: they are read in one go.
    """
    runs = _runs(pieces)
    joined: list[_Run] = []
    for index, run in enumerate(runs):
        is_between = 0 < index < len(runs) - 1 and _is_blank(run) and _is_exchange(runs[index + 1])
        if is_between and _is_exchange(joined[-1]):
            last = joined[-1]
            joined[-1] = {kind: last[kind] + run[SAME] for kind in (REMOVED, ADDED)}
        elif joined and SAME not in run and SAME not in joined[-1]:
            last = joined[-1]
            joined[-1] = {kind: last[kind] + run[kind] for kind in (REMOVED, ADDED)}
        else:
            joined.append(run)
    return [Piece(kind, text) for run in joined for kind, text in run.items() if text]


_Run = dict[str, str]


def _runs(pieces: Iterable[Piece]) -> list[_Run]:
    """Return by turns what stayed the same, and what was removed and added there."""
    runs: list[_Run] = []
    for is_same, run in groupby((piece for piece in pieces if piece.text), lambda piece: piece.kind == SAME):
        texts: dict[str, list[str]] = {SAME: []} if is_same else {REMOVED: [], ADDED: []}
        for piece in run:
            texts[piece.kind].append(piece.text)
        runs.append({kind: "".join(parts) for kind, parts in texts.items()})
    return runs


def _is_blank(run: _Run) -> bool:
    return SAME in run and run[SAME].isspace() and "\n" not in run[SAME]


def _is_exchange(run: _Run) -> bool:
    return bool(run.get(REMOVED) and run.get(ADDED))
