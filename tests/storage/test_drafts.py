# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The draft: sealed over the one before, opened only by the vault, its size saying little."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from holdspace.storage.drafts import Draft, clear_draft, has_draft, seal_draft
from holdspace.storage.errors import BadSealedFile, NoVault
from holdspace.storage.places import Places
from holdspace.storage.sealing import DRAFT_PURPOSE, seal
from holdspace.storage.vault import Vault, open_vault

DRAFT = Draft(
    text="half a thought",
    audiences=("client", "myself"),
    load=4,
    feelings=("weary",),
    kind="after",
    written_at=datetime(2026, 3, 2, 9, 30, tzinfo=UTC),
    entry_id="3f0e6f9c-58a5-4b36-9d0e-0d2a8f7a6c11",
)


def test_a_draft_comes_back_whole_and_stays_until_cleared(closed_vault: Places, root: bytearray) -> None:
    assert not has_draft(closed_vault)
    seal_draft(closed_vault, DRAFT)
    assert has_draft(closed_vault)
    with open_vault(closed_vault, root) as vault:
        assert vault.open_draft() == vault.open_draft() == DRAFT
        clear_draft(closed_vault)
        clear_draft(closed_vault)
        assert vault.open_draft() is None
    assert not has_draft(closed_vault)


def test_the_last_draft_counts(vault: Vault) -> None:
    for text in ("h", "ha", "half"):
        seal_draft(vault.places, replace(DRAFT, text=text))
    draft = vault.open_draft()
    assert draft is not None
    assert draft.text == "half"


def test_a_drafts_size_says_little(closed_vault: Places) -> None:
    sizes = set()
    for length in range(0, 100, 7):
        seal_draft(closed_vault, replace(DRAFT, text="x" * length))
        sizes.add(closed_vault.draft.stat().st_size)
    assert len(sizes) <= 2


def test_a_draft_with_half_a_character_is_kept(vault: Vault) -> None:
    seal_draft(vault.places, replace(DRAFT, text="half \ud83d"))
    draft = vault.open_draft()
    assert draft is not None
    assert draft.text == "half \N{REPLACEMENT CHARACTER}"


def test_without_a_vault_no_draft_touches_the_disk(places: Places) -> None:
    with pytest.raises(NoVault):
        seal_draft(places, DRAFT)
    clear_draft(places)
    assert not places.home.exists()


def test_a_draft_of_another_shape_is_set_aside(vault: Vault) -> None:
    vault.places.draft.write_bytes(seal(vault.places, DRAFT_PURPOSE, {"text": "only"}))
    with pytest.raises(BadSealedFile):
        vault.open_draft()
    assert not has_draft(vault.places)


def test_a_draft_shows_no_words_in_a_repr() -> None:
    assert DRAFT.text not in repr(DRAFT)
