# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Every command of the main window, with its keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from holdspace.ui.commands import Command, Commands
from holdspace.ui.dialog_keys import DialogKeys
from holdspace.ui.veil import VEIL_KEYS, veil_over

if TYPE_CHECKING:
    from holdspace.ui.main_window import MainWindow
    from holdspace.ui.theme.theme import Theme


def add_window_commands(commands: Commands, window: MainWindow, theme: Theme) -> None:
    """Give the window its commands, group by group."""
    _add_places(commands, window)
    _add_journal(commands, window)
    _add_window(commands, window, theme)
    DialogKeys(commands, {"veil": VEIL_KEYS, "lock": "Ctrl+L"}, window)


def _add_places(commands: Commands, window: MainWindow) -> None:
    translate = QCoreApplication.translate
    places = translate("commands", "Places")
    commands.add(
        Command("now", translate("commands", "Now: write a few words"), "Ctrl+1", places), window.show_now
    )
    commands.add(Command("journal", translate("commands", "Journal"), "Ctrl+2", places), window.show_journal)
    commands.add(Command("breathe", translate("commands", "Breathe"), "Ctrl+3", places), window.show_breathe)
    commands.add(Command("pause", translate("commands", "Pause"), "Ctrl+4", places), window.show_pause)
    commands.add(Command("cards", translate("commands", "Cards"), "Ctrl+5", places), window.show_cards)
    commands.add(
        Command("settings", translate("commands", "Settings"), "Ctrl+,", places), window.show_settings
    )


def _add_journal(commands: Commands, window: MainWindow) -> None:
    translate = QCoreApplication.translate
    group = translate("commands", "Journal")
    set_down = translate("commands", "Set down what is in the entry box")
    commands.add(Command("set_down", set_down, "", group), window.set_down)
    let_go = translate("commands", "Let it go: keep the moment, not the words")
    commands.add(Command("let_go", let_go, "Ctrl+Shift+Return", group), window.let_go)
    undo = translate("commands", "Undo what was just done")
    commands.add(Command("undo", undo, "Ctrl+Shift+Z", group, also="Ctrl+Z"), window.undo)
    commands.enable("undo", False)  # until a toast offers it: in a text the same keys redo
    commands.add(Command("setup", translate("commands", "Make my journal"), "", group), window.start_setup)
    unlock = translate("commands", "Unlock the journal")
    commands.add(Command("unlock", unlock, "", group), window.show_journal)
    commands.add(Command("lock", translate("commands", "Lock the journal"), "Ctrl+L", group), window.lock)
    safety = translate("commands", "Safety: backups, passphrase, recovery")
    commands.add(
        Command("safety", safety, "", group, found_by=translate("commands", "restore damage check keys")),
        partial(window.show_aside, "safety"),
    )
    commands.add(
        Command("restore", translate("commands", "Restore a backup"), "", group),
        partial(window.show_aside, "restore"),
    )
    _add_keys(commands, window, group)


def _add_keys(commands: Commands, window: MainWindow, group: str) -> None:
    translate = QCoreApplication.translate
    for page, words in (
        ("code", translate("commands", "Show the recovery code")),
        ("change_passphrase", translate("commands", "Change the passphrase")),
        ("recover", translate("commands", "Set a new passphrase by the recovery code")),
        ("reencrypt", translate("commands", "Re-encrypt the journal")),
        ("salvage", translate("commands", "Save what can be read of a damaged journal")),
    ):
        commands.add(Command(page, words, "", group), partial(window.show_aside, page))


def _add_window(commands: Commands, window: MainWindow, theme: Theme) -> None:
    translate = QCoreApplication.translate
    group = translate("commands", "Window")
    veil = translate("commands", "Veil what is shown, and show it again")
    hide = translate("commands", "hide privacy screen cover")
    commands.add(Command("veil", veil, VEIL_KEYS, group, found_by=hide), veil_over(window, theme).toggle)
    protected = translate("commands", "What is protected, and what is not")
    commands.add(Command("privacy", protected, "", group), partial(window.show_aside, "privacy"))
    pocket = translate("commands", "Open the pocket window")
    commands.add(Command("pocket", pocket, "Ctrl+P", group), window.want_pocket)
    commands.add(
        Command("palette", translate("commands", "Find a command"), "Ctrl+K", group), window.open_palette
    )
    commands.add(
        Command("keys", translate("commands", "Keys"), "F1", group), partial(window.show_aside, "keys")
    )
    hard_day = translate("commands", "If it is more than a hard day")
    commands.add(Command("help", hard_day, "Shift+F1", group), window.show_help)
    not_safe = translate("commands", "Someone I visit is not safe")
    commands.add(Command("not_safe", not_safe, "", group), window.show_not_safe)
    commands.add(Command("close", translate("commands", "Close HoldSpace"), "Ctrl+Q", group), window.leave)
