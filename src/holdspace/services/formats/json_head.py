# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What the first bytes of a JSON file say about its form: enough to tell programs apart, without reading it
whole."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import islice

from holdspace.services.formats.encodings import encoding_of
from holdspace.services.formats.source import Source

HEAD = 256 * 1024
LONGEST_HEAD = 32 * 1024 * 1024
"""Bytes to look at where the first element of an array is longer than HEAD: an entry has up to 20 MiB."""
MOST_TOKENS = 200_000
# A text that the head cuts off is one token to its end: looked for again from each quote in it, it would take
# minutes.
_TOKEN = re.compile(r'"((?:[^"\\]|\\.)*+)(?:"\s*(:?)|\\?\Z)|([{}\[\]])', re.DOTALL)
_CLOSING = {"}": "{", "]": "["}


def keys_at_head(source: Source, name: str) -> Mapping[str, frozenset[str]]:
    """Return the keys in the head of file `name`, which holds one object; nothing where it does not.

    Under "" stand those of the object itself, under each of them those of the object or of the objects in the
    array that it names. Raises CannotRead or BadFile.
    """
    found, is_cut = _keys(_text(source.head(name, HEAD)))
    if is_cut and source.size(name) > HEAD:
        found, _ = _keys(_text(source.head(name, LONGEST_HEAD)), only_first=True)
    return found


def _text(data: bytes) -> str:
    encoding, skipped = encoding_of(data[:4])
    return data[skipped:].decode(encoding, "replace").lstrip()


def _keys(text: str, *, only_first: bool = False) -> tuple[dict[str, frozenset[str]], bool]:
    """Return the keys, and whether the text ends within the first element of an array.

    With `only_first` the text is read no further than that.
    """
    if not text.startswith("{"):
        return {}, False
    found: dict[str, set[str]] = {"": set()}
    opened: list[str] = []
    outer, is_whole = "", False
    for match in islice(_TOKEN.finditer(text), MOST_TOKENS):
        key, colon, bracket = match.groups()
        if bracket in _CLOSING:
            if not opened or opened.pop() != _CLOSING[bracket]:
                break
            is_whole |= opened == ["{", "["]
            if is_whole and only_first:
                break
        elif bracket:
            opened.append(bracket)
        elif colon and opened == ["{"]:
            outer, is_whole = key, False
            found[""].add(key)
        elif colon and outer and opened in (["{", "{"], ["{", "[", "{"]):
            found.setdefault(outer, set()).add(key)
    is_cut = opened[:2] == ["{", "["] and len(opened) > 2 and not is_whole
    return {name: frozenset(keys) for name, keys in found.items()}, is_cut
