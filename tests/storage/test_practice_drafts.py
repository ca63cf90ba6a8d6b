# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Practices that were begun: sealed together, opened only by the vault, gone once there are none."""

from __future__ import annotations

import pytest

from holdspace.domain.practice_drafts import BegunStep, PracticeDraft
from holdspace.storage.errors import BadSealedFile
from holdspace.storage.practice_drafts import (
    has_practice_drafts,
    practice_drafts_from_json,
    seal_practice_drafts,
)
from holdspace.storage.sealing import CARD_DRAFT_PURPOSE, PRACTICE_DRAFT_PURPOSE, seal
from holdspace.storage.vault import Vault

BEGUN = {"": PracticeDraft("half a quince"), "own": PracticeDraft("", (BegunStep("pause", "gone", 900),))}


def test_they_come_back_whole_in_their_order_and_stay_until_there_are_none(vault: Vault) -> None:
    assert vault.open_practice_drafts() == {}
    seal_practice_drafts(vault.places, BEGUN)
    assert b"quince" not in vault.places.practice_drafts.read_bytes()
    assert list(vault.open_practice_drafts().items()) == list(BEGUN.items())
    seal_practice_drafts(vault.places, {})
    assert not has_practice_drafts(vault.places)


@pytest.mark.parametrize("purpose", [PRACTICE_DRAFT_PURPOSE, CARD_DRAFT_PURPOSE])
def test_what_does_not_open_is_set_aside(vault: Vault, purpose: bytes) -> None:
    payload = {"practices": {"": "quince" if purpose == PRACTICE_DRAFT_PURPOSE else BEGUN[""].to_json()}}
    vault.places.practice_drafts.write_bytes(seal(vault.places, purpose, payload))
    with pytest.raises(BadSealedFile) as refused:
        vault.open_practice_drafts()
    assert "quince" not in str(refused.value)
    assert [path.name for path in vault.places.set_aside.iterdir()] == ["practices.sealed"]


@pytest.mark.parametrize("value", [None, {}, {"practices": []}, {"practices": {"": {"name": "quince"}}}])
def test_what_is_no_draft_is_refused(value: object) -> None:
    with pytest.raises(BadSealedFile):
        practice_drafts_from_json(value)
