# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Finding as one types, over a real vault."""

from __future__ import annotations

import contextlib
import threading
from array import array
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication

from hand_clock import HandClock
from holdspace.domain.entries import Entry, new_entry
from holdspace.domain.find import Problem, Query
from holdspace.domain.find_near import Near
from holdspace.domain.find_words import LOOKED_THROUGH
from holdspace.services import finding
from holdspace.services.background import ThreadBackground
from holdspace.services.errors import StorageError, VaultBusy, VaultDamaged
from holdspace.services.finding import FindService
from holdspace.services.journal import JournalService
from holdspace.services.vault import VaultService
from holdspace.storage import counting
from holdspace.storage.connection import Connection
from holdspace.storage.errors import Cancelled
from holdspace.storage.finding import PAGE, Search
from holdspace.storage.progress import Progress
from patience import PATIENCE, looks

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
from household import Household

Keep = Callable[..., Entry]


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def vault(tmp_path: Path, qtbot: QtBot) -> Iterator[VaultService]:
    """A vault that was just made and is open."""
    house = Household(tmp_path / "home")
    yield house.vault
    house.vault.lock()


@pytest.fixture
def journal(vault: VaultService, clock: HandClock) -> JournalService:
    return JournalService(vault, clock)


@pytest.fixture
def find(vault: VaultService, journal: JournalService) -> FindService:
    return FindService(vault, journal)


@pytest.fixture
def keep(vault: VaultService, clock: HandClock) -> Keep:
    def add(text: str, *, times: int = 1) -> Entry:
        with vault.vault.connection.write():
            for _ in range(times):
                clock.pass_by(60)
                entry = new_entry(text, now=clock.now(), time_zone="UTC", load=4, tags=["sleep"])
                vault.vault.entries.add(entry)
        return entry

    return add


def test_the_newest_are_there_at_once_and_the_others_follow(
    find: FindService, keep: Keep, qtbot: QtBot
) -> None:
    keep("long silence", times=PAGE + 5)
    with qtbot.waitSignal(find.found):
        query = find.find("silence ")
    assert query.explanations == ()
    assert (len(find.positions), find.total) == (PAGE, None)
    qtbot.waitUntil(lambda: find.total == PAGE + 5)
    assert len(find.positions) == PAGE + 5


def test_a_short_beginning_goes_on_when_asked(find: FindService, keep: Keep, qtbot: QtBot) -> None:
    keep("silence", times=400)
    find.find("s")
    begun = len(find.positions)
    assert begun < 400
    assert find.total is None
    while find.total is None:
        with qtbot.waitSignal(find.grew):
            find.more()
    assert find.total == 400


def test_a_strange_query_finds_what_it_can_and_says_so(find: FindService, keep: Keep) -> None:
    keep("silence")
    query = find.find("load:9 silence ")
    assert [explanation.problem for explanation in query.explanations] == [Problem.BAD_LOAD]
    assert find.total == 1


def test_of_a_query_that_cannot_be_meant_nothing_is_found(
    find: FindService, keep: Keep, qtbot: QtBot
) -> None:
    keep("silence")
    with qtbot.waitSignal(find.found):
        find.find("before:2024-02-30 ", is_typing=False)
    assert find.is_active
    assert (find.total, list(find.positions)) == (0, [])
    with qtbot.waitSignal(find.found):
        find.find("silence ")
    assert find.total == 1
    with qtbot.waitSignal(find.found):
        find.find("load:9 for:nobody")
    assert find.total == 0
    find.clear()
    assert not find.is_active


def test_what_may_still_come_right_waits_for_a_pause(find: FindService, keep: Keep) -> None:
    keep("silence")
    find.find("before:20")
    assert not find.is_active
    find.find("before:20", has_paused=True)
    assert find.is_active
    assert find.total == 0


def test_days_are_read_as_they_are_typed(vault: VaultService, journal: JournalService, keep: Keep) -> None:
    keep("silence")
    days = (date(2020, 1, 1), date(2020, 1, 1))
    finder = FindService(vault, journal, read_days=lambda typed: days if typed == "then" else None)
    finder.find("before:then ")
    assert finder.total == 0
    finder.find("after:then ")
    assert finder.total == 1


def near_of(find: FindService, qtbot: QtBot) -> Near:
    """Return what lies near once it is known."""
    qtbot.waitUntil(lambda: find.near() is not None)
    found = find.near()
    assert found is not None
    return found


def test_where_nothing_answers_what_lies_near_is_known(find: FindService, keep: Keep, qtbot: QtBot) -> None:
    keep("The adjuster hung up", times=3)
    find.find("adjuster hang up ")
    assert find.total == 0
    found = near_of(find, qtbot)
    assert found.missing == ("hang",)
    assert ("adjuster hung up", 3) in [(way.query, way.entries) for way in found.ways]
    find.find("tag:sleeep ")
    assert [way.query for way in near_of(find, qtbot).ways] == ["tag:sleep"]


def test_without_an_index_nothing_is_claimed_to_be_missing(
    find: FindService, keep: Keep, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep("silence")
    find.find("silent ")
    monkeypatch.setattr(counting, "has_index", lambda _connection: False)
    assert find.near() == Near()


def test_what_lies_near_is_looked_for_in_slices_and_once(
    find: FindService, keep: Keep, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    keep("The adjuster hung up", times=3)
    find.find("adjuster hang up ")
    asked, count_of = [], counting.count_of

    def count(connection: Connection, query: Query) -> int | None:
        asked.append(query)
        return count_of(connection, query)

    monkeypatch.setattr(counting, "count_of", count)
    monkeypatch.setattr(finding, "_NEAR_SECONDS", 0.0)  # so that each slice is one step
    with qtbot.waitSignal(find.near_found):
        assert find.near() is None
        assert len(asked) == 1
    found, times = find.near(), len(asked)
    assert found is not None
    assert found.missing == ("hang",)
    assert times > 3
    find.find("adjuster hang up ", has_paused=True)
    assert find.near() == found
    assert len(asked) == times
    keep("They hang up")
    find._on_journal_changed()
    qtbot.waitUntil(lambda: not find._again.isActive())
    monkeypatch.setattr(finding, "_NEAR_SECONDS", 1.0)
    assert find.near() != found


def test_a_vault_that_cannot_be_read_has_nothing_near(
    find: FindService, keep: Keep, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise VaultDamaged

    keep("silence")
    find.find("silent ")
    monkeypatch.setattr(counting, "count_of", refuse)
    assert find.near() == Near()


def test_the_same_query_is_not_run_again(find: FindService, keep: Keep, qtbot: QtBot) -> None:
    keep("silence")
    find.find("silence ")
    with qtbot.assertNotEmitted(find.found):
        query = find.find("silence -")
    assert find.query is query
    assert query.explanations


def test_nothing_typed_is_no_search(find: FindService, keep: Keep, qtbot: QtBot) -> None:
    keep("silence")
    find.find("silence")
    assert find.is_active
    with qtbot.waitSignal(find.found):
        find.find("  ")
    assert not find.is_active
    assert find.total is None
    assert len(find.positions) == 0


def test_what_is_saved_meanwhile_is_found(
    find: FindService, journal: JournalService, keep: Keep, qtbot: QtBot
) -> None:
    entry = keep("silence")
    find.find("silence")
    with qtbot.waitSignal(find.found):
        journal.delete(entry.id)
    assert find.total == 0
    with qtbot.waitSignal(find.found):
        journal.undo_delete(entry.id)
    assert find.total == 1
    with qtbot.waitSignal(find.found):
        journal.edit(journal.get(entry.id), text="noise")
    assert find.total == 0


def test_hits_are_marked(find: FindService, keep: Keep) -> None:
    entry = keep("A **long silence** and more")
    find.find("sil")
    shown = find.snippet_of(entry)
    assert [shown.text[hit.start : hit.end] for hit in shown.hits] == ["silence"]
    assert [entry.text[hit.start : hit.end] for hit in find.hits_in(entry.text)] == ["silence"]


def test_a_lock_forgets_what_was_asked(find: FindService, vault: VaultService, keep: Keep) -> None:
    keep("silence")
    find.find("silence")
    vault.lock()
    assert not find.is_active
    assert find.query.is_empty


def test_a_damaged_index_is_told_and_what_was_found_stays(
    find: FindService, keep: Keep, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep("silence", times=PAGE + 5)
    find.find("silence ")

    def damaged(_search: Search) -> None:
        raise VaultDamaged

    monkeypatch.setattr(Search, "more", damaged)
    with qtbot.waitSignal(find.failed):
        pass
    assert len(find.positions) == PAGE
    with monkeypatch.context() as patch:
        patch.setattr(Search, "first", damaged)
        with qtbot.waitSignal(find.failed):
            find.find("silences")
    assert len(find.positions) == PAGE
    assert [word.text for word in find.query.words] == ["silence"]
    find.find("silences")  # once more, and it is not taken for the one that failed
    assert find.total == 0


def test_what_is_erased_meanwhile_is_found_no_more(
    find: FindService, vault: VaultService, journal: JournalService, keep: Keep, qtbot: QtBot
) -> None:
    entry = keep("silence")
    find.find("silence")
    vault.vault.entries.erase(entry.id)
    with qtbot.waitSignal(find.found):
        journal.announce_erased(entry.id)
    assert find.total == 0


def test_hits_of_a_very_long_text_are_marked_up_to_a_point(find: FindService, keep: Keep) -> None:
    keep("silence")
    find.find("silence")
    assert find.hits_in("lantern " * (LOOKED_THROUGH // 8) + "silence") == ()


def test_days_and_words_in_use(find: FindService, keep: Keep) -> None:
    day = keep("silence").created_at.date()
    (mark,) = find.days_of(day.year, day.month)
    assert (mark.day, mark.entries, mark.heaviest) == (day, 1, 4)
    assert find.position_near(date(1999, 1, 1)) == find.position_near(day)
    later = day.replace(year=day.year + 1)
    assert [entry.text for entry in find.on_this_day(later, hide_heavy=False)] == ["silence"]
    assert find.on_this_day(later, hide_heavy=True) == []
    assert find.words_used().tags == ("sleep",)


@pytest.fixture
def helper(vault: VaultService) -> Iterator[ThreadBackground]:
    """The helper as the window has it, on threads of its own."""
    helper = ThreadBackground()
    vault._background = helper
    yield helper
    helper.wait()


def test_hits_of_a_beginning_are_brought_together_by_the_helper(
    find: FindService, keep: Keep, helper: ThreadBackground, qtbot: QtBot
) -> None:
    keep("silence", times=300)
    find.find("sil")
    newest = list(find.positions)
    assert len(newest) < 300
    assert find.total is None
    with qtbot.waitSignal(find.grew):
        pass
    assert find.total == len(find.positions) == 300
    assert list(find.positions[: len(newest)]) == newest


def test_another_key_leaves_what_the_helper_was_about(
    find: FindService, keep: Keep, helper: ThreadBackground, qtbot: QtBot
) -> None:
    keep("silence", times=300)
    keep("silver", times=200)
    find.find("sil")
    find.more()
    find.find("silv")
    qtbot.waitUntil(lambda: find.total is not None)
    assert find.total == 200
    helper.wait()
    find.find("sil")
    find.more()
    find.clear()
    helper.wait()
    QCoreApplication.processEvents()
    assert (find.total, list(find.positions)) == (None, [])


class Gate:
    """Holds up what the helper reads, as an index does that takes its time, until it was told to stop.

    Even then it goes on for a moment; `open_readers` are the connections it has not closed yet.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.read = threading.Semaphore(0)
        self.open_readers = 0
        monkeypatch.setattr(Search, "read_all", self._read_all)

    def _read_all(self, connect: Callable[[], Connection], progress: Progress) -> array[int]:
        with contextlib.closing(connect()) as connection:
            self.open_readers += 1
            connection.run("BEGIN")
            connection.value("SELECT count(*) FROM entries")
            self.read.release()
            try:
                wait_for_a_stop(progress)
            finally:
                connection.run("ROLLBACK")
                connection.close()
                self.open_readers -= 1
        return array("q")


def wait_for_a_stop(progress: Progress) -> None:
    """Return when `progress` raises, and some 50 ms after: what was begun is not over at once."""
    moment = threading.Event()
    for _ in looks():
        try:
            progress(0.0)
        except Cancelled:
            moment.wait(0.05)
            raise
        moment.wait(0.005)


def is_log_left(vault: VaultService) -> bool:
    log = vault._places.database.with_name("vault.db-wal")
    return log.exists() and log.stat().st_size > 0


def reading_aside(find: FindService, keep: Keep, monkeypatch: pytest.MonkeyPatch) -> Gate:
    """Have the helper begin to bring hits together, and return the gate that holds it."""
    keep("silence", times=300)
    gate = Gate(monkeypatch)
    find.find("sil")
    find.more()
    assert gate.read.acquire(timeout=PATIENCE)
    return gate


def test_a_lock_waits_for_the_helper(
    vault: VaultService,
    find: FindService,
    keep: Keep,
    helper: ThreadBackground,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    gate = reading_aside(find, keep, monkeypatch)
    vault.lock()
    assert gate.open_readers == 0
    assert not is_log_left(vault)
    assert not find.is_active
    QCoreApplication.processEvents()
    assert find.total is None


def test_a_lock_waits_for_what_the_keys_before_had_begun(
    vault: VaultService,
    find: FindService,
    keep: Keep,
    helper: ThreadBackground,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    gate = reading_aside(find, keep, monkeypatch)
    find.find("sile")  # what the helper is about is for nobody now, and it is still about it
    find.clear()
    assert gate.open_readers == 1
    vault.lock()
    assert gate.open_readers == 0
    assert not is_log_left(vault)


def test_long_work_begins_when_nothing_reads_any_more(
    vault: VaultService,
    find: FindService,
    keep: Keep,
    helper: ThreadBackground,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    gate = reading_aside(find, keep, monkeypatch)
    seen: list[int] = []
    long = vault.begin(lambda _progress: seen.append(gate.open_readers))
    assert gate.open_readers == 0
    with qtbot.waitSignal(long.over):
        pass
    assert seen == [0]


def test_long_work_has_the_vault_without_the_helper_and_the_search_goes_on_after(
    vault: VaultService, find: FindService, keep: Keep, helper: ThreadBackground, qtbot: QtBot
) -> None:
    keep("silence", times=300)
    find.find("sil")
    find.more()
    begun = threading.Event()
    ends = threading.Event()

    def work(_progress: object) -> None:
        begun.set()
        ends.wait(PATIENCE)

    long = vault.begin(work)
    find.more()
    assert find.total is None
    qtbot.waitUntil(begun.is_set)
    with qtbot.waitSignal(long.over):
        ends.set()
    qtbot.waitUntil(lambda: find.total == 300)


@pytest.mark.parametrize("error", [VaultDamaged(), VaultBusy()])
def test_what_the_helper_meets_is_told_or_tried_again(
    vault: VaultService,
    find: FindService,
    keep: Keep,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    error: StorageError,
) -> None:
    keep("silence", times=300)
    find.find("sil")
    newest = list(find.positions)
    told: list[object] = []
    find.failed.connect(told.append)

    def fail(*_: object) -> None:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(Search, "read_all", fail)
        find.more()
    assert list(find.positions) == newest
    if isinstance(error, VaultBusy):
        assert told == []
        qtbot.waitUntil(lambda: find.total == 300)
    else:
        assert told == [error]
