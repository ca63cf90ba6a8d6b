# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Cards that were begun: sealed together, opened only by the vault, gone once there are none."""

from __future__ import annotations

import pytest

from holdspace.domain.card_drafts import CardDraft
from holdspace.storage.card_drafts import card_drafts_from_json, has_card_drafts, seal_card_drafts
from holdspace.storage.errors import BadSealedFile
from holdspace.storage.sealing import CARD_DRAFT_PURPOSE, seal
from holdspace.storage.vault import Vault

BEGUN = {"": CardDraft(say="half a quince"), "pen_down": CardDraft(language="en", audiences=("client",))}


def test_they_come_back_whole_in_their_order_and_stay_until_there_are_none(vault: Vault) -> None:
    assert vault.open_card_drafts() == {}
    seal_card_drafts(vault.places, BEGUN)
    assert b"quince" not in vault.places.card_drafts.read_bytes()
    assert list(vault.open_card_drafts().items()) == list(BEGUN.items())
    seal_card_drafts(vault.places, {})
    seal_card_drafts(vault.places, {})
    assert not has_card_drafts(vault.places)


def test_what_does_not_open_is_set_aside(vault: Vault) -> None:
    vault.places.card_drafts.write_bytes(seal(vault.places, CARD_DRAFT_PURPOSE, {"cards": {"": "quince"}}))
    with pytest.raises(BadSealedFile) as refused:
        vault.open_card_drafts()
    assert "quince" not in str(refused.value)
    assert not has_card_drafts(vault.places)
    assert [path.name for path in vault.places.set_aside.iterdir()] == ["cards.sealed"]


@pytest.mark.parametrize("value", [None, {}, {"cards": []}, {"cards": {"": {"say": "quince"}}}])
def test_what_is_no_draft_is_refused(value: object) -> None:
    with pytest.raises(BadSealedFile):
        card_drafts_from_json(value)
