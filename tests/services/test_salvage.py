# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Salvage, saving elsewhere and going on from it, through the window's service, on real damage."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from holdspace.domain.entries import new_entry
from holdspace.services.capture import Words
from holdspace.services.errors import ChangedSince, VaultBusy, VaultDamaged, WrongPassphrase
from holdspace.services.salvage import BackupsKept, SalvageService, free_folder
from holdspace.services.vault import LOCKED, UNLOCKED
from holdspace.storage.backups import make_backup
from holdspace.storage.key_file import make_keys, unwrap_root
from holdspace.storage.places import Places
from holdspace.storage.vault import create_vault, open_vault
from household import FAST_KDF, PASSPHRASE, Household, fresh_keys

PAGE = 4096
COUNT = 60


@pytest.fixture
def house(tmp_path: Path, qtbot: QtBot) -> Iterator[Household]:
    """A journal of 60 entries, one page of which is damaged; locked."""
    household = Household(tmp_path / "home", UNLOCKED)
    start = household.clock.now()
    for number in range(COUNT):
        words = f"line {number} " + "and some more of it " * 20
        moment = start + timedelta(minutes=number)
        household.vault.vault.entries.add(new_entry(words, now=moment, time_zone="UTC"))
    household.vault.lock()
    yield household
    household.end()


def damage_first_page(household: Household) -> None:
    data = bytearray(household.places.database.read_bytes())
    for place in range(PAGE // 2, PAGE // 2 + 64):
        data[place] ^= 0xFF
    household.places.database.write_bytes(data)


def result(qtbot: QtBot, work: Any) -> Any:
    told: list[Any] = []
    work.done.connect(told.append)
    work.failed.connect(told.append)
    with qtbot.waitSignal(work.over):
        pass
    return told[0]


@pytest.mark.parametrize("by_code", [True, False])
def test_what_can_be_read_is_saved_and_takes_the_damaged_ones_place(
    qtbot: QtBot, house: Household, tmp_path: Path, by_code: bool
) -> None:
    damage_first_page(house)
    service = SalvageService(house.vault)
    folder = free_folder(tmp_path)
    secret = fresh_keys().recovery_code if by_code else PASSPHRASE
    saved = result(qtbot, service.salvage(folder, secret, by_code=by_code))
    assert saved.kept == COUNT
    assert house.vault.state == LOCKED
    with qtbot.waitSignal(house.vault.locked):
        aside = result(qtbot, service.put_in_place(folder))
    assert Path(aside).parent == house.places.damaged
    house.open()
    assert len(house.texts) == COUNT
    assert free_folder(tmp_path) != folder


def test_a_wrong_passphrase_saves_nothing(qtbot: QtBot, house: Household, tmp_path: Path) -> None:
    folder = free_folder(tmp_path)
    told = result(qtbot, SalvageService(house.vault).salvage(folder, "not this one", by_code=False))
    assert isinstance(told, WrongPassphrase)
    assert not folder.exists()


def test_where_nothing_can_be_read_it_says_so(qtbot: QtBot, house: Household, tmp_path: Path) -> None:
    house.places.database.write_bytes(bytes(PAGE * 4))
    told = result(
        qtbot, SalvageService(house.vault).salvage(free_folder(tmp_path), PASSPHRASE, by_code=False)
    )
    assert isinstance(told, VaultDamaged)


def test_an_open_journal_is_closed_for_it_and_locked_once_the_other_is_in_place(
    qtbot: QtBot, house: Household, tmp_path: Path
) -> None:
    house.open()
    service = SalvageService(house.vault)
    folder = free_folder(tmp_path)
    assert result(qtbot, service.salvage(folder, PASSPHRASE, by_code=False)).kept == COUNT
    assert house.vault.state == LOCKED  # what is written now stays sealed
    assert not house.vault.is_put_away
    with qtbot.waitSignal(house.vault.locked):
        result(qtbot, service.put_in_place(folder))
    house.open()
    assert len(house.texts) == COUNT


def write(house: Household, text: str) -> None:
    house.capture.set_down(Words(text))


def test_words_written_after_saving_an_open_journal_are_in_the_one_put_in_its_place(
    qtbot: QtBot, house: Household, tmp_path: Path
) -> None:
    house.open()
    service = SalvageService(house.vault)
    folder = free_folder(tmp_path)
    work = service.salvage(folder, PASSPHRASE, by_code=False)
    work.done.connect(lambda: write(house, "while it was being saved"))
    result(qtbot, work)
    write(house, "after it")
    result(qtbot, service.put_in_place(folder))
    house.open()
    qtbot.waitUntil(lambda: house.sealed == 0)
    assert {"while it was being saved", "after it"} <= set(house.texts)


def test_one_that_was_opened_and_written_in_since_is_not_replaced(
    qtbot: QtBot, house: Household, tmp_path: Path
) -> None:
    service = SalvageService(house.vault)
    first, second = tmp_path / "first", tmp_path / "second"
    result(qtbot, service.salvage(first, PASSPHRASE, by_code=False))
    write(house, "sealed since")
    house.open()
    qtbot.waitUntil(lambda: house.sealed == 0)
    assert isinstance(result(qtbot, service.put_in_place(first)), ChangedSince)
    assert result(qtbot, service.salvage(second, PASSPHRASE, by_code=False)).kept == COUNT + 1
    result(qtbot, service.put_in_place(second))
    house.open()
    assert "sealed since" in house.texts


def test_a_file_that_came_back_after_saving_elsewhere_is_not_replaced(
    qtbot: QtBot, house: Household, tmp_path: Path
) -> None:
    house.open()
    elsewhere, folder = tmp_path / "moved.db", tmp_path / "saved"
    house.places.database.rename(elsewhere)
    service = SalvageService(house.vault)
    service.save_elsewhere(folder)
    service.note_saved_elsewhere(folder)
    elsewhere.rename(house.places.database)
    write(house, "kept again")
    assert isinstance(result(qtbot, service.put_in_place(folder)), ChangedSince)
    house.open()
    assert "kept again" in house.texts


def test_what_is_open_is_saved_elsewhere(house: Household, tmp_path: Path) -> None:
    house.open()
    assert house.vault.is_in_place
    house.places.database.unlink()
    assert not house.vault.is_in_place
    folder = free_folder(tmp_path)
    assert SalvageService(house.vault).save_elsewhere(folder) == COUNT
    with open_vault(Places(folder), unwrap_root(Places(folder), PASSPHRASE)) as vault:
        assert vault.entries.count() == COUNT


def test_nothing_is_put_in_place_while_other_work_goes_on(
    qtbot: QtBot, house: Household, tmp_path: Path
) -> None:
    service = SalvageService(house.vault)
    work = service.salvage(tmp_path / "first", PASSPHRASE, by_code=False)
    with pytest.raises(VaultBusy):
        service.put_in_place(tmp_path / "first")
    result(qtbot, work)


def test_backups_of_this_journal_are_told_with_the_newest_ones_entries(house: Household) -> None:
    service = SalvageService(house.vault)
    assert service.backups() == BackupsKept(0, "")
    house.open()
    made = make_backup(house.places, house.vault.vault)
    when = made.name.made_at.astimezone().isoformat()
    assert service.backups() == BackupsKept(1, when, COUNT, COUNT)
    house.vault.lock()
    for path in (house.places.database, house.places.key_file, house.places.key_file_backup):
        path.unlink()
    create_vault(house.places, make_keys(PASSPHRASE, FAST_KDF)).close()
    assert service.backups() == BackupsKept(0, "")
    assert service.home == house.places.home
