# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What the JSON of Mini Diary and of Mini Diarium have in common: pages with a day, a title and a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any

from holdspace.domain.entries import Entry
from holdspace.domain.imports import Finding, Found, Skipped, SkipReason, imported_id
from holdspace.domain.text import clean_text
from holdspace.services.formats.errors import DamagedMember, FileRefused, NotThisFormat
from holdspace.services.formats.html_to_markdown import to_markdown
from holdspace.services.formats.json_head import keys_at_head
from holdspace.services.formats.records import Losses, noon_of
from holdspace.services.formats.source import Source
from holdspace.services.formats.times import read_instant
from holdspace.storage.progress import Progress, say_done

_HTML = re.compile(r"\s*<(?:p|h[1-6]|ul|ol|blockquote|pre|hr|img|figure|div|br|strong|em)\b", re.IGNORECASE)
_IMAGE = re.compile(r"<img\b", re.IGNORECASE)
# As browsers print a moment: "Sun Feb 15 2026 15:15:14 GMT+0100", and at times the zone's name after it.
_PRINTED = re.compile(r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{2}) (\d{4}) (\d\d:\d\d:\d\d) (GMT[+-]\d{4})\b")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_CHANGED = ("dateUpdated", "date_updated")
_CREATED = ("dateCreated", "date_created")
_USUAL_PAGE = 800  # bytes
_STEP = 256  # pages between two words on how far it is

Keys = Mapping[str, frozenset[str]]
PagesOf = Callable[[str, Losses], Iterator[tuple[str, Entry | SkipReason]]]
"""Gives the pages of the diary in a file, each with where it stands, as an entry or why there is none."""


def diaries_in(source: Source, fits: Callable[[Keys], bool]) -> list[str]:
    """Return the JSON files whose keys, as `keys_at_head` gives them, fit."""
    names = source.named(".json") or (source.names if len(source.names) == 1 else ())
    return [name for name in names if fits(_keys(source, name))]


def _keys(source: Source, name: str) -> Keys:
    try:
        return keys_at_head(source, name)
    except DamagedMember:
        raise
    except FileRefused:
        return {}


def read_diaries(
    source: Source, fits: Callable[[Keys], bool], pages_of: PagesOf, progress: Progress
) -> Iterator[Finding]:
    """Give the pages of all diaries that fit, and what was lost; raises FileRefused kinds and Cancelled."""
    diaries = diaries_in(source, fits)
    if not diaries:
        raise NotThisFormat
    losses = Losses()
    seen: set[str] = set()
    expected = max(1, sum(source.size(name) for name in diaries) // _USUAL_PAGE)
    done = 0
    for name in diaries:
        for where, found in pages_of(name, losses):
            if done % _STEP == 0:
                progress(min(done / expected, 0.99))
            done += 1
            yield finding(where, found, seen)
    yield from losses.findings()
    say_done(progress)


def page(
    program: str, key: str | None, day: str, content: Mapping[str, Any], time_zone: str, losses: Losses
) -> Entry | SkipReason:
    """Return the entry of one page, or why there is none; where `key` is None its words tell it apart."""
    noon = noon_of(day, time_zone=time_zone)
    title, text = content.get("title") or "", content.get("text") or ""
    if noon is None:
        return SkipReason.BAD_DATE
    if not isinstance(title, str) or not isinstance(text, str):
        return SkipReason.BAD_RECORD
    words = page_text(title, text, losses)
    if not words:
        return SkipReason.EMPTY
    created_at = _created_on(content, noon)
    changed_at = _moment(content, _CHANGED, noon)
    return Entry(
        id=imported_id(program, f"{day.strip()}\n{title}\n{text}" if key is None else key),
        created_at=created_at,
        time_zone=time_zone,
        modified_at=changed_at or created_at,
        text=words,
    )


def page_text(title: str, text: str, losses: Losses) -> str:
    """Return a page's title as a heading and its text, which is HTML where it begins so, else Markdown."""
    text = clean_text(text)
    if _HTML.match(text):
        losses.add("photo", len(_IMAGE.findall(text)))
        text = to_markdown(text)
    heading = " ".join(clean_text(title).split())
    parts = [f"# {heading}" if heading else "", text.strip("\n")]
    return "\n\n".join(part for part in parts if part.strip())


def finding(where: str, found: Entry | SkipReason, seen: set[str]) -> Found | Skipped:
    """Return what was found once, and of what comes again that it does."""
    if isinstance(found, SkipReason):
        return Skipped(where, found)
    if found.id in seen:
        return Skipped(where, SkipReason.REPEATED)
    seen.add(found.id)
    return Found(found)


def _created_on(content: Mapping[str, Any], noon: datetime) -> datetime:
    """Return when a page was begun, if that was on its day, else noon of it."""
    created = _moment(content, _CREATED, noon)
    return created if created is not None and created.date() == noon.date() else noon


def _moment(content: Mapping[str, Any], names: tuple[str, ...], like: datetime) -> datetime | None:
    written = next((content[name] for name in names if isinstance(content.get(name), str)), None)
    if written is None or like.tzinfo is None:
        return None
    printed = _PRINTED.match(written)
    if printed is None:
        return read_instant(written, like.tzinfo)
    month, day, year, clock, offset = printed.groups()
    if month not in _MONTHS:
        return None
    return read_instant(f"{year}-{_MONTHS.index(month) + 1:02d}-{day}T{clock}{offset[3:]}", like.tzinfo)
