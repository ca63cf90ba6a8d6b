# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Cards of one's own and what is kept about cards as JSON: documented in docs/interfaces.md."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from holdspace.domain.card_state import BadCardState, CardState, state_id
from holdspace.domain.cards import BadCard
from holdspace.domain.entries import in_fixed_order
from holdspace.domain.own_cards import OwnCard, on_one_line
from holdspace.domain.refusing import refuses

_TEXTS = ("why", "after", "lighter", "not_this")


def own_card_to_json(card: OwnCard) -> dict[str, Any]:
    """Return the card of one's own as the documented JSON object."""
    return {
        "id": card.id,
        "replaces": card.replaces,
        "language": card.language,
        "audiences": list(card.audiences),
        "moments": list(card.moments),
        "kind": card.kind,
        "modified_at": card.modified_at.isoformat(),
        "say": card.say,
        **{name: getattr(card, name) for name in _TEXTS},
    }


@refuses(BadCard, "card")
def own_card_from_json(value: Mapping[str, Any]) -> OwnCard:
    """Return what `own_card_to_json` wrote. Raises BadCard where the object is none."""
    return OwnCard(
        id=value["id"],
        language=value.get("language", "en"),
        audiences=in_fixed_order(value["audiences"]),
        moments=tuple(value["moments"]),
        kind=value["kind"],
        modified_at=datetime.fromisoformat(value["modified_at"]),
        say=on_one_line(value["say"]),
        **{name: on_one_line(value.get(name, "")) for name in _TEXTS},
        replaces=value.get("replaces", ""),
    )


def card_state_to_json(state: CardState) -> dict[str, Any]:
    """Return what is kept about a card or a line as the documented JSON object."""
    return {
        "id": state.id,
        "of": state.of,
        "about": state.about,
        "modified_at": state.modified_at.isoformat(),
        "favourite": state.favourite,
        "practised": state.practised,
    }


@refuses(BadCardState, "card_state")
def card_state_from_json(value: Mapping[str, Any]) -> CardState:
    """Return what `card_state_to_json` wrote. Raises BadCardState where the object is none.

    The id is not read: it follows from what it is about.
    """
    of, about = value["of"], value["about"]
    modified_at = datetime.fromisoformat(value["modified_at"])
    favourite, practised = value.get("favourite", False), value.get("practised", "")
    return CardState(state_id(of, about), of, about, modified_at, favourite, practised)
