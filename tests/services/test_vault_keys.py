# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Another passphrase, or new keys, through the window's service, on real vaults."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from holdspace.domain.entries import new_entry
from holdspace.services.errors import DiskFull, NotKept, VaultBusy, WrongPassphrase, WrongRecoveryCode
from holdspace.services.settings import Settings
from holdspace.services.vault import LOCKED, UNLOCKED
from holdspace.services.vault_keys import CHANGE_PASSPHRASE, REENCRYPT, SET_PASSPHRASE, VaultKeys
from holdspace.storage import reencrypting
from holdspace.storage.key_file import read_copies, root_from_code, unwrap_root
from holdspace.storage.keys import wipe
from household import FAST_KDF, PASSPHRASE, Household, fresh_keys

NEW = "lantern hollow bridge noon"


@pytest.fixture(params=[LOCKED, UNLOCKED])
def house(request: pytest.FixtureRequest, tmp_path: Path, qtbot: QtBot) -> Iterator[Household]:
    household = Household(tmp_path / "home", UNLOCKED)
    household.vault.vault.entries.add(new_entry("a line", now=household.clock.now(), time_zone="UTC"))
    if request.param == LOCKED:
        household.vault.lock()
    yield household
    household.end()


def opens(household: Household, passphrase: str) -> bool:
    try:
        wipe(unwrap_root(household.places, passphrase))
    except WrongPassphrase:
        return False
    return True


def result(qtbot: QtBot, work: Any) -> Any:
    told: list[Any] = []
    work.done.connect(told.append)
    work.failed.connect(told.append)
    with qtbot.waitSignal(work.over):
        pass
    return told[0]


def test_the_passphrase_is_changed_in_both_key_files(qtbot: QtBot, house: Household) -> None:
    state = house.vault.state
    with qtbot.waitSignal(house.vault.secret_used):
        assert result(qtbot, VaultKeys(house.vault).change_passphrase(PASSPHRASE, NEW)) is None
    assert (opens(house, NEW), opens(house, PASSPHRASE)) == (True, False)
    assert len(set(read_copies(house.places).values())) == 1
    assert house.vault.state == state


def test_the_wrong_one_changes_nothing(qtbot: QtBot, house: Household) -> None:
    before = house.places.key_file.read_bytes()
    assert isinstance(
        result(qtbot, VaultKeys(house.vault).change_passphrase("not this one", NEW)), WrongPassphrase
    )
    assert house.places.key_file.read_bytes() == before


@pytest.mark.parametrize("lost", [True, False])
def test_the_code_sets_a_passphrase_also_without_key_files(
    qtbot: QtBot, house: Household, lost: bool
) -> None:
    if lost:
        house.places.key_file.unlink()
        house.places.key_file_backup.unlink()
    code = fresh_keys().recovery_code
    assert result(qtbot, VaultKeys(house.vault).set_passphrase(code, NEW)) is None
    assert opens(house, NEW)
    (made,) = set(read_copies(house.places).values())
    assert made.parameters == FAST_KDF  # type: ignore[union-attr]
    house.vault.lock()
    house.vault.unlock(NEW)
    assert house.texts == ["a line"]


def test_another_code_is_refused(qtbot: QtBot, house: Household) -> None:
    from holdspace.storage.key_file import make_keys

    other = make_keys(PASSPHRASE, FAST_KDF).recovery_code
    told = result(qtbot, VaultKeys(house.vault).set_passphrase(other, NEW))
    assert isinstance(told, WrongRecoveryCode)
    assert opens(house, PASSPHRASE)


def test_new_keys_and_the_vault_is_as_open_as_before(qtbot: QtBot, house: Household) -> None:
    state = house.vault.state
    with qtbot.waitSignal(house.vault.secret_used):
        code = result(qtbot, VaultKeys(house.vault).reencrypt(PASSPHRASE))
    assert house.vault.state == state
    wipe(root_from_code(house.places, code))
    with pytest.raises(WrongRecoveryCode):
        root_from_code(house.places, fresh_keys().recovery_code)
    if state == LOCKED:
        house.open()
    assert house.texts == ["a line"]


def test_one_thing_at_a_time(qtbot: QtBot, house: Household) -> None:
    keys = VaultKeys(house.vault)
    work = keys.change_passphrase(PASSPHRASE, NEW)
    with pytest.raises(VaultBusy):
        keys.reencrypt(PASSPHRASE)
    result(qtbot, work)


def seen_in_work(monkeypatch: pytest.MonkeyPatch, name: str, then: Callable[[], None]) -> None:
    """Have `then` called in the middle of re-encrypting, just before a step of it."""
    step = getattr(reencrypting, name)

    def first(*args: Any, **named: Any) -> Any:
        then()
        return step(*args, **named)

    monkeypatch.setattr(reencrypting, name, first)


@pytest.mark.parametrize("step", ["commit", "confirm_swap"])
def test_the_new_code_counts_as_not_kept_before_anything_can_end_the_process(
    qtbot: QtBot, house: Household, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """A lock in the last step replaces the process before anybody hears of the new code."""
    Settings(house.places.settings).code_kept = True
    on_disk: list[bytes] = []

    def look() -> None:
        on_disk.append(house.places.settings.read_bytes())
        if step == "confirm_swap":
            house.vault.lock()

    seen_in_work(monkeypatch, step, look)
    code = result(qtbot, VaultKeys(house.vault).reencrypt(PASSPHRASE))
    assert b"code_kept=no" in on_disk[0]
    assert not Settings(house.places.settings).code_kept
    wipe(root_from_code(house.places, code))  # done, though a stop was wanted at the last moment


@pytest.mark.parametrize("was_kept", [True, False])
def test_where_the_keys_are_as_they_were_so_is_what_is_known_of_the_code(
    qtbot: QtBot, house: Household, monkeypatch: pytest.MonkeyPatch, was_kept: bool
) -> None:
    Settings(house.places.settings).code_kept = was_kept

    def fail() -> None:
        raise DiskFull

    seen_in_work(monkeypatch, "commit", fail)
    assert isinstance(result(qtbot, VaultKeys(house.vault).reencrypt(PASSPHRASE)), DiskFull)
    assert Settings(house.places.settings).code_kept == was_kept


def test_a_failure_after_the_keys_have_changed_leaves_the_code_not_kept(
    qtbot: QtBot, house: Household, monkeypatch: pytest.MonkeyPatch
) -> None:
    Settings(house.places.settings).code_kept = True

    def fail() -> None:
        raise NotKept

    seen_in_work(monkeypatch, "confirm_swap", fail)
    assert isinstance(result(qtbot, VaultKeys(house.vault).reencrypt(PASSPHRASE)), NotKept)
    assert not Settings(house.places.settings).code_kept


def test_each_has_its_name_and_a_stop_only_where_it_is_heeded(qtbot: QtBot, house: Household) -> None:
    began: list[tuple[str, bool]] = []
    house.vault.work_began.connect(lambda work: began.append((work.objectName(), work.heeds_stop)))
    keys = VaultKeys(house.vault)
    result(qtbot, keys.change_passphrase(PASSPHRASE, NEW))
    result(qtbot, keys.set_passphrase(fresh_keys().recovery_code, PASSPHRASE))
    result(qtbot, keys.reencrypt(PASSPHRASE))
    assert began == [
        (CHANGE_PASSPHRASE, False),
        (SET_PASSPHRASE, False),
        (REENCRYPT, True),  # the passphrase is checked
        (REENCRYPT, True),
    ]
