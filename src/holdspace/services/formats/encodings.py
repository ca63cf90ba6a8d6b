# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""From bytes to text, where a file does not say which encoding it is in."""

from __future__ import annotations

import codecs
import re

# UTF-32 is not asked for: its mark begins as that of UTF-16 does, and no journal is written in it.
_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# In Windows-1252 nearly every file could be text: one with these is a picture or a program.
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(data: bytes, *, legacy: bool = False) -> str | None:
    """Return `data` as text: UTF-8, or UTF-16 with its mark, else Windows-1252 where `legacy` allows it.

    None where it is no text in any of them.
    """
    mark, encoding = next(((m, name) for m, name in _MARKS if data.startswith(m)), (b"", "utf-8"))
    text = _decoded(data[len(mark) :], encoding)
    if text is not None:
        return None if "\x00" in text else text
    text = _decoded(data, "cp1252") if legacy and not mark else None
    return None if text is None or _NO_TEXT.search(text) else text


def encoding_of(head: bytes) -> tuple[str, int]:
    """Return the encoding that the first bytes of a file tell, and how many of them only tell it."""
    return next(((name, len(mark)) for mark, name in _MARKS if head.startswith(mark)), ("utf-8", 0))


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None
