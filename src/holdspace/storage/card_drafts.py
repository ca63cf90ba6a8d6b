# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Cards of one's own that were begun and not kept.

Imported soon after the first paint: keep it light.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from holdspace.domain.card_drafts import CardDraft, card_draft_from_json
from holdspace.storage.begun import begun_from_json, has_begun, seal_begun
from holdspace.storage.places import Places

_NAME = "cards"


def seal_card_drafts(places: Places, drafts: Mapping[str, CardDraft]) -> None:
    """Seal these over those before, by the id of the card that each changes; as `seal_begun`."""
    from holdspace.storage.sealing import CARD_DRAFT_PURPOSE

    seal_begun(places, places.card_drafts, CARD_DRAFT_PURPOSE, _NAME, drafts)


def has_card_drafts(places: Places) -> bool:
    """Return whether any are there; one stat, opens nothing."""
    return has_begun(places.card_drafts)


def card_drafts_from_json(value: Any) -> dict[str, CardDraft]:
    """Return the drafts that were sealed. Raises BadSealedFile where the value is not any."""
    return begun_from_json(value, _NAME, card_draft_from_json)
