# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What leaves a vault is a snapshot of the days that were asked for, in order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from holdspace.domain.entries import Entry
from holdspace.domain.exports import Selection
from holdspace.domain.prompts import new_template
from holdspace.storage.exporting import leaving
from holdspace.storage.vault import Vault
from practised import ANSWER, BOUNDARY, SESSION, keep_all

MakeEntry = Callable[..., Entry]
DAY = 24 * 60
ALL = Selection()


@pytest.fixture
def days(vault: Vault, entry_at: MakeEntry) -> list[Entry]:
    """Five days from 2 March 2026, kept in another order."""
    made = [entry_at(day * DAY, text=f"day {day}") for day in range(5)]
    vault.entries.add_many([made[3], made[0], made[4], made[1], made[2]])
    return made


def texts(vault: Vault, selection: Selection) -> list[str]:
    with leaving(vault, selection) as found:
        return [entry.text for entry in found.entries()]


def test_entries_leave_the_oldest_first(vault: Vault, days: list[Entry]) -> None:
    assert texts(vault, ALL) == [f"day {day}" for day in range(5)]
    assert texts(vault, Selection(date(2026, 3, 3), date(2026, 3, 5))) == ["day 1", "day 2", "day 3"]
    assert texts(vault, Selection(first=date(2026, 3, 6))) == ["day 4"]
    assert texts(vault, Selection(last=date(2026, 3, 2))) == ["day 0"]
    assert texts(vault, Selection(ids=frozenset({days[1].id, days[3].id}))) == ["day 1", "day 3"]
    assert texts(vault, Selection(date.min, date.max)) == [f"day {day}" for day in range(5)]
    assert texts(vault, Selection(date.max, date.min)) == []


def test_a_wall_clock_of_any_place_counts(vault: Vault, entry_at: MakeEntry) -> None:
    zones = [timedelta(hours=14), timedelta(hours=-12)]
    made = [entry_at(text=str(hours)) for hours in zones]
    moments = [each.created_at.replace(hour=0, minute=5) for each in made]
    from datetime import timezone

    vault.entries.add_many(
        replace(each, created_at=moment.replace(tzinfo=timezone(zone)), modified_at=each.modified_at)
        for each, moment, zone in zip(made, moments, zones, strict=True)
    )
    assert len(texts(vault, Selection(date(2026, 3, 2), date(2026, 3, 2)))) == 2
    assert texts(vault, Selection(first=date(2026, 3, 3))) == []


def test_what_is_written_meanwhile_does_not_show(
    vault: Vault, days: list[Entry], entry_at: MakeEntry
) -> None:
    with leaving(vault, ALL) as found:
        assert found.most() == 5
        vault.entries.add(entry_at(9 * DAY, text="later"))
        vault.entries.update(replace(days[0], text="changed"))
        assert [entry.text for entry in found.entries()] == [f"day {day}" for day in range(5)]
        assert list(found.records().revisions) == []
    assert texts(vault, ALL)[0] == "changed"


def test_records_have_histories_trash_and_what_belongs_to_the_whole(vault: Vault, days: list[Entry]) -> None:
    vault.entries.update(replace(days[0], text="changed"))
    vault.entries.delete(days[1].id)
    vault.entries.erase(days[2].id)
    vault.entries.templates.keep(new_template("title", "text", now=days[0].created_at))
    with leaving(vault, ALL) as found:
        records = found.records()
        assert [kept.deleted_at is not None for kept in records.entries] == [False, True, False, False]
        assert [revision.entry.text for revision in records.revisions] == ["day 0"]
        assert [tombstone.id for tombstone in records.tombstones] == [days[2].id]
        assert [template.title for template in records.templates] == ["title"]
    assert texts(vault, ALL) == ["changed", "day 3", "day 4"]
    with leaving(vault, Selection(first=date(2026, 3, 3))) as found:
        records = found.records()
        assert [kept.entry.text for kept in records.entries] == ["day 1", "day 3", "day 4"]
        assert (list(records.revisions), records.tombstones, records.templates) == ([], (), ())
    with leaving(vault, Selection(ids=frozenset({days[0].id}))) as found:
        assert found.most() == 1
        assert [revision.entry.text for revision in found.records().revisions] == ["day 0"]


def test_of_some_days_what_was_done_then_leaves_and_of_single_entries_none(
    vault: Vault, days: list[Entry]
) -> None:
    keep_all(vault)
    later = replace(SESSION, id=f"{SESSION.id[:-1]}2", started_at=SESSION.started_at + timedelta(days=2))
    vault.entries.sessions.keep(later)
    vault.entries.answers.keep(replace(ANSWER, id=f"{ANSWER.id[:-1]}2", session_id=later.id))
    with leaving(vault, ALL) as found:
        records = found.records()
        assert {table: len(list(items)) for table, items in records.dated.items()} == {
            "own_templates": 0,
            "sessions": 2,
            "answers": 2,
            "boundaries": 1,
            "own_patterns": 1,
            "own_cards": 1,
            "card_state": 1,
            "own_practices": 1,
        }
    with leaving(vault, Selection(last=date(2026, 3, 2))) as found:
        records = found.records()
        assert (records.sessions, records.answers, records.boundaries) == ([SESSION], [ANSWER], [BOUNDARY])
        assert (records.patterns, records.practices, records.cards, records.card_state) == ((), (), (), ())
    with leaving(vault, Selection(ids=frozenset({days[0].id}))) as found:
        records = found.records()
        assert (records.sessions, records.answers, records.boundaries) == ([], [], [])
