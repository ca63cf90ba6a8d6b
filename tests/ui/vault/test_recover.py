# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Case 15 and 19 in the window: the recovery code sets a passphrase, also where both key files are gone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from holdspace.services.background import InlineBackground, ThreadBackground
from holdspace.services.passphrases import PassphraseStrength
from holdspace.services.vault import VaultService
from holdspace.services.vault_keys import VaultKeys
from holdspace.storage.key_file import unwrap_root
from holdspace.storage.keys import wipe
from holdspace.storage.places import Places
from holdspace.ui.theme.theme import Theme
from holdspace.ui.vault.recover import RecoverPage
from household import FAST_KDF

NEW = "lantern hollow bridge noon"
Find = Callable[[QWidget, str], Any]


@pytest.fixture
def service(recovery_code: str, places: Places, background: ThreadBackground) -> Iterator[VaultService]:
    """The service over a closed vault; key files made from nothing are made with the lightest Argon2id."""
    service = VaultService(places, background, parameters=lambda: FAST_KDF)
    yield service
    background.wait()
    service.lock()


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, service: VaultService) -> Iterator[RecoverPage]:
    strength = PassphraseStrength(InlineBackground(), service)
    page = RecoverPage(theme, service, VaultKeys(service), strength)
    qtbot.addWidget(page)
    page.resize(1024, 600)
    page.show()
    page.activateWindow()
    yield page


def held(page: QWidget) -> str:
    lines = [line.text() for line in page.findChildren(QLineEdit)]
    return "\n".join(lines + [label.text() for label in page.findChildren(QLabel)])


def fill(qtbot: QtBot, page: QWidget, find: Find, code: str = "") -> None:
    if code:
        qtbot.keyClicks(find(page, "vault.code"), code)
    qtbot.keyClicks(find(page, "vault.new_passphrase"), NEW)
    qtbot.keyClicks(find(page, "vault.passphrase_repeat"), NEW)


@pytest.mark.parametrize("lost", [True, False])
def test_the_code_sets_a_new_passphrase(
    qtbot: QtBot,
    page: RecoverPage,
    service: VaultService,
    recovery_code: str,
    places: Places,
    find: Find,
    lost: bool,
) -> None:
    if lost:
        places.key_file.unlink()
        places.key_file_backup.unlink()
    fill(qtbot, page, find, recovery_code.lower())
    with qtbot.waitSignal(service.secret_used):
        find(page, "vault.set_passphrase").click()
    assert "Your new passphrase is set." in held(page)
    assert find(page, "vault.done").isVisible()
    wipe(unwrap_root(places, NEW))
    assert places.key_file.read_bytes() == places.key_file_backup.read_bytes()
    assert NEW not in held(page)
    assert recovery_code[:4] not in held(page)


def test_a_typo_is_named_and_the_field_taken_up(
    qtbot: QtBot, page: RecoverPage, recovery_code: str, find: Find
) -> None:
    first = "B" if recovery_code[0] != "B" else "C"
    fill(qtbot, page, find, first + recovery_code[1:])
    find(page, "vault.set_passphrase").click()
    qtbot.waitUntil(lambda: find(page, "vault.message").text().startswith("Group 1, character 1"))
    assert find(page, "vault.code").hasFocus()


def test_without_a_code_it_asks_for_it(qtbot: QtBot, page: RecoverPage, find: Find) -> None:
    fill(qtbot, page, find)
    find(page, "vault.set_passphrase").click()
    assert find(page, "vault.message").text().startswith("Type the recovery code first")


@pytest.mark.parametrize("lost", [True, False])
def test_after_the_code_opened_the_journal_it_asks_for_a_passphrase_alone(
    qtbot: QtBot,
    page: RecoverPage,
    service: VaultService,
    recovery_code: str,
    places: Places,
    find: Find,
    lost: bool,
) -> None:
    page.take_code(recovery_code, lost=lost)
    assert not find(page, "vault.code").isVisible()
    assert ("Both copies of the key file are gone" in held(page)) == lost
    fill(qtbot, page, find)
    with qtbot.waitSignal(service.secret_used):
        find(page, "vault.set_passphrase").click()
    wipe(unwrap_root(places, NEW))


@pytest.mark.parametrize("way", ["leave", "lock"])
def test_nothing_is_kept_once_it_is_left_or_locked(
    qtbot: QtBot, page: RecoverPage, service: VaultService, recovery_code: str, find: Find, way: str
) -> None:
    page.take_code(recovery_code, lost=False)
    fill(qtbot, page, find)
    if way == "leave":
        page.hide()
    else:
        service.lock()
    assert recovery_code[:4] not in held(page)
    assert NEW not in held(page)
    page.show()
    assert find(page, "vault.code").isVisible()
