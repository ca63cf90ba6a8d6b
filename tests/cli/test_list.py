# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""`list`: the newest first, the days of the wall clock, and one line an entry whatever is in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from command_line import call, start
from holdspace.cli import list as list_command
from holdspace.cli import output
from holdspace.cli.list import line, newest
from holdspace.domain.entries import Entry, entry_to_json, new_entry
from holdspace.domain.timeline import local_day
from holdspace.storage.entries import EntryStore
from holdspace.storage.key_file import NewVaultKeys
from holdspace.storage.places import Places
from holdspace.storage.vault import create_vault

Keep = Callable[[Sequence[Entry]], None]
MakeEntry = Callable[..., Entry]
Options = tuple[str, str]

FIRST_DAY = date(2026, 3, 2)
DAYS = 6


@pytest.fixture(scope="module")
def travels(
    tmp_path_factory: pytest.TempPathFactory, vault_keys: NewVaultKeys
) -> Iterator[tuple[EntryStore, list[Entry]]]:
    """Entries every five hours, by clocks all round the world; newest first."""
    offsets = [-12.0, 14.0, 0.0, 5.75, -3.5, 23.9, -23.9]
    made = [
        new_entry(
            str(number),
            now=datetime(2026, 3, 2, tzinfo=timezone(timedelta(hours=offset))) + timedelta(hours=5 * number),
            time_zone="Etc/UTC",
        )
        for number, offset in enumerate(offsets * 5)
    ]
    with create_vault(Places(tmp_path_factory.mktemp("travels") / "home"), vault_keys) as vault:
        for entry in made:
            vault.entries.add(entry)
        yield vault.entries, sorted(made, key=lambda entry: entry.created_at, reverse=True)


days = st.none() | st.integers(-2, DAYS + 2).map(lambda number: FIRST_DAY + timedelta(days=number))


@given(first=days, last=days, limit=st.integers(1, 40), page=st.integers(1, 40))
def test_days_are_those_of_the_wall_and_both_ends_are_in(
    travels: tuple[EntryStore, list[Entry]], first: date | None, last: date | None, limit: int, page: int
) -> None:
    entries, made = travels
    wanted = [
        entry
        for entry in made
        if (first is None or first <= local_day(entry)) and (last is None or local_day(entry) <= last)
    ]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(list_command, "_PAGE", page)
        assert newest(entries, limit, first, last) == wanted[:limit]


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_calendars_ends_are_days_too(day: date, travels: tuple[EntryStore, list[Entry]]) -> None:
    entries, made = travels
    assert newest(entries, 99, date.min, day) == (made if day == date.max else [])
    assert newest(entries, 99, day, date.max) == (made if day == date.min else [])


def test_twenty_unless_more_are_wanted(keep: Keep, entry_at: MakeEntry, passphrase: Options) -> None:
    made = [entry_at(minute, text=f"number {minute}") for minute in range(25)]
    keep(made)
    assert call("list", "--json", *passphrase).document == [entry_to_json(entry) for entry in made[:4:-1]]
    assert len(call("list", "--limit", "25", *passphrase).out.splitlines()) == 25
    assert len(call("list", "--limit", "2", *passphrase).out.splitlines()) == 2


def test_days_can_be_asked_for(keep: Keep, entry_at: MakeEntry, passphrase: Options) -> None:
    keep([entry_at(day * 24 * 60, text=f"day {day}") for day in range(4)])
    answer = start("list", "--from", "2026-03-03", "--to", "2026-03-04", *passphrase)
    assert (answer.code, answer.err) == (0, "")
    assert [shown.rpartition("  ")[2] for shown in answer.out.splitlines()] == ["day 2", "day 1"]


def test_days_the_wrong_way_round_are_usage() -> None:
    answer = call("list", "--from", "2026-03-03", "--to", "2026-03-02")
    assert (answer.code, len(answer.complaints)) == (2, 1)


def test_a_deleted_entry_is_not_listed(
    vault: Places, vault_keys: NewVaultKeys, keep: Keep, entry_at: MakeEntry, passphrase: Options
) -> None:
    from holdspace.storage.vault import open_vault

    gone, here = entry_at(0), entry_at(1)
    keep([gone, here])
    with open_vault(vault, vault_keys.root) as opened:
        opened.entries.delete(gone.id)
    assert [entry["id"] for entry in call("list", "--json", *passphrase).document] == [here.id]


def test_an_empty_journal_is_an_empty_list(
    vault: Places, passphrase: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert call("list", "--json", *passphrase).document == []
    assert call("list", *passphrase).out == ""
    monkeypatch.setattr(output, "is_terminal", lambda: True)
    assert call("list", *passphrase).out == "There are no entries here.\n"


def test_a_line_says_when_who_and_how_heavy(entry_at: MakeEntry) -> None:
    entry = entry_at(text="**Long** day\nand more", audiences=("client", "myself"), load=4)
    assert line(entry) == f"2026-03-02 09:30  {entry.id[:8]}  client, myself  load 4  Long day and more"
    assert line(entry_at(text="")).endswith("  (no words)")
    assert len(line(entry_at(text="word " * 200))) < 100


@given(st.text())
def test_a_line_is_one_line_whatever_was_written(text: str) -> None:
    shown = line(new_entry(text, now=datetime(2026, 3, 2, tzinfo=UTC), time_zone="Etc/UTC"))
    assert len(shown.splitlines()) == 1
    assert "\x1b" not in shown
    assert "\x9b" not in shown
