# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Cells of our own tables: no formulas, and nothing is lost."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from holdspace.services.formats.cells import COLUMNS, from_cell, from_row, joined, split, to_cell, to_row

_TEXTS = st.text(st.sampled_from("=+-@\t\r\n'ab; |\\") | st.characters(), max_size=12)


@settings(max_examples=200, deadline=None)
@given(_TEXTS)
def test_a_cell_is_no_formula_and_reads_back(text: str) -> None:
    cell = to_cell(text)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert not re.search(r"[;\t|]\s*[=+\-@]", cell)
    assert from_cell(cell) == text


def test_an_apostrophe_of_ones_own_stays() -> None:
    assert from_cell("'tis") == "'tis"
    assert to_cell("'tis") == "''tis"
    assert from_cell(to_cell("'tis")) == "'tis"
    assert to_cell("a few words") == "a few words"
    assert to_cell('words; =HYPERLINK("x")') == """words; '=HYPERLINK("x")"""


@settings(max_examples=200, deadline=None)
@given(st.lists(_TEXTS.map(lambda text: " ".join(text.split())).filter(bool), max_size=4))
def test_lists_read_back(words: list[str]) -> None:
    assert split(joined(words)) == words


def test_lists_are_readable() -> None:
    assert joined(["tired", "sad; a little"]) == "tired; sad\\; a little"
    assert split("tired;sad; calm") == ["tired;sad", "calm"]
    assert split("") == []


def test_what_a_spreadsheet_saved_is_read() -> None:
    row = {
        "id": "x",
        "starred": "TRUE",
        "sealed": "",
        "load": "",
        "load_after": "7",
        "tags": "a; b",
        "text": "",
    }
    assert from_row(row) == {
        "id": "x",
        "starred": True,
        "sealed": False,
        "load": None,
        "load_after": "7",
        "tags": ["a", "b"],
        "text": "",
    }
    assert to_row({"starred": True, "load": 4, "tags": ["a", "b"]})[COLUMNS.index("starred")] == "true"
