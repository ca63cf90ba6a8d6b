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


def earlier_drafts(places: Places) -> list[Path]:
    """Return the sealed drafts that were set aside, the oldest first; opens none of them."""
    return sorted(places.home.glob(_PATTERN), key=_number)


def set_draft_aside(places: Places) -> None:
    """Give the draft another name, so that the next one is not written over it; harmless where there is none.

    Raises DiskFull, NotWritable or NotKept; the draft is then where it was.
    """
    from holdspace.storage.files import sync_folder

    if not places.draft.exists():
        return
    last = max((_number(path) for path in earlier_drafts(places)), default=0)
    try:
        places.draft.rename(places.home / f"draft-{last + 1}.sealed")
    except OSError as error:
        raise typed_error(error) from None
    sync_folder(places.home)


def clear_earlier_drafts(places: Places) -> None:
    """Remove the drafts that were set aside, once they are entries. Raises NotWritable or NotKept."""
    from holdspace.storage.files import remove_durably

    for path in earlier_drafts(places):
        remove_durably(path)


def _number(path: Path) -> int:
    number = path.stem.removeprefix("draft-")
    return int(number) if number.isascii() and number.isdecimal() else 0
