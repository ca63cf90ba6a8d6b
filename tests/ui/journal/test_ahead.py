# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The journal made ready while it is still closed: unseen, empty, and right however the opening ends."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtWidgets import QLabel, QWidget

from holdspace.domain.entries import Entry
from holdspace.services.journal import JournalService
from holdspace.services.vault import VaultService
from holdspace.storage.errors import VaultDamaged
from holdspace.ui.journal.ahead import BrowserAhead
from holdspace.ui.journal.browser import JournalBrowser
from holdspace.ui.journal.page import JournalPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

PASSPHRASE = "kettle orchard quiet tram"  # as in household.py


@pytest.fixture
def door(three: list[Entry], vault: VaultService, make_page: Callable[..., JournalPage]) -> JournalPage:
    """The page before a closed journal of three entries."""
    vault.lock()
    return make_page()


@pytest.fixture
def ready(door: JournalPage, qtbot: QtBot) -> JournalBrowser:
    """The browser that was made ready behind the door."""
    door.make_ready()
    ahead = door.findChild(BrowserAhead)
    qtbot.waitUntil(lambda: ahead.is_ready)
    (browser,) = door.findChildren(JournalBrowser)
    return browser


def seen(page: JournalPage) -> list[str]:
    """Return the words of every label that can be seen."""
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible() and label.text()]


def test_it_is_not_seen_and_holds_nothing(door: JournalPage, ready: JournalBrowser) -> None:
    assert seen(door) == ["closed door"]
    assert door.browser is None
    assert not any(widget.isVisible() for widget in (ready, *ready.findChildren(QWidget)))
    assert ready.list.model().rowCount() == 0
    assert ready.reader.entry is None
    assert door.focusWidget() is None or not ready.isAncestorOf(door.focusWidget())


def test_what_was_made_ready_is_what_is_shown(
    door: JournalPage, ready: JournalBrowser, vault: VaultService, three: list[Entry]
) -> None:
    vault.unlock(PASSPHRASE)
    assert door.browser is ready
    assert ready.list.isVisible()
    assert ready.list.model().rowCount() == 3
    assert ready.reader.entry == three[0]
    assert door.findChildren(JournalBrowser) == [ready]


@pytest.mark.parametrize("parts", range(4))
def test_an_opening_that_comes_first_finishes_it(
    door: JournalPage, vault: VaultService, three: list[Entry], parts: int, qtbot: QtBot
) -> None:
    door.make_ready()
    if parts:
        qtbot.waitUntil(lambda: bool(door.findChildren(JournalBrowser)))
        for _ in range(parts - 1):
            door.findChildren(JournalBrowser)[0].build_part()
    vault.unlock(PASSPHRASE)
    assert door.browser is not None
    assert door.browser.reader.entry == three[0]
    assert door.findChildren(JournalBrowser) == [door.browser]


def test_a_wrong_passphrase_shows_nothing_of_it_and_the_next_one_opens(
    door: JournalPage, ready: JournalBrowser, vault: VaultService, three: list[Entry], qtbot: QtBot
) -> None:
    with qtbot.waitSignal(vault.unlock_failed):
        vault.unlock("kettle orchard quiet train")
    assert seen(door) == ["closed door"]
    assert not ready.isVisible()
    door.make_ready()
    vault.unlock(PASSPHRASE)
    assert door.browser is ready
    assert ready.reader.entry == three[0]


def test_whoever_left_the_page_finds_it_open(
    door: JournalPage, ready: JournalBrowser, vault: VaultService, three: list[Entry]
) -> None:
    door.hide()
    vault.unlock(PASSPHRASE)
    assert not ready.isVisible()
    door.show()
    assert ready.list.isVisible()
    assert ready.reader.entry == three[0]


def test_a_lock_deletes_it_with_every_word(
    door: JournalPage, ready: JournalBrowser, vault: VaultService, qtbot: QtBot
) -> None:
    vault.unlock(PASSPHRASE)
    gone = [ready, ready.list, ready.reader.view]
    vault.lock()
    qtbot.waitUntil(lambda: not any(shiboken6.isValid(widget) for widget in gone))
    assert door.findChildren(JournalBrowser) == []


def test_another_journal_in_its_place_gets_a_fresh_one(
    door: JournalPage, ready: JournalBrowser, vault: VaultService, three: list[Entry], qtbot: QtBot
) -> None:
    vault.state_changed.emit("locked")  # a restore is over
    qtbot.waitUntil(lambda: not shiboken6.isValid(ready))
    door.make_ready()
    qtbot.waitUntil(lambda: bool(door.findChildren(JournalBrowser)))
    vault.unlock(PASSPHRASE)
    assert door.browser is not None
    assert door.browser.reader.entry == three[0]


def test_an_open_journal_needs_none(page: JournalPage, qtbot: QtBot) -> None:
    page.make_ready()
    ahead = page.findChild(BrowserAhead)
    assert not ahead.is_ready
    assert page.findChildren(JournalBrowser) == [page.browser]


def test_damage_is_said_in_it_as_in_any(
    door: JournalPage,
    ready: JournalBrowser,
    vault: VaultService,
    journal: JournalService,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    def damaged(*_: object) -> None:
        raise VaultDamaged

    monkeypatch.setattr(journal, "positions", damaged)
    vault.unlock(PASSPHRASE)
    words = "The journal’s file is damaged, so its entries cannot be shown. Nothing was changed."
    qtbot.waitUntil(lambda: words in seen(door))


def test_an_empty_journal_invites(
    vault: VaultService, make_page: Callable[..., JournalPage], qtbot: QtBot
) -> None:
    vault.lock()
    door = make_page()
    door.make_ready()
    ahead = door.findChild(BrowserAhead)
    qtbot.waitUntil(lambda: ahead.is_ready)
    vault.unlock(PASSPHRASE)
    assert "Your words will be here." in seen(door)
