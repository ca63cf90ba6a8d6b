# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Another passphrase on its page: changed in the real key files, refused in words, nothing kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from holdspace.services.background import InlineBackground
from holdspace.services.errors import WrongPassphrase
from holdspace.services.passphrases import PassphraseStrength
from holdspace.services.vault import VaultService
from holdspace.services.vault_keys import VaultKeys
from holdspace.storage.key_file import unwrap_root
from holdspace.storage.keys import wipe
from holdspace.storage.places import Places
from holdspace.ui.theme.theme import Theme
from holdspace.ui.vault.change_passphrase import ChangePassphrasePage

OLD = "kettle orchard quiet tram"
NEW = "lantern hollow bridge noon"
Find = Callable[[QWidget, str], Any]


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, closed_vault: VaultService) -> Iterator[ChangePassphrasePage]:
    strength = PassphraseStrength(InlineBackground(), closed_vault)
    page = ChangePassphrasePage(theme, closed_vault, VaultKeys(closed_vault), strength)
    qtbot.addWidget(page)
    page.resize(1024, 600)
    page.show()
    page.activateWindow()
    yield page


def fill(qtbot: QtBot, page: QWidget, find: Find, old: str, new: str, again: str | None = None) -> None:
    for identifier, words in (
        ("vault.passphrase", old),
        ("vault.new_passphrase", new),
        ("vault.passphrase_repeat", new if again is None else again),
    ):
        line = find(page, identifier)
        line.selectAll()
        qtbot.keyClicks(line, words) if words else qtbot.keyClick(line, Qt.Key.Key_Backspace)


def opens(places: Places, passphrase: str) -> bool:
    try:
        wipe(unwrap_root(places, passphrase))
    except WrongPassphrase:
        return False
    return True


def held(page: QWidget) -> str:
    lines = [line.text() for line in page.findChildren(QLineEdit)]
    return "\n".join(lines + [label.text() for label in page.findChildren(QLabel)])


def test_it_is_changed_and_says_what_still_opens_what(
    qtbot: QtBot, page: ChangePassphrasePage, closed_vault: VaultService, places: Places, find: Find
) -> None:
    qtbot.waitUntil(find(page, "vault.passphrase").hasFocus)
    fill(qtbot, page, find, OLD, NEW)
    with qtbot.waitSignal(closed_vault.secret_used):
        find(page, "vault.change").click()
        assert find(page, "vault.change").text() == "Changing…"
    done = find(page, "vault.done")
    assert done.isVisible()
    said = held(page)
    assert "Your passphrase is changed." in said
    assert "It opens the journal from now on." in said
    assert "Backups made before still open with the old one." in said
    assert (opens(places, NEW), opens(places, OLD)) == (True, False)
    assert OLD not in said
    assert NEW not in said
    with qtbot.waitSignal(page.reencrypt_wanted):
        find(page, "vault.more").click()
    assert not find(page, "vault.back").isVisible()
    with qtbot.waitSignal(page.closed):
        qtbot.keyClick(page, Qt.Key.Key_Escape)
    with qtbot.waitSignal(page.closed):
        done.click()


def test_where_only_the_first_was_wrong_enter_there_changes_it(
    qtbot: QtBot, page: ChangePassphrasePage, closed_vault: VaultService, places: Places, find: Find
) -> None:
    fill(qtbot, page, find, "not this one at all", NEW)
    find(page, "vault.change").click()
    old = find(page, "vault.passphrase")
    qtbot.waitUntil(lambda: old.hasFocus() and old.hasSelectedText())
    qtbot.keyClicks(old, OLD)
    with qtbot.waitSignal(closed_vault.secret_used):
        qtbot.keyClick(old, Qt.Key.Key_Return)
    assert opens(places, NEW)


@pytest.mark.parametrize(
    ("old", "new", "again", "words"),
    [
        ("not this one at all", NEW, None, "That is not the current passphrase. Nothing has changed."),
        ("", NEW, None, "Type the current passphrase first."),
        (OLD, "", None, "Type a passphrase first."),
        (OLD, "password", None, "That one could be guessed."),
        (OLD, NEW, "something else", "The two are not the same. Nothing has changed yet."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_has_changed(
    qtbot: QtBot,
    page: ChangePassphrasePage,
    places: Places,
    find: Find,
    old: str,
    new: str,
    again: str | None,
    words: str,
) -> None:
    before = places.key_file.read_bytes()
    fill(qtbot, page, find, old, new, again)
    find(page, "vault.change").click()
    qtbot.waitUntil(lambda: find(page, "vault.message").text().startswith(words))
    assert find(page, "vault.change").isEnabled()
    assert places.key_file.read_bytes() == before


@pytest.mark.parametrize("way", ["leave", "lock"])
def test_nothing_is_kept_once_it_is_left_or_locked(
    qtbot: QtBot, page: ChangePassphrasePage, closed_vault: VaultService, find: Find, way: str
) -> None:
    fill(qtbot, page, find, OLD, NEW)
    if way == "leave":
        page.hide()
    else:
        closed_vault.lock()
    assert OLD not in held(page)
    assert NEW not in held(page)
    assert not any(line.isUndoAvailable() for line in page.findChildren(QLineEdit))


def test_one_who_has_gone_on_is_not_called_back(
    qtbot: QtBot, page: ChangePassphrasePage, closed_vault: VaultService, places: Places, find: Find
) -> None:
    fill(qtbot, page, find, OLD, NEW)
    with qtbot.waitSignal(closed_vault.secret_used):
        find(page, "vault.change").click()
        page.hide()
    page.show()
    assert find(page, "vault.passphrase").isVisible()
    assert opens(places, NEW)


def test_fields_are_for_secrets(page: ChangePassphrasePage, find: Find) -> None:
    for identifier in ("vault.passphrase", "vault.new_passphrase", "vault.passphrase_repeat"):
        line = find(page, identifier)
        assert line.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData
        assert line.echoMode() == QLineEdit.EchoMode.Password
