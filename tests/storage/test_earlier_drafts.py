# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Drafts of earlier starts: set aside over no other, opened oldest first, cleared when they are entries."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from holdspace.storage.drafts import Draft, has_draft, seal_draft
from holdspace.storage.earlier_drafts import clear_earlier_drafts, earlier_drafts, set_draft_aside
from holdspace.storage.places import Places
from holdspace.storage.vault import Vault

WRITTEN = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
DRAFT = Draft("", ("client",), None, (), "note", WRITTEN, "3f0e6f9c-58a5-4b36-9d0e-0d2a8f7a6c11")


@pytest.fixture
def three_set_aside(vault: Vault) -> Vault:
    for text in ("first", "second", "third"):
        seal_draft(vault.places, replace(DRAFT, text=text))
        set_draft_aside(vault.places)
    return vault


def test_drafts_set_aside_are_all_kept_in_their_order(three_set_aside: Vault) -> None:
    assert not has_draft(three_set_aside.places)
    assert [draft.text for draft in three_set_aside.open_earlier_drafts()] == ["first", "second", "third"]


def test_ten_and_more_stay_in_order(vault: Vault) -> None:
    for number in range(11):
        seal_draft(vault.places, replace(DRAFT, text=str(number)))
        set_draft_aside(vault.places)
    assert [draft.text for draft in vault.open_earlier_drafts()] == [str(number) for number in range(11)]


def test_clearing_removes_them_and_nothing_else(three_set_aside: Vault) -> None:
    seal_draft(three_set_aside.places, replace(DRAFT, text="now"))
    clear_earlier_drafts(three_set_aside.places)
    assert earlier_drafts(three_set_aside.places) == []
    assert has_draft(three_set_aside.places)


def test_one_that_does_not_open_is_left_out_and_not_deleted(three_set_aside: Vault) -> None:
    second = earlier_drafts(three_set_aside.places)[1]
    second.write_bytes(b"damaged")
    assert [draft.text for draft in three_set_aside.open_earlier_drafts()] == ["first", "third"]
    assert (three_set_aside.places.set_aside / second.name).read_bytes() == b"damaged"


def test_without_a_draft_there_is_nothing_to_set_aside(places: Places) -> None:
    set_draft_aside(places)
    assert earlier_drafts(places) == []
    assert not places.home.exists()
