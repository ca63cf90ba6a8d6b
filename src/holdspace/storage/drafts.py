# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The draft: the unfinished words of the entry box, one sealed file, never SQL.

Imported before the first paint: keep it light.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from holdspace.domain.text import clean_text
from holdspace.storage.errors import BadSealedFile
from holdspace.storage.places import Places


@dataclass(frozen=True, slots=True)
class DraftBox:
    """What stood in the box of a step of a doorway; `keeps`: it was to be kept. `what` is of a boundary."""

    step: str
    text: str = field(repr=False)
    keeps: bool
    what: str
    asked: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What stood in the entry box at `written_at` (aware). `entry_id` is the id it will have as an entry.

    `session_id` and `practice` are those of the doorway that it is written at, `boxes` where there.
    """

    text: str = field(repr=False)
    audiences: tuple[str, ...]
    load: int | None
    feelings: tuple[str, ...]
    kind: str
    written_at: datetime
    entry_id: str
    session_id: str | None = None
    practice: str | None = None
    boxes: tuple[DraftBox, ...] = field(default=(), repr=False)


def seal_draft(places: Places, draft: Draft, path: Path | None = None) -> None:
    """Seal `draft` over the one before, or as the file `path`; on return it is on the disk.

    Raises NoVault, KeyFileMissing, KeyFileDamaged, VaultTooNew, DiskFull, NotWritable or NotKept.
    """
    from holdspace.storage.files import write_durably
    from holdspace.storage.sealing import DRAFT_PURPOSE, seal

    write_durably(path or places.draft, seal(places, DRAFT_PURPOSE, _to_json(draft)))


def clear_draft(places: Places) -> None:
    """Remove the draft, if there is one. Raises NotWritable or NotKept."""
    if has_draft(places):
        from holdspace.storage.files import remove_durably

        remove_durably(places.draft)


def has_draft(places: Places) -> bool:
    """Return whether a draft is there; one stat, opens nothing."""
    return os.path.exists(places.draft)  # noqa: PTH110 - Path.exists raises in a folder it cannot read


def draft_from_json(value: Any) -> Draft:
    """Return the draft that was sealed. Raises BadSealedFile where the value is not one."""
    try:
        return _from_json(value)
    except (KeyError, TypeError, ValueError, AttributeError):
        # "from None": the original error can hold the words.
        raise BadSealedFile from None


def _to_json(draft: Draft) -> dict[str, Any]:
    return {
        "text": draft.text,
        "audiences": list(draft.audiences),
        "load": draft.load,
        "feelings": list(draft.feelings),
        "kind": draft.kind,
        "written_at": draft.written_at.isoformat(),
        "entry_id": draft.entry_id,
        "session_id": draft.session_id,
        "practice": draft.practice,
        "boxes": [[box.step, box.text, box.keeps, box.what, box.asked] for box in draft.boxes],
    }


def _box_from_json(value: Any) -> DraftBox:
    step, text, keeps, what, asked = value
    if type(keeps) is not bool or not all(isinstance(each, str) for each in (step, text, what, asked)):
        raise ValueError("boxes")
    return DraftBox(step, clean_text(text), keeps, what, clean_text(asked))


def _from_json(value: Mapping[str, Any]) -> Draft:
    """Read the fields by way of an entry, which checks every one of them."""
    from dataclasses import replace

    from holdspace.domain.entries import entry_from_json

    plain = entry_from_json(
        {
            "id": value["entry_id"],
            "created_at": value["written_at"],
            "modified_at": value["written_at"],
            "time_zone": "UTC",
            "text": value["text"],
            "kind": value["kind"],
            "audiences": value["audiences"],
            "load": value["load"],
            "feelings": value["feelings"],
        }
    )
    checked = replace(plain, session_id=value.get("session_id"), practice=value.get("practice"))
    return Draft(
        text=checked.text,
        audiences=checked.audiences,
        load=checked.load,
        feelings=checked.feelings,
        kind=checked.kind,
        written_at=checked.created_at,
        entry_id=checked.id,
        session_id=checked.session_id,
        practice=checked.practice,
        boxes=tuple(_box_from_json(each) for each in value.get("boxes", ())),
    )
