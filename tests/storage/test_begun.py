# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What was begun of any kind: one file for all of it, which goes with the last of them."""

from __future__ import annotations

import pytest

from holdspace.domain.card_drafts import CardDraft, card_draft_from_json
from holdspace.storage.begun import begun_from_json, has_begun, seal_begun
from holdspace.storage.errors import BadSealedFile
from holdspace.storage.sealing import CARD_DRAFT_PURPOSE
from holdspace.storage.vault import Vault

ONE, OTHER = CardDraft(say="half a quince"), CardDraft(say="a whole one")


def test_the_last_ones_take_the_place_of_those_before_until_there_are_none(vault: Vault) -> None:
    places, path = vault.places, vault.places.card_drafts
    for drafts in ({"a": ONE, "b": OTHER}, {"b": OTHER, "a": OTHER}):
        seal_begun(places, path, CARD_DRAFT_PURPOSE, "cards", drafts)
        assert b"quince" not in path.read_bytes()
        assert list(vault.open_card_drafts().items()) == list(drafts.items())
    for _ in range(2):
        seal_begun(places, path, CARD_DRAFT_PURPOSE, "cards", {})
        assert not has_begun(path)


def test_they_are_read_by_their_own_name_alone() -> None:
    value = {"cards": {"a": ONE.to_json()}}
    assert begun_from_json(value, "cards", card_draft_from_json) == {"a": ONE}
    with pytest.raises(BadSealedFile):
        begun_from_json(value, "practices", card_draft_from_json)
