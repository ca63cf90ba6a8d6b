# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A card that is written comes back from JSON as it was, and nothing else is taken for one."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdspace.domain.card_drafts import CardDraft, card_draft_from_json
from practised import OWN_CARD

NAMES = st.lists(st.text(max_size=5), max_size=3).map(tuple)


@settings(max_examples=50, deadline=None)
@given(st.builds(CardDraft, audiences=NAMES, moments=NAMES, say=st.text(max_size=9), why=st.text(max_size=9)))
def test_a_draft_comes_back_whole(draft: CardDraft) -> None:
    assert card_draft_from_json(draft.to_json()) == draft


def test_a_card_and_one_like_it() -> None:
    card = OWN_CARD.card
    assert CardDraft.of(card).texts()["say"] == card.say
    assert CardDraft.of(card).has_words
    assert not CardDraft.like(card).has_words
    assert CardDraft.like(card).audiences == card.audiences[:1]
    assert CardDraft.of(None) == CardDraft.like(None) == CardDraft()


@pytest.mark.parametrize(
    "value",
    [None, [], {}, *(CardDraft().to_json() | {name: 3} for name in ("say", "audiences", "kind"))],
)
def test_what_is_no_draft_is_refused(value: Any) -> None:
    with pytest.raises(ValueError, match="need"):
        card_draft_from_json(value)
    with pytest.raises(ValueError, match="need"):
        card_draft_from_json(CardDraft().to_json() | {"moments": [3]})
