# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Old trash goes by time that passed: never because a clock was set."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from holdspace.domain.entries import Entry
from holdspace.storage.errors import Cancelled, VaultBusy
from holdspace.storage.places import Places
from holdspace.storage.trash import empty_old_trash
from holdspace.storage.vault import Vault
from raw_pages import pages_holding

WORDS = "her lantern stood by the gate"


@pytest.fixture
def thrown(vault: Vault, entry_at: Callable[..., Entry]) -> Entry:
    """An entry in the trash, with a history, beside one that is not."""
    entry = entry_at(text=WORDS)
    for each in (entry, entry_at(1)):
        vault.entries.add(each)
    vault.entries.update(replace(entry, text="written over"))
    vault.entries.delete(entry.id, at=entry.created_at)
    return entry


def look_daily(vault: Vault, start: datetime, days: range) -> list[int]:
    return [empty_old_trash(vault, start + timedelta(days=day)) for day in days]


def test_it_goes_after_thirty_days_and_nothing_of_it_stays(
    vault: Vault, thrown: Entry, root: bytearray, places: Places
) -> None:
    assert look_daily(vault, thrown.created_at, range(30)) == [0] * 30
    assert vault.entries.deleted_count() == 1
    assert look_daily(vault, thrown.created_at, range(30, 33)) == [1, 0, 0]
    assert vault.entries.known(thrown.id) is None
    assert vault.entries.was_erased(thrown.id)
    assert vault.entries.count() == 1
    assert vault.connection.value("SELECT count(*) FROM trash_marks") == 0
    assert vault.ledger_agrees()
    vault.close()
    assert pages_holding(places, root, WORDS) == pages_holding(places, root, "written over") == 0


def test_a_clock_set_forward_ten_years_drops_nothing(vault: Vault, thrown: Entry) -> None:
    """Case 38, for the trash."""
    years = timedelta(days=3650)
    look_daily(vault, thrown.created_at, range(2))
    assert look_daily(vault, thrown.created_at + years, range(3)) == [0, 0, 0]
    assert look_daily(vault, thrown.created_at, range(2, 12)) == [0] * 10
    assert vault.entries.deleted_count() == 1


def test_a_clock_set_back_ten_years_drops_nothing_and_takes_nothing_away(vault: Vault, thrown: Entry) -> None:
    years = timedelta(days=3650)
    look_daily(vault, thrown.created_at, range(20))
    assert look_daily(vault, thrown.created_at - years, range(40)) == [0] * 40
    assert sum(look_daily(vault, thrown.created_at, range(20, 40))) == 1


def test_a_laptop_that_lay_unused_counts_a_week_of_it(vault: Vault, thrown: Entry) -> None:
    weeks = [empty_old_trash(vault, thrown.created_at + timedelta(days=60 * look)) for look in range(6)]
    assert weeks == [0, 0, 0, 0, 0, 1]


def test_what_was_restored_starts_anew_when_it_is_thrown_away_again(vault: Vault, thrown: Entry) -> None:
    look_daily(vault, thrown.created_at, range(20))
    vault.entries.restore(thrown.id)
    look_daily(vault, thrown.created_at, range(20, 22))
    vault.entries.delete(thrown.id, at=thrown.created_at + timedelta(days=22))
    assert look_daily(vault, thrown.created_at, range(22, 52)) == [0] * 30
    assert look_daily(vault, thrown.created_at, range(52, 53)) == [1]


def test_meeting_other_work_is_said_and_nothing_goes(vault: Vault, thrown: Entry) -> None:
    look_daily(vault, thrown.created_at, range(30))
    with vault.connection.write(), pytest.raises(VaultBusy):
        empty_old_trash(vault, thrown.created_at + timedelta(days=30))
    assert vault.entries.deleted_count() == 1


def test_once_entries_are_gone_the_rest_is_not_stopped(
    vault: Vault, thrown: Entry, root: bytearray, places: Places
) -> None:
    look_daily(vault, thrown.created_at, range(30))

    def stop(done: float) -> None:
        if done:
            raise Cancelled

    assert empty_old_trash(vault, thrown.created_at + timedelta(days=31), stop) == 1
    vault.close()
    assert pages_holding(places, root, WORDS) == 0
