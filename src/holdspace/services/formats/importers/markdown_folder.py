# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Markdown: one file, or a folder or zip of them, with or without front matter.

The day is that of the front matter, else of the file's name, of the first heading, of a property, or
when the file was last changed. What HoldSpace wrote itself comes back as it was: its front matter has an id,
its text is all that follows but the last line break.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import Any

from holdspace.domain.entries import BadEntry, entry_from_json, is_id
from holdspace.domain.imports import Dropped, Finding, Found, ImportOptions, Skipped, SkipReason
from holdspace.services.formats.dated_text import (
    changed_stamp,
    entry_of,
    hashtags,
    parts_of,
    read_each,
    stamp_in,
    stamp_in_name,
    words_in,
)
from holdspace.services.formats.dates import Stamp, moment_of
from holdspace.services.formats.encodings import decode
from holdspace.services.formats.front_matter import Page, split_page
from holdspace.services.formats.records import fitted_tags
from holdspace.services.formats.source import Source
from holdspace.services.formats.times import placed
from holdspace.storage.progress import Progress

_PROGRAM = "markdown"
_ENDINGS = (".md", ".markdown", ".mdown", ".mkd")
_CREATED = ("created_at", "created", "date", "datetime", "creation date", "date created", "day")
_MODIFIED = ("modified_at", "modified", "updated", "updated_at", "last modified", "date modified", "lastmod")
_LISTS = ("audiences", "feelings", "tags")
_NUMBERS = ("load", "load_after")
_FLAGS = ("starred", "sealed")
_STARS = ("starred", "favorite", "favourite", "pinned")
_TAGS = ("tags", "tag", "keywords")
_KNOWN = frozenset({*_CREATED, *_MODIFIED, *_STARS, *_TAGS, "title"})
_FEWEST_DAYS = 2
# What Notion puts below the title, one property a line.
_PROPERTY = re.compile(r"(Created|Created time|Date|Tags|Last edited|Last edited time|Updated): (.*)")
_FIRST_HEADING = re.compile(r"\s*#{1,6}[ \t]+([^\n]{1,200})(?:\n|$)")


def recognises(source: Source) -> bool:
    """Return whether there is a Markdown file in it."""
    return any(decode(source.head(name), legacy=True) is not None for name in source.named(*_ENDINGS)[:5])


def read(source: Source, options: ImportOptions, progress: Progress) -> Iterator[Finding]:
    """Give the entries of all files. Raises NotThisFormat where there are none, and other kinds."""

    def read_file(name: str) -> Iterator[Finding]:
        return _read_file(source, name, options)

    return read_each(source, source.named(*_ENDINGS), read_file, progress)


def _read_file(source: Source, name: str, options: ImportOptions) -> Iterator[Finding]:
    text = words_in(source, name)
    if isinstance(text, Skipped):
        yield text
        return
    page = split_page(text)
    if _is_own(page):
        yield _own(name, page, source.changed_at(name))
        return
    if page.values.keys().isdisjoint(_KNOWN):
        page = Page({}, text)  # two rules, and words with colons between them
    if not page.values:
        parts = parts_of(page.body, options)
        if sum(part.stamp is not None for part in parts) >= _FEWEST_DAYS:
            for number, part in enumerate(parts, 1):
                if part.stamp is not None or part.words.strip():
                    stamp = part.stamp or stamp_in_name(name, options)
                    yield entry_of(
                        _PROGRAM,
                        f"{name}, {number}",
                        part.words,
                        stamp or changed_stamp(source, name),
                        options,
                        key="" if stamp else name,
                        tags=fitted_tags(hashtags(part.words)),
                    )
            return
    yield _foreign(source, name, page, options)
    unknown = sum(1 for key, value in page.values.items() if value and key not in _KNOWN)
    unread = page.word(*_CREATED) != "" and _stamp(page, _CREATED, options) is None
    if unknown or unread:
        yield Dropped("property", unknown + unread)


def _is_own(page: Page) -> bool:
    """Return whether HoldSpace wrote it: others have an id and times, too, but not such."""
    times = (page.word("created_at"), page.word("modified_at"))
    return is_id(page.word("id")) and all(map(_says_offset, times))


def _says_offset(word: str) -> bool:
    try:
        return datetime.fromisoformat(word).tzinfo is not None
    except ValueError:
        return False


def _own(name: str, page: Page, written_at: datetime | None) -> Finding:
    """Return the entry of a file that HoldSpace wrote, or why it is none."""
    value: dict[str, Any] = {key: page.word(key) for key in ("id", "created_at", "modified_at", "time_zone")}
    value |= {key: list(page.words(key)) for key in _LISTS}
    value |= {key: _number(page.word(key)) for key in _NUMBERS}
    value |= {key: page.word(key) == "true" for key in _FLAGS}
    value |= {key: word for key in ("session_id", "practice", "revision") if (word := page.word(key))}
    value |= {"kind": page.word("kind") or "note", "text": page.body.removesuffix("\n")}
    try:
        entry = entry_from_json(value)
    except BadEntry:
        return Skipped(name, SkipReason.BAD_RECORD)
    # A zip says the local time; a file that says none can only be later than what it says.
    return Found(entry, (written_at or entry.modified_at).astimezone(UTC))


def _number(word: str) -> int | str | None:
    return int(word) if word in ("1", "2", "3", "4", "5") else word or None


def _foreign(source: Source, name: str, page: Page, options: ImportOptions) -> Finding:
    properties, body = _properties(page.body)
    heading = _FIRST_HEADING.match(body)
    in_heading = stamp_in(heading[1].strip(), options) if heading else None
    stamp = (
        _stamp(page, _CREATED, options)
        or stamp_in_name(name, options)
        or in_heading
        or _first_stamp(properties, ("created", "created time", "date"), options)
    )
    if heading and in_heading is not None and stamp is not None and _is_same_day(stamp, in_heading, options):
        if in_heading.has_time and not stamp.has_time:
            stamp = in_heading
        if not in_heading.has_time or in_heading == stamp:
            body = body[heading.end() :]  # it says nothing else
    title = page.word("title")
    body = body.strip("\n").rstrip()
    if title and title != PurePosixPath(name).stem and not _begins_with(body, title):
        body = f"# {title}\n\n{body}".rstrip()
    named = (*page.words(*_TAGS), *properties.get("tags", "").split(","))
    return entry_of(
        _PROGRAM,
        name,
        body,
        stamp or changed_stamp(source, name),
        options,
        key="" if stamp else name,
        tags=fitted_tags((*(tag.strip().lstrip("#") for tag in named), *hashtags(body))),
        modified=_stamp(page, _MODIFIED, options)
        or _first_stamp(properties, ("last edited", "last edited time", "updated"), options),
        starred=page.word(*_STARS).lower() in ("true", "yes"),
    )


def _is_same_day(stamp: Stamp, other: Stamp, options: ImportOptions) -> bool:
    zone, _ = placed("", options.time_zone)
    moment, also = moment_of(stamp, zone), moment_of(other, zone)
    return moment is not None and also is not None and moment.date() == also.date()


def _begins_with(body: str, title: str) -> bool:
    return body.lstrip("# \n").startswith(title)


def _stamp(page: Page, names: tuple[str, ...], options: ImportOptions) -> Stamp | None:
    return _first_stamp({name: page.word(name) for name in names}, names, options)


def _first_stamp(values: Mapping[str, str], names: tuple[str, ...], options: ImportOptions) -> Stamp | None:
    stamps = (stamp_in(values.get(name, ""), options) for name in names)
    return next((stamp for stamp in stamps if stamp is not None), None)


def _properties(body: str) -> tuple[dict[str, str], str]:
    """Return the lines of properties below the title, and the text without them."""
    lines = body.split("\n")
    at = next((n for n, line in enumerate(lines[:6]) if _PROPERTY.fullmatch(line)), len(lines))
    if not any(line.startswith("# ") for line in lines[:at]) or any(
        line.strip() and not line.startswith("# ") for line in lines[:at]
    ):
        return {}, body
    found: dict[str, str] = {}
    while at < len(lines) and (line := _PROPERTY.fullmatch(lines[at])):
        found[line[1].lower()] = line[2].strip()
        del lines[at]
    return found, "\n".join(lines)
