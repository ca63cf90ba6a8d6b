# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""HoldSpace's own JSON: entries with their history, the trash, what was erased and the rest; merged by id."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any, TypeVar

from holdspace.domain.card_records import card_state_from_json, own_card_from_json
from holdspace.domain.card_state import BadCardState
from holdspace.domain.cards import BadCard
from holdspace.domain.entries import BadEntry
from holdspace.domain.imports import Finding, Found, ImportOptions, Skipped, SkipReason
from holdspace.domain.records import (
    Records,
    kept_from_json,
    revision_from_json,
    template_from_json,
    tombstone_from_json,
)
from holdspace.domain.revisions import Revision
from holdspace.domain.session_records import (
    answer_from_json,
    boundary_from_json,
    pattern_from_json,
    practice_from_json,
    session_from_json,
)
from holdspace.domain.sessions import BadSession
from holdspace.services.formats.errors import FileTooLarge, NewerFile, NotThisFormat
from holdspace.services.formats.exporters.holdspace_json import FORMAT, LATER, VERSION
from holdspace.services.formats.gathering import at_top, has_journal, journals_of
from holdspace.services.formats.json_head import keys_at_head
from holdspace.services.formats.json_reading import iterate_array, iterate_arrays
from holdspace.services.formats.records import Losses
from holdspace.services.formats.source import Source
from holdspace.services.formats.times import is_shown_anywhere
from holdspace.storage.progress import Progress, no_progress, say_done, share

_KEYS = frozenset({"format", "version", "entries"})
_FORMAT = re.compile(rb'"format"\s*:\s*"([^"]{1,40})"')
_VERSION = re.compile(rb'"version"\s*:\s*(\d{1,9})\b')
_STEP = 256
_BYTES_EACH = 1000  # only to say how far it is
MOST_OF_HISTORY = 256 * 1024 * 1024
"""Characters of all earlier versions, which have to be held at once."""

_Item = TypeVar("_Item")
_NO_RECORDS = (BadEntry, BadSession, BadCard, BadCardState)
_READERS: dict[str, Callable[[dict[str, Any]], object]] = {
    "entries": kept_from_json,
    "revisions": revision_from_json,
    "tombstones": tombstone_from_json,
    "templates": template_from_json,
    "sessions": session_from_json,
    "answers": answer_from_json,
    "boundaries": boundary_from_json,
    "patterns": pattern_from_json,
    "cards": own_card_from_json,
    "card_state": card_state_from_json,
    "practices": practice_from_json,
}


def recognises(source: Source) -> bool:
    """Return whether there is an export of HoldSpace at the top of `source`."""
    return has_journal(source, _is_ours, at_top(source, ".json"))


def read(source: Source, options: ImportOptions, progress: Progress = no_progress) -> Iterator[Finding]:
    """Give the entries that are not in the trash, and what is no record.

    Raises FileRefused kinds and Cancelled.
    """
    del options
    exports, losses = _exports(source), Losses()
    for number, name in enumerate(exports):
        part = share(progress, number / len(exports), (number + 1) / len(exports))
        yield from _findings(source, name, losses, part)
    yield from losses.findings()
    say_done(progress)


def records(source: Source, options: ImportOptions) -> Records:
    """Return all records, to be merged; what is none is left out. Raises as `read`, also while it is read."""
    del options
    exports = _exports(source)
    return Records(
        _all(source, exports, "entries", kept_from_json),
        _bounded(_all(source, exports, "revisions", revision_from_json)),
        _all(source, exports, "tombstones", tombstone_from_json),
        _all(source, exports, "templates", template_from_json),
        _all(source, exports, "sessions", session_from_json),
        _all(source, exports, "answers", answer_from_json),
        _all(source, exports, "boundaries", boundary_from_json),
        _all(source, exports, "patterns", pattern_from_json),
        _all(source, exports, "cards", own_card_from_json),
        _all(source, exports, "card_state", card_state_from_json),
        _all(source, exports, "practices", practice_from_json),
    )


def _exports(source: Source) -> list[str]:
    names = journals_of(source, _is_ours, at_top(source, ".json"))
    if not names:
        raise NotThisFormat
    for name in names:
        version = _VERSION.search(source.head(name))
        if version is None:
            raise NotThisFormat
        if int(version[1]) > VERSION:
            raise NewerFile
    return names


def _is_ours(source: Source, name: str) -> bool:
    found = _FORMAT.search(source.head(name))
    return found is not None and found[1].decode("latin-1") == FORMAT and _has_keys(source, name)


def _has_keys(source: Source, name: str) -> bool:
    return keys_at_head(source, name).get("", frozenset()) >= _KEYS


def _findings(source: Source, name: str, losses: Losses, progress: Progress) -> Iterator[Finding]:
    expected = 1 + source.size(name) // _BYTES_EACH
    counts: dict[str, int] = {}
    for number, (key, value) in enumerate(iterate_arrays(source, name)):
        if number % _STEP == 0:
            progress(min(number / expected, 0.99))
        counts[key] = counts.get(key, 0) + 1
        if key in LATER:
            losses.add(key)
        elif key in _READERS:
            yield from _finding(f"{name}, {key} {counts[key]}", key, value)


def _finding(where: str, key: str, value: Any) -> Iterator[Finding]:
    try:
        item = _READERS[key](value)
    except _NO_RECORDS:
        yield Skipped(where, SkipReason.BAD_RECORD)
        return
    if not _is_in_time(item):
        yield Skipped(where, SkipReason.BAD_DATE)
    elif key == "entries" and item.deleted_at is None:  # type: ignore[attr-defined]
        yield Found(item.entry)  # type: ignore[attr-defined]


def _all(
    source: Source, exports: list[str], key: str, from_json: Callable[[dict[str, Any]], _Item]
) -> Iterator[_Item]:
    for name in exports:
        for value in _values(source, name, key):
            try:
                item = from_json(value)
            except _NO_RECORDS:
                continue  # `read` tells of it
            if _is_in_time(item):
                yield item


def _values(source: Source, name: str, key: str) -> Iterator[Any]:
    try:
        yield from iterate_array(source, name, key)
    except NotThisFormat:
        return  # an export need not have every list


def _bounded(revisions: Iterator[Revision]) -> Iterator[Revision]:
    held = 0
    for revision in revisions:
        held += 1000 + len(revision.entry.text)
        if held > MOST_OF_HISTORY:
            raise FileTooLarge
        yield revision


def _is_in_time(item: object) -> bool:
    """Return whether all its times can be shown."""
    entry = getattr(item, "entry", None)
    moments = [getattr(item, name, None) for name in ("deleted_at", "trash_changed_at", "erased_at")]
    moments += [getattr(item, name, None) for name in ("started_at", "made_at")]
    moments += [getattr(entry or item, name, None) for name in ("created_at", "modified_at")]
    return all(is_shown_anywhere(moment) for moment in moments if isinstance(moment, datetime))
