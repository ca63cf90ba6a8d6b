# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The page Safety."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from holdspace.services.vault import LOCKED, NONE, UNLOCKED
from window_house import find

if TYPE_CHECKING:
    from window_house import MakeWindow


def test_a_row_opens_its_page(window_in: MakeWindow) -> None:
    window = window_in(LOCKED)
    window.show_safety()
    find(QAbstractButton, window, "safety.privacy").click()
    assert window.place == "privacy"


def test_esc_and_back_lead_back(window_in: MakeWindow) -> None:
    window = window_in(UNLOCKED)
    window.show_settings()
    window.show_safety()
    QTest.keyClick(window.page("safety"), Qt.Key.Key_Escape)
    assert window.place == "settings"
    window.show_safety()
    find(QAbstractButton, window, "safety.back").click()
    assert window.place == "settings"


def test_what_needs_a_journal_is_not_offered_without_one(window_in: MakeWindow) -> None:
    window = window_in(NONE)
    window.show_safety()
    assert not find(QAbstractButton, window, "safety.code").isVisible()
    assert find(QAbstractButton, window, "safety.privacy").isVisible()


def test_it_is_a_command(window_in: MakeWindow) -> None:
    window = window_in(LOCKED)
    window.commands.run("safety")
    assert window.place == "safety"
