# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""How tall rows of the timeline are, each measured once for a width."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

_MOST = 400


@dataclass(frozen=True, slots=True)
class Shown:
    """A row in view: its top in pixels, its heading's height, and the height of the rest."""

    row: int
    top: int
    heading: int
    height: int

    @property
    def bottom(self) -> int:
        """Return the pixel below the row."""
        return self.top + self.heading + self.height


class RowHeights:
    """Keeps the heights of some rows at one width, as `measure` gives them: the heading's, and the rest's.

    `measure` takes a row and the width. At another width all are measured anew: Qt asks for the place of rows
    before it tells of a resize, and a hidden list is not told at all.
    """

    def __init__(self, measure: Callable[[int, int], tuple[int, int]]) -> None:
        self._measure = measure
        self._width = 0
        self._known: dict[int, tuple[int, int]] = {}

    def shown(self, row: int, width: int, top: int = 0) -> Shown:
        """Return a row as it shows at a width with its top there, in pixels."""
        if width != self._width:
            self._width = width
            self._known.clear()
        if row not in self._known:
            if len(self._known) >= _MOST:
                self._known.clear()
            self._known[row] = self._measure(row, width)
        return Shown(row, top, *self._known[row])

    def forget(self, first: int = 0) -> None:
        """Measure anew from a row on; those above stay, for what is found is added at the end, again and
        again."""
        self._known = {row: height for row, height in self._known.items() if row < first}
