# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What was begun of one's own things and not kept: of each kind one sealed file, never SQL."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

from holdspace.domain.card_drafts import CardDraft, card_draft_from_json
from holdspace.domain.practice_drafts import PracticeDraft, practice_draft_from_json
from holdspace.storage.errors import BadSealedFile
from holdspace.storage.files import remove_durably, write_durably
from holdspace.storage.places import Places
from holdspace.storage.sealing import CARD_DRAFT_PURPOSE, PRACTICE_DRAFT_PURPOSE, seal


class ToJson(Protocol):
    """A draft of any kind."""

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON values."""


Begun = TypeVar("Begun", bound=ToJson)


@dataclass(frozen=True, slots=True)
class BegunKind(Generic[Begun]):
    """Drafts of one kind: what they are together, for what and where they are sealed, how one is read."""

    name: str
    purpose: bytes
    path: Callable[[Places], Path]
    draft_from_json: Callable[[Any], Begun]

    def seal(self, places: Places, drafts: Mapping[str, Begun]) -> None:
        """Seal these over those before, by the id of what each changes; on return it is on the disk.

        Where there are none the file is removed. Raises NoVault, KeyFileMissing, KeyFileDamaged, VaultTooNew,
        DiskFull, NotWritable or NotKept.
        """
        if drafts:
            payload = {self.name: {about: draft.to_json() for about, draft in drafts.items()}}
            write_durably(self.path(places), seal(places, self.purpose, payload))
        elif self.are_there(places):
            remove_durably(self.path(places))

    def are_there(self, places: Places) -> bool:
        """Return whether any are on the disk; one stat, opens nothing."""
        return os.path.exists(self.path(places))  # noqa: PTH110 - exists raises in a folder it cannot read

    def from_json(self, value: Any) -> dict[str, Begun]:
        """Return the drafts that were sealed. Raises BadSealedFile where the value is not any."""
        try:
            return {str(about): self.draft_from_json(each) for about, each in value[self.name].items()}
        except (KeyError, TypeError, ValueError, AttributeError):
            # "from None": the original error can hold the words.
            raise BadSealedFile from None


CARDS: BegunKind[CardDraft] = BegunKind(
    "cards", CARD_DRAFT_PURPOSE, attrgetter("card_drafts"), card_draft_from_json
)
PRACTICES: BegunKind[PracticeDraft] = BegunKind(
    "practices", PRACTICE_DRAFT_PURPOSE, attrgetter("practice_drafts"), practice_draft_from_json
)
KINDS: tuple[BegunKind[Any], ...] = (CARDS, PRACTICES)
