# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""RedNotebook: a folder, or its zip backup, with one YAML file a month; every day of it becomes one entry.

A category without entries, and what stands under "Tags", are tags there, too. Others become a list under
their own heading.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from holdspace.domain.entries import Entry
from holdspace.domain.imports import Finding, Found, ImportOptions, Skipped, SkipReason, imported_id
from holdspace.domain.text import clean_text
from holdspace.services.formats.encodings import decode
from holdspace.services.formats.errors import BadFile, FileTooLarge, NotThisFormat
from holdspace.services.formats.records import Losses, fitted_tags, time_on
from holdspace.services.formats.source import Source
from holdspace.services.formats.txt2tags import line_to_markdown, to_markdown
from holdspace.services.formats.yaml_reading import load_yaml
from holdspace.storage.progress import Progress, say_done

PROGRAM = "rednotebook"
LARGEST_MONTH = 32 * 1024 * 1024
MOST_WORDS = 256 * 1024 * 1024
"""Bytes of all months together: a long life writes a tenth of it."""
_MONTH = re.compile(r"(?:.*/)?(\d{4})-(0[1-9]|1[0-2])\.txt", re.ASCII | re.DOTALL)
# What RedNotebook leaves behind while it saves, or when two machines wrote at once.
_COPY = re.compile(r"(?:.*/)?\d{4}-\d{2}\.(?:old|new|CONFLICT_BACKUP[\d.]*)\.txt", re.ASCII | re.DOTALL)
_FIRST_DAY = re.compile(r"(?:---\s+)?(?:\{\s*\}|\{?\s*['\"]?\d{1,2}['\"]?\s*:(?:\s|$))")
_HEADS = 24
_DAY = re.compile(r"\d{1,2}", re.ASCII)
_HASHTAG = re.compile(r"(?<![\w&#])[#＃](\w++)")
_HEX_COLOUR = re.compile(r"[0-9a-fA-F]{6}")
_DIRECTIVES = frozenset({"include", "define", "ifdef", "ifndef", "endif"})


@dataclass(frozen=True, slots=True)
class _Month:
    """One month's file."""

    name: str
    year: int
    month: int


def recognises(source: Source) -> bool:
    """Return whether there are months by name, and those that say anything begin with a day."""
    begun = [_first_line(source.head(month.name)) for month in _months(source)[:_HEADS]]
    return any(begun) and all(_FIRST_DAY.match(line) for line in begun if line)


def read(source: Source, options: ImportOptions, progress: Progress) -> Iterator[Finding]:
    """Give the days of all months, the oldest first; raises FileRefused kinds and Cancelled."""
    months = _months(source)
    if not months:
        raise NotThisFormat
    if sum(source.size(month.name) for month in months) > MOST_WORDS:
        raise FileTooLarge
    losses = Losses()
    seen: set[datetime] = set()
    for number, month in enumerate(months):
        progress(number / len(months))
        yield from _days(source, month, options, losses, seen)
    for name in source.names:
        if _COPY.fullmatch(name):
            yield Skipped(name, SkipReason.REPEATED)
    yield from losses.findings()
    say_done(progress)


def _months(source: Source) -> list[_Month]:
    """Return the files by month, and of one month's those in the outer folder first."""
    found = [(name, match) for name in source.named(".txt") if (match := _MONTH.fullmatch(name))]
    months = [_Month(name, int(match[1]), int(match[2])) for name, match in found]
    return sorted(months, key=lambda m: (m.year, m.month, m.name.count("/"), m.name))


def _first_line(head: bytes) -> str:
    """Return the beginning of the first line that says something, or nothing where none does."""
    for line in head.removeprefix(codecs.BOM_UTF8).split(b"\n"):
        # What is no text becomes a mark that no day begins with; a letter may be cut in two at the end.
        text = line[:200].decode("utf-8", "replace").strip()
        if text and not text.startswith(("#", "%")) and text != "---":
            return text
    return ""


def _days(
    source: Source, month: _Month, options: ImportOptions, losses: Losses, seen: set[datetime]
) -> Iterator[Finding]:
    text = decode(source.read(month.name, LARGEST_MONTH))
    if text is None:
        raise BadFile
    days = load_yaml(text)
    if days is None:
        return
    if not isinstance(days, dict):
        raise BadFile
    for place, (key, content) in enumerate(days.items(), 1):
        where = f"{month.name}, {key}" if _DAY.fullmatch(key) else f"{month.name}, number {place}"
        day = int(key) if _DAY.fullmatch(key) else 0
        noon = time_on(month.year, month.month, day, time_zone=options.time_zone)
        if noon is None:
            yield Skipped(where, SkipReason.BAD_DATE)
        elif noon in seen:
            yield Skipped(where, SkipReason.REPEATED)
        else:
            found = _day(where, noon, content, options, losses)
            if isinstance(found, Skipped):
                yield found
                continue
            seen.add(noon)
            yield Found(found)


def _day(where: str, noon: datetime, content: Any, options: ImportOptions, losses: Losses) -> Entry | Skipped:
    if content is None:
        return Skipped(where, SkipReason.EMPTY)
    if not isinstance(content, dict) or not isinstance(content.get("text"), str | None):
        return Skipped(where, SkipReason.BAD_RECORD)
    words = clean_text(content.get("text") or "")
    body, pictures = to_markdown(words)
    losses.add("photo", pictures)
    parts, tags = [body], []
    for category, entries in content.items():
        if category == "text":
            continue
        points = [point for point in _points(entries) if point.strip()]
        if category.casefold() == "tags":
            tags += points
        elif points:
            parts.append(_listed(category, points, losses))
        else:
            tags.append(category)
    text = "\n\n".join(part for part in parts if part.strip())
    labels = fitted_tags([tag.lstrip("#＃") for tag in tags] + _hashtags(words), losses)
    if not text and not labels:
        return Skipped(where, SkipReason.EMPTY)
    return Entry(
        id=imported_id(PROGRAM, f"{noon:%Y-%m-%d}"),
        created_at=noon,
        time_zone=options.time_zone,
        modified_at=noon,
        text=text,
        tags=labels,
    )


def _points(entries: Any) -> list[str]:
    """Return the entries of a category, what is nested in them after them."""
    if isinstance(entries, str):
        return [entries]
    if isinstance(entries, list):
        return [point for entry in entries for point in _points(entry)]
    if isinstance(entries, dict):
        return [point for entry, inner in entries.items() for point in (entry, *_points(inner))]
    return []


def _listed(category: str, points: list[str], losses: Losses) -> str:
    lines = []
    for words in (category, *points):
        line, pictures = line_to_markdown(clean_text(words))
        losses.add("photo", pictures)
        lines.append(line)
    return "\n".join([f"## {lines[0]}", "", *(f"- {line}" for line in lines[1:])])


def _hashtags(words: str) -> list[str]:
    """Return the hashtags as RedNotebook finds them: none for colours such as #11ff22, nor for #include."""
    return [
        tag.lower()
        for tag in _HASHTAG.findall(words)
        if any(char.isalpha() for char in tag)
        and not _HEX_COLOUR.fullmatch(tag)
        and tag.lower() not in _DIRECTIVES
    ]
