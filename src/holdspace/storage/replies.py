# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Replies begun where one practises to listen, and the line that waits: one sealed file, never SQL.

Imported soon after the first paint: keep it light.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from holdspace.storage.errors import BadSealedFile
from holdspace.storage.places import Places


@dataclass(frozen=True, slots=True)
class Replies:
    """The id of the line that waits, or "", and what was begun, by the id of its line."""

    line_id: str = ""
    words: Mapping[str, str] = field(default_factory=dict, repr=False)


def seal_replies(places: Places, replies: Replies) -> None:
    """Seal these over those before; on return it is on the disk. Where nothing waits the file is removed.

    Raises NoVault, KeyFileMissing, KeyFileDamaged, VaultTooNew, DiskFull, NotWritable or NotKept.
    """
    from holdspace.storage.files import remove_durably, write_durably
    from holdspace.storage.sealing import REPLIES_PURPOSE, seal

    if replies.line_id or replies.words:
        payload = {"line": replies.line_id, "words": dict(replies.words)}
        write_durably(places.replies, seal(places, REPLIES_PURPOSE, payload))
    elif places.replies.exists():
        remove_durably(places.replies)


def replies_from_json(value: Any) -> Replies:
    """Return the replies that were sealed. Raises BadSealedFile where the value is not any."""
    try:
        line_id, words = value["line"], value["words"]
        is_sound = isinstance(line_id, str) and all(isinstance(each, str) for each in words.values())
    except (KeyError, TypeError, AttributeError):
        is_sound = False
    if not is_sound:
        # Outside of the handler: the original error can hold the words.
        raise BadSealedFile
    return Replies(line_id, words)
