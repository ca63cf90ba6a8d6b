# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Bouquin: its JSON, CSV, Markdown and SQL exports, and its encrypted notebook with its key.

A page is a day, so an entry is noon of it and has an id of the day, the same from all of them. Tags, and when
a page was saved, are in the notebook alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial

from holdspace.domain.entries import Entry
from holdspace.domain.imports import Finding, Found, ImportOptions, SkipReason, imported_id
from holdspace.domain.text import clean_text
from holdspace.services.formats.csv_reading import header, rows
from holdspace.services.formats.encodings import decode
from holdspace.services.formats.errors import BadFile, NotThisFormat
from holdspace.services.formats.gathering import Record, gathered
from holdspace.services.formats.html_to_markdown import to_markdown
from holdspace.services.formats.importers.bouquin_notebook import is_notebook, saved_pages
from holdspace.services.formats.json_reading import iterate_array
from holdspace.services.formats.records import Losses, fitted_tags, noon_of
from holdspace.services.formats.source import Source
from holdspace.storage.progress import Progress, no_progress, say_done, share

_JSON = re.compile(r'\s*\[\s*\{\s*"date"\s*:\s*"\d{4}-\d\d-\d\d"\s*,\s*"content"\s*:')
_COLUMNS = ("date", "content")
_HEADING = re.compile(r"^# (\d{4}-\d\d-\d\d)$", re.MULTILINE)
# Pictures stand in the text itself. What their data could be mistaken for has no bracket in it.
_PICTURE = re.compile(r"!\[[^\]\n]{0,200}\]\(data:image/[^)\s]*\)")
_HTML = re.compile(r"\s*<(?:!doctype html|html)\b", re.IGNORECASE)
_FEWEST_DAYS = 2
_STEP = 64
_HEAD = 64 * 1024
LARGEST_EXPORT = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Written:
    """A page as a file has it: where, of which day, and its words; None where these are no text."""

    where: str = field(repr=False)
    date: str
    text: str | None = field(repr=False)
    tags: tuple[str, ...] = field(default=(), repr=False)
    saved_at: datetime | None = None
    others: tuple[tuple[str, datetime], ...] = field(default=(), repr=False)


def recognises(source: Source) -> bool:
    """Return whether there is one file in it, and that is an export of Bouquin or can be its notebook."""
    name = _only_file(source)
    return name is not None and (_kind(source, name) is not None or is_notebook(source, name))


def read(source: Source, options: ImportOptions, progress: Progress = no_progress) -> Iterator[Finding]:
    """Give a page a day. Raises FileRefused kinds, NeedsSecret and WrongSecret among them, and Cancelled."""
    name = _only_file(source)
    if name is None:
        raise NotThisFormat
    losses = Losses()
    kind = _kind(source, name, fewest_days=1)
    if kind is None:
        pages = _of_notebook(source, name, options, losses, share(progress, 0.0, 0.1))
    else:
        pages = _of_export(source, name, kind, options)
    earlier: dict[str, tuple[Entry, ...]] = {}
    for finding in gathered(_records(pages, options, losses, progress, earlier), set()):
        if isinstance(finding, Found):
            yield Found(finding.entry, earlier=earlier.pop(finding.entry.id, ()))
        else:
            yield finding
    yield from losses.findings()
    say_done(progress)


def _only_file(source: Source) -> str | None:
    """Return the one file that can be meant: a log that lies beside a notebook is none."""
    names = [name for name in source.names if not name.endswith(("-wal", "-shm", "-journal"))]
    return names[0] if len(names) == 1 else None


def _kind(source: Source, name: str, *, fewest_days: int = _FEWEST_DAYS) -> str | None:
    text = decode(_whole_lines(source.head(name, _HEAD)))
    if text is None:
        return None
    if _JSON.match(text):
        return "json"
    if header(source, name) == _COLUMNS:
        return "csv"
    return "markdown" if _is_diary(clean_text(text), fewest_days) else None


def _is_diary(text: str, fewest_days: int) -> bool:
    """Return whether it is headings with days, the words right below: other diaries leave a line between."""
    found = list(_HEADING.finditer(text))
    days = {heading[1] for heading in found}
    if len(days) < fewest_days or found[0].start() > 0:
        return False
    apart = sum(text.startswith("\n\n", heading.end()) for heading in found)
    return fewest_days == 1 or apart * 2 < len(found)


def _whole_lines(head: bytes) -> bytes:
    """Return what was read up to a place that cannot be within a character."""
    if len(head) < _HEAD:
        return head
    end = max(head.rfind(b"\n"), head.rfind(b" "))
    return head[: end + 1]


def _of_export(source: Source, name: str, kind: str, options: ImportOptions) -> Iterator[Written]:
    found = {"json": _of_json, "csv": _of_csv, "markdown": _of_markdown}[kind](source, name)
    for number, (date, text) in enumerate(found, 1):
        yield Written(f"{name}, {number}", date, text)


def _of_json(source: Source, name: str) -> Iterator[tuple[str, str | None]]:
    for record in iterate_array(source, name):
        if not isinstance(record, dict) or not isinstance(record.get("date"), str):
            yield "", ""
            continue
        text = record.get("content")
        yield record["date"], text if isinstance(text, str) else None


def _of_csv(source: Source, name: str) -> Iterator[tuple[str, str | None]]:
    return (("", "") if row is None else (row["date"], row["content"]) for row in rows(source, name))


def _of_markdown(source: Source, name: str) -> Iterator[tuple[str, str | None]]:
    """Give the days. They stand in order, so a heading of an earlier day is a page's own."""
    text = decode(source.read(name, LARGEST_EXPORT))
    if text is None:
        raise BadFile
    text = clean_text(text)
    day, start = "", 0
    for found in _HEADING.finditer(text):
        if found[1] > day:
            if day:
                yield day, text[start : found.start()]
            day, start = found[1], found.end()
    yield day, text[start:]


def _of_notebook(
    source: Source, name: str, options: ImportOptions, losses: Losses, progress: Progress
) -> Iterator[Written]:
    for number, page in enumerate(saved_pages(source, name, options, losses, progress), 1):
        yield Written(f"{name}, {number}", page.date, page.text, page.tags, page.saved_at, page.others)


def _records(
    pages: Iterator[Written],
    options: ImportOptions,
    losses: Losses,
    progress: Progress,
    earlier: dict[str, tuple[Entry, ...]],
) -> Iterator[Record]:
    for number, page in enumerate(pages):
        if number % _STEP == 0:
            # Ever nearer to the end: nothing tells how many there are.
            progress(0.1 + 0.89 * number / (number + 400))
        yield page.where, partial(_with_history, page, options, losses, earlier)


def _with_history(
    page: Written, options: ImportOptions, losses: Losses, earlier: dict[str, tuple[Entry, ...]]
) -> Entry | SkipReason:
    """Return the entry of a page, or why there is none; its other versions go to `earlier`, by its id."""
    made = _made(page, options, losses)
    if not isinstance(made, Entry):
        losses.add("version", len(page.others))
        return made
    versions = (_version(made, text, saved_at) for text, saved_at in page.others)
    earlier[made.id] = tuple(each for each in versions if each is not None)
    losses.add("version", len(page.others) - len(earlier[made.id]))
    return made


def _version(entry: Entry, text: str, saved_at: datetime) -> Entry | None:
    """Return an entry as it was, or None where nothing was in it; tags are of the page, whenever it was."""
    words = _words(text, Losses())  # pictures are counted once
    return replace(entry, text=words, modified_at=saved_at) if words else None


def _made(page: Written, options: ImportOptions, losses: Losses) -> Entry | SkipReason:
    noon = noon_of(page.date, time_zone=options.time_zone)
    if noon is None:
        return SkipReason.BAD_DATE if page.date else SkipReason.BAD_RECORD
    if page.text is None:
        return SkipReason.NOT_TEXT
    text = _words(page.text, losses)
    if not text:
        return SkipReason.EMPTY
    return Entry(
        id=imported_id("bouquin", page.date.strip()),
        created_at=noon,
        time_zone=options.time_zone,
        modified_at=page.saved_at or noon,
        text=text,
        tags=fitted_tags(page.tags, losses),
    )


def _words(text: str, losses: Losses) -> str:
    text = clean_text(text)
    if _HTML.match(text):  # of its first versions
        text = to_markdown(text)
    text, pictures = _PICTURE.subn("", text)
    losses.add("photo", pictures)
    return text.strip("\n").rstrip()
