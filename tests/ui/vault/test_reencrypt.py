# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""New keys on their page: what it does is said, it can be stopped, and the new code is shown until kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from holdspace.services.errors import WrongRecoveryCode
from holdspace.services.settings import Settings
from holdspace.services.vault import LOCKED, UNLOCKED, VaultService
from holdspace.services.vault_keys import VaultKeys
from holdspace.storage.key_file import root_from_code
from holdspace.storage.keys import wipe
from holdspace.storage.places import Places
from holdspace.ui.theme.theme import Theme
from holdspace.ui.vault.reencrypt import ReencryptPage

PASSPHRASE = "kettle orchard quiet tram"
Find = Callable[[QWidget, str], Any]


@pytest.fixture
def settings(qtbot: QtBot, places: Places) -> Settings:
    settings = Settings(places.settings)
    settings.code_kept = True
    return settings


@pytest.fixture
def page(
    qtbot: QtBot, theme: Theme, closed_vault: VaultService, settings: Settings
) -> Iterator[ReencryptPage]:
    page = ReencryptPage(theme, closed_vault, VaultKeys(closed_vault), settings)
    qtbot.addWidget(page)
    page.resize(1024, 600)
    page.show()
    page.activateWindow()
    yield page


def held(page: QWidget) -> str:
    lines = [line.text() for line in page.findChildren(QLineEdit)]
    return "\n".join(lines + [label.text() for label in page.findChildren(QLabel)])


def start(qtbot: QtBot, page: ReencryptPage, find: Find, passphrase: str = PASSPHRASE) -> Any:
    qtbot.keyClicks(find(page, "vault.passphrase"), passphrase)
    find(page, "vault.reencrypt").click()
    return page._work


@pytest.mark.parametrize("state", [LOCKED, UNLOCKED])
def test_the_new_code_is_shown_until_it_is_kept(
    qtbot: QtBot,
    page: ReencryptPage,
    closed_vault: VaultService,
    recovery_code: str,
    places: Places,
    settings: Settings,
    find: Find,
    state: str,
) -> None:
    assert "Backups made before keep their old keys." in held(page)
    if state == UNLOCKED:
        with qtbot.waitSignal(closed_vault.state_changed):
            closed_vault.unlock(PASSPHRASE)
    with qtbot.waitSignal(closed_vault.secret_used):
        start(qtbot, page, find)
        assert PASSPHRASE not in held(page)
        assert find(page, "vault.progress_stop").isVisible()
    code = find(page, "vault.recovery_code").text()
    assert code != recovery_code
    assert find(page, "vault.recovery_code").isVisible()
    assert not find(page, "vault.back").isVisible()
    assert closed_vault.state == state
    if state == LOCKED:
        wipe(root_from_code(places, code))
        with pytest.raises(WrongRecoveryCode):
            root_from_code(places, recovery_code)
    assert not Settings(places.settings).code_kept
    assert not find(page, "vault.done").isEnabled()
    find(page, "vault.recovery_saved").click()
    with qtbot.waitSignal(page.closed):
        find(page, "vault.done").click()
    assert settings.code_kept
    assert Settings(places.settings).code_kept
    page.hide()
    assert code[:4] not in held(page)


def test_a_wrong_passphrase_is_said_and_nothing_has_changed(
    qtbot: QtBot, page: ReencryptPage, places: Places, settings: Settings, find: Find
) -> None:
    before = places.database.read_bytes()
    work = start(qtbot, page, find, "not this one at all")
    with qtbot.waitSignal(work.over):
        pass
    assert find(page, "vault.message").text().startswith("That is not the passphrase. Nothing has changed.")
    assert find(page, "vault.passphrase").isVisible()
    assert places.database.read_bytes() == before
    assert settings.code_kept


def test_stopped_it_is_as_it_was(
    qtbot: QtBot, page: ReencryptPage, recovery_code: str, places: Places, find: Find
) -> None:
    work = start(qtbot, page, find)
    with qtbot.waitSignal(work.over):
        find(page, "vault.progress_stop").click()
    assert find(page, "vault.message").text().startswith("Stopped. The journal is as it was")
    wipe(root_from_code(places, recovery_code))


def test_one_who_has_left_is_told_where_the_new_code_is(
    qtbot: QtBot, page: ReencryptPage, places: Places, find: Find
) -> None:
    start(qtbot, page, find)
    page.hide()
    with qtbot.waitSignal(page.warning_wanted) as told:
        pass
    assert "Its recovery code is new" in told.args[0]
    page.show()
    assert find(page, "vault.passphrase").isVisible()
    assert find(page, "vault.recovery_code").text() == ""
    assert not Settings(places.settings).code_kept


def test_a_wish_to_lock_takes_the_code_away(
    qtbot: QtBot, page: ReencryptPage, closed_vault: VaultService, find: Find
) -> None:
    with qtbot.waitSignal(closed_vault.secret_used):
        start(qtbot, page, find)
    code = find(page, "vault.recovery_code").text()
    closed_vault.lock()
    assert code[:4] not in held(page)
    assert find(page, "vault.passphrase").isVisible()
