# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Imported before the first paint: keep it light. What Undo undoes, and where it is offered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from holdspace.ui.commands import Commands
    from holdspace.ui.main_window import MainWindow


class Undoing:
    """Undoes from anywhere what the toast tells of, and on the journal what was done there last.

    In a text the same keys redo, so the command is there only while there is something to undo.
    """

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._commands: Commands | None = None

    def begin(self, commands: Commands) -> None:
        """Offer it by the window's commands, which are made once the window is painted."""
        self._commands = commands
        self.look_again()

    def undo(self) -> None:
        """Undo what can be undone, and else do nothing: a sentence without Undo stays to be read."""
        journal = self._journal()
        if self._window.can_undo:
            self._window.toast.undo()
        elif journal is not None:
            journal.undo_last()
        self.look_again()

    def look_again(self) -> None:
        """Look whether there is something to undo, where it is offered: a toast came, or another page."""
        if self._commands is not None:
            self._commands.enable("undo", self._window.can_undo or self._journal() is not None)

    def _journal(self) -> Any:
        """Return the journal's page where it is shown and has something to undo, or None."""
        page: Any = self._window.page_if_made("journal") if self._window.place == "journal" else None
        return page if page is not None and page.can_undo else None
