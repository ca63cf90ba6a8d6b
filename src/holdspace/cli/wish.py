# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What was asked for at start. Imported before the first paint: keep it light."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from argparse import Namespace

WINDOW_WISHES: tuple[str, ...] = ("quick", "breathe", "pause", "cards", "before", "after", "day-end", "lock")


class Wish(NamedTuple):
    """What is asked for: a window wish ("show", or one of WINDOW_WISHES), a menu entry, or a command.

    `options` holds what a command was given.
    """

    what: str = "show"
    id: str = ""
    options: Namespace | None = None

    def as_words(self) -> dict[str, str]:
        """Return a window wish as it is handed to a running instance."""
        return {"do": self.what, "id": self.id}
