# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What a system that shows lines can do, the same on every system."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject, Signal


class Line(NamedTuple):
    """What HoldSpace says, and never what a person wrote: a line, and the ids and words of its presses."""

    words: str
    presses: tuple[tuple[str, str], ...] = ()


class Notifications(QObject):
    """Shows one line at a time, quietly. This one shows nothing.

    *Signals*: `looked(bool)` each time it was found out whether a line can be shown; `pressed(str, str)` with
    the id of a press, and a token to come forward with, which may be empty.
    """

    looked = Signal(bool)
    pressed = Signal(str, str)

    is_offered = False
    """Whether there is anything of the kind for this system at all."""

    @property
    def shown(self) -> int:
        """Return the desktop's number of the line that may still be in sight, or 0."""
        return 0

    def look(self) -> None:
        """Find out whether a line can be shown. Nothing waits for the answer."""

    def show(self, line: Line) -> None:
        """Show a line in place of the one before."""
        del line

    def take_up(self, number: int) -> None:
        """Hear what is pressed under a line that the process before has shown."""
        del number

    def withdraw(self) -> None:
        """Take off what is shown."""
