# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What was begun of one's own things and not kept: of each kind one sealed file, never SQL.

Imported soon after the first paint: keep it light.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol, TypeVar

from holdspace.storage.errors import BadSealedFile
from holdspace.storage.places import Places

Draft = TypeVar("Draft")


class ToJson(Protocol):
    """A draft of any kind."""

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON values."""


def seal_begun(places: Places, path: Path, purpose: bytes, name: str, drafts: Mapping[str, ToJson]) -> None:
    """Seal these over those before, by the id of what each changes; on return it is on the disk.

    `name` is what they are together. Where there are none the file is removed. Raises NoVault,
    KeyFileMissing, KeyFileDamaged, VaultTooNew, DiskFull, NotWritable or NotKept.
    """
    from holdspace.storage.files import remove_durably, write_durably
    from holdspace.storage.sealing import seal

    if drafts:
        payload = {name: {about: draft.to_json() for about, draft in drafts.items()}}
        write_durably(path, seal(places, purpose, payload))
    elif has_begun(path):
        remove_durably(path)


def has_begun(path: Path) -> bool:
    """Return whether any are there; one stat, opens nothing."""
    return os.path.exists(path)  # noqa: PTH110 - Path.exists raises in a folder it cannot read


def begun_from_json(value: Any, name: str, draft_from_json: Callable[[Any], Draft]) -> dict[str, Draft]:
    """Return the drafts that were sealed. Raises BadSealedFile where the value is not any."""
    try:
        return {str(about): draft_from_json(each) for about, each in value[name].items()}
    except (KeyError, TypeError, ValueError, AttributeError):
        # "from None": the original error can hold the words.
        raise BadSealedFile from None
