# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The journal by days, and the tags and feelings in use."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone

from holdspace.domain.entries import Entry
from holdspace.storage.days import DayMark, days_of, nearest_position, on_this_day, words_used
from holdspace.storage.vault import Vault

Entries = Callable[..., Entry]
EAST, WEST = timezone(timedelta(hours=14)), timezone(timedelta(hours=-12))


def test_a_month_tells_its_days(vault: Vault, entry_at: Entries) -> None:
    for created_at, load in [
        (datetime(2026, 3, 1, 0, 5, tzinfo=EAST), 2),  # by UTC still in February
        (datetime(2026, 3, 31, 23, 55, tzinfo=WEST), None),  # by UTC already in April
        (datetime(2026, 3, 1, 9, tzinfo=UTC), 5),
        (datetime(2026, 4, 1, 0, 5, tzinfo=EAST), 3),
        (datetime(2026, 2, 28, 23, 55, tzinfo=WEST), 3),
    ]:
        vault.entries.add(entry_at(created_at=created_at, load=load))
    gone = entry_at(created_at=datetime(2026, 3, 9, tzinfo=UTC))
    vault.entries.add(gone)
    vault.entries.delete(gone.id)
    assert days_of(vault.connection, 2026, 3) == [
        DayMark(date(2026, 3, 1), 2, 5),
        DayMark(date(2026, 3, 31), 1, None),
    ]
    assert days_of(vault.connection, 2020, 2) == []


def test_a_jump_lands_on_the_day_or_next_to_it(vault: Vault, entry_at: Entries) -> None:
    assert nearest_position(vault.connection, date(2026, 3, 2)) is None
    early = vault.entries.add(entry_at(created_at=datetime(2026, 3, 2, 8, tzinfo=UTC)))
    late = vault.entries.add(entry_at(created_at=datetime(2026, 3, 2, 20, tzinfo=UTC)))
    far = vault.entries.add(entry_at(created_at=datetime(2026, 3, 9, 0, 5, tzinfo=EAST)))
    for day, position in [
        (date(2026, 3, 2), late),
        (date(2026, 3, 5), late),
        (date(2026, 3, 8), late),  # although the next is on this day by UTC
        (date(2026, 3, 9), far),
        (date(2026, 5, 1), far),
        (date(2025, 5, 1), early),
    ]:
        assert nearest_position(vault.connection, day) == position


def test_the_same_day_of_earlier_years_without_heavy_days(vault: Vault, entry_at: Entries) -> None:
    assert on_this_day(vault.connection, date(2026, 3, 2), hide_heavy=False) == []
    for year, load in [(2026, 1), (2025, 2), (2024, 4), (2022, None)]:
        vault.entries.add(entry_at(created_at=datetime(year, 3, 2, 8, tzinfo=UTC), load=load))
    vault.entries.add(entry_at(created_at=datetime(2024, 3, 2, 9, tzinfo=UTC), load=1))
    vault.entries.add(entry_at(created_at=datetime(2024, 3, 3, 0, 5, tzinfo=EAST), load=1))
    shown = on_this_day(vault.connection, date(2026, 3, 2), hide_heavy=False)
    assert [entry.created_at.year for entry in shown] == [2025, 2024, 2024, 2022]
    shown = on_this_day(vault.connection, date(2026, 3, 2), hide_heavy=True)
    assert [entry.created_at.year for entry in shown] == [2025, 2022]


def test_a_leap_day_comes_in_leap_years(vault: Vault, entry_at: Entries) -> None:
    for year, day in [(2024, 29), (2025, 28), (2020, 29)]:
        vault.entries.add(entry_at(created_at=datetime(year, 2, day, 8, tzinfo=UTC)))
    shown = on_this_day(vault.connection, date(2028, 2, 29), hide_heavy=True)
    assert [entry.created_at.year for entry in shown] == [2024, 2020]


def test_tags_and_feelings_the_most_used_first(vault: Vault, entry_at: Entries) -> None:
    for minute, tags in enumerate([("sleep",), ("big case", "sleep"), ("sleep",), (), ("a",)]):
        vault.entries.add(entry_at(minute, tags=tags, feelings=tags[:1]))
    gone = entry_at(9, tags=("gone",))
    vault.entries.add(gone)
    vault.entries.delete(gone.id)
    used = words_used(vault.connection)
    assert used.tags == ("sleep", "a", "big case")
    assert used.feelings == ("sleep", "a", "big case")
    for column in ("tags", "feelings"):
        plan = vault.connection.rows(
            f"EXPLAIN QUERY PLAN SELECT {column}, count(*) FROM entries"
            f" WHERE deleted_at IS NULL AND {column} <> '[]' GROUP BY {column}"
        )
        assert f"COVERING INDEX entries_{column}" in str(plan)
