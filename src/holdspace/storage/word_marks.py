# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What the index holds of an entry beside its text, reckoned from its row, as the view in the vault gives it.

SQLCipher locks and wipes every string that it makes on the way, so that asking the view at each save took as
long as a quarter of the save. What FTS5 does by itself, filling and checking the index, still goes by the
view: the two must say the same of every row, which a test proves.
"""

from __future__ import annotations

import re

from holdspace.storage.connection import Row
from holdspace.storage.entry_rows import (
    AUDIENCES,
    CREATED_AT,
    DELETED_AT,
    FEELINGS,
    KIND,
    LOAD,
    SEALED,
    STARRED,
    TAGS,
    TEXT,
)

Words = tuple[str, str]
"""The text of an entry, and its marks."""
_LESSON = re.compile(r"^(?:lesson:|\*\*lesson|#{1,6} lesson)", re.ASCII | re.IGNORECASE | re.MULTILINE)
_ESCAPED = ("\\\\", '\\"', "\\n", "\\r", "\\t")
_LOADS = {load: f" \ue000l{load}" for load in range(1, 6)}


def words_of(row: Row) -> Words | None:
    """Return what the index holds of an entry; None of one in the trash, which is not in it."""
    if row[DELETED_AT] is not None:
        return None
    text: str = row[TEXT]
    parts = (
        f"\ue000 \ue000k{row[KIND]} \ue000d",
        row[CREATED_AT][:10].replace("-", ""),
        _LOADS.get(row[LOAD], ""),
        " \ue000starred" if row[STARRED] else "",
        " \ue000sealed" if row[SEALED] else "",
        " \ue000lesson" if _has_lesson(text) else "",
        "" if row[AUDIENCES] == "[]" else row[AUDIENCES].replace('"', " \ue000a"),
        _listed(row[TAGS], "\ue001", "\ue002"),
        _listed(row[FEELINGS], "\ue003", "\ue004"),
    )
    return text, "".join(parts)


def _has_lesson(text: str) -> bool:
    return "lesson" in text.lower() and _LESSON.search(text) is not None


def _listed(words: str, before: str, after: str) -> str:
    """Return words in JSON with a sign before and after each."""
    if words == "[]":
        return ""
    if "\\" in words:
        for escaped in _ESCAPED:
            words = words.replace(escaped, "  ")
    # Shorter than one word can be is what only a table made to do harm holds: SQL counts back from there.
    inner = words[2:-2] if len(words) >= 4 else words[len(words) - 2 : 2]
    inner = inner.replace('","', f"{after} {before}")
    return f" {before}{inner}{after}"
