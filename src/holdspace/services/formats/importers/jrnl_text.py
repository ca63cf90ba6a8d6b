# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The text files of jrnl: one for the whole journal, one a day in folders by year and month, or one an entry.

An entry begins with its date at the start of a line: in brackets since version 2, without them before. How
it is written, each person sets, and the files do not say it: what most of them have in common is taken for
it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial
from itertools import islice
from typing import NamedTuple

from holdspace.domain.entries import Entry
from holdspace.domain.imports import Finding, ImportOptions, SkipReason
from holdspace.services.formats.encodings import decode, encoding_of
from holdspace.services.formats.errors import BadFile, FileTooLarge, NotThisFormat
from holdspace.services.formats.gathering import MOST_RECORDS, Record, at_top, gathered, journals_of
from holdspace.services.formats.jrnl_entries import jrnl_entry
from holdspace.services.formats.source import Source
from holdspace.services.formats.times import FIRST_YEAR, LAST_YEAR
from holdspace.services.formats.written_dates import WrittenDate, settle, written_date
from holdspace.storage.progress import Progress, no_progress, say_done

_LARGEST = 256 * 1024 * 1024
_HEAD = 4096
_ENDINGS = (".txt", ".journal", ".jrnl", ".text")
_DAY_FILE = re.compile(r"(?:^|/)(\d{4})/(\d{2})/(\d{2})\.txt$", re.ASCII)
_BRACKETED = re.compile(r"^\[([^\[\]\n]{5,80})\](?: |$)", re.MULTILINE)
_CLOCK = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[AaPp][Mm])?"
_BARE = re.compile(
    r"^((?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{2,4}"
    r"|\d{1,2}\.? [^\W\d_]{3,12}\.?,? \d{4}|[^\W\d_]{3,12}\.? \d{1,2},? \d{4})"
    rf"(?:,?[ T]{_CLOCK}))(?: |$)",
    re.MULTILINE,
)
_TIME_ONLY = re.compile(rf"{_CLOCK}")
_STAR = re.compile(r"(?:^|\s)\*\s*$")
# As jrnl finds them, but a number after the mark is a number: room #12 is no tag.
_TAG = re.compile(r"(?<!\S)[@#+]([^\W\d_][-+*#/\w]*)")
_SHARE_OF_A_SHAPE = 2  # a way to write dates counts where it has half as many as the commonest
_STEP = 256
_FEW = 50  # files to look at before a folder is taken for a journal


class _Head(NamedTuple):
    """Where an entry begins in its text, where its title does, and when it was written."""

    start: int
    title: int
    date: WrittenDate


def recognises(source: Source) -> bool:
    """Return whether the texts in `source` begin as the entries of jrnl do."""
    first = _names(source)[:_FEW]
    return len(journals_of(source, _is_journal, first)) * 2 > len(first)


def read(source: Source, options: ImportOptions, progress: Progress = no_progress) -> Iterator[Finding]:
    """Give the entries of all texts in it. Raises FileRefused kinds, AmbiguousDates too, and Cancelled."""
    names = _names(source)
    if not recognises(source):
        raise NotThisFormat
    if sum(map(source.size, names)) > _LARGEST:
        raise FileTooLarge
    texts = [_text(source, name) for name in names]
    heads = _alike([_heads(text, name, progress) for name, text in zip(names, texts, strict=True)])
    day_first = settle([head.date for each in heads for head in each], options.day_first)
    records = _records(names, texts, heads, options, day_first=day_first)
    yield from gathered(_told(records, sum(map(len, heads)), progress), set())
    say_done(progress)


def _names(source: Source) -> list[str]:
    days = [name for name in source.named(".txt") if _DAY_FILE.search(name)]
    return days or at_top(source, *_ENDINGS)


def _is_journal(source: Source, name: str) -> bool:
    head = source.head(name, _HEAD)
    encoding, skipped = encoding_of(head)
    # The last character may be cut in two.
    text = _plain(head[skipped:].decode(encoding, "ignore"))
    return any(found.start == 0 for found in _heads(text, name)[:1])


def _text(source: Source, name: str) -> str:
    decoded = decode(source.read(name, _LARGEST))
    if decoded is None:
        raise BadFile
    return _plain(decoded)


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\n")


def _heads(text: str, name: str, progress: Progress = no_progress) -> list[_Head]:
    """Return all that can be the beginning of an entry, in brackets or all without."""
    day = _DAY_FILE.search(name)
    for pattern in (_BRACKETED, _BARE):
        first = pattern.match(text)
        if first and _date(first[1], day):
            lines = list(islice(pattern.finditer(text), MOST_RECORDS))
            if len(lines) == MOST_RECORDS:
                raise FileTooLarge
            return list(_dated(lines, day, progress))
    return []


def _dated(lines: list[re.Match[str]], day: re.Match[str] | None, progress: Progress) -> Iterator[_Head]:
    for number, line in enumerate(lines):
        if number % _STEP == 0:
            progress(0.0)
        date = _date(line[1], day)
        if date is not None:
            yield _Head(line.start(), line.end(), date)


def _date(written: str, day: re.Match[str] | None) -> WrittenDate | None:
    if day is None:
        return written_date(written)
    # In a folder by days the path says the day, and the line may say the time alone.
    date = written_date(f"{day[1]}-{day[2]}-{day[3]} {written}" if _TIME_ONLY.fullmatch(written) else written)
    path = (int(day[1]), int(day[3]), int(day[2]))
    if date is None or not FIRST_YEAR <= path[0] <= LAST_YEAR:
        return date
    return date._replace(year=path[0], first=path[1], second=path[2], is_open=False)


def _alike(heads: Sequence[Sequence[_Head]]) -> list[list[_Head]]:
    """Leave out dates that are written otherwise than most: they stand in the words of an entry."""
    shapes = Counter(head.date.shape for each in heads for head in each)
    least = max(shapes.values(), default=0) / _SHARE_OF_A_SHAPE
    return [
        [head for number, head in enumerate(each) if number == 0 or shapes[head.date.shape] >= least]
        for each in heads
    ]


def _records(
    names: Sequence[str],
    texts: Sequence[str],
    heads: Sequence[Sequence[_Head]],
    options: ImportOptions,
    *,
    day_first: bool,
) -> Iterator[Record]:
    for name, text, found in zip(names, texts, heads, strict=True):
        if not found and text.strip():
            yield name, lambda: SkipReason.NO_DATE
        ends = [*(head.start for head in found[1:]), len(text)]
        for number, (head, end) in enumerate(zip(found, ends, strict=False), 1):
            clock = head.date.read(day_first=day_first)
            words = text[head.title : end]
            if not text.startswith("["):
                words = _without_bars(words)
            yield f"{name}, {number}", partial(_made, options, clock, words)


def _told(records: Iterator[Record], expected: int, progress: Progress) -> Iterator[Record]:
    for number, record in enumerate(records):
        if number % _STEP == 0:
            progress(min(number / (expected + 1), 0.99))
        yield record


def _made(options: ImportOptions, clock: datetime | None, words: str) -> Entry | SkipReason:
    if clock is None:
        return SkipReason.BAD_DATE
    title, _, body = words.partition("\n")
    star = _STAR.search(title)
    tags = (tag.lower() for tag in _TAG.findall(words))
    title = title[: star.start()] if star else title
    return jrnl_entry(options, clock, title, body, tags=tags, is_starred=bool(star))


def _without_bars(words: str) -> str:
    """Take away the bar before each line below the title, as jrnl shows it on a screen."""
    title, *lines = words.rstrip("\n").split("\n")
    if not all(line.startswith("|") for line in lines if line.strip()):
        return words
    return "\n".join([title, *(line.removeprefix("|").removeprefix(" ") for line in lines)])
