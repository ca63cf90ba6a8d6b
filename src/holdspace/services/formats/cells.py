# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Cells of our own CSV: nothing in them is a formula to a spreadsheet, and all of them read back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

COLUMNS: tuple[str, ...] = (
    *("id", "created_at", "time_zone", "modified_at", "text", "kind", "audiences", "load", "load_after"),
    *("feelings", "tags", "starred", "sealed", "session_id", "practice", "revision"),
)
"""Called as in an entry's JSON."""
LISTS = frozenset({"audiences", "feelings", "tags"})
_NUMBERS = frozenset({"load", "load_after"})
_TRUTHS = frozenset({"starred", "sealed"})
_BETWEEN = "; "
# What begins a formula, also in its full-width form, or lets a spreadsheet look past a cell's start. The
# apostrophe is marked itself, so that taking the mark away gives back what was there.
_MARKED = ("=", "+", "-", "@", "\t", "\r", "\n", "'", "＝", "＋", "－", "＠")
# A spreadsheet that divides at semicolons, tabs or bars takes what follows one for a cell's start.
_INNER = re.compile(r"([;\t|]\s*)('*[=+\-@＝＋－＠])")
_INNER_MARKED = re.compile(r"([;\t|]\s*)'('*[=+\-@＝＋－＠])")
_PART = re.compile(r"(?:[^\\;]|\\.|;(?! ))+", re.DOTALL)


def to_cell(text: str) -> str:
    """Return `text` with an apostrophe before what a spreadsheet could take for a formula."""
    text = _INNER.sub(r"\1'\2", text)
    return f"'{text}" if text.startswith(_MARKED) else text


def from_cell(cell: str) -> str:
    """Take away what `to_cell` put there."""
    text = cell[1:] if cell.startswith("'") and cell[1:].startswith(_MARKED) else cell
    return _INNER_MARKED.sub(r"\1\2", text)


def joined(words: Iterable[str]) -> str:
    """Return words in one text, with "; " between them; a backslash goes before semicolons within one."""
    return _BETWEEN.join(re.sub(r"([\\;])", r"\\\1", word) for word in words)


def split(text: str) -> list[str]:
    """Return the words that `joined` put together."""
    return [re.sub(r"\\(.)", r"\1", part, flags=re.DOTALL).strip() for part in _PART.findall(text)]


def to_row(value: Mapping[str, Any]) -> list[str]:
    """Return an entry's JSON as the cells of COLUMNS."""
    return [to_cell(_to_text(name, value.get(name))) for name in COLUMNS]


def from_row(row: Mapping[str, str]) -> dict[str, Any]:
    """Return the cells of a row, by their columns, as an entry's JSON; a number that is none stays text."""
    return {name: _from_text(name, from_cell(row[name])) for name in COLUMNS if name in row}


def _to_text(name: str, value: Any) -> str:
    if value is None:
        return ""
    if name in LISTS:
        return joined(value)
    return str(value).lower() if name in _TRUTHS else str(value)


def _from_text(name: str, text: str) -> Any:
    if name in LISTS:
        return split(text)
    if name in _NUMBERS:
        return int(text) if text in {"1", "2", "3", "4", "5"} else text or None
    if name in _TRUTHS:
        return {"true": True, "false": False, "": False}.get(text.lower(), text)
    return text if name == "text" else text or None
