# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Own cards and what is kept about cards go out as JSON and come in as they were."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.round_trips import Both, comes_in_the_same, is_taken_or_refused
from holdspace.domain.card_records import (
    card_state_from_json,
    card_state_to_json,
    own_card_from_json,
    own_card_to_json,
)
from holdspace.domain.card_state import BadCardState
from holdspace.domain.cards import BadCard
from practised import CARD_STATE, OWN_CARD

BOTH: dict[str, Both] = {
    "own_cards": (own_card_to_json, own_card_from_json),
    "card_state": (card_state_to_json, card_state_from_json),
}


@pytest.mark.parametrize("table", BOTH)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_what_goes_out_comes_in_the_same(table: str, data: st.DataObject) -> None:
    comes_in_the_same(table, BOTH[table], data)


@pytest.mark.parametrize("table", BOTH)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_field_of_any_kind_is_taken_or_refused_in_one_way(table: str, data: st.DataObject) -> None:
    is_taken_or_refused(table, BOTH[table], data, BadCard, BadCardState)


@pytest.mark.parametrize("value", [7, None, [], "quince", {}])
def test_what_is_no_object_is_refused(value: Any) -> None:
    with pytest.raises(BadCard):
        own_card_from_json(value)
    with pytest.raises(BadCardState):
        card_state_from_json(value)


def test_what_an_export_does_not_say_counts_as_none() -> None:
    needed = ("id", "audiences", "moments", "kind", "modified_at", "say")
    card = own_card_from_json({name: own_card_to_json(OWN_CARD)[name] for name in needed})
    assert (card.language, card.replaces, card.why, card.lighter) == ("en", "", "", "")
    bare = {name: card_state_to_json(CARD_STATE)[name] for name in ("of", "about", "modified_at")}
    assert (card_state_from_json(bare).favourite, card_state_from_json(bare).practised) == (False, "")
