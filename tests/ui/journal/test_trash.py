# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What was deleted, with the real services: brought back, erased one by one and all at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QTextBrowser

from holdspace.domain.entries import new_entry
from holdspace.services.clock import SystemClock
from holdspace.services.errors import VaultDamaged
from holdspace.services.vault import UNLOCKED
from holdspace.storage.backups import make_backup
from holdspace.ui.journal import trash
from holdspace.ui.journal.trash import TrashPage
from window_house import find

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from household import Household
    from window_house import Make, MakeWindow


@pytest.fixture
def household(household_in: Make) -> Household:
    """Three entries, two of them deleted; a backup of before holds all."""
    made = household_in(UNLOCKED)
    entries = made.vault.vault.entries
    for text in ("one", "two", "three"):
        entries.add(new_entry(text, now=SystemClock().now(), time_zone="UTC"))
    make_backup(made.places, made.vault.vault)
    for _, entry in entries.page(None, 2):
        entries.delete(entry.id, at=SystemClock().now())
    return made


@pytest.fixture
def window(window_in: MakeWindow, household: Household) -> Any:
    made = window_in(household, clock=SystemClock())
    made.show_journal()
    return made


@pytest.fixture
def page(window: Any, qtbot: QtBot) -> TrashPage:
    qtbot.mouseClick(button(window, "trash"), Qt.MouseButton.LeftButton)
    page = window.page("journal").browser.layers.page
    assert isinstance(page, TrashPage)
    return page


def button(window: Any, name: str) -> QAbstractButton:
    return find(QAbstractButton, window, f"journal.{name}")


def settle(qtbot: QtBot, household: Household) -> None:
    qtbot.waitUntil(lambda: household.vault.work_under_way is None)


def words(page: TrashPage) -> str:
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_it_shows_what_was_deleted_and_brings_it_back(
    window: Any, page: TrashPage, household: Household, qtbot: QtBot
) -> None:
    assert page.focusWidget() is page.rows[0].restore
    assert "kept 30 days more" in words(page)
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert len(page.rows) == 1
    assert page.said == "Brought back to its place in the journal."
    assert page.focusWidget() is page.rows[0].restore
    assert len(household.texts) == 2


def test_one_is_erased_after_a_question_that_tells_of_backups(
    window: Any, page: TrashPage, household: Household, qtbot: QtBot
) -> None:
    erased = page.rows[0].entry_id
    qtbot.mouseClick(page.rows[0].erase, Qt.MouseButton.LeftButton)
    assert page._ask.question.text().startswith("Erase this entry from the journal?")
    assert "Backups made before still have it" in page._ask.question.text()
    assert page.rows[0].isAncestorOf(page._ask)
    assert page._ask.question.isVisible()
    assert button(window, "trash_not_now").hasFocus()
    with qtbot.waitSignal(window.page("journal")._journal.entry_erased) as told:
        qtbot.mouseClick(button(window, "trash_erase_now"), Qt.MouseButton.LeftButton)
    settle(qtbot, household)
    assert told.args == [erased]
    assert len(page.rows) == 1
    assert page.said.startswith("One entry is erased.")
    assert "still holds" in page.said
    with qtbot.waitSignal(page.safety_wanted):
        qtbot.mouseClick(button(window, "trash_backups"), Qt.MouseButton.LeftButton)
    assert window.place == "safety"


def test_all_are_erased_at_once(window: Any, page: TrashPage, household: Household, qtbot: QtBot) -> None:
    qtbot.mouseClick(button(window, "trash_erase_all"), Qt.MouseButton.LeftButton)
    assert "Erase all 2 entries" in page._ask.question.text()
    assert not any(row.isAncestorOf(page._ask) for row in page.rows)
    qtbot.mouseClick(button(window, "trash_erase_now"), Qt.MouseButton.LeftButton)
    settle(qtbot, household)
    assert page.rows == []
    assert "Nothing here." in words(page)
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert not window.page("journal").browser.layers._trash.isVisible()
    assert household.texts == ["one"]


def test_an_entry_is_read_whole_before_it_is_decided_on(
    window: Any, page: TrashPage, household: Household, qtbot: QtBot
) -> None:
    row = page.rows[0]
    qtbot.mouseClick(row.read, Qt.MouseButton.LeftButton)
    view = find(QTextBrowser, window, "journal.trash_words")
    assert view.hasFocus()
    assert view.toPlainText() in ("one", "two", "three")
    qtbot.mouseClick(row.erase, Qt.MouseButton.LeftButton)
    assert page._ask.geometry().top() >= row._whole.geometry().bottom()  # type: ignore[union-attr]
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert row.read.hasFocus()
    assert not page._ask.isHidden()


def test_esc_takes_the_question_back_first(window: Any, page: TrashPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.rows[1].erase, Qt.MouseButton.LeftButton)
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Escape)
    assert page._ask.isHidden()
    assert page.rows[1].erase.hasFocus()
    assert len(page.rows) == 2
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Escape)
    assert window.page("journal").browser.layers.page is None


def test_many_come_as_they_are_asked_for(monkeypatch: pytest.MonkeyPatch, window: Any, qtbot: QtBot) -> None:
    monkeypatch.setattr(trash, "FIRST_SHOWN", 1)
    window.commands.run("trash")
    page = window.page("journal").browser.layers.page
    assert len(page.rows) == 1
    qtbot.mouseClick(button(window, "trash_more"), Qt.MouseButton.LeftButton)
    assert len(page.rows) == 2


def test_what_fails_is_said(
    monkeypatch: pytest.MonkeyPatch, window: Any, page: TrashPage, qtbot: QtBot
) -> None:
    def refuse(*_: object) -> None:
        raise VaultDamaged

    for what in ("undo_delete", "deleted"):
        page._bar.clear()
        monkeypatch.setattr(window.page("journal")._journal, what, refuse)
        page._on_restore_wanted("an id") if what == "undo_delete" else page.look_again()
        assert page.said
    page._bar.clear()
    monkeypatch.setattr(page._erasing, "erase_entry", refuse)
    page._asked = "an id"
    page._on_yes_clicked()
    assert page.said


def test_tab_leads_through_the_rows_and_the_question_in_the_order_seen(
    window: Any, page: TrashPage, qtbot: QtBot
) -> None:
    qtbot.mouseClick(page.rows[0].read, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.rows[0].erase, Qt.MouseButton.LeftButton)
    asked = (button(window, "trash_erase_now"), button(window, "trash_not_now"))
    first, second = (row.stops for row in page.rows)
    seen = [page.back, button(window, "trash_erase_all"), *first, *asked, *second]
    order, stop = [], page.back.nextInFocusChain()
    while stop is not page.back:
        order += [stop] if stop in seen else []
        stop = stop.nextInFocusChain()
    assert [page.back, *order] == seen
