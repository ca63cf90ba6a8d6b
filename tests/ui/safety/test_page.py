# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The page Safety."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel

from holdspace.services.clock import SystemClock
from holdspace.services.vault import LOCKED, NONE, UNLOCKED
from holdspace.storage import checking
from holdspace.storage.errors import DiskFull
from window_house import find

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from window_house import MakeWindow


def test_a_row_opens_its_page(window_in: MakeWindow) -> None:
    window = window_in(LOCKED)
    window.show_aside("safety")
    find(QAbstractButton, window, "safety.privacy").click()
    assert window.place == "privacy"


def test_esc_and_back_lead_back(window_in: MakeWindow) -> None:
    window = window_in(UNLOCKED)
    window.show_settings()
    window.show_aside("safety")
    QTest.keyClick(window.page("safety"), Qt.Key.Key_Escape)
    assert window.place == "settings"
    window.show_aside("safety")
    find(QAbstractButton, window, "safety.back").click()
    assert window.place == "settings"


def test_what_needs_a_journal_is_not_offered_without_one(window_in: MakeWindow) -> None:
    window = window_in(NONE)
    window.show_aside("safety")
    assert not find(QAbstractButton, window, "safety.code").isVisible()
    assert find(QAbstractButton, window, "safety.privacy").isVisible()


def test_a_missing_file_is_said(window_in: MakeWindow) -> None:
    window = window_in(LOCKED)
    window.show_aside("safety")
    assert "Open the journal to back it up." in shown(window)
    window.show_settings()
    window._house.vault.places.database.unlink()
    window.show_aside("safety")
    assert "The journal’s file, vault.db, is missing. Put it back, or restore a backup." in shown(window)
    assert "Open the journal to back it up." not in shown(window)


def test_a_row_that_is_not_offered_leaves_no_gap(window_in: MakeWindow) -> None:
    window = window_in(LOCKED)
    window.show_aside("safety")
    page: Any = window.page("safety")
    check, salvage = page._rows["check"], page._rows["salvage"]
    assert not check.isVisible()
    above = page._column.itemAt(page._column.indexOf(check) - 1)
    assert above.widget() is not None  # the heading, and no gap of the row's that would stay without it
    assert salvage.layout().contentsMargins().top() > 0


def shown(window: Any) -> list[str]:
    page = window.page("safety")
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def test_a_code_that_is_not_written_down_is_said_until_it_is(window_in: MakeWindow) -> None:
    window = window_in(UNLOCKED)
    window._house.settings.code_kept = False
    window.show_aside("safety")
    said = "Your recovery code is not written down yet."
    assert said in [label.text() for label in window.page("safety").findChildren(QLabel)]
    window._house.settings.code_kept = True
    window.show_settings()
    window.show_aside("safety")
    assert said not in [label.text() for label in window.page("safety").findChildren(QLabel)]


def test_check_the_journal_now_says_that_all_is_in_order(qtbot: QtBot, window_in: MakeWindow) -> None:
    window = window_in(UNLOCKED, clock=SystemClock())
    window.show_aside("safety")
    find(QAbstractButton, window, "safety.check").click()
    assert find(QAbstractButton, window, "safety.stop").isVisible()
    vault = window._house.vault
    qtbot.waitUntil(lambda: vault.work_under_way is None)
    assert find(QLabel, window, "safety.message").text() == "All of the journal is in order."
    assert any("Checked today at" in label.text() for label in window.findChildren(QLabel))
    find(QAbstractButton, window, "safety.check").click()
    find(QAbstractButton, window, "safety.stop").click()
    qtbot.waitUntil(lambda: vault.work_under_way is None)
    assert find(QLabel, window, "safety.message").text() == "Stopped. Nothing was changed."


def test_a_list_of_words_that_was_not_in_step_is_made_anew_and_said(
    qtbot: QtBot, window_in: MakeWindow
) -> None:
    """The check that is asked for compares every word, which the one after unlocking does not."""
    window = window_in(UNLOCKED)
    vault = window._house.vault
    vault.vault.connection.run("INSERT INTO entry_words (rowid, text, marks) VALUES (7, 'nobody', 'wrote')")
    window.show_aside("safety")
    said = []
    for _ in range(2):
        find(QAbstractButton, window, "safety.check").click()
        qtbot.waitUntil(lambda: vault.work_under_way is None)
        said.append(find(QLabel, window, "safety.message").text())
    assert said == [
        "All your words are there. The list that Find uses had a fault, and was made anew.",
        "All of the journal is in order.",
    ]


def test_a_list_of_words_that_could_not_be_put_in_order_is_said(
    qtbot: QtBot, window_in: MakeWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> bool:
        raise DiskFull

    monkeypatch.setattr(checking, "_fill_index", full)
    window = window_in(UNLOCKED)
    window.show_aside("safety")
    find(QAbstractButton, window, "safety.check").click()
    qtbot.waitUntil(lambda: window._house.vault.work_under_way is None)
    assert find(QLabel, window, "safety.message").text() == (
        "All your words are there. The list that Find uses could not be put in order just now."
    )


def test_work_that_began_elsewhere_is_shown_when_the_page_is(qtbot: QtBot, window_in: MakeWindow) -> None:
    window = window_in(UNLOCKED)
    vault = window._house.vault
    vault.begin(lambda progress: progress(1.0), "automatic backup")
    window.show_aside("safety")
    shown = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    assert "Making today’s backup…" in shown
    assert not find(QAbstractButton, window, "safety.backup").isEnabled()
    qtbot.waitUntil(lambda: vault.work_under_way is None)
    assert find(QAbstractButton, window, "safety.backup").isEnabled()


def test_it_is_a_command(window_in: MakeWindow) -> None:
    window = window_in(LOCKED)
    window.commands.run("safety")
    assert window.place == "safety"
