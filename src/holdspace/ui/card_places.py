# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Imported before the first paint: keep it light. Where someone stands among the cards, for a new process."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from holdspace.ui.main_window import MainWindow

CARDS, PRACTICE = "cards", "practice"
BESIDE_CARDS = ("primer", PRACTICE, "visor")
"""Pages that Cards leads to, read as long as nobody touches a key."""


def cards_snapshot(window: MainWindow) -> dict[str, Any]:
    """Return what was chosen on Cards and the page beside it that is shown, where one of them is; no words.

    The id of the line that waits in Practice goes with it, wherever someone is.
    """
    waits = _line_that_waits(window)
    if window.place not in (CARDS, *BESIDE_CARDS):
        return waits
    page: Any = window.page_if_made(CARDS)
    chosen = {"chosen": page.snapshot()} if page is not None else {}
    beside = {"beside": window.place} if window.place in BESIDE_CARDS else {}
    return {"place": CARDS, "on_cards": chosen | beside} | waits


def resume_cards(window: MainWindow, state: dict[str, Any]) -> bool:
    """Show Cards as a snapshot has it, and the page beside it; say whether it has any.

    Practice does not come back at once after a lock that was asked for: what is typed then is the passphrase.
    It does once that was right (ui/way_back.py).
    """
    handed_on = state.get("on_cards")
    if state.get("place") != CARDS or not isinstance(handed_on, dict):
        return False
    page: Any = window.page(CARDS)
    if isinstance(handed_on.get("chosen"), dict):
        page.restore(handed_on["chosen"])
    window.show_place(CARDS)
    beside = handed_on.get("beside")
    if beside in BESIDE_CARDS and not (beside == PRACTICE and state.get("lock_asked")):
        window.show_aside(beside)
    if state.get("lock_asked"):
        window.after_lock.hold()  # else its letters would be keys of the page, or words in its search
    return True


def was_practising(state: dict[str, Any]) -> bool:
    """Say whether a snapshot is of someone whom a lock took out of Practice, and who was not led back yet."""
    handed_on = state.get("on_cards")
    beside = handed_on.get("beside") if isinstance(handed_on, dict) else None
    return PRACTICE in (beside, state.get("way_back"))


def _line_that_waits(window: MainWindow) -> dict[str, Any]:
    page: Any = window.page_if_made(PRACTICE)
    line_id = "" if page is None else page.line_id
    return {"line": line_id} if line_id else {}
