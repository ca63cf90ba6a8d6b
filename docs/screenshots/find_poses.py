# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Finding in the journal, for its pictures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

Pose = Callable[[Any, Any], None]


def find_poses(
    journal: Pose, unlock: Callable[[Any], None], draw: Callable[[Any], None], now: datetime
) -> dict[str, Pose]:
    """Return the poses by name; `journal` shows the journal, `unlock` opens it, `draw` lets it be painted."""

    def searching_for(words: str) -> Pose:
        def pose(running: Any, window: Any) -> None:
            from PySide6.QtTest import QTest

            journal(running, window)
            window.page("journal").search()
            QTest.keyClicks(running._app.focusWidget(), words)
            QTest.qWait(900)

        return pose

    def days(running: Any, window: Any) -> None:
        journal(running, window)
        window.page("journal").show_days()

    def on_this_day(running: Any, window: Any) -> None:
        from holdspace.domain.entries import new_entry

        unlock(running)
        for year in (2024, 2023):
            then = now.replace(year=year)
            running._vault.vault.entries.add(
                new_entry("A quiet day.", now=then, time_zone="America/Chicago", load=2)
            )
        running._settings.on_this_day = "all"
        journal(running, window)
        draw(running)
        running._settings.on_this_day = "off"

    return {
        "searching": searching_for("silence"),
        "search-explained": searching_for("load:9 the"),
        "search-completed": searching_for("for:"),
        "days": days,
        "on-this-day": on_this_day,
    }
