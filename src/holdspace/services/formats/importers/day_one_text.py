# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Day One's plain text export: one text file a journal, alone or in a zip archive with its pictures.

Each entry has a head of lines that begin with a tab: its date as the computer writes dates, then place,
weather and the like. The words follow after an empty line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from pathlib import PurePosixPath
from typing import NamedTuple

from holdspace.domain.entries import Entry
from holdspace.domain.imports import Dropped, Finding, ImportOptions, SkipReason, imported_id
from holdspace.services.formats.day_one_words import tidied
from holdspace.services.formats.encodings import decode, encoding_of
from holdspace.services.formats.errors import BadFile, FileTooLarge, NotThisFormat
from holdspace.services.formats.gathering import (
    MOST_RECORDS,
    Record,
    at_top,
    findings_of,
    has_journal,
    journals_of,
)
from holdspace.services.formats.records import fitted_tags
from holdspace.services.formats.source import Source
from holdspace.services.formats.times import on_clock, placed
from holdspace.services.formats.written_dates import WrittenDate, settle, written_date
from holdspace.storage.progress import Progress, no_progress, say_done

_LARGEST = 256 * 1024 * 1024
_HEAD = 4096
_DATES = "Date|Datum|Fecha|Data|Dato|Дата|日期|日付|날짜"
_DATE_LINE = re.compile(rf"(?:\A|(?<=\n\n))\t(?:{_DATES}):\t([^\n]{{6,80}})(?:\n|\Z)")
_HEAD_LINE = re.compile(r"\t([^\t\n:]{2,24}):\t([^\n]*)(?:\n|\Z)")
# As far as they are known in other languages than English.
_LABELS = {
    "tags": "tags tag schlagwörter etiquetas étiquettes mots-clés labels taggar",
    "starred": "starred star favorite favourite favorit favori favorito preferito",
    "weather": "weather wetter météo tiempo clima meteo weer väder vær vejr погода 天气 天気",
    "place": "location place standort ort lieu ubicación lugar luogo posizione local locatie plats sted",
    "photo": "photo photos foto fotos photographie imagen",
    "video": "video videos vidéo vídeo",
    "audio": "audio audios",
    "pdf": "pdf pdfs",
    "music": "music musik musique música musica",
    "activity": "activity steps aktivität activité actividad attività",
}
_LABEL_OF = {word: label for label, words in _LABELS.items() for word in words.split()}
_NO = frozenset(("", "no", "false", "0", "nein", "non"))
_Made = Entry | SkipReason
_STEP = 256


class _Head(NamedTuple):
    """Where an entry begins in its file, where its words do, and when it was written."""

    start: int
    body: int
    date: WrittenDate


def recognises(source: Source) -> bool:
    """Return whether a text at the top of `source` begins as a Day One entry does."""
    return has_journal(source, _is_journal, at_top(source, ".txt", ".md", ".text"))


def read(source: Source, options: ImportOptions, progress: Progress = no_progress) -> Iterator[Finding]:
    """Give the entries of all journals in it; with several, each entry gets its journal's name as a tag.

    Last come the counts of what was left out. Raises FileRefused kinds and Cancelled.
    """
    journals = journals_of(source, _is_journal, at_top(source, ".txt", ".md", ".text"))
    dropped: Counter[str] = Counter()

    def records_of(name: str, part: Progress) -> Iterator[Record]:
        tag = PurePosixPath(name).stem if len(journals) > 1 else ""
        make = partial(_entry, tag, options, dropped)
        return _records(source, name, make, options.day_first, part)

    yield from findings_of(journals, records_of, progress)
    yield from (Dropped(what, dropped[what]) for what in sorted(dropped))
    say_done(progress)


def _is_journal(source: Source, name: str) -> bool:
    head = source.head(name, _HEAD)
    encoding, skipped = encoding_of(head)
    # The last character may be cut in two.
    return _first(_plain(head[skipped:].decode(encoding, "ignore"))) is not None


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\n")


def _first(text: str) -> _Head | None:
    found = _DATE_LINE.match(text)
    date = written_date(found[1], any_zone=True) if found else None
    return _Head(0, found.end(), date) if found and date else None


def _heads(text: str, progress: Progress) -> list[_Head]:
    """Return the heads of all entries: date lines after an empty one, written as the first of them is."""
    first = _first(text)
    if first is None:
        raise NotThisFormat
    found = [first]
    for number, line in enumerate(_DATE_LINE.finditer(text, first.body)):
        if number > MOST_RECORDS:
            raise FileTooLarge
        if number % _STEP == 0:
            progress(0.0)
        date = written_date(line[1], any_zone=True)
        if date is not None and date.shape == first.date.shape:
            found.append(_Head(line.start(), line.end(), date))
    return found


def _records(
    source: Source,
    name: str,
    make: Callable[[str, datetime | None, str], _Made],
    day_first: bool | None,
    progress: Progress,
) -> Iterator[Record]:
    decoded = decode(source.read(name, _LARGEST))
    if decoded is None:
        raise BadFile
    text = _plain(decoded)
    heads = _heads(text, progress)
    comes_first = settle([head.date for head in heads], day_first)
    ends = [*(head.start for head in heads[1:]), len(text)]
    for number, (head, end) in enumerate(zip(heads, ends, strict=True), 1):
        if number % _STEP == 1:
            progress(number / len(heads))
        clock = head.date.read(day_first=comes_first)
        yield f"{name}, {number}", partial(make, text[head.body : end], clock, head.date.zone)


def _entry(
    tag: str, options: ImportOptions, dropped: Counter[str], body: str, clock: datetime | None, zone_text: str
) -> _Made:
    body, tags, is_starred = _past_head(body, dropped)
    text, among = tidied(body)
    dropped.update(among)
    if not text:
        return SkipReason.EMPTY
    zone, zone_name = placed(zone_text, options.time_zone)
    created = on_clock(clock, zone) if clock else None
    if clock is None or created is None:
        return SkipReason.BAD_DATE
    return Entry(
        id=imported_id("dayone-text", f"{clock.isoformat()} {zone_text}\n{text}"),
        created_at=created,
        time_zone=zone_name,
        modified_at=created,
        text=text,
        tags=fitted_tags([tag, *tags]),
        starred=is_starred,
    )


def _past_head(body: str, dropped: Counter[str]) -> tuple[str, list[str], bool]:
    """Return the words below the head, its tags and whether it has a star. Lines nobody knows are words."""
    tags: list[str] = []
    is_starred = False
    at = 0
    while line := _HEAD_LINE.match(body, at):
        label = _LABEL_OF.get(line[1].strip().casefold())
        if label is None:
            break
        if label == "tags":
            tags += line[2].split(",")
        elif label == "starred":
            is_starred = line[2].strip().casefold() not in _NO
        else:
            dropped[label] += 1
        at = line.end()
    return body[at:], tags, is_starred
