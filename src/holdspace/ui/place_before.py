# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Imported before the first paint of a relaunch: keep it light. What is built before its window is seen."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from holdspace.services.problems import ProblemWatch
    from holdspace.ui.main_window import MainWindow
    from holdspace.ui.theme.theme import Theme

_NOW = "now"
_COMES_BACK = ("journal", "breathe", "pause", "cards", "settings", "doorway", "primer", "practice", "visor")
"""Pages other than Now that the process before may have shown; the others close at a lock."""


@contextlib.contextmanager
def or_now(window: MainWindow, watch: Callable[[], ProblemWatch]) -> Iterator[None]:
    """Show Now where what is done here, to show what the process before showed, fails; `watch` logs why.

    It comes before the event loop, where an error would end the process and leave no window at all.
    """
    try:
        yield
    except Exception as error:  # noqa: BLE001 - whatever it is: the page is lost, and not the window
        watch().take(error)
        window.show_now()


def make_ready(window: MainWindow, theme: Theme, state: dict[str, Any]) -> None:
    """Build the pages that a snapshot shows, so that the window stands empty for as short as can be.

    Other pages than Now are drawn with the style sheet, which else follows the first frame. What the process
    before had to say is there first: some pages ask for it when they are made.
    """
    window.watch.resume(state)
    pages = [each for each in _shown_by(state) if each in _COMES_BACK]
    if pages:
        theme.put_sheet_on()
    for page in pages:
        window.page(page)


def _shown_by(state: dict[str, Any]) -> tuple[object, ...]:
    on_cards = state.get("on_cards")
    beside = on_cards.get("beside") if isinstance(on_cards, dict) else None
    return state.get("exercise"), state.get("place"), beside
