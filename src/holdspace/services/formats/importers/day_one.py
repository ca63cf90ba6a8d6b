# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Day One's JSON export: a zip archive, its folder, or one JSON file of it. Each such file is a journal."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from holdspace.domain.entries import Entry
from holdspace.domain.imports import Dropped, Finding, ImportOptions, SkipReason, imported_id
from holdspace.services.formats.day_one_words import tidied
from holdspace.services.formats.gathering import (
    Record,
    at_top,
    findings_of,
    has_journal,
    journals_of,
)
from holdspace.services.formats.importers.day_one_rich_text import rich_text_to_markdown
from holdspace.services.formats.json_head import keys_at_head
from holdspace.services.formats.json_reading import iterate_array
from holdspace.services.formats.records import fitted_tags
from holdspace.services.formats.source import Source
from holdspace.services.formats.times import placed, read_instant
from holdspace.storage.progress import Progress, no_progress, say_done

_OWN_KEYS = frozenset(
    {
        *("modifiedDate", "timeZone", "richText", "isPinned", "isAllDay", "creationDevice"),
        *("creationDeviceType", "creationOSName", "editingTime"),
    }
)
_EMPTY = {"": frozenset({"metadata", "entries"}), "metadata": frozenset({"version"})}
_UUID4 = re.compile(r"([0-9a-f]{8})([0-9a-f]{4})(4[0-9a-f]{3})([89ab][0-9a-f]{3})([0-9a-f]{12})")
_MEDIA = (("photos", "photo"), ("videos", "video"), ("audios", "audio"), ("pdfAttachments", "pdf"))
_MARKS = (
    *(("location", "place"), ("weather", "weather"), ("music", "music"), ("userActivity", "activity")),
    *(("isPinned", "pin"), ("isAllDay", "all_day")),
)
_STEP = 256  # entries between two words on how far it is
_BYTES_EACH = 3000  # how long an entry is, about, with all that Day One notes: only to say how far it is


def recognises(source: Source) -> bool:
    """Return whether there is a Day One journal at the top of `source`."""
    return has_journal(source, _is_journal, at_top(source, ".json"))


def read(source: Source, options: ImportOptions, progress: Progress = no_progress) -> Iterator[Finding]:
    """Give the entries of all journals in it; with several, each entry gets its journal's name as a tag.

    Last come the counts of what was left out. Raises FileRefused kinds and Cancelled.
    """
    journals = journals_of(source, _is_journal, at_top(source, ".json"))
    dropped: Counter[str] = Counter()

    def records_of(name: str, part: Progress) -> Iterator[Record]:
        tag = PurePosixPath(name).stem if len(journals) > 1 else ""
        return _Journal(source, name, tag, options, dropped).records(part)

    yield from findings_of(journals, records_of, progress)
    yield from (Dropped(what, dropped[what]) for what in sorted(dropped))
    say_done(progress)


def _is_journal(source: Source, name: str) -> bool:
    keys = keys_at_head(source, name)
    if "entries" not in keys.get("", ()):
        return False
    of_entries = keys.get("entries", frozenset())
    if not of_entries:
        return keys.items() >= _EMPTY.items()
    return "creationDate" in of_entries or len(of_entries & _OWN_KEYS) > 1


class _Journal:
    """One journal as it is read. What its records have that cannot come along is counted in `dropped`."""

    def __init__(
        self, source: Source, name: str, tag: str, options: ImportOptions, dropped: Counter[str]
    ) -> None:
        self._source = source
        self._name = name
        self._tag = tag
        self._options = options
        self._dropped = dropped

    def records(self, progress: Progress) -> Iterator[Record]:
        """Give the records one by one."""
        expected = 1 + self._source.size(self._name) // _BYTES_EACH
        for number, record in enumerate(iterate_array(self._source, self._name, "entries"), 1):
            if number % _STEP == 1:
                progress(min(number / expected, 0.99))
            yield f"{self._name}, {number}", partial(self._made, record)

    def _made(self, record: object) -> Entry | SkipReason:
        if not isinstance(record, dict):
            return SkipReason.BAD_RECORD
        text = self._text(record)
        if not text:
            return SkipReason.BAD_RECORD if text is None else SkipReason.EMPTY
        return self._entry(record, text)

    def _text(self, record: dict[str, Any]) -> str | None:
        """Return the words of a record, and count what it has besides; None where it is broken."""
        written = _words(record)
        if written is None:
            return None
        text, among = written
        for key, what in _MEDIA:
            among[what] = max(among[what], len(_list(record, key)))
        among["transcription"] = sum(map(_has_words, _list(record, "audios")))
        among.update(what for key, what in _MARKS if record.get(key))
        self._dropped.update({what: count for what, count in among.items() if count})
        return text

    def _entry(self, record: dict[str, Any], text: str) -> Entry | SkipReason:
        zone, zone_name = placed(_string(record, "timeZone"), self._options.time_zone)
        if record.get("creationDate") is None:
            return SkipReason.NO_DATE
        created = read_instant(record["creationDate"], zone)
        if created is None:
            return SkipReason.BAD_DATE
        return Entry(
            id=_id_of(_string(record, "uuid"), f"{record['creationDate']}\n{text}"),
            created_at=created,
            time_zone=zone_name,
            modified_at=read_instant(record.get("modifiedDate"), zone) or created,
            text=text,
            tags=fitted_tags([self._tag, *_list(record, "tags")]),
            starred=record.get("starred") is True,
        )


def _words(record: dict[str, Any]) -> tuple[str, Counter[str]] | None:
    text, rich = record.get("text"), record.get("richText")
    if isinstance(text, str) and text.strip():
        return tidied(text)
    if not isinstance(rich, str) or not rich:
        return "", Counter()
    converted = rich_text_to_markdown(rich)
    if converted is None:
        return None
    words, among = tidied(converted[0])
    return words, among + converted[1]


def _has_words(audio: object) -> bool:
    return isinstance(audio, dict) and bool(audio.get("transcription"))


def _list(record: dict[str, Any], key: str) -> list[Any]:
    value = record.get(key)
    return value if isinstance(value, list) else []


def _string(record: dict[str, Any], key: str) -> str:
    value = record.get(key)
    return value if isinstance(value, str) else ""


def _id_of(uuid: str, otherwise: str) -> str:
    own = _UUID4.fullmatch(uuid.replace("-", "").lower())
    if own:
        return "-".join(own.groups())
    return imported_id("dayone", uuid or otherwise)
