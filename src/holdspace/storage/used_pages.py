# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Which pages of a database hold something: all that its trees lead to. The others are free."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable

from holdspace.storage.btree_page import BadPage, Read, cells, overflow_pages


def used_pages(roots: Iterable[int], read: Read) -> set[int]:
    """Return the pages that the trees with these roots lead to, the first page always with them.

    A page that cannot be read is in the set when a tree leads to it; what stood below it is not.
    """
    used = set[int]()
    waiting = [1, *roots]
    while waiting:
        number = waiting.pop()
        if number in used or number < 1:
            continue
        used.add(number)
        page = read(number)
        if page is None:
            continue
        with contextlib.suppress(BadPage):
            for cell in cells(page, number):
                waiting.append(cell.child)
                used.update(overflow_pages(cell, read))
    return used
