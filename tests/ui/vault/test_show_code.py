# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The recovery code again: only after the passphrase, and nowhere once the page is left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPdfWriter
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from holdspace.services.background import ThreadBackground
from holdspace.services.settings import Settings
from holdspace.services.vault import LOCKED, UNLOCKED, VaultService
from holdspace.storage.places import Places
from holdspace.ui.theme.theme import Theme
from holdspace.ui.vault.recovery_code_panel import RecoveryCodePanel
from holdspace.ui.vault.show_code import ShowCodePage

PASSPHRASE = "kettle orchard quiet tram"
Find = Callable[[QWidget, str], Any]


@pytest.fixture
def settings(qtbot: QtBot, places: Places) -> Settings:
    return Settings(places.settings)


@pytest.fixture
def page(
    qtbot: QtBot, theme: Theme, closed_vault: VaultService, settings: Settings
) -> Iterator[ShowCodePage]:
    page = ShowCodePage(theme, closed_vault, settings)
    qtbot.addWidget(page)
    page.resize(1198, 768)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    yield page
    QApplication.clipboard().clear()


def enter(qtbot: QtBot, page: ShowCodePage, find: Find, passphrase: str = PASSPHRASE) -> None:
    qtbot.keyClicks(find(page, "vault.passphrase"), passphrase)
    qtbot.keyClick(find(page, "vault.passphrase"), Qt.Key.Key_Return)


def show(qtbot: QtBot, page: ShowCodePage, vault: VaultService, find: Find) -> str:
    with qtbot.waitSignal(vault.code_revealed):
        enter(qtbot, page, find)
    code: str = find(page, "vault.recovery_code").text()
    return code


def open_vault(qtbot: QtBot, vault: VaultService) -> None:
    with qtbot.waitSignal(vault.state_changed):
        vault.unlock(PASSPHRASE)


def held(page: ShowCodePage) -> str:
    """Return every word in any widget of the page."""
    words = [
        child.text() for kind in (QLabel, QAbstractButton, QLineEdit) for child in page.findChildren(kind)
    ]
    words += [child.accessibleName() + child.toolTip() for child in page.findChildren(QWidget)]
    return "\n".join(words)


def assert_nothing_held(page: ShowCodePage, code: str) -> None:
    assert code[:4] not in held(page)
    assert PASSPHRASE not in held(page)
    assert not any(line.isUndoAvailable() for line in page.findChildren(QLineEdit))


@pytest.mark.parametrize("state", [LOCKED, UNLOCKED])
def test_the_passphrase_shows_the_code_and_the_vault_stays_as_it_is(
    qtbot: QtBot, page: ShowCodePage, closed_vault: VaultService, recovery_code: str, find: Find, state: str
) -> None:
    if state == UNLOCKED:
        open_vault(qtbot, closed_vault)
    qtbot.waitUntil(find(page, "vault.passphrase").hasFocus)
    with qtbot.waitSignal(closed_vault.code_revealed):
        enter(qtbot, page, find)
        assert find(page, "vault.show_code").text() == "Checking…"
        assert not find(page, "vault.passphrase").isEnabled()
        assert not find(page, "vault.back").hasFocus()
    code = find(page, "vault.recovery_code")
    assert (code.text(), code.hasFocus()) == (recovery_code, True)
    assert not find(page, "vault.passphrase").isVisible()
    assert PASSPHRASE not in held(page)
    assert closed_vault.state == state


def test_a_wrong_passphrase_is_said_and_typed_again(
    qtbot: QtBot, page: ShowCodePage, closed_vault: VaultService, recovery_code: str, find: Find
) -> None:
    with qtbot.waitSignal(closed_vault.reveal_failed):
        enter(qtbot, page, find, "not this one")
    field = find(page, "vault.passphrase")
    assert find(page, "vault.message").text().startswith("That is not the passphrase.")
    assert field.hasFocus()
    assert field.hasSelectedText()
    assert recovery_code[:4] not in held(page)
    assert show(qtbot, page, closed_vault, find) == recovery_code


def test_without_a_key_file_it_says_so(
    qtbot: QtBot, page: ShowCodePage, closed_vault: VaultService, places: Places, find: Find
) -> None:
    places.key_file.unlink()
    places.key_file_backup.unlink()
    with qtbot.waitSignal(closed_vault.reveal_failed):
        enter(qtbot, page, find)
    assert find(page, "vault.message").text().startswith("The key file is missing")


def test_nothing_typed_asks_nothing(
    qtbot: QtBot, page: ShowCodePage, closed_vault: VaultService, find: Find
) -> None:
    find(page, "vault.show_code").click()
    assert not closed_vault.is_busy
    assert find(page, "vault.passphrase").hasFocus()


def test_it_can_be_copied_and_printed(
    qtbot: QtBot, page: ShowCodePage, closed_vault: VaultService, find: Find, tmp_path: Any
) -> None:
    code = show(qtbot, page, closed_vault, find)
    find(page, "vault.recovery_copy").click()
    assert QApplication.clipboard().text() == code
    writer = QPdfWriter(str(tmp_path / "sheet.pdf"))
    assert page.findChild(RecoveryCodePanel).print_on(writer)


@pytest.mark.parametrize("way", ["vault.back", "escape", "another page"])
def test_nothing_is_held_once_the_page_is_left(
    qtbot: QtBot, page: ShowCodePage, closed_vault: VaultService, find: Find, way: str
) -> None:
    page.closed.connect(page.hide)
    code = show(qtbot, page, closed_vault, find)
    find(page, "vault.recovery_copy").click()
    if way == "escape":
        qtbot.keyClick(find(page, "vault.recovery_code"), Qt.Key.Key_Escape)
    elif way == "another page":
        page.hide()
    else:
        find(page, way).click()
    assert not page.isVisible()
    assert_nothing_held(page, code)
    page.show()
    assert find(page, "vault.passphrase").isVisible()
    assert not find(page, "vault.recovery_code").isVisible()
    assert show(qtbot, page, closed_vault, find) == code
    assert find(page, "vault.recovery_copy").text() == "Copy"


@pytest.mark.parametrize("state", [LOCKED, UNLOCKED])
def test_a_wish_to_lock_takes_the_code_off_screen_and_clipboard(
    qtbot: QtBot, page: ShowCodePage, closed_vault: VaultService, find: Find, state: str
) -> None:
    if state == UNLOCKED:
        open_vault(qtbot, closed_vault)
    code = show(qtbot, page, closed_vault, find)
    find(page, "vault.recovery_copy").click()
    closed_vault.lock()
    assert_nothing_held(page, code)
    assert QApplication.clipboard().text() == ""
    assert find(page, "vault.passphrase").hasFocus()


@pytest.mark.parametrize("way", ["leave", "lock"])
def test_a_code_found_too_late_is_not_shown(
    qtbot: QtBot,
    page: ShowCodePage,
    closed_vault: VaultService,
    recovery_code: str,
    background: ThreadBackground,
    find: Find,
    way: str,
) -> None:
    with qtbot.waitSignal(closed_vault.code_revealed):
        enter(qtbot, page, find)
        if way == "lock":
            closed_vault.lock()
        else:
            page.hide()
            page.show()
    assert_nothing_held(page, recovery_code)
    assert find(page, "vault.passphrase").isVisible()
    assert find(page, "vault.passphrase").isEnabled()


def test_one_who_has_not_kept_it_yet_is_asked_and_that_is_remembered(
    qtbot: QtBot,
    page: ShowCodePage,
    closed_vault: VaultService,
    places: Places,
    settings: Settings,
    find: Find,
) -> None:
    settings.code_kept = False
    show(qtbot, page, closed_vault, find)
    done = find(page, "vault.done")
    assert not done.isEnabled()
    find(page, "vault.recovery_saved").click()
    with qtbot.waitSignal(page.closed):
        done.click()
    assert Settings(places.settings).code_kept


def test_one_who_has_kept_it_is_asked_nothing(
    qtbot: QtBot, page: ShowCodePage, closed_vault: VaultService, find: Find
) -> None:
    show(qtbot, page, closed_vault, find)
    assert not find(page, "vault.recovery_saved").isVisible()
    with qtbot.waitSignal(page.closed):
        find(page, "vault.done").click()


def test_going_back_does_not_count_as_kept(
    qtbot: QtBot, page: ShowCodePage, closed_vault: VaultService, settings: Settings, find: Find
) -> None:
    settings.code_kept = False
    show(qtbot, page, closed_vault, find)
    find(page, "vault.recovery_saved").click()
    find(page, "vault.back").click()
    assert not settings.code_kept


@pytest.mark.parametrize("stage", ["passphrase", "code"])
@pytest.mark.parametrize(("width", "height", "percent"), [(1024, 600, 100), (856, 600, 200)])
def test_no_control_is_cut_off_at_the_side(
    qtbot: QtBot,
    page: ShowCodePage,
    theme: Theme,
    closed_vault: VaultService,
    settings: Settings,
    find: Find,
    stage: str,
    width: int,
    height: int,
    percent: int,
) -> None:
    settings.code_kept = False
    theme.scale_text(percent)
    page.resize(width, height)
    if stage == "code":
        show(qtbot, page, closed_vault, find)
    QApplication.processEvents()
    shown = [child for child in page.findChildren(QAbstractButton) if child.isVisible()]
    assert shown
    for control in shown:
        assert control.mapTo(page, control.rect().topRight()).x() < width, control.accessibleIdentifier()
        assert control.width() >= control.minimumSizeHint().width(), control.accessibleIdentifier()
    if percent == 100:
        back = find(page, "vault.back")
        assert back.mapTo(page, back.rect().bottomLeft()).y() < height
