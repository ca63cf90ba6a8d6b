# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Steps of a doorway by real keys, the same in the large window and in the pocket window."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.window import App


def at(app: App, title: str, first: str = "") -> None:
    """Wait until a step is named so and was announced, and until `first`, if told, has the keyboard."""
    app.find("doorway.step").wait_for(name=title)
    app.wait_for_heard(title)
    if first:
        app.find(first).wait_for_focus()


def say_who(app: App) -> None:
    """Say that a client is behind the door."""
    at(app, "Who is behind this door?", "doorway.audience.client")
    app.keys("1", "Return")


def breathe_thrice(app: App) -> None:
    """See the breath go in and out, and go on before all three are done."""
    at(app, "Three breaths", "doorway.go")
    app.find("doorway.phase").wait_for(name="in")
    app.find("doorway.phase").wait_for(name="out")
    app.keys("Return")


def go_to_the_door(app: App) -> None:
    """Take the cards along, and leave the page that says that Before is over."""
    app.find("doorway.go").wait_for_focus()
    app.keys("Return")
    app.find("doorway.end").wait_for(name="Feet. Breath. Then the door.")
    app.find("doorway.done").wait_for_focus()
    app.keys("Return")


def have_some_left(app: App) -> None:
    """Say that a few minutes are left of the day."""
    at(app, "How much have you got left?", "doorway.left.nothing")
    app.keys("2")


def see_to_the_work_list(app: App) -> None:
    """Say that what is to be done for a client is on the work list."""
    at(app, "Anything still to do for a client?", "doorway.work_list.on_it")
    app.keys("1", "Return")


def go_home(app: App) -> None:
    """Pass the threshold for home: HoldSpace locks, begins anew and says that the day is closed."""
    at(app, "Where does home begin?", "doorway.go")
    image = app.image()
    app.keys("Return")
    app.wait_for_relaunch(image)
