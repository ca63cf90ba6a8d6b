# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What is said after words went for good: which backups still hold them, and what is left to clear away."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from holdspace.cli import output

if TYPE_CHECKING:
    from holdspace.storage.places import Places


def say_remains(places: Places, gone: int, *, has_remains: bool) -> None:
    """Say on stderr where words of `gone` entries still are, and note it for the window, as it does itself.

    `has_remains` says that free pages of the journal may still hold some: the window writes it anew then.
    """
    from holdspace.storage.backups import list_names

    if not (gone or has_remains):
        return
    names = list_names(places.backups)
    _note(places, max((name.sequence for name in names), default=0), has_remains=has_remains)
    if has_remains:
        output.complain(
            "Traces of what was erased may still be in the journal's file. The next time its window is open,"
            " HoldSpace clears them away."
        )
    if names:
        output.complain(_holding(places))


def _holding(places: Places) -> str:
    from holdspace.domain.backups import last_dropped_on
    from holdspace.storage.backups import held_names, list_names

    names = list_names(places.backups)
    until = last_dropped_on(names, datetime.now().astimezone(), held_names(places), [])
    one = len(names) == 1
    words = "One backup made before still holds" if one else f"{len(names):,} backups made before still hold"
    last = "it goes" if one else "the last of them goes"
    when = f"; with a backup each day {last} on {until.isoformat()}" if until else ""
    return f"{words} what was erased{when}. In the window, Settings > Safety can drop them."


def _note(places: Places, last_backup: int, *, has_remains: bool) -> None:
    """Have the window know: its page Safety names the backups, and it ends what is left undone."""
    from holdspace.services.settings import Settings

    settings = Settings(places.settings)
    settings.erased_up_to = max(settings.erased_up_to, last_backup)
    if has_remains:
        settings.erasing_unfinished = True
