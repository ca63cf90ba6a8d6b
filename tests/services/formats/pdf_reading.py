# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Reading the words of a PDF again, in tests, by the tables in it that say which letter a glyph is."""

from __future__ import annotations

import re
import zlib

_OBJECT = re.compile(rb"(\d+) 0 obj\s(.*?)endobj", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_SHOWN = re.compile(rb"/F(\d+) [\d.]+ Tf|<([0-9a-fA-F]+)> Tj")


def pages_of(pdf: bytes) -> list[str]:
    """Return the words of each page, without the blanks between them."""
    parts = {int(number): body for number, body in _OBJECT.findall(pdf)}
    letters = {number: _letters(parts, body) for number, body in parts.items() if b"/ToUnicode" in body}
    pages = [body for _, body in sorted(parts.items()) if re.search(rb"/Type\s*/Page\b", body)]
    return [_words(_stream(parts[_reference(page, b"/Contents")]), letters) for page in pages]


def _words(content: bytes, letters: dict[int, dict[int, str]]) -> str:
    font: dict[int, str] = {}
    words = ""
    for name, shown in _SHOWN.findall(content):
        if name:
            font = letters.get(int(name), {})
        else:
            glyphs = [int(shown[at : at + 4], 16) for at in range(0, len(shown), 4)]
            words += "".join(font.get(glyph, "?") for glyph in glyphs)
    return "".join(words.split())


def _letters(parts: dict[int, bytes], font: bytes) -> dict[int, str]:
    table = _stream(parts[_reference(font, b"/ToUnicode")])
    found: dict[int, str] = {}
    for first, last, at in re.findall(rb"<([0-9a-fA-F]{4})> <([0-9a-fA-F]{4})> <([0-9a-fA-F]{4})>", table):
        for glyph in range(int(first, 16), int(last, 16) + 1):
            found[glyph] = chr(int(at, 16) + glyph - int(first, 16))
    for first, _, several in re.findall(rb"<([0-9a-fA-F]{4})> <([0-9a-fA-F]{4})> \[([^\]]*)\]", table):
        for number, at in enumerate(re.findall(rb"<([0-9a-fA-F]+)>", several)):
            found[int(first, 16) + number] = bytes.fromhex(at.decode()).decode("utf-16-be", "replace")
    return found


def _reference(body: bytes, name: bytes) -> int:
    found = re.search(name + rb"\s+(\d+) 0 R", body)
    assert found is not None
    return int(found[1])


def _stream(body: bytes) -> bytes:
    found = _STREAM.search(body)
    assert found is not None
    return zlib.decompressobj().decompress(found[1]) if b"/FlateDecode" in body else found[1]
