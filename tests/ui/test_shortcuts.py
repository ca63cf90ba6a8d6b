# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The list of shortcuts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from holdspace.services.vault import LOCKED, NONE
from household import PASSPHRASE
from window_house import find

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from window_house import MakeWindow


def test_it_lists_every_key_whatever_the_vault_is_at_the_time(window_in: MakeWindow) -> None:
    window = window_in(NONE)
    window.show_aside("keys")
    words = {label.text() for label in window.page("keys").findChildren(QLabel)}
    for command in window.commands.every():
        if command.keys:
            assert {command.words, window.commands.keys_text(command.keys)} <= words
    assert {"Ctrl+Return", "Space", "Esc"} <= words


def test_it_is_built_once_and_stays_right_after_unlocking(window_in: MakeWindow) -> None:
    window = window_in(LOCKED)
    window.show_aside("keys")
    window._house.vault.unlock(PASSPHRASE)
    window.show_aside("keys")
    assert "Ctrl+L" in {label.text() for label in window.page("keys").findChildren(QLabel)}


def test_back_has_the_keyboard_and_esc_leads_back(window_in: MakeWindow, qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QAbstractButton

    window = window_in(LOCKED)
    window.show_cards()
    window.show_aside("keys")
    back = find(QAbstractButton, window, "shortcuts.back")
    assert QApplication.focusWidget() is back
    qtbot.keyClick(back, Qt.Key.Key_Escape)
    assert window.place == "cards"
    window.show_aside("keys")
    qtbot.keyClick(back, Qt.Key.Key_Return)
    assert window.place == "cards"
