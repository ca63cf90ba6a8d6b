# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""JSON from files that nobody vouches for: bounded in depth and size, read piece by piece if long.

Stricter than Python's own reader where a file contradicts itself: keys that come twice, NaN, numbers without
end. More lenient in one thing: line breaks may stand in strings as they are.
"""

from __future__ import annotations

import codecs
import json
import math
import re
from collections.abc import Iterator
from typing import IO, Any, NoReturn

from holdspace.services.formats.encodings import encoding_of
from holdspace.services.formats.errors import BadFile, FileTooLarge, NotThisFormat
from holdspace.services.formats.source import Source

MOST_DEPTH = 64
LARGEST_JSON = 64 * 1024 * 1024
"""Bytes of a document that is read whole."""
LARGEST_VALUE = 48 * 1024 * 1024
"""Characters of one element of an array that is read piece by piece: an entry has up to 20 MiB, unescaped."""
MOST_VALUES = 2_000_000
"""Values in what is held at once: each takes far more memory than the two bytes it can have in a file."""
_MOST_DIGITS = 400
_CHUNK = 64 * 1024
_BLANK = " \t\r\n"
_STRING = re.compile(r'"(?:[^"\\]|\\.)*+"?', re.DOTALL)
_AFTER = frozenset(_BLANK + ",:]}")


def load_json(data: bytes) -> Any:
    """Return the value of a whole document. Raises BadFile or FileTooLarge."""
    if len(data) > LARGEST_JSON:
        raise FileTooLarge
    encoding, skipped = encoding_of(data[:4])
    try:
        text = data[skipped:].decode(encoding)
    except UnicodeDecodeError:
        raise BadFile from None
    if _has_too_many(text):
        raise FileTooLarge
    value, end = _decoded(text.lstrip(_BLANK), 0)
    if text.lstrip(_BLANK)[end:].strip(_BLANK):
        raise BadFile
    return value


def iterate_array(source: Source, name: str, *path: str) -> Iterator[Any]:
    """Give the elements of one array of file `name`, which is never held whole.

    `path` are the keys that lead to it from the outermost object; without any the document is the array. Once
    all were given the rest of the file is read, too. Raises NotThisFormat where there is no such array,
    BadFile where the file is broken or cut short anywhere, and FileTooLarge.
    """
    with source.open(name) as file:
        text = _Text(file)
        yield from _inside(text, path, "[")
        text.expect_end()


def iterate_arrays(source: Source, name: str) -> Iterator[tuple[str, Any]]:
    """Give the elements of every array that file `name`, one object, holds, each with the array's key.

    Raises as `iterate_array` does.
    """
    with source.open(name) as file:
        text = _Text(file)
        if text.peek() != "{":
            raise NotThisFormat
        for key in _keys(text):
            if text.peek() == "[":
                yield from ((key, element) for element in _elements(text))
            else:
                _skip(text)
        text.expect_end()


def iterate_members(source: Source, name: str, *path: str) -> Iterator[tuple[str, Any]]:
    """Give the keys and values of one object of file `name`, as `iterate_array` does of an array."""
    with source.open(name) as file:
        text = _Text(file)
        yield from _inside(text, path, "{")
        text.expect_end()


class _Text:
    """A long JSON text, of which one piece is held at a time."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        head = file.read(_CHUNK)
        encoding, skipped = encoding_of(head)
        self._decoder = codecs.getincrementaldecoder(encoding)()
        self._buffer = self._to_text(head[skipped:])
        self._at = 0
        self._is_over = False

    def peek(self) -> str:
        """Return the next character that is not blank, or nothing at the end."""
        while True:
            while self._at < len(self._buffer):
                if self._buffer[self._at] not in _BLANK:
                    return self._buffer[self._at]
                self._at += 1
            if not self._fill():
                return ""

    def take(self, mark: str) -> None:
        """Go past `mark`. Raises BadFile where something else comes next."""
        if self.peek() != mark:
            raise BadFile
        self._at += 1

    def takes(self, mark: str) -> bool:
        """Go past `mark` if it comes next, and say whether it did."""
        found = self.peek() == mark
        self._at += found
        return found

    def value(self) -> Any:
        """Return the value that comes next and go past it."""
        self.peek()
        while True:
            try:
                value, end = _decoded(self._buffer, self._at)
            except BadFile:
                if not self._fill():
                    raise
                continue
            # A number may go on in the next piece: "0." is read as 0, with a full stop after it.
            if self._buffer[end : end + 1] in _AFTER or not self._fill():
                self._at = end
                return value

    def key(self) -> str:
        """Return the key that comes next, and go past it and its colon."""
        if self.peek() != '"':
            raise BadFile
        key: str = self.value()
        self.take(":")
        return key

    def expect_end(self) -> None:
        """Raise BadFile unless only blanks are left."""
        if self.peek():
            raise BadFile

    def _fill(self) -> bool:
        """Read as much again as is held, and say whether there was more."""
        if self._is_over:
            return False
        self._buffer = self._buffer[self._at :]
        self._at = 0
        if len(self._buffer) > LARGEST_VALUE or _has_too_many(self._buffer):
            raise FileTooLarge
        data = self._file.read(max(_CHUNK, len(self._buffer)))
        self._is_over = not data
        self._buffer += self._to_text(data)
        return True

    def _to_text(self, data: bytes) -> str:
        try:
            return self._decoder.decode(data, final=not data)
        except UnicodeDecodeError:
            raise BadFile from None


def _inside(text: _Text, path: tuple[str, ...], opening: str) -> Iterator[Any]:
    if not path:
        if text.peek() != opening:
            raise NotThisFormat
        yield from _elements(text) if opening == "[" else _members(text)
        return
    if text.peek() != "{":
        raise NotThisFormat
    is_found = False
    for key in _keys(text):
        if key == path[0]:
            is_found = True
            yield from _inside(text, path[1:], opening)
        else:
            _skip(text)
    if not is_found:
        raise NotThisFormat


def _elements(text: _Text) -> Iterator[Any]:
    for _ in _places(text):
        yield text.value()


def _members(text: _Text) -> Iterator[tuple[str, Any]]:
    for key in _keys(text):
        yield key, text.value()


def _places(text: _Text) -> Iterator[None]:
    """Go through an array and stand still before each element, for the caller to go past it."""
    text.take("[")
    if text.takes("]"):
        return
    while True:
        yield
        if text.takes("]"):
            return
        text.take(",")


def _keys(text: _Text) -> Iterator[str]:
    """Go through an object and stand still before each value, for the caller to go past it."""
    text.take("{")
    if text.takes("}"):
        return
    seen: set[int] = set()
    while True:
        key = text.key()
        if hash(key) in seen:
            raise BadFile
        seen.add(hash(key))
        if len(seen) > MOST_VALUES:
            raise FileTooLarge
        yield key
        if text.takes("}"):
            return
        text.take(",")


def _skip(text: _Text) -> None:
    """Go past a value, which may be longer than can be held."""
    opening = text.peek()
    if opening == "[":
        for _ in _elements(text):
            pass
    elif opening == "{":
        for _ in _members(text):
            pass
    else:
        text.value()


def _decoded(text: str, start: int) -> tuple[Any, int]:
    try:
        value, end = _DECODER.raw_decode(text, start)
    except RecursionError:
        raise FileTooLarge from None
    except ValueError:
        # "from None": the error holds the whole text.
        raise BadFile from None
    _check_depth(value)
    return value, end


def _has_too_many(text: str) -> bool:
    """Return whether a text holds more values than can be held; what stands in its strings is none."""
    if sum(map(text.count, ",[{")) <= MOST_VALUES:
        return False  # as nearly always, and quick
    bare = _STRING.sub("", text)
    return sum(map(bare.count, ",[{")) > MOST_VALUES


def _check_depth(value: Any) -> None:
    level = [value]
    for _ in range(MOST_DEPTH):
        level = [inner for outer in level if isinstance(outer, (dict, list)) for inner in _inner(outer)]
        if not level:
            return
    raise FileTooLarge


def _inner(value: dict[str, Any] | list[Any]) -> Iterator[Any]:
    items = value.values() if isinstance(value, dict) else value
    return (item for item in items if isinstance(item, (dict, list)))


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key comes twice")
    return found


def _integer(digits: str) -> int:
    if len(digits) > _MOST_DIGITS:
        raise ValueError("a number without end")
    return int(digits)


def _fraction(digits: str) -> float:
    value = float(digits)
    if len(digits) > _MOST_DIGITS or not math.isfinite(value):
        raise ValueError("a number without end")
    return value


def _refuse(constant: str) -> NoReturn:
    raise ValueError("NaN or Infinity")


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object,
    parse_int=_integer,
    parse_float=_fraction,
    parse_constant=_refuse,
    strict=False,
)
