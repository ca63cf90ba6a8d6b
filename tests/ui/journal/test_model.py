# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The lazy model: positions for all, rows for few."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale, QModelIndex, QObject, Qt, Signal

from holdspace.domain.entries import Entry, new_entry
from holdspace.services.errors import VaultDamaged
from holdspace.services.journal import JournalService
from holdspace.ui.journal.model import HEADING_ROLE, PAGE, POSITION_ROLE, ROW_ROLE, TimelineModel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class ManyEntries(QObject):
    """Stands for the service at sizes a real vault would take long to fill; counts what is read."""

    entry_added = Signal(str)
    entry_changed = Signal(str)
    entry_deleted = Signal(str)
    entry_restored = Signal(str)
    reset = Signal()

    def __init__(self, positions: Sequence[int]) -> None:
        super().__init__()
        self.held = array("q", positions)
        self.read: list[int] = []
        self.asked: list[int] = []

    def positions(self, limit: int = -1, before: int | None = None) -> array[int]:
        self.asked.append(limit)
        older = self.held[:] if before is None else array("q", [each for each in self.held if each < before])
        return older if limit < 0 else older[:limit]

    def entries_at(self, positions: Sequence[int]) -> list[Entry]:
        self.read.extend(positions)
        held = set(self.held) if len(self.held) < 100 else positions
        return [_entry(position) for position in positions if position in held]


def _entry(position: int) -> Entry:
    made = _EPOCH + timedelta(microseconds=position)
    return new_entry(f"words {position}", now=made, time_zone="UTC")


def _model(entries: QObject, today: date = date(2026, 10, 14)) -> TimelineModel:
    return TimelineModel(cast("JournalService", entries), lambda: today, QLocale.c(), entries)


def _positions(model: TimelineModel) -> list[int]:
    return [model.index(row).data(POSITION_ROLE) for row in range(model.rowCount())]


def test_a_hundred_thousand_rows_read_one_page_for_what_is_seen(qtbot: QtBot) -> None:
    entries = ManyEntries(range(100_000 * 10**9, 0, -(10**9)))
    model = _model(entries)
    assert model.rowCount() == 100_000
    assert entries.read == []
    assert model.index(99_990).data(ROW_ROLE).words == f"words {10 * 10**9}"
    assert len(entries.read) == PAGE


def test_at_first_no_more_is_read_than_a_window_shows(qtbot: QtBot) -> None:
    entries = ManyEntries(range(1_000, 0, -1))
    model = _model(entries)
    for row in range(10):
        model.index(row).data(ROW_ROLE)
    assert len(entries.read) == 12
    model.index(12).data(ROW_ROLE)
    assert len(entries.read) == len(set(entries.read)) == PAGE


def test_rows_kept_are_bounded_and_read_again_when_wanted(qtbot: QtBot) -> None:
    entries = ManyEntries(range(100_000, 0, -1))
    model = _model(entries)
    for row in range(PAGE - 1, 5_000, PAGE):
        model.index(row).data(ROW_ROLE)
    once = len(entries.read)
    assert once == 5_000
    model.index(4_999).data(ROW_ROLE)
    assert len(entries.read) == once
    model.index(0).data(ROW_ROLE)
    assert len(entries.read) == once + PAGE


@given(st.sets(st.integers(1, 60)), st.sets(st.integers(1, 60)))
def test_any_change_is_told_by_rows(before: set[int], after: set[int]) -> None:
    entries = ManyEntries(sorted(before, reverse=True))
    model = _model(entries)
    mirror = _positions(model)

    def insert(_parent: QModelIndex, first: int, last: int) -> None:
        mirror[first:first] = [model.index(row).data(POSITION_ROLE) for row in range(first, last + 1)]

    def remove(_parent: QModelIndex, first: int, last: int) -> None:
        del mirror[first : last + 1]

    model.rowsInserted.connect(insert)
    model.rowsRemoved.connect(remove)
    entries.held = array("q", sorted(after, reverse=True))
    entries.reset.emit()
    assert mirror == _positions(model) == sorted(after, reverse=True)
    assert [model.index(row).data(ROW_ROLE).words for row in range(model.rowCount())] == [
        f"words {position}" for position in sorted(after, reverse=True)
    ]


def test_a_new_entry_at_the_top_reads_no_page_again(qtbot: QtBot) -> None:
    entries = ManyEntries(range(1_000, 0, -1))
    model = _model(entries)
    model.index(0).data(ROW_ROLE)
    entries.held.insert(0, 2_000)
    entries.entry_added.emit("its id")
    entries.read.clear()
    assert model.index(1).data(ROW_ROLE).words == "words 1000"
    assert entries.read == []


def test_while_resting_nothing_is_read_and_waking_catches_up(qtbot: QtBot) -> None:
    entries = ManyEntries(range(10, 0, -1))
    model = _model(entries)
    model.rest()
    entries.held.insert(0, 99)
    with qtbot.assertNotEmitted(model.rowsInserted):
        entries.entry_added.emit("its id")
    with qtbot.waitSignal(model.rowsInserted):
        model.wake()
    assert model.rowCount() == 11


def test_days_have_their_headings(journal: JournalService, three: list[Entry], qtbot: QtBot) -> None:
    model = TimelineModel(journal, lambda: date(2026, 10, 14), QLocale())
    assert [model.index(row).data(HEADING_ROLE) for row in range(3)] == [
        "Today, 14 October",
        "",
        "Yesterday, 13 October",
    ]


def test_a_row_is_said_in_one_line(journal: JournalService, three: list[Entry], qtbot: QtBot) -> None:
    model = TimelineModel(journal, lambda: date(2026, 10, 14), QLocale())
    said = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert said == [
        "Today, 14 October. 14:00. newest words. With Client or family, Myself. How heavy: 4 of 5",
        "13:10. the one between. With Adjuster or payer. How heavy: 1 of 5. Starred",
        "Yesterday, 13 October. 14:10. oldest words. Day’s end. Written while locked",
    ]


def test_an_edit_shows_in_its_row(journal: JournalService, three: list[Entry], qtbot: QtBot) -> None:
    model = TimelineModel(journal, lambda: date(2026, 10, 14), QLocale())
    assert model.index(1).data(ROW_ROLE).words == "the one between"
    with qtbot.waitSignal(model.dataChanged, check_params_cb=lambda first, *_rest: first.row() == 1):
        journal.edit(three[1], text="other words")
    assert model.index(1).data(ROW_ROLE).words == "other words"


def test_an_entry_finds_its_row_among_others_of_the_same_instant(
    journal: JournalService, keep: Callable[..., Entry], qtbot: QtBot
) -> None:
    same = [keep(f"at once {number}", 5) for number in range(5)]
    keep("later", 1)
    model = TimelineModel(journal, lambda: date(2026, 10, 14), QLocale())
    rows = [model.row_of(entry) for entry in same]
    assert sorted(rows) == [1, 2, 3, 4, 5]
    assert [model.entry_at(row) for row in rows] == same
    assert model.row_of(new_entry("elsewhere", now=datetime(2000, 1, 1, tzinfo=UTC), time_zone="UTC")) == -1


def test_what_cannot_be_read_is_told_and_stays_blank(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    entries = ManyEntries([3, 2, 1])
    model = _model(entries)

    def fail(_positions: Sequence[int]) -> list[Entry]:
        raise VaultDamaged

    monkeypatch.setattr(entries, "entries_at", fail)
    with qtbot.waitSignal(model.read_failed):
        assert model.index(0).data(ROW_ROLE) is None
    assert model.rowCount() == 3


def test_an_entry_gone_meanwhile_takes_no_other_entrys_place(qtbot: QtBot) -> None:
    entries = ManyEntries([3, 2, 1])
    model = _model(entries)
    entries.held.remove(2)
    assert [getattr(model.index(row).data(ROW_ROLE), "words", None) for row in range(3)] == [
        "words 3",
        None,
        "words 1",
    ]


def test_one_that_waits_reads_nothing_before_it_is_woken(journal: JournalService, three: list[Entry]) -> None:
    model = TimelineModel(journal, lambda: date(2026, 10, 14), QLocale(), waits=True)
    journal.reset.emit()
    assert model.rowCount() == 0
    model.wake()
    assert model.rowCount() == 3


def _waiting(entries: ManyEntries) -> TimelineModel:
    journal = cast("JournalService", entries)
    return TimelineModel(journal, lambda: date(2026, 10, 14), QLocale.c(), entries, waits=True)


def test_the_newest_are_there_at_once_and_the_older_follow(qtbot: QtBot) -> None:
    entries = ManyEntries(range(30_000, 0, -1))
    model = _waiting(entries)
    model.wake()
    assert 0 < model.rowCount() < 30_000
    qtbot.waitUntil(lambda: model.rowCount() == 30_000)
    assert _positions(model)[::1000] == list(entries.held[::1000])
    assert -1 not in entries.asked


def test_what_changes_meanwhile_takes_in_all(qtbot: QtBot) -> None:
    entries = ManyEntries(range(30_000, 0, -1))
    model = _waiting(entries)
    model.wake()
    entries.held.insert(0, 40_000)
    entries.entry_added.emit("its id")
    assert model.rowCount() == 30_001
    assert not model._older.isActive()


def test_a_day_far_back_is_found_before_all_is_there(qtbot: QtBot) -> None:
    model = _waiting(ManyEntries(range(30_000, 0, -1)))
    model.wake()
    assert model.row_at(10) == 29_990
    assert model.row_at(-5) == 29_999
    assert model.row_at(99_000) == 0
    assert _waiting(ManyEntries([])).row_at(1) == -1


def test_one_that_rests_reads_no_further_until_it_is_woken(qtbot: QtBot) -> None:
    model = _waiting(ManyEntries(range(30_000, 0, -1)))
    model.wake()
    model.rest()
    assert not model._older.isActive()
    model.wake()
    assert model.rowCount() == 30_000


def test_where_the_older_cannot_be_read_it_is_told(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    entries = ManyEntries(range(30_000, 0, -1))
    model = _waiting(entries)
    model.wake()

    def fail(*_: object) -> array[int]:
        raise VaultDamaged

    monkeypatch.setattr(entries, "positions", fail)
    with qtbot.waitSignal(model.read_failed):
        pass
    assert model.failure is not None
    assert not model._older.isActive()
