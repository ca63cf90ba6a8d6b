# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Daylio's backup, `.daylio`: a zip archive that holds JSON in base64 beside photos and recordings.

Its form is nowhere written down and grew from version to version, so every field may be missing. Months of
entries are counted from 0; `timeZoneOffset` is in milliseconds, and positive east of Greenwich.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from holdspace.domain.imports import Skipped, SkipReason
from holdspace.services.formats.errors import BadFile, NotThisFormat
from holdspace.services.formats.importers.daylio_records import PREDEFINED, Record
from holdspace.services.formats.json_reading import load_json
from holdspace.services.formats.records import Losses, at_offset, time_on
from holdspace.services.formats.source import Source
from holdspace.services.formats.times import in_zone, placed

NAME = "backup.daylio"
LARGEST_BACKUP = 96 * 1024 * 1024
_NAMES = {load: name for name, load in PREDEFINED.items()}
_MINUTE = 60_000
_FARTHEST = 18 * 60 * _MINUTE
_LATEST = 10**13  # milliseconds: some 300 years
_ASSETS = {1: "photo", 2: "audio"}
_LEFT_OUT = (("goals", "goal"), ("milestones", "milestone"))


def backup_in(source: Source) -> str | None:
    """Return the name of the backup's JSON in `source`, or None where there is none."""
    found = [name for name in source.names if name.rsplit("/", 1)[-1] == NAME]
    if not found and len(source.names) == 1 and source.names[0].endswith(".daylio"):
        found = [*source.names]  # unpacked by hand and named anew
    return min(found, key=lambda name: name.count("/"), default=None)


def is_backup(source: Source, name: str) -> bool:
    """Return whether file `name` begins as an object in base64 does."""
    head = b"".join(source.head(name, 256).split())
    return load_head(head[: len(head) // 4 * 4]).lstrip().startswith(b"{")


def load_head(data: bytes) -> bytes:
    """Return what base64 says, or nothing where it is none."""
    try:
        return base64.b64decode(data, validate=True)
    except (binascii.Error, ValueError):
        return b""


class Backup:
    """One backup, read whole."""

    def __init__(self, source: Source, name: str) -> None:
        """Read file `name`. Raises BadFile, FileTooLarge, NotThisFormat and CannotRead."""
        data = load_head(b"".join(source.read(name, LARGEST_BACKUP).split()))
        if not data:
            raise BadFile
        content = load_json(data)
        if not isinstance(content, dict) or not isinstance(content.get("dayEntries"), list):
            raise NotThisFormat
        self._entries: list[Any] = content["dayEntries"]
        self._moods = {mood["id"]: mood for mood in _rows(content, "customMoods")}
        self._tags = {tag["id"]: _text(tag, "name") for tag in _rows(content, "tags")}
        self._assets = {row["id"]: _ASSETS.get(row.get("type", 1)) for row in _rows(content, "assets")}
        self._scales = {scale["id"]: scale for scale in _rows(content, "scales")}
        self._left_out = {what: len(_rows(content, key)) for key, what in _LEFT_OUT}

    def __len__(self) -> int:
        """Return how many records there are."""
        return len(self._entries)

    def mood_names(self) -> tuple[str, ...]:
        """Return the moods in use that the file itself gives no place between best and worst."""
        used = {_whole(entry, "mood") for entry in self._entries if isinstance(entry, dict)}
        moods = (self._mood(number) for number in self._moods if number in used)
        return tuple(dict.fromkeys(name for name, load in moods if name and load is None))

    def records(self, time_zone: str, losses: Losses) -> Iterator[Record | Skipped]:
        """Give the records, the newest first as the file has them; counts in `losses` what they leave out."""
        for number, entry in enumerate(self._entries, 1):
            where = f"{NAME}, number {number}"
            if not isinstance(entry, dict):
                yield Skipped(where, SkipReason.BAD_RECORD)
                continue
            placed = _when(entry, time_zone)
            if placed is None:
                yield Skipped(where, SkipReason.BAD_DATE)
            else:
                yield self._record(where, entry, *placed, losses)
        for what, count in self._left_out.items():
            losses.add(what, count)

    def _record(
        self, where: str, entry: dict[str, Any], created_at: datetime, time_zone: str, losses: Losses
    ) -> Record:
        for asset in _list(entry, "assets"):
            losses.add((self._assets.get(asset) if type(asset) is int else None) or "file")
        mood, load = self._mood(_whole(entry, "mood"))
        return Record(
            where,
            created_at,
            time_zone,
            mood,
            load,
            tuple(self._tags.get(tag, "") for tag in _list(entry, "tags") if type(tag) is int),
            tuple(self._scale_lines(entry, losses)),
            _text(entry, "note_title"),
            _text(entry, "note"),
            starred=entry.get("isFavorite") is True,
        )

    def _mood(self, number: int | None) -> tuple[str, int | None]:
        """Return the name of a mood, and its load: groups run from 1, the best, to 5."""
        mood: Mapping[str, Any] = self._moods.get(number, {})
        group = _whole(mood, "mood_group_id")
        own = _whole(mood, "predefined_name_id")
        place = group if group in _NAMES else own if own in _NAMES else None
        return _text(mood, "custom_name").strip() or _NAMES.get(own or 0, ""), place

    def _scale_lines(self, entry: dict[str, Any], losses: Losses) -> Iterator[str]:
        for value in _list(entry, "scaleValues"):
            line = self._scale_line(value) if isinstance(value, dict) else ""
            if line:
                yield line
            else:
                losses.add("scale")

    def _scale_line(self, value: dict[str, Any]) -> str:
        scale = self._scales.get(_whole(value, "id_scale"), {})
        texts = scale.get("text_scale")
        rows = _rows(texts, "values") if isinstance(texts, dict) else []
        words = {row["id"]: _text(row, "value") for row in rows}
        number = value.get("value")
        found = words.get(_whole(value, "id_text_scale_value"), "")
        if not found and type(number) in (int, float):
            found = str(number)
        return f"{_text(scale, 'name')}: {found}" if found and _text(scale, "name") else ""


def _when(entry: Mapping[str, Any], time_zone: str) -> tuple[datetime, str] | None:
    """Return when an entry was made and the zone to keep with it."""
    milliseconds, offset = _whole(entry, "datetime"), _whole(entry, "timeZoneOffset")
    if milliseconds is None or abs(milliseconds) > _LATEST or milliseconds == 0:
        parts = [_whole(entry, name) for name in ("year", "month", "day", "hour", "minute")]
        year, month, day, hour, minute = (-1 if part is None else part for part in parts)
        found = time_on(year, month + 1, day, hour, minute, time_zone=time_zone)
        return None if found is None else (found, time_zone)
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=milliseconds)
    if offset is None or abs(offset) > _FARTHEST or offset % _MINUTE:
        offset = _offset_there(moment, time_zone)
    return at_offset(moment, timedelta(milliseconds=offset), time_zone)


def _offset_there(moment: datetime, time_zone: str) -> int:
    there = in_zone(moment, placed("", time_zone)[0])
    return (there.utcoffset() or timedelta()) // timedelta(milliseconds=1) if there is not None else 0


def _rows(content: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    """Return the objects of a table that have a number to be called by."""
    return [row for row in _list(content, key) if isinstance(row, dict) and _whole(row, "id") is not None]


def _list(content: Mapping[str, Any], key: str) -> list[Any]:
    found = content.get(key)
    return found if isinstance(found, list) else []


def _whole(content: Mapping[str, Any], key: str) -> int | None:
    found = content.get(key)
    return found if type(found) is int else None


def _text(content: Mapping[str, Any], key: str) -> str:
    found = content.get(key)
    return found if isinstance(found, str) else ""
