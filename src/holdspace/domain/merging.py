# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Bringing together what two machines know of one entry: both end with the same, in whichever order."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from types import MappingProxyType

from holdspace.domain.entries import Entry, entry_to_json
from holdspace.domain.revisions import KeptEntry, Revision

_NOTHING: Mapping[str, datetime] = MappingProxyType({})
_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Story:
    """An entry as one machine keeps it, and the versions it had before."""

    kept: KeptEntry
    before: tuple[Revision, ...] = field(default=(), repr=False)

    @property
    def versions(self) -> tuple[Revision, ...]:
        """Return every version, the newest among them."""
        return (self.kept.head, *self.before)


def merge(
    stories: Sequence[Story],
    *,
    erased: Mapping[str, datetime] = _NOTHING,
    erased_at: datetime | None = None,
) -> Story | None:
    """Return the one story that comes of those that machines tell of one entry, or None where it was erased.

    Versions are united, but those that were `erased`, by id, when or after they were written. On top is one
    that no other came of, the later modified of several; so a machine that is merely behind catches up, and
    where both went on the other's words stay in the history. Whether it is in the trash follows the later
    change, and so does an entry that was erased for good at `erased_at`: what was written after comes back.
    """
    versions = _united(version for story in stories for version in story.versions)
    left = {
        each: version
        for each, version in versions.items()
        if each not in erased or version.modified_at > erased[each]
    } or versions
    head = _head(left)
    kept = _trash([story.kept for story in stories], head)
    if erased_at is not None and erased_at >= _wanted_at(kept):
        return None
    before = sorted((each for each in left.values() if each is not head), key=_age)
    return Story(kept, tuple(before))


def is_same_version(one: Revision, other: Revision) -> bool:
    """Return whether two versions are alike to the last, also in how far their times are from UTC."""
    return one == other and _offsets(one.entry) == _offsets(other.entry)


def _offsets(entry: Entry) -> tuple[timedelta | None, timedelta | None]:
    return entry.created_at.utcoffset(), entry.modified_at.utcoffset()


def _united(versions: Iterable[Revision]) -> dict[str, Revision]:
    """Return versions by id; of two of one id the later counts, and the other's words get an id of their own.

    That happens where a copy was made in the middle of a sitting.
    """
    by_id: dict[str, list[Revision]] = {}
    for version in versions:
        known = by_id.setdefault(version.id, [])
        if not any(is_same_version(version, each) for each in known):
            known.append(version)
    united: dict[str, Revision] = {}
    for each, claims in by_id.items():
        first, *others = sorted(claims, key=_claim, reverse=True)
        united[each] = first
        for other in others:
            if _digest(_values(other.entry)) != _digest(_values(first.entry)):
                apart = _apart(other)
                united.setdefault(apart.id, apart)
    return united


def _head(versions: dict[str, Revision]) -> Revision:
    parents = {version.parent for version in versions.values() if version.parent != version.id}
    newest = [version for version in versions.values() if version.id not in parents]
    return max(newest or versions.values(), key=_age)


def _trash(told: Sequence[KeptEntry], head: Revision) -> KeptEntry:
    latest = max(told, key=_trash_age)
    changed_at = latest.trash_changed_at
    is_in_trash = latest.deleted_at is not None and (changed_at is None or changed_at >= head.modified_at)
    return KeptEntry(head, latest.deleted_at if is_in_trash else None, changed_at)


def _trash_age(kept: KeptEntry) -> tuple[datetime, bool, datetime]:
    return kept.trash_changed_at or _NEVER, kept.deleted_at is None, kept.deleted_at or _NEVER


def _wanted_at(kept: KeptEntry) -> datetime:
    """Return when it was last written or taken out of the trash."""
    restored_at = None if kept.deleted_at is not None else kept.trash_changed_at
    return max(kept.entry.modified_at, restored_at or _NEVER)


def _age(version: Revision) -> tuple[datetime, str]:
    return version.modified_at, version.id


def _claim(version: Revision) -> tuple[datetime, str, str]:
    return version.modified_at, version.parent or "", _digest(version.entry)


def _apart(version: Revision) -> Revision:
    digest = hashlib.sha256(f"apart\n{version.id}\n{_digest(version.entry)}".encode()).digest()
    own_id = str(uuid.UUID(bytes=digest[:16], version=4))
    return Revision(replace(version.entry, revision=own_id), version.parent)


def _values(entry: Entry) -> Entry:
    return replace(entry, modified_at=entry.created_at)


def _digest(entry: Entry) -> str:
    said = {**entry_to_json(entry), "session_id": entry.session_id, "practice": entry.practice}
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()
