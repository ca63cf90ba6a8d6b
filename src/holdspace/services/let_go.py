# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Words that were let go on the way through a doorway, held while an Undo can bring them back."""

from __future__ import annotations

from dataclasses import dataclass

from holdspace.services.doorway_boxes import Box


@dataclass(slots=True)
class LetGo:
    """The words that were let go last in one form.

    `is_past`: their way through a doorway has given place to another, and their step is nowhere to go to.
    """

    box: Box
    is_past: bool = False


class LetGoWords:
    """Holds those of each form apart, as each window offers an Undo of its own; `short` is the minute's."""

    def __init__(self) -> None:
        self._held: dict[bool, LetGo] = {}

    @property
    def are_held(self) -> bool:
        """Say whether any are."""
        return bool(self._held)

    def hold(self, box: Box, *, short: bool) -> None:
        """Hold these, in place of those of the same form before."""
        self._held[short] = LetGo(box)

    def take(self, *, short: bool) -> LetGo | None:
        """Return those of a form, once."""
        return self._held.pop(short, None)

    def forget(self, *, short: bool) -> None:
        """Hold those of a form no more."""
        self._held.pop(short, None)

    def forget_all(self) -> None:
        """Hold none any more."""
        self._held.clear()

    def leave_behind(self) -> None:
        """Note that another way through a doorway begins."""
        for each in self._held.values():
            each.is_past = True
