# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The table behind the page Safety."""

from __future__ import annotations

import pytest

from holdspace.ui.pages import _MAKERS
from holdspace.ui.safety.rows import HERE, SECTIONS, Row, translated

ROWS = [row for section in SECTIONS for row in section.rows]


def test_every_id_stands_once() -> None:
    ids = [row.id for row in ROWS]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_every_row_opens_a_page_that_there_is(row: Row) -> None:
    assert row.id in HERE or row.id in _MAKERS


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_every_row_says_what_it_is_for_in_few_words(row: Row) -> None:
    assert translated(row.name) == row.name
    assert 0 < len(row.why.split()) <= 18
    assert 0 < len(row.button.split()) <= 4
    assert "!" not in row.name + row.why + row.button
