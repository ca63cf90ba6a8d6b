# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""`--install-menu-entry` and `--remove-menu-entry`: HoldSpace in the menu, and out of it."""

from __future__ import annotations

from typing import Literal

from holdspace.cli import output
from holdspace.cli.errors import CommandError, Exit, run_guarded
from holdspace.services.menu_entry import (
    MenuEntryError,
    MenuNotWritable,
    NoMenuHere,
    UnusableCommand,
    install_menu_entry,
    remove_menu_entry,
)
from holdspace.services.resources import MissingResources, resources_folder


def change_menu(what: Literal["install_menu_entry", "remove_menu_entry"]) -> int:
    """Write or remove the menu entry, print the paths, a line each, and return the exit code: 0, 1 or 8."""
    return run_guarded(_install if what == "install_menu_entry" else _remove)


def _install() -> int:
    try:
        written = install_menu_entry(resources_folder())
    except (MenuEntryError, MissingResources) as error:
        raise _refusal(error) from None
    output.lines(*map(str, written))
    return Exit.DONE


def _remove() -> int:
    try:
        removed = remove_menu_entry()
    except MenuEntryError as error:
        raise _refusal(error) from None
    output.lines(*map(str, removed))
    return Exit.DONE


def _refusal(error: MenuEntryError | MissingResources) -> CommandError:
    if isinstance(error, MenuNotWritable):
        return CommandError(
            Exit.NOT_WRITABLE, f"The menu entry cannot be changed: {error.path} is not writable."
        )
    if isinstance(error, NoMenuHere):
        return CommandError(Exit.UNEXPECTED, "No menu is known for this system. The command holdspace works.")
    if isinstance(error, UnusableCommand):
        return CommandError(
            Exit.UNEXPECTED, f"The menu cannot start HoldSpace from where it is installed: {error.reason}."
        )
    return CommandError(Exit.UNEXPECTED, "The data that comes with HoldSpace is missing. Install it again.")
