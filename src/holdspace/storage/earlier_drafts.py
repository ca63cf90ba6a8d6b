# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Drafts of earlier starts: set aside when other words are begun before they could be taken up again.

Imported before the first paint: keep it light.
"""

from __future__ import annotations

from pathlib import Path

from holdspace.storage.errors import typed_error
from holdspace.storage.places import Places

_PATTERN = "draft-*.sealed"


def earlier_drafts(places: Places, besides: Path | None = None) -> list[Path]:
    """Return the sealed drafts that were set aside, the oldest first; opens none of them.

    `besides` is one that is being written just now, and no draft of an earlier start yet.
    """
    return sorted((path for path in places.home.glob(_PATTERN) if path != besides), key=_number)


def free_draft(places: Places) -> Path:
    """Return the path for one more draft, beside that of the entry box and those that were set aside."""
    last = max((_number(path) for path in earlier_drafts(places)), default=0)
    return places.home / f"draft-{last + 1}.sealed"


def set_draft_aside(places: Places) -> None:
    """Give the draft another name, so that the next one is not written over it; harmless where there is none.

    Raises DiskFull, NotWritable or NotKept; the draft is then where it was.
    """
    from holdspace.storage.files import sync_folder

    if not places.draft.exists():
        return
    try:
        places.draft.rename(free_draft(places))
    except OSError as error:
        raise typed_error(error) from None
    sync_folder(places.home)


def clear_earlier_drafts(places: Places, besides: Path | None = None) -> None:
    """Remove the drafts that were set aside, once they are entries. Raises NotWritable or NotKept."""
    from holdspace.storage.files import remove_durably

    for path in earlier_drafts(places, besides):
        remove_durably(path)


def _number(path: Path) -> int:
    number = path.stem.removeprefix("draft-")
    return int(number) if number.isascii() and number.isdecimal() else 0
