# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Each row is measured once, until it is to be measured anew."""

from __future__ import annotations

from holdspace.ui.journal.row_heights import RowHeights, Shown

_WIDTH = 300


def test_a_row_is_measured_once_and_anew_from_where_rows_changed() -> None:
    measured: list[int] = []

    def measure(row: int, _width: int) -> tuple[int, int]:
        measured.append(row)
        return 10, 20 + row

    heights = RowHeights(measure)
    assert heights.shown(3, _WIDTH, 7) == Shown(3, 7, 10, 23)
    assert heights.shown(3, _WIDTH).bottom == 33
    heights.shown(4, _WIDTH)
    heights.forget(4)
    heights.shown(3, _WIDTH)
    heights.shown(4, _WIDTH)
    heights.forget()
    heights.shown(3, _WIDTH)
    assert measured == [3, 4, 4, 3]


def test_another_width_has_other_heights() -> None:
    heights = RowHeights(lambda row, width: (row, width))
    assert [heights.shown(1, width).height for width in (300, 200, 300)] == [300, 200, 300]


def test_no_more_is_kept_than_a_few_pages() -> None:
    measured: list[int] = []
    heights = RowHeights(lambda row, _width: (measured.append(row) or 0, 1))
    for row in range(1_000):
        heights.shown(row, _WIDTH)
    heights.shown(0, _WIDTH)
    heights.shown(999, _WIDTH)
    assert measured == [*range(1_000), 0]
