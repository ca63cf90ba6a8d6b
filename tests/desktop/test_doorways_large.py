# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""After and Day's end by keys alone, in a small window and large text: what has the keyboard is in sight."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.desk import until
from desktop.doorway_steps import at
from desktop.vaults import files_holding, prepare_vault
from holdspace.services.settings import Settings
from holdspace.storage.places import Places

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.conftest import Start
    from desktop.window import App

WORDS = "the stairs again"
WAYS = ("outside", "words", "coffee")
_IN_FOOT = ("doorway.go", "doorway.stop")
_MOST_STOPS = 16


def begin_small(start: Start, home: Path, doorway: str) -> App:
    """Start at a doorway with text twice as large, in a window of 1024 by 600 with its frame."""
    prepare_vault(home)
    Settings(Places(home).settings).text_percent = 200
    app = start(f"--{doorway}")
    app.find("doorway.page").wait_for()
    app.wait_until_active()
    app.desk.keys("getactivewindow", "windowsize", "1024", "580")
    return app


def is_in_sight(app: App, identifier: str) -> bool:
    """Tell whether a control lies in the window from edge to edge, and not below the foot of the doorway."""
    left, top, width, height = app.find("doorway.page").facts.extents
    x, y, across, down = app.find(identifier).facts.extents
    bottom = top + height
    if identifier not in _IN_FOOT:
        bottom = app.find("doorway.stop").facts.extents[1]
    return left <= x and top <= y and x + across <= left + width and y + down <= bottom


def see(app: App, *identifiers: str) -> None:
    for identifier in identifiers:
        until(partial(is_in_sight, app, identifier), f"{identifier} in sight")


def tab_round(app: App, first: str, *others: str) -> None:
    """Go round by Tab from what has the keyboard first; what it stops at is in sight, and all others are."""
    see(app, "doorway.title", first)
    stops: list[str] = []
    while (stop := app.tab().id) not in (first, *stops):
        stops.append(stop)
        if stop.startswith("doorway."):
            see(app, stop)
        assert len(stops) < _MOST_STOPS, f"Tab leads to {stops}"
    missing = {*others, "doorway.stop"} - {*stops, first}
    assert not missing, f"Tab leads to {stops} and not to {missing}"
    while not app.find(first).has_focus:
        app.tab()


def test_days_end(start: Start, home: Path) -> None:
    app = begin_small(start, home, "day-end")
    at(app, "How much have you got left?", "doorway.left.nothing")
    tab_round(app, "doorway.left.nothing", "doorway.left.some")
    app.keys("Right")
    app.find("doorway.left.some").wait_for_focus()
    app.keys("Return")
    at(app, "What I held today", "doorway.entry")
    tab_round(app, "doorway.entry", "doorway.keep", "doorway.go")
    app.type(WORDS)
    app.keys("ctrl+Return")
    app.wait_for_heard("Let go. Not kept.")
    at(app, "Anything still to do for a client?", "doorway.work_list.on_it")
    app.keys("ctrl+z")
    at(app, "What I held today", "doorway.entry")
    app.find("doorway.entry").wait_for(text=WORDS)
    app.keys("Tab", "space", "Return")
    at(app, "Anything still to do for a client?", "doorway.work_list.on_it")
    tab_round(app, "doorway.work_list.on_it", "doorway.go")
    app.keys("1", "Return")
    at(app, "One boundary, kept or said", "doorway.boundary.kept")
    tab_round(app, "doorway.boundary.kept", "doorway.boundary.said", "doorway.entry", "doorway.go")
    app.keys("Right")
    app.find("doorway.boundary.said").wait_for_focus()
    app.keys("space")
    app.find("doorway.boundary.said").wait_for(states=["checked"])
    app.keys("Return")
    at(app, "Where does home begin?", "doorway.go")
    tab_round(app, "doorway.go")
    app.keys("Return")
    app.find("doorway.end").wait_for(name="The day is closed.")
    assert files_holding(WORDS, home) == []
    app.close()


def test_after_and_sorting(start: Start, home: Path) -> None:
    app = begin_small(start, home, "after")
    at(app, "How heavy is it?", "doorway.load.3")
    tab_round(app, "doorway.load.3", "doorway.go")
    app.keys("4")
    at(app, "Which way today?", "doorway.ways")
    see(app, "doorway.title", "doorway.stop", *(f"doorway.way.{way}" for way in WAYS))
    app.keys("Return", "Return")  # takes none of them
    app.keys("Tab")
    app.find("doorway.way.outside").wait_for_focus()
    assert app.tab().id == "doorway.stop"
    app.keys("shift+Tab")
    app.find("doorway.way.outside").wait_for_focus()
    app.keys("Right", "Right", "Return")
    at(app, "Coffee and breathe", "doorway.go")
    tab_round(app, "doorway.go", "doorway.way.coffee")
    while not app.find("doorway.way.coffee").has_focus:
        app.keys("shift+Tab")
    app.keys("Left", "Return")
    at(app, "What needn’t come to the next door?", "doorway.entry")
    see(app, "doorway.entry", "doorway.another", "doorway.go", "doorway.stop")
    app.type(WORDS)
    app.keys("ctrl+Return")
    at(app, "How heavy is it now?", "doorway.load_after.3")
    tab_round(app, "doorway.load_after.3", "doorway.go")
    app.keys("2")
    app.find("doorway.loads").wait_for(name="How heavy: 4 before, 2 now.")
    app.find("doorway.done").wait_for_focus()
    assert app.tab().id == "doorway.sort"
    app.keys("Return")
    for title in ("What was mine?", "What was theirs?", "What was the system’s?"):
        at(app, title, "doorway.entry")
        tab_round(app, "doorway.entry", "doorway.keep", "doorway.go")
        app.keys("Return")
    at(app, "One thing to know next time?", "doorway.entry")
    tab_round(app, "doorway.entry", "doorway.keep", "doorway.go")
    app.type(WORDS)
    app.keys("Escape")
    app.wait_for_heard("Let go. Not kept.")
    app.find("doorway.done").wait_for_focus()
    app.keys("ctrl+z")
    at(app, "One thing to know next time?", "doorway.entry")
    app.find("doorway.entry").wait_for(text=WORDS)
    app.keys("ctrl+Return")
    app.find("doorway.end").wait_for(name="Sorted far enough for today.")
    assert files_holding(WORDS, home) == []
    app.close()
