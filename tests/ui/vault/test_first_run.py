# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The first run, from the passphrase to the open journal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from holdspace.services.background import ThreadBackground
from holdspace.services.passphrases import PassphraseStrength
from holdspace.services.settings import Settings
from holdspace.services.vault import LOCKED, NONE, UNLOCKED, VaultService
from holdspace.storage.key_file import root_from_code, unwrap_root
from holdspace.storage.places import Places
from holdspace.ui.theme.theme import Theme
from holdspace.ui.vault.first_run import FirstRunPage
from holdspace.ui.widgets.strength_bar import StrengthBar

PASSPHRASE = "kettle orchard quiet tram"
Find = Callable[[QWidget, str], Any]


@pytest.fixture
def settings(qtbot: QtBot, places: Places) -> Settings:
    return Settings(places.settings)


@pytest.fixture
def page(
    qtbot: QtBot, theme: Theme, vault: VaultService, background: ThreadBackground, settings: Settings
) -> Iterator[FirstRunPage]:
    page = FirstRunPage(theme, vault, PassphraseStrength(background, vault), settings)
    qtbot.addWidget(page)
    page.resize(1198, 768)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    yield page
    QApplication.clipboard().clear()


def type_both(qtbot: QtBot, page: FirstRunPage, find: Find, passphrase: str, repeat: str) -> None:
    qtbot.keyClicks(find(page, "vault.passphrase"), passphrase)
    qtbot.keyClicks(find(page, "vault.passphrase_repeat"), repeat)


def make_journal(qtbot: QtBot, page: FirstRunPage, vault: VaultService, find: Find) -> str:
    type_both(qtbot, page, find, PASSPHRASE, PASSPHRASE)
    with qtbot.waitSignal(vault.state_changed):
        find(page, "vault.create").click()
    code: str = find(page, "vault.recovery_code").text()
    return code


def test_two_screens_make_a_journal_that_both_keys_open(
    qtbot: QtBot, page: FirstRunPage, vault: VaultService, places: Places, find: Find
) -> None:
    passphrase = find(page, "vault.passphrase")
    qtbot.waitUntil(passphrase.hasFocus)
    qtbot.keyClicks(passphrase, PASSPHRASE)
    qtbot.keyClick(passphrase, Qt.Key.Key_Return)
    repeat = find(page, "vault.passphrase_repeat")
    assert repeat.hasFocus()
    qtbot.keyClicks(repeat, PASSPHRASE)
    with qtbot.waitSignal(vault.state_changed):
        qtbot.keyClick(repeat, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: find(page, "vault.create").text() == "Making it…")
        assert not passphrase.isEnabled()
    assert vault.state == UNLOCKED
    assert page.shows_code
    for field in (passphrase, repeat):
        assert field.text() == ""
        assert not field.isUndoAvailable()

    code = find(page, "vault.recovery_code")
    shown = code.text()
    assert code.hasFocus()
    opens = find(page, "vault.open")
    assert not opens.isEnabled()
    qtbot.keyClick(find(page, "vault.recovery_saved"), Qt.Key.Key_Space)
    with qtbot.waitSignal(page.finished):
        qtbot.keyClick(opens, Qt.Key.Key_Return)
    assert code.text() == ""
    vault.lock()
    assert unwrap_root(places, PASSPHRASE) == root_from_code(places, shown)


def test_breathing_comes_first_where_someone_wants_it(
    qtbot: QtBot, page: FirstRunPage, vault: VaultService, find: Find
) -> None:
    with qtbot.waitSignal(page.breathe_wanted):
        qtbot.mouseClick(find(page, "vault.breathe"), Qt.MouseButton.LeftButton)
    assert vault.state == NONE


def test_a_lock_takes_the_code_off_screen_and_clipboard(
    qtbot: QtBot, page: FirstRunPage, vault: VaultService, find: Find
) -> None:
    code = make_journal(qtbot, page, vault, find)
    find(page, "vault.recovery_copy").click()
    assert QApplication.clipboard().text() == code
    with qtbot.waitSignal(page.finished):
        vault.lock()
    assert vault.state == LOCKED
    assert QApplication.clipboard().text() == ""
    assert find(page, "vault.recovery_code").text() == ""
    held = [child.text() for child in page.findChildren(QLineEdit)]
    assert not any(held)


def test_the_veil_takes_the_code_away_and_it_is_not_back_after(
    qtbot: QtBot, page: FirstRunPage, vault: VaultService, settings: Settings, find: Find
) -> None:
    make_journal(qtbot, page, vault, find)
    page.hide()  # as the veil does
    assert find(page, "vault.recovery_code").text() == ""
    with qtbot.waitSignal(page.finished):
        page.show()
    assert not settings.code_kept
    assert vault.state == UNLOCKED


def test_whether_the_code_is_on_paper_is_known_at_the_next_start(
    qtbot: QtBot, page: FirstRunPage, vault: VaultService, places: Places, find: Find
) -> None:
    make_journal(qtbot, page, vault, find)
    assert not Settings(places.settings).code_kept  # on the disk: also a crash leaves it so
    find(page, "vault.recovery_saved").click()
    assert not Settings(places.settings).code_kept  # ticked, and not finished
    find(page, "vault.open").click()
    assert Settings(places.settings).code_kept


@pytest.mark.parametrize("ticked", [False, True])
def test_a_lock_before_the_end_leaves_the_code_to_be_kept(
    qtbot: QtBot, page: FirstRunPage, vault: VaultService, places: Places, find: Find, ticked: bool
) -> None:
    make_journal(qtbot, page, vault, find)
    if ticked:
        find(page, "vault.recovery_saved").click()
    vault.lock()
    assert not Settings(places.settings).code_kept


def test_what_protects_is_a_link_away_and_typed_words_stay(
    qtbot: QtBot, page: FirstRunPage, find: Find
) -> None:
    passphrase = find(page, "vault.passphrase")
    qtbot.keyClicks(passphrase, "kettle")
    with qtbot.waitSignal(page.privacy_wanted):
        qtbot.keyClick(find(page, "vault.privacy"), Qt.Key.Key_Return)
    assert not passphrase.isVisible()
    assert find(page, "vault.back").hasFocus()
    qtbot.keyClick(find(page, "vault.back"), Qt.Key.Key_Escape)
    assert passphrase.isVisible()
    assert passphrase.hasFocus()
    assert passphrase.text() == "kettle"
    bar = page.findChild(StrengthBar)
    qtbot.waitUntil(lambda: bar.level > 0)


@pytest.mark.parametrize(
    ("width", "height", "percent", "arch"),
    [(1366, 768, 100, True), (1198, 768, 100, True), (856, 600, 100, False), (856, 600, 200, False)],
)
def test_words_come_first_and_the_arch_gets_what_is_left(
    qtbot: QtBot,
    page: FirstRunPage,
    theme: Theme,
    find: Find,
    width: int,
    height: int,
    percent: int,
    arch: bool,
) -> None:
    theme.scale_text(percent)
    page.resize(width, height)
    QApplication.processEvents()
    assert page.findChild(QWidget, "landscape").isVisible() == arch
    for identifier in ("vault.passphrase", "vault.create", "vault.breathe", "vault.privacy", "vault.message"):
        control = find(page, identifier)
        assert control.mapTo(page, control.rect().topRight()).x() < width, identifier
        assert control.width() >= control.minimumSizeHint().width(), identifier


@pytest.mark.parametrize("stage", ["passphrase", "code"])
def test_at_1024_by_600_nothing_has_to_be_scrolled(
    qtbot: QtBot, page: FirstRunPage, vault: VaultService, find: Find, stage: str
) -> None:
    page.resize(1024, 600)
    if stage == "code":
        make_journal(qtbot, page, vault, find)
    QApplication.processEvents()
    last = find(page, "vault.message" if stage == "passphrase" else "vault.open")
    qtbot.waitUntil(lambda: last.mapTo(page, last.rect().bottomLeft()).y() < 600)  # laid out level by level
