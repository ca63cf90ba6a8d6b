# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""CSV from files that nobody vouches for: the delimiter and the encoding are found out, sizes are bounded."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from holdspace.services.formats.encodings import decode
from holdspace.services.formats.errors import BadFile, FileTooLarge
from holdspace.services.formats.source import Source

LARGEST_CSV = 256 * 1024 * 1024
LARGEST_FIELD = 24 * 1024 * 1024
"""Characters of one field: an entry can have 20 MiB, and Python's reader takes 131,072 by itself."""
MOST_COLUMNS = 512
MOST_ROWS = 2_000_000
_DELIMITERS = ",;\t"
_HEAD = 64 * 1024


def rows(source: Source, name: str) -> Iterator[dict[str, str] | None]:
    """Give the rows of file `name` as column names and values; a row cut short has empty values at its end.

    One with more values than there are columns is None: nobody can tell which is which. Raises BadFile where
    it is no text, a quote is not closed or a column's name comes twice, and FileTooLarge.
    """
    text = decode(source.read(name, LARGEST_CSV), legacy=True)
    if text is None:
        raise BadFile
    yield from _rows(text)


def header(source: Source, name: str) -> tuple[str, ...]:
    """Return the column names of file `name`, or nothing where it does not begin as CSV."""
    text = decode(_whole_lines(source.head(name, _HEAD)), legacy=True)
    try:
        return _columns(next(_records(text or ""), []))
    except (BadFile, FileTooLarge):
        return ()


def _whole_lines(head: bytes) -> bytes:
    """Return what was read without a last line cut short, which could end within a character."""
    return head if len(head) < _HEAD else head[: head.rfind(b"\n") + 1]


def _rows(text: str) -> Iterator[dict[str, str] | None]:
    records = _records(text)
    columns = _columns(next(records, []))
    for number, record in enumerate(records):
        if number >= MOST_ROWS:
            raise FileTooLarge
        if not any(record):
            continue
        if any(record[len(columns) :]):
            yield None
            continue
        values = [*record, *[""] * (len(columns) - len(record))]
        yield dict(zip(columns, values, strict=False))


def _columns(record: Sequence[str]) -> tuple[str, ...]:
    if len(record) > MOST_COLUMNS:
        raise FileTooLarge
    names = [name.strip() for name in record]
    while names and not names[-1]:
        names.pop()
    if len(set(names)) < len(names):
        raise BadFile
    return tuple(names)


def _records(text: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    while (record := _next(reader)) is not None:
        yield record


def _next(reader: Iterator[list[str]]) -> list[str] | None:
    # The limit is the whole process's: nobody else is to read by ours.
    before = csv.field_size_limit(LARGEST_FIELD)
    try:
        return next(reader, None)
    except csv.Error as error:
        # Python has one type for both, and tells the kind by words alone.
        raise (FileTooLarge if "limit" in str(error) else BadFile) from None
    finally:
        csv.field_size_limit(before)


def _delimiter(text: str) -> str:
    """Return what the first line has most of, outside of quotes."""
    first = text[:_HEAD].lstrip("\r\n").split("\n", 1)[0]
    outside = "".join(first.split('"')[::2])
    return max(_DELIMITERS, key=outside.count)
