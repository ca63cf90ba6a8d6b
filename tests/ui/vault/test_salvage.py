# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Saving what can be read, from its page, on a vault whose first page is damaged."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from holdspace.domain.entries import new_entry
from holdspace.services.salvage import SalvageService, free_folder
from holdspace.services.vault import VaultService
from holdspace.storage.key_file import unwrap_root
from holdspace.storage.places import Places
from holdspace.storage.vault import open_vault
from holdspace.ui.theme.theme import Theme
from holdspace.ui.vault.salvage import SalvagePage

PASSPHRASE = "kettle orchard quiet tram"
PAGE = 4096
COUNT = 30
Find = Callable[[QWidget, str], Any]


@pytest.fixture
def damaged(recovery_code: str, places: Places) -> Places:
    """The closed vault of `closed_vault`, with 30 entries, and its first page damaged."""
    with open_vault(places, unwrap_root(places, PASSPHRASE)) as vault:
        for number in range(COUNT):
            vault.entries.add(new_entry(f"line {number}", now=datetime.now(UTC), time_zone="UTC"))
    data = bytearray(places.database.read_bytes())
    for place in range(PAGE // 2, PAGE // 2 + 64):
        data[place] ^= 0xFF
    places.database.write_bytes(data)
    return places


@pytest.fixture
def page(
    qtbot: QtBot, theme: Theme, damaged: Places, closed_vault: VaultService, tmp_path: Path
) -> Iterator[SalvagePage]:
    shown: list[Path] = []
    page = SalvagePage(theme, closed_vault, SalvageService(closed_vault), shown.append)
    page.shown_folders = shown  # type: ignore[attr-defined]
    qtbot.addWidget(page)
    page.resize(1024, 600)
    page.show()
    page.activateWindow()
    page._on_folder_chosen(tmp_path)
    yield page


def held(page: QWidget) -> str:
    lines = [line.text() for line in page.findChildren(QLineEdit)]
    return "\n".join(lines + [label.text() for label in page.findChildren(QLabel)])


def salvage(qtbot: QtBot, page: SalvagePage, find: Find, secret: str = PASSPHRASE) -> None:
    qtbot.keyClicks(find(page, "vault.passphrase"), secret)
    find(page, "vault.salvage").click()
    with qtbot.waitSignal(page._work.over):
        assert secret not in held(page)
        assert find(page, "vault.progress_stop").isVisible()


def test_what_is_saved_takes_the_place_of_the_damaged_one(
    qtbot: QtBot, page: SalvagePage, closed_vault: VaultService, damaged: Places, find: Find, tmp_path: Path
) -> None:
    before = damaged.database.read_bytes()
    salvage(qtbot, page, find)
    assert find(page, "vault.counts").text() == f"{COUNT} entries came back. None is missing."
    assert damaged.database.read_bytes() == before
    find(page, "vault.show_folder").click()
    assert page.shown_folders == [tmp_path / "HoldSpace saved"]  # type: ignore[attr-defined]
    with qtbot.waitSignals([page.placed, closed_vault.locked]):
        find(page, "vault.put_in_place").click()
    with open_vault(damaged, unwrap_root(damaged, PASSPHRASE)) as vault:
        assert vault.entries.count() == COUNT
    assert (damaged.damaged / "1" / "vault.db").read_bytes() == before


def test_one_that_was_kept_aside_is_saved_too_and_todays_is_left_alone(
    qtbot: QtBot, page: SalvagePage, damaged: Places, find: Find, tmp_path: Path
) -> None:
    assert not find(page, "vault.which").isVisible()
    aside = damaged.damaged / "1"
    aside.mkdir(parents=True)
    for path in (damaged.database, damaged.key_file, damaged.key_file_backup):
        shutil.copy(path, aside / path.name)
    damaged.database.write_bytes(bytes(PAGE * 3))
    page._on_folder_chosen(tmp_path)
    which = find(page, "vault.which")
    assert which.isVisible()
    assert which.itemText(1).startswith("Kept aside on ")
    which.setCurrentIndex(1)
    salvage(qtbot, page, find)
    assert find(page, "vault.counts").text() == f"{COUNT} entries came back. None is missing."
    assert damaged.database.read_bytes() == bytes(PAGE * 3)


def test_the_code_serves_as_well(qtbot: QtBot, page: SalvagePage, recovery_code: str, find: Find) -> None:
    find(page, "vault.other_way").click()
    qtbot.keyClicks(find(page, "vault.code"), recovery_code)
    find(page, "vault.salvage").click()
    with qtbot.waitSignal(page._work.over):
        pass
    assert find(page, "vault.counts").isVisible()


def test_a_wrong_passphrase_is_said(qtbot: QtBot, page: SalvagePage, find: Find, tmp_path: Path) -> None:
    salvage(qtbot, page, find, "not this one at all")
    assert find(page, "vault.message").text().startswith("That passphrase did not open it.")
    assert find(page, "vault.passphrase").hasFocus()
    assert not (tmp_path / "HoldSpace saved").exists()


def test_where_nothing_can_be_read_it_says_so(
    qtbot: QtBot, page: SalvagePage, damaged: Places, find: Find
) -> None:
    damaged.database.write_bytes(bytes(PAGE * 3))
    salvage(qtbot, page, find)
    assert find(page, "vault.message").text().startswith("No part of it can be read any more.")


def test_stopped_it_leaves_nothing(
    qtbot: QtBot, page: SalvagePage, damaged: Places, find: Find, tmp_path: Path
) -> None:
    qtbot.keyClicks(find(page, "vault.passphrase"), PASSPHRASE)
    find(page, "vault.salvage").click()
    with qtbot.waitSignal(page._work.over):
        find(page, "vault.progress_stop").click()
    assert find(page, "vault.message").text().startswith("Stopped. Nothing was saved")
    assert not [path for path in (tmp_path / "HoldSpace saved").rglob("*") if path.is_file()]


def test_another_folder_is_taken_and_never_one_that_is_there(page: SalvagePage, tmp_path: Path) -> None:
    (tmp_path / "HoldSpace saved").mkdir()
    page._on_folder_chosen(tmp_path)
    assert str(tmp_path / "HoldSpace saved 2") in held(page)
    assert free_folder(tmp_path) == tmp_path / "HoldSpace saved 2"


def test_nothing_typed_is_kept_once_it_is_left(qtbot: QtBot, page: SalvagePage, find: Find) -> None:
    qtbot.keyClicks(find(page, "vault.passphrase"), PASSPHRASE)
    page.hide()
    assert PASSPHRASE not in held(page)


def test_where_words_came_since_it_asks_to_save_once_more(
    qtbot: QtBot, page: SalvagePage, damaged: Places, find: Find, tmp_path: Path
) -> None:
    salvage(qtbot, page, find)
    with damaged.database.open("ab") as file:
        file.write(bytes(PAGE))
    find(page, "vault.put_in_place").click()
    with qtbot.waitSignal(page._work.over):
        pass
    assert find(page, "vault.message").text().startswith("The journal was written in after this was saved")
    assert find(page, "vault.passphrase").isVisible()
    assert str(tmp_path / "HoldSpace saved 2") in held(page)
