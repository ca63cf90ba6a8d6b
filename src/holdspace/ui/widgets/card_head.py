# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What stands above the words of a card: for whom and when, and what it is; on more lines where it must."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from PySide6.QtGui import QFontMetrics

_BETWEEN = "  \N{MIDDLE DOT}  "
Line = tuple[str, str]
"""What stands left and right in a line."""


class CardHead(NamedTuple):
    """The lines, and the size of their type in times that of the text."""

    factor: float
    lines: tuple[Line, ...]


def fit_head(
    names: Sequence[str],
    right: str,
    room: tuple[int, int],
    factors: Sequence[float],
    metrics_of: Callable[[float], QFontMetrics],
    *,
    spacious: bool = True,
) -> CardHead:
    """Return the head in the largest of the types, largest first, in which nothing of it is cut off.

    `names` are for whom and when, either may be ""; `room` is the width and the gap before `right`, both in
    pixels. In the smallest type the second name alone will do, and takes as many lines as it needs.
    Where a card is not `spacious` larger type is for one line alone.
    """
    whole, last = _BETWEEN.join(filter(None, names)), names[-1] or names[0]
    for factor in factors:
        is_last = factor == factors[-1]
        ways = list(_ways((whole, last) if is_last else (whole,), right))
        for lines in ways if is_last or spacious else ways[:1]:
            if _fit(lines, room, metrics_of(factor)):
                return CardHead(factor, lines)
    metrics = metrics_of(factors[-1])
    wrapped = [(line, "") for each in (last, right) if each for line in _wrapped(metrics, each, room[0])]
    return CardHead(factors[-1], tuple(wrapped))


def _ways(names: Sequence[str], right: str) -> Iterator[tuple[Line, ...]]:
    """Yield what can stand there, best first: on one line, then on two."""
    for name in names:
        yield ((name, right),)
    for name in names:
        yield tuple((each, "") for each in (name, right) if each) or (("", ""),)


def _fit(lines: Sequence[Line], room: tuple[int, int], metrics: QFontMetrics) -> bool:
    width, gap = room

    def wide(line: Line) -> int:
        beside = metrics.horizontalAdvance(line[1]) + gap if line[1] else 0
        return metrics.horizontalAdvance(line[0]) + beside

    return all(wide(line) <= width for line in lines)


def _wrapped(metrics: QFontMetrics, words: str, width: int) -> list[str]:
    """Return words in lines of a width; one that is wider has a line of its own."""
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and metrics.horizontalAdvance(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
