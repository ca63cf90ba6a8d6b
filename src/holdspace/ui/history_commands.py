# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The commands for an entry of the journal: to edit, star, move or delete it, for what it was, and for how to
begin one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from holdspace.ui.commands import Command, Commands

if TYPE_CHECKING:
    from holdspace.ui.main_window import MainWindow
    from holdspace.ui.starts import Starts

# Offered while it is open.
OF_OPEN_JOURNAL: tuple[str, ...] = ("history", "trash")


def add_history_commands(commands: Commands, window: MainWindow, starts: Starts) -> None:
    """Give the window these commands."""
    translate = QCoreApplication.translate
    journal, writing = translate("commands", "Journal"), translate("commands", "Writing")

    def page() -> Any:
        window.show_journal()
        return window.page("journal")

    def show_history() -> None:
        page().show_history()

    def show_trash() -> None:
        page().show_trash()

    _add_entry_commands(commands, window, journal)
    history = translate("commands", "Earlier versions of this entry")
    commands.add(
        Command(
            "history", history, "", journal, found_by=translate("commands", "revision restore diff undo")
        ),
        show_history,
    )
    trash = translate("commands", "Deleted entries, kept for 30 days")
    commands.add(
        Command("trash", trash, "", journal, found_by=translate("commands", "trash bin erase bring back")),
        show_trash,
    )
    question = translate("commands", "A question to start from")
    commands.add(
        Command("question", question, "", writing, found_by=translate("commands", "prompt")), starts.ask
    )
    forms = translate("commands", "Start from a form")
    commands.add(
        Command("forms", forms, "", writing, found_by=translate("commands", "template")), starts.show_forms
    )


def _add_entry_commands(commands: Commands, window: MainWindow, group: str) -> None:
    """Offer what is done to an entry only where one is in view: nothing is done to what nobody sees."""
    translate = QCoreApplication.translate

    def page() -> Any:
        return window.page("journal")

    def is_in_view() -> bool:
        return window.place == "journal" and bool(page().shows_entry)

    def edit() -> None:
        page().edit()

    def star() -> None:
        page().toggle_star()

    def move() -> None:
        page().change_when()

    def delete() -> None:
        page().delete_shown()

    for name, words, found_by, slot in (
        ("edit", translate("commands", "Edit this entry"), translate("commands", "write change"), edit),
        (
            "star",
            translate("commands", "Star this entry, or take its star away"),
            translate("commands", "favorite favourite mark"),
            star,
        ),
        (
            "move",
            translate("commands", "Change this entry’s day and time"),
            translate("commands", "move date when"),
            move,
        ),
        (
            "delete",
            translate("commands", "Delete this entry: it can be brought back for 30 days"),
            translate("commands", "remove trash"),
            delete,
        ),
    ):
        commands.add(Command(name, words, "", group, found_by=found_by), slot, is_in_view)
