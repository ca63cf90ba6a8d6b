# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Each doorway in the real window: by real keys alone, and every step named for who cannot see it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.desk import until
from desktop.doorway_steps import (
    at,
    breathe_thrice,
    go_home,
    go_to_the_door,
    have_some_left,
    say_who,
    see_to_the_work_list,
)
from desktop.session import unlock
from desktop.vaults import files_holding, prepare_vault
from holdspace.services.settings import Settings
from holdspace.storage.places import Places

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.conftest import Start
    from desktop.window import App

WORDS = "the stairs again"


def ready(app: App) -> None:
    app.find("doorway.page").wait_for()
    app.wait_until_active()


def in_sight(app: App, *controls: str) -> None:
    """Wait until controls lie in the window from edge to edge."""
    left, top, width, height = app.find("doorway.page").facts.extents

    def lies_inside(identifier: str) -> bool:
        x, y, across, down = app.find(identifier).facts.extents
        return left <= x and top <= y and x + across <= left + width and y + down <= top + height

    for control in controls:
        until(partial(lies_inside, control), f"{control} in the window")


def rows(app: App, count: int) -> list[str]:
    """Unlock, and return what the journal shows."""
    unlock(app)
    return app.find("journal.list").wait_for_rows(count)


def test_before_by_keys_and_names_alone(start: Start, home: Path) -> None:
    prepare_vault(home)
    app = start("--before")
    ready(app)
    say_who(app)
    at(app, "What would I like to hear, not say?", "doorway.entry")
    app.type("his plan")
    app.keys("ctrl+Return")
    breathe_thrice(app)
    at(app, "Two to have ready")
    assert app.find("doorway.card.1").facts.name != app.find("doorway.card.2").facts.name
    read = app.step_to("shift+Tab")
    assert (read.id, read.role) == ("doorway.card.2", "filler"), "to be read, and no button"
    assert read.name and read.description
    app.find("doorway.go").focus()
    go_to_the_door(app)
    app.find("now.entry").wait_for_focus()
    app.close()


def test_after_by_keys_and_names_alone_while_locked(start: Start, home: Path) -> None:
    prepare_vault(home)
    app = start("--after")
    ready(app)
    at(app, "How heavy is it?", "doorway.load.3")
    app.keys("4")
    at(app, "Which way today?", "doorway.ways")
    assert app.find("doorway.way.outside").facts.description.startswith("If you have just parked")
    app.keys("2")
    at(app, "What needn’t come to the next door?", "doorway.entry")
    app.type(WORDS)
    app.keys("ctrl+Return")
    at(app, "How heavy is it now?", "doorway.load_after.3")
    app.keys("2")
    app.find("doorway.loads").wait_for(name="How heavy: 4 before, 2 now.")
    app.find("doorway.kept").wait_for(name="Set down and sealed.")
    app.find("doorway.sort").focus()
    app.keys("Return")
    at(app, "What was mine?", "doorway.entry")
    app.keys("Return")
    at(app, "What was theirs?", "doorway.entry")
    app.keys("Return")
    at(app, "What was the system’s?", "doorway.entry")
    app.keys("Return")
    at(app, "One thing to know next time?", "doorway.entry")
    app.keys("Escape")
    app.find("doorway.done").wait_for_focus()
    app.keys("Escape")
    app.find("now.entry").wait_for_focus()
    assert files_holding(WORDS, home) == []
    assert WORDS in rows(app, 1)[0]
    app.close()


def test_outside_locks_and_goes_on_after_the_relaunch(start: Start, home: Path) -> None:
    prepare_vault(home, "an entry from before")
    app = start()
    app.find("now.entry").wait_for_focus()
    app.wait_until_active()
    rows(app, 1)
    app.keys("ctrl+1")
    app.find("now.after").press()
    at(app, "How heavy is it?", "doorway.load.3")
    app.keys("5")
    at(app, "Which way today?", "doorway.ways")
    image = app.image()
    app.keys("1")
    app.ask("forget_focus")
    at(app, "Outside")
    assert app.image() != image
    app.wait_until_active()
    app.find("doorway.go").wait_for_focus()
    app.keys("Return")
    at(app, "How heavy is it now?", "doorway.load_after.3")
    app.keys("2")
    app.find("doorway.loads").wait_for(name="How heavy: 5 before, 2 now.")
    app.keys("Escape")
    app.find("now.entry").wait_for_focus()
    app.close()


def test_in_large_text_and_a_small_window_it_goes_on_after_a_lock_and_after_a_crash(
    start: Start, home: Path
) -> None:
    prepare_vault(home, "an entry from before")
    Settings(Places(home).settings).text_percent = 200
    app = start()
    app.find("now.entry").wait_for_focus()
    app.wait_until_active()
    app.desk.keys("getactivewindow", "windowsize", "1024", "580")
    rows(app, 1)
    app.keys("ctrl+1")
    app.find("now.before").press()
    at(app, "Who is behind this door?", "doorway.audience.client")
    in_sight(app, "doorway.title", "doorway.audience.myself", "doorway.go", "doorway.stop")
    app.keys("2", "Return")
    at(app, "What would I like to hear, not say?", "doorway.entry")
    app.type(WORDS)
    app.keys("Tab", "space")
    app.find("doorway.keep").wait_for(states=["checked"])
    in_sight(app, "doorway.title", "doorway.keep", "doorway.go")
    image = app.image()
    app.keys("ctrl+l")
    app.wait_for_relaunch(image)
    app.wait_until_active()
    app.find("now.go_on").focus()
    app.keys("Return")
    at(app, "What would I like to hear, not say?", "doorway.entry")
    app.wait_for(name="Your unfinished words are sealed and safe.")
    app.keys("Return")
    at(app, "Three breaths", "doorway.go")
    in_sight(app, "doorway.title", "doorway.phase", "doorway.word", "doorway.go")
    app.kill()
    app = start()
    app.find("now.entry").wait_for_focus()
    app.find("now.go_on").focus()
    app.keys("Return")
    at(app, "Three breaths", "doorway.go")
    app.keys("Return")
    at(app, "Two to have ready", "doorway.go")
    in_sight(app, "doorway.title", "doorway.go")
    app.keys("Return")
    app.find("doorway.done").wait_for_focus()
    app.keys("Return")
    app.find("now.entry").wait_for_focus()
    assert files_holding(WORDS, home) == []
    assert WORDS in " ".join(rows(app, 2))
    app.close()


def test_day_end_by_keys_and_names_alone_locks(start: Start, home: Path) -> None:
    prepare_vault(home)
    app = start()
    app.find("now.entry").wait_for_focus()
    app.wait_until_active()
    unlock(app)
    app.keys("ctrl+1")
    app.find("now.day_end").press()
    have_some_left(app)
    at(app, "What I held today", "doorway.entry")
    app.type(WORDS)
    app.keys("Tab", "space", "shift+Tab", "ctrl+Return")
    see_to_the_work_list(app)
    at(app, "One boundary, kept or said", "doorway.boundary.kept")
    app.keys("2", "Return")
    go_home(app)
    app.find("doorway.end").wait_for(name="The day is closed.")
    app.wait_until_active()
    assert files_holding(WORDS, home) == []
    assert WORDS in rows(app, 1)[0]
    app.close()
