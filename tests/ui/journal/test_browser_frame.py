# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The journal's frame: made in parts that go with it, lists and entry beside each other or one of the two."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import shiboken6
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from holdspace.domain.entries import Entry
from holdspace.services.vault import VaultService
from holdspace.ui.journal.ahead import BrowserAhead
from holdspace.ui.journal.browser_frame import BOTH_FROM, LIST_WIDTH
from holdspace.ui.journal.page import JournalPage


@pytest.fixture
def door(three: list[Entry], vault: VaultService, make_page: Callable[..., JournalPage]) -> JournalPage:
    """The page before a closed journal of three entries."""
    vault.lock()
    return make_page()


@pytest.mark.parametrize(("width", "both"), [(BOTH_FROM + 400, True), (BOTH_FROM - 100, False)])
def test_list_and_entry_stand_side_by_side_where_there_is_room(
    three: list[Entry], make_page: Callable[..., JournalPage], width: int, both: bool
) -> None:
    page = make_page(width)
    assert page.browser is not None
    assert page.browser.pane.isVisible()
    assert page.browser.reader.isVisible() is both
    assert (page.browser.pane.width() == page.browser._theme.px(LIST_WIDTH)) is both


@pytest.mark.parametrize("parts", range(1, 4))
def test_dropped_between_two_parts_nothing_of_it_is_left(door: JournalPage, parts: int) -> None:
    before = set(QApplication.allWidgets())
    browser = door.findChild(BrowserAhead)._make()
    for _ in range(parts):
        assert browser.build_part()
    browser.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = {each for each in QApplication.allWidgets() if shiboken6.isValid(each)} - before
    assert not left
