# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A breathing pattern of one's own is made by keys: each length is told by name, unit and number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.session import unlock
from desktop.vaults import prepare_vault

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.conftest import Start
    from desktop.window import App

NAMES = ("in", "a sip more", "hold, full", "out", "hold, empty")
LENGTHS = (4.0, 0.0, 0.0, 6.0, 0.0)


def open_editor(app: App) -> None:
    app.find("now.entry").wait_for_focus()
    app.wait_until_active()
    unlock(app)
    app.keys("ctrl+3")
    app.find("breathe.own.make").press()
    app.find("breathe.own.name").wait_for_focus()


def test_the_lengths_have_names_units_and_numbers_and_are_set_by_keys(start: Start, home: Path) -> None:
    prepare_vault(home, "an entry")
    app = start()
    open_editor(app)
    app.type("Slow one")
    for place, (name, length) in enumerate(zip(NAMES, LENGTHS, strict=True)):
        box = app.find(f"breathe.own.{place}")
        assert (box.facts.role, box.facts.name) == ("spin button", f"{name}, seconds")
        least = 0.5 if name in ("in", "out") else 0.0
        most = 3.0 if name == "a sip more" else 60.0
        assert box.number() == {"now": length, "least": least, "most": most, "step": 0.5}
    assert app.tab().id == "breathe.own.0"
    box = app.find("breathe.own.0")
    box.number()
    app.keys("Up", "Up", "Up")
    assert app.find("breathe.own.counts").wait_for(holds="5.5 in").name
    box.wait_for_told(5.5)
    assert box.number()["now"] == 5.5
    assert app.tab().id == "breathe.own.1"
    box = app.find("breathe.own.1")
    box.number()
    app.keys("Up")
    assert app.find("breathe.own.counts").wait_for(holds="0.5").name
    box.wait_for_told(0.5)
    assert box.text == "0.5 s"
    app.keys("Down")
    box.wait_for(text="none")
    app.keys("Tab", "Tab", "ctrl+a")
    app.find("breathe.own.3").wait_for_focus()
    app.type("7.5")
    app.keys("Return")
    app.find("breathe.own.counts").wait_for(holds="7.5 out")
    app.find("breathe.own.keep").press()
    app.find("breathe.own.change").wait_for()
    app.close()
