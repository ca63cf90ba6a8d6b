# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What the editor says of its words: that they are kept, that the entry is gone, or why they are not kept."""

from __future__ import annotations

from enum import Enum, auto

from holdspace.services.errors import StorageError
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.messages import say
from holdspace.ui.widgets.state_line import StateLine


class Whereabouts(Enum):
    """Whether the entry is in the journal."""

    THERE = auto()
    GONE = auto()  # it was deleted, and nothing was typed since
    BACK = auto()  # it was deleted, and is there again with what was typed


class KeptState(StateLine):
    """The line. What went wrong stays until something is kept, what was refused until something is typed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setAccessibleIdentifier("journal.state")
        self.whereabouts = Whereabouts.THERE
        self._is_wrong = False
        self._was_refused = False

    def typed(self) -> None:
        """Say no more of what was refused."""
        self._was_refused = False

    def kept(self, *, line: str) -> None:
        """Say that all is kept."""
        self._is_wrong = False
        self.say_on(waits=False, line=line)

    def say_on(self, *, waits: bool, line: str) -> None:
        """Say what holds, unless something is wrong; `waits` while what was typed is not kept yet.

        `line` is said in its place, where the entry is as one thinks.
        """
        if self._is_wrong:
            return
        if self.whereabouts is Whereabouts.GONE:
            gone = self.tr("This entry was deleted. Type on, and it comes back.")
            self.tell(gone, "error", polite=True)
        elif self.whereabouts is Whereabouts.BACK:
            back = self.tr("This entry had been deleted. It is back, with what you wrote.")
            self.tell(back, "kept", shown=not waits)
        elif line:
            self.tell(line, polite=True)
        elif not self._was_refused:
            self.tell(self.tr("Kept as you type"), "kept", shown=not waits)

    def not_kept(self, error: StorageError) -> None:
        """Say why what is here could not be kept."""
        self.tell(self.tr("Not kept. {why}").replace("{why}", say(error)), "error", wrong=True)
        self._is_wrong = True

    def refused(self, words: str) -> None:
        """Say why something was not taken."""
        self._was_refused = True
        if not self._is_wrong:
            self.tell(words, "error", wrong=True)
