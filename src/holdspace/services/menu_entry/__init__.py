# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The entry in the person's menu of applications: put there and taken away, for this person only.

`HOLDSPACE_HOME` does not carry over. It belongs to the terminal it was set in, and an entry made during a
trial would otherwise open a trial journal ever after. Who wants a second home in the menu can edit the entry.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from holdspace.services.menu_entry import linux, macos, windows
from holdspace.services.menu_entry.errors import (
    MenuEntryError,
    MenuNotWritable,
    NoMenuHere,
    UnusableCommand,
)
from holdspace.services.menu_entry.start_command import start_command

__all__ = [
    "MenuEntryError",
    "MenuNotWritable",
    "NoMenuHere",
    "UnusableCommand",
    "install_menu_entry",
    "remove_menu_entry",
    "start_command",
]


def install_menu_entry(
    resources: Path, command: Sequence[str] = (), *, platform: str = sys.platform
) -> tuple[Path, ...]:
    """Put HoldSpace into the menu, over an older entry if there is one, and return the files written.

    `resources` is the folder of the app's data; `command` starts the app, by default the one that runs now.
    Raises a MenuEntryError.
    """
    command = tuple(command) or start_command(platform=platform)
    if platform == "win32":
        return windows.install(resources, command)
    if platform == "darwin":
        return macos.install(resources, command)
    if platform.startswith(("linux", "freebsd", "openbsd", "netbsd")):
        return linux.install(resources, command)
    raise NoMenuHere(platform)


def remove_menu_entry(*, platform: str = sys.platform) -> tuple[Path, ...]:
    """Take away what install_menu_entry wrote and return the files removed: none where there was no entry.

    Raises a MenuEntryError.
    """
    if platform == "win32":
        return windows.remove()
    if platform == "darwin":
        return macos.remove()
    if platform.startswith(("linux", "freebsd", "openbsd", "netbsd")):
        return linux.remove()
    raise NoMenuHere(platform)
