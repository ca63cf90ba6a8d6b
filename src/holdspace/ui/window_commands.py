# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Every command of the main window, with its keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from holdspace.services.vault import LOCKED, NONE, UNLOCKED
from holdspace.ui.card_commands import add_card_commands
from holdspace.ui.carry_pages import add_carry_commands
from holdspace.ui.commands import Command, Commands, Found
from holdspace.ui.dialog_keys import DialogKeys
from holdspace.ui.guarding import Guarding
from holdspace.ui.history_commands import OF_OPEN_JOURNAL, add_history_commands
from holdspace.ui.own_commands import add_own_commands
from holdspace.ui.settings_commands import add_settings_commands
from holdspace.ui.starts import starts_of
from holdspace.ui.veil import VEIL_KEYS, veil_over
from holdspace.ui.writing_commands import WritingCommands

if TYPE_CHECKING:
    from holdspace.ui.house import House
    from holdspace.ui.main_window import MainWindow
    from holdspace.ui.theme.theme import Theme


def add_window_commands(commands: Commands, window: MainWindow, house: House) -> None:
    """Give the window its commands, group by group."""
    _add_places(commands, window)
    add_card_commands(commands, window, house)
    add_carry_commands(commands, window)
    _add_journal(commands, window)
    WritingCommands(commands, window, house.app)
    Guarding(commands, window, house)
    add_history_commands(commands, window, starts_of(window, house.theme))
    _add_window(commands, window, house.theme)
    add_own_commands(commands, window, house)
    DialogKeys(commands, {"veil": VEIL_KEYS, "lock": "Ctrl+L"}, window)


def fit_to_vault(commands: Commands, state: str) -> None:
    """Offer what can be done while the vault is in a state of services.vault."""
    commands.enable("lock", state != NONE)
    commands.enable("unlock", state == LOCKED)
    commands.enable("setup", state == NONE)
    for name in ("find_in_entry", "find", "days", *OF_OPEN_JOURNAL):
        commands.enable(name, state == UNLOCKED)
    for name in ("code", "change_passphrase", "recover", "reencrypt", "salvage"):
        commands.enable(name, state != NONE)


def _show_keys(window: MainWindow) -> None:
    """Show the keys, from the page one is on; from the field that finds entries, what can be asked there."""
    from holdspace.ui.shortcuts import ASKING

    asks = getattr(window.focusWidget(), "accessibleIdentifier", str)() == "journal.search"
    part = ASKING if asks else window.place
    window.show_aside("keys")
    page: Any = window.page("keys")
    page.show_part(part)


def _show_coffee(window: MainWindow) -> None:
    """Lead to the coffee pause and leave its start to the person: the journal locks as it begins."""
    window.show_pause()
    page: Any = window.page("pause")
    page.offer_own("coffee")


def _add_places(commands: Commands, window: MainWindow) -> None:
    translate = QCoreApplication.translate
    places = translate("commands", "Places")
    commands.add(
        Command("now", translate("commands", "Now: write a few words"), "Ctrl+1", places), window.show_now
    )
    commands.add(Command("journal", translate("commands", "Journal"), "Ctrl+2", places), window.show_journal)
    commands.add(Command("breathe", translate("commands", "Breathe"), "Ctrl+3", places), window.show_breathe)
    commands.add(Command("pause", translate("commands", "Pause"), "Ctrl+4", places), window.show_pause)
    coffee = translate("commands", "Pause: coffee and breathe")
    cup = translate("commands", "tea cup drink break")
    commands.add(
        Command("coffee", coffee, "", places, found_by=cup, only_found=True), partial(_show_coffee, window)
    )
    commands.add(
        Command("silence", translate("commands", "Learn to leave silence"), "", places),
        partial(window.do, "pause", "silence_trainer"),
    )
    commands.add(Command("cards", translate("commands", "Cards"), "Ctrl+5", places), window.show_cards)
    commands.add(
        Command("settings", translate("commands", "Settings"), "Ctrl+,", places), window.show_settings
    )
    add_settings_commands(commands, window, places)
    before = translate("commands", "Before: arrive steady")
    found_by = translate("commands", "visit ground knock a phone call meeting")
    commands.add(
        Command("before", before, "", places, found_by=found_by), partial(window.go_through, "before")
    )
    after = translate("commands", "After: five minutes")
    found_by = translate("commands", "outside coffee words")
    commands.add(Command("after", after, "", places, found_by=found_by), partial(window.go_through, "after"))
    day_end = translate("commands", "Day’s end: leave work where it is")
    found_by = translate("commands", "days end home close lock")
    commands.add(
        Command("day_end", day_end, "", places, found_by=found_by), partial(window.go_through, "day_end")
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
    lock = translate("commands", "Lock the journal")
    commands.add(Command("lock", lock, "Ctrl+L", group), window.after_lock.lock)
    safety = translate("commands", "Safety: backups, passphrase, recovery")
    commands.add(
        Command("safety", safety, "", group, found_by=translate("commands", "restore damage check keys")),
        partial(window.show_aside, "safety"),
    )
    commands.add(
        Command("restore", translate("commands", "Restore a backup"), "", group),
        partial(window.show_aside, "restore"),
    )
    _add_finding(commands, window, group)
    _add_moving(commands, window, group)
    _add_keys(commands, window, group)


def _add_moving(commands: Commands, window: MainWindow, group: str) -> None:
    translate = QCoreApplication.translate
    bring_in = translate("commands", "Bring entries in: from another journal or computer")
    found_by = translate("commands", "import merge Day One Daylio jrnl RedNotebook Bouquin Markdown backup")
    commands.add(
        Command("bring_in", bring_in, "", group, found_by=found_by), partial(window.show_aside, "bring_in")
    )
    take_out = translate("commands", "Take entries out: to a file, or as pages to read")
    found_by = translate("commands", "export PDF HTML CSV JSON Markdown print supervision therapy")
    commands.add(
        Command("take_out", take_out, "", group, found_by=found_by), partial(window.show_aside, "take_out")
    )


def _add_finding(commands: Commands, window: MainWindow, group: str) -> None:
    translate = QCoreApplication.translate

    def show(what: str) -> None:
        window.show_journal()
        page: Any = window.page("journal")
        page.search() if what == "find" else page.show_days()

    find = translate("commands", "Find in the journal")
    search = translate("commands", "search look for words tag feeling")
    commands.add(Command("find", find, "", group, found_by=search), partial(show, "find"))
    days = translate("commands", "Go to a day in the journal")
    calendar = translate("commands", "calendar date month jump")
    commands.add(Command("days", days, "Ctrl+G", group, found_by=calendar), partial(show, "days"))


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


def _help_named(pages: tuple[Found, ...], text: str) -> tuple[Found, ...]:
    """Return the pages of help for words that point there, as the search for cards does."""
    from holdspace.services.cards import points_to_help

    return pages if points_to_help(text) else ()


def _add_window(commands: Commands, window: MainWindow, theme: Theme) -> None:
    translate = QCoreApplication.translate
    group = translate("commands", "Window")
    veil = translate("commands", "Veil what is shown, and show it again")
    hide = translate("commands", "hide privacy screen cover")
    commands.add(Command("veil", veil, VEIL_KEYS, group, found_by=hide), veil_over(window, theme).toggle)
    protected = translate("commands", "What is protected, and what is not")
    commands.add(Command("privacy", protected, "", group), partial(window.show_aside, "privacy"))
    pocket = translate("commands", "Open the pocket window")
    small = translate("commands", "small little call beside")
    commands.add(
        Command("pocket", pocket, "Ctrl+P", group, also="Ctrl+Shift+Space", found_by=small),
        window.want_pocket,
    )
    commands.add(
        Command("palette", translate("commands", "Find a command"), "Ctrl+K", group), window.open_palette
    )
    commands.add(Command("keys", translate("commands", "Keys"), "F1", group), partial(_show_keys, window))
    hard_day = translate("commands", "If it is more than a hard day")
    people = translate("commands", "help emergency hopeless someone to talk to")
    commands.add(Command("help", hard_day, "Shift+F1", group, found_by=people), window.show_help)
    not_safe = translate("commands", "Someone I visit is not safe")
    commands.add(Command("not_safe", not_safe, "", group, found_by=people), window.show_not_safe)
    pages = (Found(hard_day, window.show_help), Found(not_safe, window.show_not_safe))
    commands.add_finder(partial(_help_named, pages))
    commands.add(Command("close", translate("commands", "Close HoldSpace"), "Ctrl+Q", group), window.leave)
