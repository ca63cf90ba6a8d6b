# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Work on the closed vault: closed only for the right secret, open again after, locked where one locks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from holdspace.domain.entries import new_entry
from holdspace.services.closed_work import ClosedWork
from holdspace.services.errors import DiskFull, VaultBusy, WrongPassphrase
from holdspace.services.vault import LOCKED, UNLOCKED, VaultService
from holdspace.storage.key_file import unwrap_root
from holdspace.storage.keys import wipe
from holdspace.storage.lock_file import is_in_use
from holdspace.storage.progress import Progress
from household import PASSPHRASE, Household


@pytest.fixture
def house(tmp_path: Path, qtbot: QtBot) -> Iterator[Household]:
    household = Household(tmp_path / "home", UNLOCKED)
    yield household
    household.end()


def finder(vault: VaultService, passphrase: str = PASSPHRASE) -> Callable[[], bytearray]:
    return lambda: unwrap_root(vault.places, passphrase)


def outcome(qtbot: QtBot, work: ClosedWork) -> tuple[str, Any]:
    """Wait until it is over and return the signal that told how it ended, with what it carried."""
    told: list[tuple[str, Any]] = []
    work.done.connect(lambda result: told.append(("done", result)))
    work.failed.connect(lambda error: told.append(("failed", error)))
    work.cancelled.connect(lambda: told.append(("cancelled", None)))
    with qtbot.waitSignal(work.over):
        pass
    (only,) = told
    return only


def test_the_vault_is_closed_meanwhile_and_open_after(qtbot: QtBot, house: Household) -> None:
    vault = house.vault
    vault.vault.entries.add(new_entry("a line", now=house.clock.now(), time_zone="UTC"))
    states: list[str] = []
    shares: list[float] = []
    vault.state_changed.connect(states.append)

    def function(root: bytearray, progress: Progress) -> str:
        assert not is_in_use(vault.places)
        assert vault.is_put_away
        vault.unlock(PASSPHRASE)  # refused: nobody opens it meanwhile
        progress(0.5)
        return "a result"

    work = ClosedWork(vault, finder(vault), function)
    work.progressed.connect(shares.append)
    with qtbot.waitSignal(vault.unlock_failed) as refused:
        assert outcome(qtbot, work) == ("done", "a result")
    assert isinstance(refused.args[0], VaultBusy)
    assert states == [LOCKED, UNLOCKED]
    assert shares == [0.5]
    assert house.texts == ["a line"]
    assert not vault.is_put_away


def test_a_wrong_passphrase_closes_nothing(qtbot: QtBot, house: Household) -> None:
    states: list[str] = []
    house.vault.state_changed.connect(states.append)
    work = ClosedWork(house.vault, finder(house.vault, "not this one"), lambda root, progress: None)
    name, error = outcome(qtbot, work)
    assert name == "failed"
    assert isinstance(error, WrongPassphrase)
    assert states == []


@pytest.mark.parametrize("way", ["fails", "is stopped"])
def test_whatever_comes_of_it_the_vault_is_open_again(qtbot: QtBot, house: Household, way: str) -> None:
    def function(root: bytearray, progress: Progress) -> None:
        progress(0.2)
        if way == "fails":
            raise DiskFull
        progress(0.9)

    work = ClosedWork(house.vault, finder(house.vault), function)
    if way != "fails":
        work.progressed.connect(work.cancel)
    assert outcome(qtbot, work)[0] == ("failed" if way == "fails" else "cancelled")
    assert house.vault.state == UNLOCKED


def test_a_locked_vault_stays_locked(qtbot: QtBot, house: Household) -> None:
    house.vault.lock()
    work = ClosedWork(house.vault, finder(house.vault), lambda root, progress: bytes(root))
    assert outcome(qtbot, work)[0] == "done"
    assert house.vault.state == LOCKED


def test_a_wish_to_lock_meanwhile_stops_it_and_locks(qtbot: QtBot, house: Household) -> None:
    locked: list[bool] = []
    house.vault.locked.connect(lambda: locked.append(True))

    def function(root: bytearray, progress: Progress) -> None:
        progress(0.3)
        house.vault.lock()
        progress(0.6)
        raise AssertionError

    work = ClosedWork(house.vault, finder(house.vault), function)
    assert outcome(qtbot, work)[0] == "cancelled"
    assert locked == [True]
    assert house.vault.state == LOCKED


@pytest.mark.parametrize("way", ["stop", "lock"])
@pytest.mark.parametrize("state", [LOCKED, UNLOCKED])
def test_what_is_stopped_while_the_passphrase_is_checked_does_not_begin(
    qtbot: QtBot, house: Household, way: str, state: str
) -> None:
    if state == LOCKED:
        house.vault.lock()
    found: list[bytearray] = []

    def find_root() -> bytearray:
        found.append(unwrap_root(house.places, PASSPHRASE))
        (work.cancel if way == "stop" else house.vault.lock)()
        return found[0]

    began: list[bool] = []
    work = ClosedWork(house.vault, find_root, lambda root, progress: began.append(True))
    assert outcome(qtbot, work)[0] == "cancelled"
    assert began == []
    assert not any(found[0])
    assert house.vault.state == (state if way == "stop" else LOCKED)
    assert not house.vault.is_put_away


def test_the_root_secrets_are_wiped(qtbot: QtBot, house: Household) -> None:
    seen: list[bytearray] = []

    def find_root() -> bytearray:
        seen.append(unwrap_root(house.places, PASSPHRASE))
        return seen[0]

    def root_after(result: bytearray) -> bytearray:
        seen.append(result)
        return result

    work = ClosedWork(house.vault, find_root, lambda root, progress: bytearray(root), root_after)
    assert outcome(qtbot, work)[0] == "done"
    assert house.vault.state == UNLOCKED
    assert [any(root) for root in seen] == [False, False]


def test_what_is_taken_back_after_a_lock_stays_closed(house: Household) -> None:
    assert house.vault.put_away()
    root = unwrap_root(house.places, PASSPHRASE)
    house.vault.lock()
    house.vault.take_back(root)
    assert house.vault.state == LOCKED
    assert not any(root)
    wipe(root)
