# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Plain text: a file is an entry, or several where lines in it are only a date; or a folder of such files.

The day is that line's, else the one in the file's name, else when the file was last changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from holdspace.domain.imports import Finding, ImportOptions, Skipped
from holdspace.services.formats.dated_text import (
    changed_stamp,
    entry_of,
    hashtags,
    parts_of,
    read_each,
    stamp_in_name,
    words_in,
)
from holdspace.services.formats.encodings import decode
from holdspace.services.formats.records import fitted_tags
from holdspace.services.formats.source import Source
from holdspace.storage.progress import Progress

_PROGRAM = "text"
_ENDINGS = (".txt", ".text")
# JSON, HTML and XML; a list of things to do may begin with a box.
_MARKUP = re.compile(r"\s*(?:[{<]|\[(?![ xX]\]))")


def recognises(source: Source) -> bool:
    """Return whether there is a file of words in it, and not of what programs say to each other."""
    is_single = not source.is_folder and not source.is_archive
    names = [name for name in _names(source) if not is_single or _can_be_words(name)]
    return any(_is_words(source.head(name)) for name in names[:5])


def read(source: Source, options: ImportOptions, progress: Progress) -> Iterator[Finding]:
    """Give the entries of all files. Raises NotThisFormat where there are none, and other kinds."""

    def read_file(name: str) -> Iterator[Finding]:
        return _read_file(source, name, options)

    return read_each(source, _names(source), read_file, progress)


def _can_be_words(name: str) -> bool:
    ending = PurePosixPath(name).suffix.lower()
    return ending in _ENDINGS or not any(map(str.isalpha, ending))


def _is_words(head: bytes) -> bool:
    text = decode(head, legacy=True)
    return text is not None and not _MARKUP.match(text)


def _names(source: Source) -> tuple[str, ...]:
    if source.is_folder or source.is_archive:
        return source.named(*_ENDINGS)
    return source.names


def _read_file(source: Source, name: str, options: ImportOptions) -> Iterator[Finding]:
    text = words_in(source, name)
    if isinstance(text, Skipped):
        yield text
        return
    in_name = stamp_in_name(name, options)
    parts = parts_of(text, options)
    for number, part in enumerate(parts, 1):
        if not part.words.strip() and part.stamp is None and len(parts) > 1:
            continue  # nothing stands above the first date
        stamp = part.stamp or in_name
        yield entry_of(
            _PROGRAM,
            name if len(parts) == 1 else f"{name}, {number}",
            part.words,
            stamp or changed_stamp(source, name),
            options,
            key="" if stamp else name,
            tags=fitted_tags(hashtags(part.words)),
        )
