# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What would leave, counted before anything is written."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from holdspace.domain.entries import new_entry
from holdspace.domain.exports import Selection
from holdspace.domain.identifiers.findings import fold
from holdspace.services.formats.outlook import Outlook, look_over
from holdspace.storage.errors import Cancelled
from holdspace.storage.places import Places
from household import fresh_keys
from laid_out import new_vault

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from holdspace.storage.vault import Vault

NOW = datetime(2026, 3, 3, 9, 14, tzinfo=UTC)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with new_vault(Places(tmp_path / "home"), fresh_keys()) as made:
        texts = ("Maria Lopez rang from 555-201-4567.", "a quiet day")
        for number, text in enumerate(texts):
            now = NOW + timedelta(days=number)
            made.entries.add(new_entry(text, now=now, time_zone="UTC", tags=("kettle",)))
        yield made


def test_entries_and_their_days_are_counted(vault: Vault) -> None:
    assert look_over(vault, Selection()) == Outlook(2, NOW, NOW + timedelta(days=1))
    assert look_over(vault, Selection(last=NOW.date())).entries == 1
    assert look_over(vault, Selection(ids=frozenset())) == Outlook(0)


def test_the_guard_is_asked_where_it_is_wanted_and_what_is_fine_is_counted_too(vault: Vault) -> None:
    seen = look_over(vault, Selection(), guarded=True)
    assert seen.found == {"name": 1, "phone": 1}
    assert seen.findings == 2
    assert look_over(vault, Selection()).findings == 0
    vault.entries.fine_words.add(fold("Maria Lopez"), at=NOW)
    assert look_over(vault, Selection(), guarded=True).found == {"name": 1, "phone": 1}


def test_it_can_be_stopped(vault: Vault) -> None:
    def stop(share: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        look_over(vault, Selection(), stop)
