# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The list of shortcuts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from holdspace.services.vault import LOCKED, NONE, UNLOCKED
from household import PASSPHRASE
from window_house import find

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from window_house import MakeWindow

ENTER = "\N{DOWNWARDS ARROW WITH CORNER LEFTWARDS}"


def test_it_lists_every_key_whatever_the_vault_is_at_the_time(window_in: MakeWindow) -> None:
    window = window_in(NONE)
    window.show_aside("keys")
    words = {label.text() for label in window.page("keys").findChildren(QLabel)}
    for command in window.commands.every():
        if command.keys:
            keys = window.commands.keys_text(command.keys).replace("Return", ENTER)
            assert keys in words
            assert any(each.startswith(command.words) for each in words)  # with what else the key does
    assert {f"Ctrl+{ENTER}", "Space", "Esc"} <= words
    assert not any("Return" in each for each in words)


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


def test_each_key_stands_once_with_all_that_it_does(window_in: MakeWindow) -> None:
    window = window_in(NONE)
    window.show_aside("keys")
    lines = window.page("keys")._lines(window.commands)  # type: ignore[attr-defined]
    keys = [key for _words, key in lines]
    assert len(set(keys)) == len(keys)
    assert {"Ctrl+Shift+Z", "Ctrl+Return", "Ctrl+F", "/", "Del"} <= set(keys)
    told = {key: words for words, key in lines}
    assert "redo" in told["Ctrl+Shift+Z"]
    assert "coach" in told["Ctrl+Return"]
    shown = [label.text() for label in window.page("keys").findChildren(QLabel)]
    assert "" not in shown
    assert all(words in shown for words, _key in lines)


def test_from_the_field_that_finds_it_shows_what_can_be_asked(window_in: MakeWindow, qtbot: QtBot) -> None:
    window = window_in(UNLOCKED)
    window.now.composer.entry.insertPlainText("words")
    window.set_down()
    window.resize(1024, 600)
    window.commands.run("find")
    window.commands.run("keys")
    page = window.page("keys")
    asking = page._asking  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: not asking.visibleRegion().isEmpty())
    window.show_now()
    window.commands.run("keys")
    qtbot.waitUntil(lambda: asking.visibleRegion().isEmpty())


def test_in_large_text_and_a_small_window_no_words_reach_over_the_edge(
    window_in: MakeWindow, qtbot: QtBot
) -> None:
    window = window_in(NONE)
    window._house.theme.scale_text(200)
    window.resize(1024, 600)
    window.show_aside("keys")
    page = window.page("keys")
    qtbot.waitUntil(lambda: page._area.widget().width() <= page.width())  # type: ignore[attr-defined]
    window._house.theme.scale_text(100)
