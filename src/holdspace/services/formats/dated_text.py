# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Entries from files of plain words: which day they are of, their tags, and an id that stays the same."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC
from pathlib import PurePosixPath

from holdspace.domain.entries import BadEntry, Entry
from holdspace.domain.imports import Dropped, Finding, Found, ImportOptions, Skipped, SkipReason, imported_id
from holdspace.domain.text import clean_text
from holdspace.services.formats.dates import BothOrders, Stamp, moment_of, stamp_of
from holdspace.services.formats.encodings import decode
from holdspace.services.formats.errors import AmbiguousDates, NotThisFormat
from holdspace.services.formats.records import MOST_TAGS
from holdspace.services.formats.source import Source
from holdspace.services.formats.times import placed
from holdspace.storage.progress import Progress

LARGEST_PAGE = 16 * 1024 * 1024
"""Bytes of one file of words: some 5,000 pages."""
_HEADING = re.compile(r"#{1,6}[ \t]+|[ \t]*")
_RULE = re.compile(r"[ \t]*(?:-{3,}|={3,}|\*{3,}|_{3,})?[ \t]*")
_LONGEST_DATE_LINE = 100
_HASHTAG = re.compile(r"#(?=[\w/-]*[^\W\d_])[\w/-]+")
_NAME_DATE = re.compile(
    r"(?<!\d)(\d{4}[-_.]\d{1,2}[-_.]\d{1,2}|\d{8})"
    r"(?:[T _-]{1,3}(\d{2})[-:.h]?(\d{2})(?:[-:.]?(\d{2}))?(?!\d))?"
)
_WRITTEN_DATE = re.compile(
    r"\d{1,2}[ -][A-Za-z]{3,9}[ -]\d{4}|[A-Za-z]{3,9} \d{1,2},? \d{4}|\d{1,2}[-.]\d{1,2}[-.]\d{4}"
)


@dataclass(frozen=True, slots=True)
class Part:
    """Some words of a file, under the date that stands above them, if one does."""

    words: str = field(repr=False)
    stamp: Stamp | None = None


def read_each(
    source: Source, names: Sequence[str], read: Callable[[str], Iterator[Finding]], progress: Progress
) -> Iterator[Finding]:
    """Give what `read` finds in each file, and how many others are left. Raises NotThisFormat without any."""
    if not names:
        raise NotThisFormat
    seen: set[str] = set()
    for number, name in enumerate(names):
        progress(number / len(names))
        yield from once_each(name, read(name), seen)
    known = set(names)
    others = sum(name not in known for name in source.named(""))
    if others:
        yield Dropped("file", others)


def words_in(source: Source, name: str) -> str | Skipped:
    """Return the words of a file, in lines that end in one character, or why there are none."""
    if source.size(name) > LARGEST_PAGE:
        return Skipped(name, SkipReason.TOO_LARGE)
    text = decode(source.read(name, LARGEST_PAGE), legacy=True)
    if text is None:
        return Skipped(name, SkipReason.NOT_TEXT)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def stamp_in(words: str, options: ImportOptions) -> Stamp | None:
    """Return the date that `words` are, or None. Raises AmbiguousDates where a person has to say."""
    try:
        return stamp_of(words, options.day_first)
    except BothOrders:
        raise AmbiguousDates from None


def stamp_in_name(name: str, options: ImportOptions) -> Stamp | None:
    """Return the date in a file's name, or in those of the folders round it: 2024/03/05.md is one, too."""
    path = PurePosixPath(name)
    stem = path.stem
    found = _NAME_DATE.search(stem)
    if found:
        time = "".join(part for part in found.groups()[1:] if part)
        day = re.sub("[_.]", "-", found[1])
        stamp = stamp_of(f"{day} {time}" if time else day) or stamp_of(day)
        if stamp is not None:
            return stamp
    written = _WRITTEN_DATE.search(stem)
    stamp = stamp_in(written[0], options) if written else None
    return stamp or stamp_of("-".join([*path.parts[-3:-1], stem]))


def parts_of(text: str, options: ImportOptions) -> list[Part]:
    """Divide a text where a line is only a date, as a heading or not; it is one part where none is."""
    parts: list[Part] = []
    stamp: Stamp | None = None
    lines: list[str] = []
    for line in text.split("\n"):
        found = stamp_in(_HEADING.sub("", line, count=1), options) if _may_be_date(line) else None
        if found is None:
            lines.append(line)
            continue
        parts.append(Part("\n".join(lines), stamp))
        stamp, lines = found, []
    parts.append(Part("\n".join(lines), stamp))
    return [Part(_trimmed(part.words, is_dated=part.stamp is not None), part.stamp) for part in parts]


def hashtags(text: str) -> tuple[str, ...]:
    """Return the tags that stand at the ends of lines, once each."""
    found: dict[str, None] = {}
    for line in text.split("\n"):
        if "#" in line:
            last = reversed(line.rsplit(maxsplit=MOST_TAGS))
            words = list(itertools.takewhile(_HASHTAG.fullmatch, last))
            found |= dict.fromkeys(word[1:] for word in reversed(words))
    return tuple(found)


def changed_stamp(source: Source, name: str) -> Stamp | None:
    """Return when a file was last changed, where that is known and no archive's first day."""
    changed = source.changed_at(name)
    if changed is None or changed.year <= 1980:
        return None
    return Stamp(changed.replace(microsecond=0), has_time=True)


def entry_of(
    program: str,
    where: str,
    words: str,
    stamp: Stamp | None,
    options: ImportOptions,
    *,
    key: str = "",
    tags: tuple[str, ...] = (),
    modified: Stamp | None = None,
    starred: bool = False,
) -> Found | Skipped:
    """Return the entry of these words. `key` takes the place of its time where that may change by itself.

    Its id is of the time as it is written: what comes in again with another time zone is still known.
    """
    text = clean_text(words)
    if not text.strip():
        return Skipped(where, SkipReason.EMPTY)
    if stamp is None:
        return Skipped(where, SkipReason.NO_DATE)
    zone, _ = placed("", options.time_zone)
    moment = moment_of(stamp, zone)
    if moment is None:
        return Skipped(where, SkipReason.BAD_DATE)
    changed = None if modified is None else moment_of(modified, zone)
    try:
        entry = Entry(
            id=imported_id(program, f"{key or _as_written(stamp)}\n{text}"),
            created_at=moment,
            time_zone=options.time_zone,
            modified_at=moment if changed is None else max(moment, changed),
            text=text,
            tags=tags,
            starred=starred,
        )
    except BadEntry:
        return Skipped(where, SkipReason.BAD_RECORD)
    return Found(entry)


def _as_written(stamp: Stamp) -> str:
    """Return a time on a wall as it is, and one that says its offset as a point in time."""
    return (stamp.moment.astimezone(UTC) if stamp.moment.tzinfo else stamp.moment).isoformat()


def once_each(name: str, findings: Iterable[Finding], seen: set[str]) -> Iterator[Finding]:
    """Give the findings of file `name`, but of entries that were `seen` before only that they come again."""
    for finding in findings:
        if isinstance(finding, Found):
            if finding.entry.id in seen:
                yield Skipped(name, SkipReason.REPEATED)
                continue
            seen.add(finding.entry.id)
        yield finding


def _may_be_date(line: str) -> bool:
    return len(line) <= _LONGEST_DATE_LINE and any(letter.isdigit() for letter in line)


def _trimmed(words: str, *, is_dated: bool) -> str:
    """Leave out empty lines at both ends, and the rule that underlines a date."""
    lines = words.split("\n")
    if is_dated and lines and _RULE.fullmatch(lines[0]):
        lines = lines[1:]
    return "\n".join(lines).strip("\n").rstrip()
