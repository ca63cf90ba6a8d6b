# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Entries with their history and what was erased, as an export has them: documented in docs/interfaces.md."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from holdspace.domain.breathing import OwnPattern
from holdspace.domain.card_state import CardState
from holdspace.domain.entries import BadEntry, Entry, entry_from_json, entry_to_json, in_fixed_order, is_id
from holdspace.domain.own_cards import OwnCard
from holdspace.domain.own_practices import OwnPractice
from holdspace.domain.prompts import OwnTemplate
from holdspace.domain.refusing import refuses
from holdspace.domain.revisions import KeptEntry, Revision, Tombstone
from holdspace.domain.sessions import Answer, Boundary, Session
from holdspace.domain.text import clean_text


@dataclass(frozen=True, slots=True)
class Records:
    """What an export holds: entries, the versions they had before, what was erased, and what has no history.

    That is templates, patterns, practices and cards of one's own, sessions, their answers, boundaries, and
    what is kept about cards. Each can be gone through once: first the revisions, then the tombstones, the
    entries, and the rest in the order of `dated`.
    """

    entries: Iterable[KeptEntry] = field(repr=False)
    revisions: Iterable[Revision] = field(default=(), repr=False)
    tombstones: Iterable[Tombstone] = field(default=(), repr=False)
    templates: Iterable[OwnTemplate] = field(default=(), repr=False)
    sessions: Iterable[Session] = field(default=(), repr=False)
    answers: Iterable[Answer] = field(default=(), repr=False)
    boundaries: Iterable[Boundary] = field(default=(), repr=False)
    patterns: Iterable[OwnPattern] = field(default=(), repr=False)
    cards: Iterable[OwnCard] = field(default=(), repr=False)
    card_state: Iterable[CardState] = field(default=(), repr=False)
    practices: Iterable[OwnPractice] = field(default=(), repr=False)

    @property
    def dated(self) -> Mapping[str, Iterable[Any]]:
        """Return what has no history, by the name of its table in a vault."""
        return {
            "own_templates": self.templates,
            "sessions": self.sessions,
            "answers": self.answers,
            "boundaries": self.boundaries,
            "own_patterns": self.patterns,
            "own_cards": self.cards,
            "card_state": self.card_state,
            "own_practices": self.practices,
        }


def kept_to_json(kept: KeptEntry) -> dict[str, Any]:
    """Return all that is kept of an entry but its earlier versions."""
    return {
        **entry_to_json(kept.entry),
        **_origin(kept.entry),
        "revision": kept.head.id,
        "parent_revision": kept.head.parent,
        "deleted_at": _moment_to_json(kept.deleted_at),
        "trash_changed_at": _moment_to_json(kept.trash_changed_at),
    }


def kept_from_json(value: Mapping[str, Any]) -> KeptEntry:
    """Return what `kept_to_json` wrote; what is missing since the entry was documented counts as none.

    Raises BadEntry where the object is not one.
    """
    entry = entry_from_json(value)
    deleted_at = _moment(value, "deleted_at")
    # An export that does not say when the trash changed says so by when it was put there.
    changed_at = _moment(value, "trash_changed_at") or deleted_at
    return KeptEntry(Revision(entry, _parent(value)), deleted_at, changed_at)


def revision_to_json(revision: Revision) -> dict[str, Any]:
    """Return one version of an entry: `id` is its own, `entry_id` the entry's."""
    values = {**entry_to_json(revision.entry), **_origin(revision.entry)}
    return {**values, "id": revision.id, "entry_id": revision.entry.id, "parent_revision": revision.parent}


def revision_from_json(value: Mapping[str, Any]) -> Revision:
    """Return what `revision_to_json` wrote. Raises BadEntry where the object is not one."""
    if not isinstance(value, Mapping) or not value.get("id"):
        raise BadEntry("revision: needs an id")
    entry = entry_from_json({**value, "id": value.get("entry_id"), "revision": value["id"]})
    return Revision(entry, _parent(value))


def tombstone_to_json(tombstone: Tombstone) -> dict[str, Any]:
    """Return the id of what was erased, and when."""
    return {"id": tombstone.id, "erased_at": tombstone.erased_at.isoformat()}


def tombstone_from_json(value: Mapping[str, Any]) -> Tombstone:
    """Return what `tombstone_to_json` wrote. Raises BadEntry where the object is not one."""
    erased_id, erased_at = _get(value, "id"), _moment(value, "erased_at")
    if not isinstance(erased_id, str) or not is_id(erased_id) or erased_at is None:
        raise BadEntry("tombstone: needs an id and when")
    return Tombstone(erased_id, erased_at)


def template_to_json(template: OwnTemplate) -> dict[str, Any]:
    """Return a template of one's own."""
    return {
        "id": template.id,
        "title": template.title,
        "text": template.text,
        "audiences": list(template.audiences),
        "moment": template.moment,
        "modified_at": template.modified_at.isoformat(),
    }


@refuses(BadEntry, "template")
def template_from_json(value: Mapping[str, Any]) -> OwnTemplate:
    """Return what `template_to_json` wrote. Raises BadEntry where the object is not one."""
    modified_at = _moment(value, "modified_at")
    texts = {name: _get(value, name) for name in ("id", "title", "text", "moment")}
    if modified_at is None or not is_id(texts["id"]):
        raise BadEntry("template: needs an id and when it was changed")
    cleaned = {name: clean_text(text) for name, text in texts.items()}
    audiences = in_fixed_order(_get(value, "audiences") or ())
    return OwnTemplate(**cleaned, audiences=audiences, modified_at=modified_at)


def _origin(entry: Entry) -> dict[str, Any]:
    return {"session_id": entry.session_id, "practice": entry.practice}


def _moment_to_json(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


def _moment(value: Mapping[str, Any], name: str) -> datetime | None:
    found = _get(value, name)
    if found is None:
        return None
    try:
        moment = datetime.fromisoformat(found)
    except (TypeError, ValueError):
        raise BadEntry(f"{name}: needs a date and time") from None
    if moment.utcoffset() is None:
        raise BadEntry(f"{name}: needs a date and time with its offset")
    return moment


def _parent(value: Mapping[str, Any]) -> str | None:
    parent = _get(value, "parent_revision")
    if parent is None or (isinstance(parent, str) and is_id(parent)):
        return parent
    raise BadEntry("parent_revision: needs an id, or none")


def _get(value: Mapping[str, Any], name: str) -> Any:
    try:
        return value.get(name)
    except AttributeError:
        raise BadEntry("record: needs an object") from None
