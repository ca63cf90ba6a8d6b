# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What can stand in the way of a menu entry."""

from __future__ import annotations

from pathlib import Path


class MenuEntryError(Exception):
    """The menu entry could not be written or removed; the vault is not concerned."""


class NoMenuHere(MenuEntryError):  # noqa: N818 - named for what it says
    """This system has no menu that we know; `platform` names it."""

    def __init__(self, platform: str) -> None:
        super().__init__(f"no application menu is known for {platform}")
        self.platform = platform


class UnusableCommand(MenuEntryError):  # noqa: N818 - named for what it says
    """A menu entry cannot hold this command; `reason` says why."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"the command cannot stand in a menu entry: {reason}")
        self.reason = reason


class MenuNotWritable(MenuEntryError):  # noqa: N818 - named for what it says
    """A file of the entry could not be written or removed; `path` is that file."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"not writable: {path}")
        self.path = path
