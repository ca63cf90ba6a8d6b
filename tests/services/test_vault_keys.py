# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Another passphrase, or new keys, through the window's service, on real vaults."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from holdspace.domain.entries import new_entry
from holdspace.services.errors import VaultBusy, WrongPassphrase, WrongRecoveryCode
from holdspace.services.vault import LOCKED, UNLOCKED
from holdspace.services.vault_keys import VaultKeys
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
