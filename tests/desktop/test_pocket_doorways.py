# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Each doorway in a minute, in the real pocket window: by real keys alone, every step named and announced."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
from desktop.vaults import prepare_vault

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.conftest import Start
    from desktop.window import App


def choose(app: App, *downs: str, at: str = "before") -> None:
    """Choose a doorway by keys: Tab leads to what there is, Down from the one at hand, Enter begins it."""
    app.find("pocket.entry").wait_for_focus()
    app.wait_until_active()
    while app.tab().id != "pocket.more":
        pass
    app.keys("space")
    app.find(f"pocket.kind.{at}").wait_for_focus()
    app.keys(*downs, "Return")
    app.find("pocket.doorway").wait_for()


def test_before_in_a_minute_by_keys_and_names_alone(start: Start, home: Path) -> None:
    prepare_vault(home)
    app = start("--quick")
    choose(app)
    say_who(app)
    breathe_thrice(app)
    at(app, "One to have ready")
    assert app.find("doorway.card.1").facts.name
    go_to_the_door(app)
    app.find("pocket.entry").wait_for_focus()
    app.close()


def test_after_in_a_minute_by_keys_and_names_alone_and_on_in_the_large_window(
    start: Start, home: Path
) -> None:
    prepare_vault(home)
    app = start("--quick")
    choose(app, "Down")
    at(app, "How heavy is it?", "doorway.load.3")
    app.keys("4")
    at(app, "Six sighs")
    app.find("doorway.phase").wait_for(name="a sip more")
    app.keys("Return")
    at(app, "What needn’t come along?")
    app.keys("Return")
    at(app, "How heavy now?")
    assert not app.shows(id="doorway.loads")
    app.keys("2")
    app.find("doorway.loads").wait_for(name="How heavy: 4 before, 2 now.")
    app.find("doorway.end").wait_for(name="This time was yours.")
    app.find("doorway.done").wait_for_focus()
    app.keys("Escape")
    choose(app, at="after")
    app.find("doorway.load.3").wait_for_focus()
    app.keys("5")
    at(app, "Six sighs")
    more = app.find("pocket.doorway_more")
    assert more.facts.description
    more.focus()
    app.keys("space")
    at(app, "Which way today?")
    app.find("doorway.page").wait_for()
    app.wait_until_gone(id="pocket.doorway")
    app.find("doorway.ways").wait_for_focus()
    app.keys("Escape")
    app.find("doorway.done").wait_for_focus()
    app.close()


def test_day_end_in_a_minute_by_keys_and_names_alone_locks(start: Start, home: Path) -> None:
    prepare_vault(home)
    app = start()
    app.find("now.entry").wait_for_focus()
    app.wait_until_active()
    unlock(app)
    app.keys("ctrl+p")
    choose(app, "Down", "Down")
    have_some_left(app)
    at(app, "One thing I held today", "doorway.go")
    app.keys("Return")
    see_to_the_work_list(app)
    go_home(app)
    app.wait_for(id="nav.lock", name="Unlock")
    app.find("doorway.end").wait_for(name="The day is closed.")
    app.find("doorway.done").wait_for_focus()
    app.wait_until_active()
    app.keys("Return")
    app.find("pocket.entry").wait_for_focus()
    app.keys("Escape")
    app.wait_until_gone(id="pocket.entry")
    app.close()
