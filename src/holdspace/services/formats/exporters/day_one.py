# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A zip archive as Day One exports and imports it.

It holds times to the second with their zones, words, tags and stars.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from holdspace.domain.entries import Entry
from holdspace.domain.exports import ExportOptions
from holdspace.services.formats.day_one_words import tidied
from holdspace.services.formats.records import fitted_tags
from holdspace.services.formats.times import is_shown_anywhere, zone_named
from holdspace.services.formats.unheld import CHANGED_TEXT, Unheld
from holdspace.storage.progress import Progress

IS_FOLDER = False
READING_SHARE = 1.0
_NAME = "Journal.json"  # Day One names the journal so that it makes of it
_OWNER_ONLY = 0o600 << 16


def write(
    target: Path, entries: Iterator[Entry], options: ExportOptions, progress: Progress
) -> Mapping[str, int]:
    """Write the entries that have words, with their ids."""
    del progress
    unheld = Unheld()
    member = zipfile.ZipInfo(_NAME, options.made_at.timetuple()[:6])
    member.external_attr = _OWNER_ONLY
    # Not packed: what holds the same words again and again would look like an archive that bursts.
    with zipfile.ZipFile(target, "w") as archive, archive.open(member, "w", force_zip64=True) as file:
        for piece in _pieces(unheld.with_words(entries), unheld):
            file.write(piece.encode("utf-8", "replace"))
    return unheld.counts()


def _pieces(entries: Iterator[Entry], unheld: Unheld) -> Iterator[str]:
    yield '{"metadata": {"version": "1.0"}, "entries": ['
    for number, entry in enumerate(entries):
        yield ",\n" if number else "\n"
        yield json.dumps(_record(entry, unheld), ensure_ascii=False)
    yield "\n]}\n"


def _record(entry: Entry, unheld: Unheld) -> dict[str, Any]:
    if tidied(entry.text)[0] != entry.text:
        unheld.add(CHANGED_TEXT)
    if fitted_tags(entry.tags) != entry.tags:
        unheld.add("tags")
    return {
        "uuid": entry.id.replace("-", "").upper(),
        "creationDate": _instant(entry.created_at),
        "modifiedDate": _instant(entry.modified_at),
        "timeZone": _zone(entry, unheld),
        "isAllDay": False,
        "isPinned": False,
        "starred": entry.starred,
        "tags": list(entry.tags),
        "text": entry.text,
    }


def _instant(moment: datetime) -> str:
    # Day One knows no parts of a second, nor another offset than this.
    moment = moment.astimezone(UTC) if is_shown_anywhere(moment) else moment
    return moment.replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


def _zone(entry: Entry, unheld: Unheld) -> str:
    """Return the name of the zone, or only how far it is from UTC where its clocks say another time."""
    offset = entry.created_at.utcoffset() or timedelta()
    zone = zone_named(entry.time_zone)
    is_shown = zone is not None and is_shown_anywhere(entry.created_at)
    if is_shown and entry.created_at.astimezone(zone).utcoffset() == offset:
        return entry.time_zone
    unheld.add("time_zone")
    minutes = round(offset.total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    return f"GMT{'-' if minutes < 0 else '+'}{hours:02}{rest:02}"
