# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Cards of one's own that were begun and not kept: one sealed file, never SQL.

Imported soon after the first paint: keep it light.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from holdspace.domain.card_drafts import CardDraft, card_draft_from_json
from holdspace.storage.errors import BadSealedFile
from holdspace.storage.places import Places


def seal_card_drafts(places: Places, drafts: Mapping[str, CardDraft]) -> None:
    """Seal these over those before, by the id of the card that each changes; on return it is on the disk.

    Where there are none the file is removed. Raises NoVault, KeyFileMissing, KeyFileDamaged, VaultTooNew,
    DiskFull, NotWritable or NotKept.
    """
    from holdspace.storage.files import remove_durably, write_durably
    from holdspace.storage.sealing import CARD_DRAFT_PURPOSE, seal

    if drafts:
        payload = {"cards": {card_id: draft.to_json() for card_id, draft in drafts.items()}}
        write_durably(places.card_drafts, seal(places, CARD_DRAFT_PURPOSE, payload))
    elif has_card_drafts(places):
        remove_durably(places.card_drafts)


def has_card_drafts(places: Places) -> bool:
    """Return whether any are there; one stat, opens nothing."""
    return os.path.exists(places.card_drafts)  # noqa: PTH110 - Path.exists raises in a folder it cannot read


def card_drafts_from_json(value: Any) -> dict[str, CardDraft]:
    """Return the drafts that were sealed. Raises BadSealedFile where the value is not any."""
    try:
        return {str(card_id): card_draft_from_json(each) for card_id, each in value["cards"].items()}
    except (KeyError, TypeError, ValueError, AttributeError):
        # "from None": the original error can hold the words.
        raise BadSealedFile from None
