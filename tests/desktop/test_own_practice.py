# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A practice of one's own, by keys alone: made, gone through, found after a relaunch, deleted, undone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from desktop.session import unlock
from desktop.test_pocket_doorways import choose
from desktop.vaults import FAST_KDF, FIRST_ENTRY, PASSPHRASE, files_holding, prepare_vault
from holdspace.domain.own_practices import OwnStep, new_own_practice
from holdspace.storage.places import Places
from holdspace.storage.vault import create_vault, make_keys

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.conftest import Start
    from desktop.window import App, Control

NAME = "Before I ring the orchard"
LONGER = "Before I ring them"
_MOST_STOPS = 40


def row(app: App, name: str) -> Control:
    """Wait until a row of Pause has this name, and return it."""
    found = app.wait_for(name=name)
    return app.find(found.id)


def tab_to(app: App, identifier: str) -> None:
    """Go to a control by Tab alone."""
    passed = []
    while (at := app.tab().id) != identifier:
        passed.append(at)
        assert len(passed) < _MOST_STOPS, f"Tab leads to {passed}"


def begin(app: App) -> None:
    app.find("now.entry").wait_for_focus()
    app.wait_until_active()
    unlock(app)
    app.keys("ctrl+4")
    app.find("pause.kind.one_breath").wait_for_focus()


def make(app: App) -> None:
    """Make one by keys: to sit for a while first, then one line to go in with, then who it is with."""
    tab_to(app, "pause.own.make")
    app.keys("Return")
    app.find("own_practice.name").wait_for_focus()
    app.type(NAME)
    assert app.find("own_practice.length").wait_for(name="About a minute").name
    assert app.tab().id == "own_practice.step.1.kind"
    app.keys("Down")
    app.find("own_practice.step.1.seconds").wait_for(text="10 s")
    app.find("own_practice.length").wait_for(name="About half a minute")
    assert app.tab().id == "own_practice.step.1.ref"
    app.keys("End")
    app.find("own_practice.step.1.seconds").wait_for(text="300 s")
    assert app.tab().id == "own_practice.step.1.seconds"
    app.keys("Down")
    app.find("own_practice.length").wait_for(name="About 5 minutes")
    app.keys("alt+Down")
    app.find("own_practice.step.2.seconds").wait_for_focus()
    app.wait_for_heard("Step 2 of 2")
    app.keys("alt+Up")
    app.find("own_practice.step.1.seconds").wait_for_focus()
    tab_to(app, "own_practice.add")
    app.keys("Return")
    app.keys("Down", "Down", "Down", "Return")
    app.find("own_practice.step.3.ref").wait_for_focus()
    tab_to(app, "own_practice.keep")
    app.keys("Return")


def test_made_by_keys_gone_through_and_found_after_a_relaunch(start: Start, home: Path) -> None:
    prepare_vault(home, "an entry")
    app = start()
    begin(app)
    make(app)
    app.wait_for_heard("Your practice is kept.")
    row(app, f"{NAME}, 5:20").wait_for_focus()
    app.keys("Return")
    app.find("doorway.step").wait_for(name="Just sit")
    assert "orchard" not in (home / "session.json").read_text()
    assert [each[0] for each in json.loads((home / "session.json").read_text())["steps"]] == [
        *("pause", "intend", "choose")
    ]
    app.find("doorway.go").wait_for_focus()
    app.keys("Return")
    app.find("doorway.entry").wait_for_focus()
    app.type("their morning")
    app.keys("ctrl+Return")
    app.find("doorway.audience.client").wait_for_focus()
    app.keys("1", "Return")
    app.find("doorway.end").wait_for(name="This time was yours.")
    app.close()
    assert files_holding(NAME, home) == files_holding("their morning", home) == []

    again = start()
    again.find("now.entry").wait_for_focus()
    again.wait_until_active()
    again.keys("ctrl+4")
    again.find("pause.own.unlock").wait_for()
    assert not again.shows(name=f"{NAME}, 5:20")
    again.keys("ctrl+1")
    begin(again)
    again.keys("Up")  # the first stays the first
    for _ in range(11):
        again.keys("Down")
    row(again, f"{NAME}, 5:20").wait_for_focus()
    change_delete_and_undo(again)
    again.close()


def change_delete_and_undo(app: App) -> None:
    app.find("pause.own.change").wait_for()
    tab_to(app, "pause.own.change")
    app.keys("Return")
    app.find("own_practice.name").wait_for_focus()
    app.keys("ctrl+a")
    app.type(LONGER)
    app.keys("Return")
    row(app, f"{LONGER}, 5:20").wait_for_focus()
    tab_to(app, "pause.own.change")
    app.keys("Return")
    app.find("own_practice.delete").wait_for()
    tab_to(app, "own_practice.delete")
    app.keys("Return")
    app.wait_for_heard("Your practice is deleted. What was done with it stays.")
    app.wait_until_gone(name=f"{LONGER}, 5:20")
    app.keys("ctrl+z")
    app.wait_for(name=f"{LONGER}, 5:20")


def test_half_made_it_outlives_a_real_lock(start: Start, home: Path) -> None:
    prepare_vault(home, "an entry")
    app = start()
    begin(app)
    tab_to(app, "pause.own.make")
    app.keys("Return")
    app.find("own_practice.name").wait_for_focus()
    app.type(NAME)
    assert app.tab().id == "own_practice.step.1.kind"
    app.keys("Down")
    app.find("own_practice.step.1.seconds").wait_for(text="10 s")
    image = app.image()
    app.keys("ctrl+l")
    app.wait_for_relaunch(image)
    app.wait_until_active()
    assert files_holding(NAME, home) == []
    unlock(app)
    app.wait_for_heard("A practice you had begun is still here, under Pause.")
    app.keys("ctrl+4")
    app.find("pause.kind.one_breath").wait_for_focus()
    tab_to(app, "pause.own.make")
    app.keys("Return")
    app.find("own_practice.name").wait_for(text=NAME)
    app.find("own_practice.step.1.seconds").wait_for(text="10 s")
    tab_to(app, "own_practice.keep")
    app.keys("Return")
    app.wait_for_heard("Your practice is kept.")
    app.close()


def test_in_the_pocket_window_by_keys_and_its_words_are_kept_nowhere(start: Start, home: Path) -> None:
    steps = (OwnStep("write", "", 60), OwnStep("let_go", "", 15))
    with create_vault(Places(home), make_keys(PASSPHRASE, FAST_KDF)) as vault:
        vault.entries.practices.keep(new_own_practice(NAME, steps, now=FIRST_ENTRY))
    app = start()
    app.find("now.entry").wait_for_focus()
    app.wait_until_active()
    unlock(app)
    app.keys("ctrl+p")
    choose(app, "Down", "Down", "Down")
    app.wait_for(name=NAME)
    app.find("doorway.entry").wait_for_focus()
    app.type("their morning")
    app.keys("ctrl+Return")
    app.find("doorway.go").wait_for_focus()
    app.keys("Return")
    app.find("doorway.end").wait_for(name="This time was yours.")
    app.keys("Escape")
    app.find("pocket.entry").wait_for_focus()
    assert files_holding("their morning", home) == files_holding(NAME, home) == []
    app.keys("ctrl+q")
    app.wait_for_end()
