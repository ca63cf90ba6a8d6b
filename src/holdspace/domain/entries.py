# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""An entry: one moment held, with or without words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from holdspace.domain.audiences import AUDIENCES
from holdspace.domain.refusing import refuses
from holdspace.domain.text import clean_text

KINDS: tuple[str, ...] = ("note", "before", "after", "day_end", "reflection")
LOADS: tuple[int, ...] = (1, 2, 3, 4, 5)
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII)
_MAX_WORD = 80
_MAX_WORDS = 64


class BadEntry(ValueError):  # noqa: N818 - named for what it says
    """Values that cannot be an entry. The message names the field, never its content."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One moment held.

    `created_at` and `modified_at` are aware datetimes; `time_zone` is the IANA name of the place where the
    entry was made. `load` runs from 1 (light) to 5 (heavy). An entry with empty `text` is a moment that
    counts without words. `sealed` says it was written while the vault was locked, when anyone at the laptop
    could have written it. `session_id` and `practice` name the exercise it was written in. `revision` is the
    id of these values among all the entry ever had, "" before it was kept; no two entries differ by it alone.
    """

    id: str
    created_at: datetime
    time_zone: str
    modified_at: datetime
    text: str = field(default="", repr=False)
    kind: str = "note"
    audiences: tuple[str, ...] = ()
    load: int | None = None
    load_after: int | None = None
    feelings: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    starred: bool = False
    sealed: bool = False
    session_id: str | None = None
    practice: str | None = None
    revision: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        _check(self)


def new_entry(
    text: str,
    *,
    now: datetime,
    time_zone: str,
    kind: str = "note",
    audiences: Sequence[str] = (),
    load: int | None = None,
    feelings: Sequence[str] = (),
    tags: Sequence[str] = (),
    sealed: bool = False,
) -> Entry:
    """Return a new entry made at `now` (aware), its text cleaned and its audiences in their fixed order.

    Raises BadEntry where a value is out of range.
    """
    return Entry(
        id=new_id(),
        created_at=now,
        time_zone=time_zone,
        modified_at=now,
        text=clean_text(text),
        kind=kind,
        audiences=in_fixed_order(audiences),
        load=load,
        feelings=tuple(dict.fromkeys(feelings)),
        tags=tuple(dict.fromkeys(tags)),
        sealed=sealed,
    )


def new_id() -> str:
    """Return a new id: a random UUID."""
    import uuid  # here, not above: with what it imports it would cost a start 4 ms

    return str(uuid.uuid4())


def in_fixed_order(audiences: Sequence[str]) -> tuple[str, ...]:
    """Return audience ids once each, in the order that is the same everywhere. Raises BadEntry for others."""
    unknown = set(audiences) - set(AUDIENCES)
    if unknown:
        raise BadEntry("audiences: an id is not one of " + ", ".join(AUDIENCES))
    return tuple(audience for audience in AUDIENCES if audience in audiences)


def entry_to_json(entry: Entry) -> dict[str, Any]:
    """Return the entry as the documented JSON object (docs/interfaces.md)."""
    return {
        "id": entry.id,
        "created_at": entry.created_at.isoformat(),
        "time_zone": entry.time_zone,
        "modified_at": entry.modified_at.isoformat(),
        "text": entry.text,
        "kind": entry.kind,
        "audiences": list(entry.audiences),
        "load": entry.load,
        "load_after": entry.load_after,
        "feelings": list(entry.feelings),
        "tags": list(entry.tags),
        "starred": entry.starred,
        "sealed": entry.sealed,
    }


@refuses(BadEntry, "entry")
def entry_from_json(value: Mapping[str, Any]) -> Entry:
    """Return the entry that `entry_to_json` or an export wrote. Raises BadEntry where it is not one."""
    return Entry(
        id=value["id"],
        created_at=datetime.fromisoformat(value["created_at"]),
        time_zone=value["time_zone"],
        modified_at=datetime.fromisoformat(value["modified_at"]),
        text=clean_text(value["text"]),
        kind=value.get("kind", "note"),
        audiences=in_fixed_order(value.get("audiences", ())),
        load=value.get("load"),
        load_after=value.get("load_after"),
        feelings=tuple(value.get("feelings", ())),
        tags=tuple(value.get("tags", ())),
        starred=value.get("starred", False),
        sealed=value.get("sealed", False),
        session_id=value.get("session_id"),
        practice=value.get("practice"),
        revision=value.get("revision") or "",
    )


def _check(entry: Entry) -> None:
    _check_id(entry.id)
    for name in ("created_at", "modified_at"):
        moment = getattr(entry, name)
        if not isinstance(moment, datetime) or moment.utcoffset() is None:
            raise BadEntry(f"{name}: needs a date and time with its offset")
    for name in ("text", "time_zone"):
        if not isinstance(getattr(entry, name), str):
            raise BadEntry(f"{name}: needs text")
    if entry.kind not in KINDS:
        raise BadEntry("kind: not one of " + ", ".join(KINDS))
    if not set(entry.audiences) <= set(AUDIENCES):
        raise BadEntry("audiences: an id is not one of " + ", ".join(AUDIENCES))
    for name in ("load", "load_after"):
        load = getattr(entry, name)
        if load is not None and (type(load) is not int or load not in LOADS):
            raise BadEntry(f"{name}: needs a whole number from 1 to 5, or none")
    for name in ("feelings", "tags"):
        _check_words(name, getattr(entry, name))
    for name in ("starred", "sealed"):
        if type(getattr(entry, name)) is not bool:
            raise BadEntry(f"{name}: needs true or false")
    _check_origin(entry)


def is_id(value: object) -> bool:
    """Return whether `value` is a UUID as ids are written."""
    return isinstance(value, str) and _ID.fullmatch(value) is not None


def _check_id(value: object, name: str = "id") -> None:
    if not is_id(value):
        raise BadEntry(f"{name}: needs a UUID")


def _check_origin(entry: Entry) -> None:
    if entry.session_id is not None:
        _check_id(entry.session_id, "session_id")
    if entry.practice is not None:
        _check_words("practice", (entry.practice,))
    if entry.revision != "":
        _check_id(entry.revision, "revision")


def _check_words(name: str, words: tuple[object, ...]) -> None:
    if len(words) > _MAX_WORDS:
        raise BadEntry(f"{name}: more than {_MAX_WORDS}")
    for word in words:
        if not isinstance(word, str) or not 0 < len(word) <= _MAX_WORD or word != word.strip():
            raise BadEntry(f"{name}: each needs 1 to {_MAX_WORD} characters, none of them blank at the ends")
