# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Practices of one's own that were begun and not kept.

Imported soon after the first paint: keep it light.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from holdspace.storage.begun import begun_from_json, has_begun, seal_begun
from holdspace.storage.places import Places

if TYPE_CHECKING:
    from holdspace.domain.practice_drafts import PracticeDraft

_NAME = "practices"


def seal_practice_drafts(places: Places, drafts: Mapping[str, PracticeDraft]) -> None:
    """Seal these over those before, by the id of the practice that each changes; as `seal_begun`."""
    from holdspace.storage.sealing import PRACTICE_DRAFT_PURPOSE

    seal_begun(places, places.practice_drafts, PRACTICE_DRAFT_PURPOSE, _NAME, drafts)


def has_practice_drafts(places: Places) -> bool:
    """Return whether any are there; one stat, opens nothing."""
    return has_begun(places.practice_drafts)


def practice_drafts_from_json(value: Any) -> dict[str, PracticeDraft]:
    """Return the drafts that were sealed. Raises BadSealedFile where the value is not any."""
    from holdspace.domain.practice_drafts import practice_draft_from_json

    return begun_from_json(value, _NAME, practice_draft_from_json)
