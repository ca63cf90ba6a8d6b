# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What lies over list and entry, and the link to what was deleted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from holdspace.domain.entries import Entry
from holdspace.services.errors import VaultDamaged
from holdspace.services.journal import JournalService
from holdspace.ui.journal.browser import JournalBrowser

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Find = Callable[[str], QWidget]


def test_the_link_is_there_while_something_is_deleted(
    browser: JournalBrowser, journal: JournalService, three: list[Entry], find: Find
) -> None:
    link = browser.layers._trash
    assert not link.isVisible()
    journal.delete(three[0].id)
    assert link.isVisible()
    journal.undo_delete(three[0].id)
    assert not link.isVisible()


def test_the_long_page_hides_it(browser: JournalBrowser, journal: JournalService, three: list[Entry]) -> None:
    journal.delete(three[2].id)
    browser.toggle_long_page()
    assert not browser.layers._trash.isVisible()
    browser.toggle_long_page()
    assert browser.layers._trash.isVisible()


def test_history_that_cannot_be_read_is_told_of(
    browser: JournalBrowser, journal: JournalService, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def refuse(*_: object) -> None:
        raise VaultDamaged

    monkeypatch.setattr(journal, "revisions_of", refuse)
    with qtbot.waitSignal(browser.layers.failed):
        browser.show_history()
    assert browser.layers.page is None


def test_another_page_takes_the_place_of_the_first(browser: JournalBrowser, three: list[Entry]) -> None:
    browser.layers.show_history(three[0])
    first = browser.layers.page
    browser.layers.show_history(three[1])
    assert browser.layers.page is not first
    assert browser.layers.count() == 2
