# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Long work: told how far, stopped when asked; a lock stops it, waits for its rollback, and then locks."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from pytestqt.qtbot import QtBot

from holdspace.domain.entries import new_entry
from holdspace.services.background import InlineBackground, ThreadBackground
from holdspace.services.capture import CaptureService, Words
from holdspace.services.long_work import LongWork
from holdspace.services.vault import LOCKED, UNLOCKED, VaultService
from holdspace.storage.errors import Cancelled, DiskFull, VaultBusy
from holdspace.storage.progress import Progress
from household import PASSPHRASE, Household
from patience import PATIENCE

FIRST, OTHERS = "a first line", "a line of the import"


def follow(work: LongWork) -> list[tuple[str, Any]]:
    """Return a list to which every signal is added as it comes."""
    told: list[tuple[str, Any]] = []
    for name in ("progressed", "done", "failed"):
        getattr(work, name).connect(lambda value, name=name: told.append((name, value)))
    for name in ("cancelled", "over"):
        getattr(work, name).connect(lambda name=name: told.append((name, None)))
    return told


def three_steps(progress: Progress) -> str:
    for share in (0.2, 0.201, 0.6, 1.0):
        progress(share)
    return "a result"


def full(progress: Progress) -> None:
    progress(0.5)
    raise DiskFull


def test_it_tells_how_far_it_is_and_what_came_of_it(qtbot: QtBot) -> None:
    work = LongWork(InlineBackground(), three_steps)
    told = follow(work)
    work.start()
    shares = [("progressed", 0.2), ("progressed", 0.6), ("progressed", 1.0)]
    assert told == [*shares, ("done", "a result"), ("over", None)]


def test_what_fails_is_told_whole(qtbot: QtBot) -> None:
    work = LongWork(InlineBackground(), full)
    told = follow(work)
    work.start()
    assert [name for name, _ in told] == ["progressed", "failed", "over"]
    assert isinstance(told[1][1], DiskFull)


def test_stopped_on_the_way_it_ends_as_cancelled(qtbot: QtBot) -> None:
    work = LongWork(InlineBackground(), three_steps)
    told = follow(work)
    work.progressed.connect(work.cancel)
    work.start()
    assert [name for name, _ in told] == ["progressed", "cancelled", "over"]


def test_stopped_before_it_began_it_does_nothing(qtbot: QtBot) -> None:
    begun: list[bool] = []
    work = LongWork(InlineBackground(), lambda progress: begun.append(True))
    told = follow(work)
    work.cancel()
    assert work.wait(PATIENCE)  # nothing to wait for
    work.start()
    assert told == [("cancelled", None), ("over", None)]
    assert not begun


@pytest.mark.parametrize(("function", "comes_through"), [(three_steps, True), (full, False)])
def test_it_knows_whether_it_came_through(
    function: Callable[[Progress], Any], comes_through: bool, qtbot: QtBot
) -> None:
    work = LongWork(InlineBackground(), function)
    assert not work.is_running
    known: list[tuple[bool, bool]] = []
    for ended in (work.done, work.failed):
        ended.connect(lambda: known.append((work.is_running, work.came_through)))
    work.start()
    assert known == [(False, comes_through)]


def test_it_does_not_wait_for_itself(qtbot: QtBot) -> None:
    waited: list[bool] = []
    work: LongWork = LongWork(InlineBackground(), lambda progress: waited.append(work.wait(PATIENCE)))
    work.start()
    assert waited == [False]


def test_from_another_thread_it_is_told_here(qtbot: QtBot) -> None:
    background = ThreadBackground()
    work = LongWork(background, three_steps)
    here, heard = threading.get_ident(), []
    work.progressed.connect(lambda share: heard.append(threading.get_ident()))
    with qtbot.waitSignal(work.over):
        work.start()
    assert heard == [here] * 3
    assert work.wait(PATIENCE)
    shiboken6.delete(background)


# A lock in the middle of it


class Import:
    """Writes many entries in one transaction on a connection of its own, as an import does."""

    def __init__(self, vault: VaultService) -> None:
        self._vault = vault
        self.is_writing = threading.Event()
        self.ended = ""

    def __call__(self, progress: Progress) -> None:
        connection = self._vault.vault.connect()
        try:
            connection.run("BEGIN IMMEDIATE")
            connection.run("UPDATE entries SET text = ?", (OTHERS,))
            self.is_writing.set()
            while True:
                progress(0.5)
        except Cancelled:
            connection.run("ROLLBACK")
            self.ended = "rolled back"
            raise
        finally:
            connection.close()


class Deaf:
    """Work that is not to be stopped until the test is over."""

    def __init__(self) -> None:
        self.is_working = threading.Event()
        self.may_end = threading.Event()
        self.has_ended = False

    def __call__(self, progress: Progress) -> None:
        self.is_working.set()
        self.may_end.wait(PATIENCE)
        self.has_ended = True


@pytest.fixture
def household(tmp_path: Path, qtbot: QtBot) -> Iterator[Household]:
    """An open vault with one entry, whose service works on real threads."""
    household = Household(tmp_path / "home", LOCKED)
    background = ThreadBackground()
    household.vault = VaultService(household.places, background)
    with qtbot.waitSignal(household.vault.state_changed):
        household.vault.unlock(PASSPHRASE)
    household.vault.vault.entries.add(new_entry(FIRST, now=household.clock.now(), time_zone="UTC"))
    yield household
    background.wait()
    household.end()
    shiboken6.delete(household.vault)
    shiboken6.delete(background)


def test_a_lock_in_an_import_rolls_it_back_and_locks(household: Household, qtbot: QtBot) -> None:
    """TRUST 42: nothing of the import is there, all that was before is."""
    vault = household.vault
    work = vault.begin(importing := Import(vault))
    told = follow(work)
    qtbot.waitUntil(importing.is_writing.is_set)
    vault.lock()
    assert importing.ended == "rolled back"  # before lock returned
    assert vault.state == LOCKED
    qtbot.waitUntil(lambda: vault.work_under_way is None)
    assert [name for name, _ in told if name != "progressed"] == ["cancelled", "over"]
    with qtbot.waitSignal(vault.state_changed):
        vault.unlock(PASSPHRASE)
    assert household.texts == [FIRST]
    assert vault.vault.ledger_agrees()


def test_a_lock_waits_no_longer_than_it_says(
    household: Household, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("holdspace.services.vault._PATIENCE_SECONDS", 0.2)
    vault = household.vault
    vault.begin(deaf := Deaf())
    qtbot.waitUntil(deaf.is_working.is_set)
    vault.lock()
    assert vault.state == LOCKED
    assert not deaf.has_ended  # and would not for as long as it is not told to
    deaf.may_end.set()
    qtbot.waitUntil(lambda: vault.work_under_way is None)


def test_a_lock_before_it_began_lets_it_not_begin(household: Household, qtbot: QtBot) -> None:
    begun: list[bool] = []
    work = household.vault.begin(lambda progress: begun.append(True))
    with qtbot.waitSignal(work.cancelled):
        household.vault.lock()
    assert not begun


def test_work_on_a_locked_vault_is_stopped_too(household: Household, qtbot: QtBot) -> None:
    vault = household.vault
    vault.lock()

    def restore(progress: Progress) -> None:
        while True:
            progress(0.5)

    work = vault.begin(restore)
    with qtbot.waitSignal(work.progressed):
        pass
    with qtbot.waitSignal(work.cancelled):
        vault.lock()


def go_on(progress: Progress) -> None:
    while True:
        progress(0.5)


@pytest.mark.parametrize("begin", [VaultService.begin, VaultService.begin_closed])
def test_a_lock_in_work_on_a_locked_vault_seals_the_box_and_leaves_once_the_work_is_over(
    household: Household, qtbot: QtBot, begin: Callable[..., LongWork]
) -> None:
    vault = household.vault
    vault.lock()
    capture = CaptureService(vault, household.clock, vault)
    capture.read_words_from(lambda: Words("half a sentence"))
    work = begin(vault, go_on)
    under_way: list[bool] = []
    vault.locked.connect(lambda: under_way.append(vault.work_under_way is not None))
    with qtbot.waitSignal(work.progressed):
        pass
    vault.lock()
    assert household.has_draft
    assert under_way == []
    vault.lock()
    with qtbot.waitSignal(work.over):
        pass
    assert under_way == [False]
    vault.lock()
    assert under_way == [False]


def test_words_that_cannot_be_sealed_keep_the_process(household: Household, qtbot: QtBot) -> None:
    vault = household.vault
    vault.lock()
    vault.keep_words_with(lambda: False)
    locked: list[bool] = []
    vault.locked.connect(lambda: locked.append(True))
    work = vault.begin_closed(go_on)
    with qtbot.waitSignal(work.progressed):
        pass
    vault.lock()
    with qtbot.waitSignal(work.over):
        pass
    assert locked == []


@pytest.mark.parametrize("outcome", [three_steps, full])
def test_one_at_a_time_and_then_the_next(
    household: Household, qtbot: QtBot, outcome: Callable[[Progress], object]
) -> None:
    vault = household.vault
    work = vault.begin(outcome)
    assert vault.work_under_way is work
    with pytest.raises(VaultBusy):
        vault.begin(outcome)
    with qtbot.waitSignal(work.over):
        pass
    assert vault.work_under_way is None
    with qtbot.waitSignal(vault.begin(three_steps).done):
        pass
    assert vault.state == UNLOCKED
