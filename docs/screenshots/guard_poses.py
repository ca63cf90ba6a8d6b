# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Poses for pictures of the guard, in each entry box; take.py takes them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Pose = Callable[[Any, Any], Any]
_NAMED = "Mrs. Okafor cried when I told her. I stayed on the line until her son came."


def poses(unlock: Callable[[Any], None], show_journal: Pose) -> dict[str, Pose]:
    """Return the poses by the names of their pictures."""
    return {
        "guard": on_now(unlock),
        "guard-in-editor": in_editor(show_journal),
        "guard-in-pocket": in_pocket,
    }


def on_now(unlock: Callable[[Any], None]) -> Pose:
    """Return the pose on Now, the journal open."""

    def pose(running: Any, window: Any) -> None:
        from holdspace.services.capture import Words

        unlock(running)
        window.now.composer.fill(Words(_NAMED, ("client",), 4, ("tired",)))
        running._capture.keep_draft_now()
        window.show_now()
        _rest()

    return pose


def in_editor(show_journal: Pose) -> Pose:
    """Return the pose in the journal's editor; nothing of it is kept."""

    def pose(running: Any, window: Any) -> None:
        show_journal(running, window)
        browser = window.page("journal").browser
        browser.edit()
        browser.editor.words.show_text(_NAMED)
        browser.editor._is_released = True
        _rest()

    return pose


def in_pocket(running: Any, window: Any) -> Any:
    """Write in the pocket window, the journal locked."""
    from holdspace.services.capture import Words

    running._show_pocket()
    running._pocket.composer.fill(Words(_NAMED, ("client",)))
    running._pocket.focus_entry()
    _rest()
    return running._pocket


def _rest() -> None:
    """Let the guard look at what was written."""
    from PySide6.QtTest import QTest

    QTest.qWait(600)
