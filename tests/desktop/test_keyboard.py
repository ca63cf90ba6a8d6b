# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Everything that matters by keyboard alone, from real keys; no test here touches the pointer."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from desktop.vaults import PASSPHRASE, prepare_vault

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.conftest import Start
    from desktop.window import App, Facts

WORDS = "no keys but these"
MOST_STOPS = 80
BESIDE = [
    *(
        f"now.audience.{name}"
        for name in ("client", "physician", "adjuster", "employer", "coworker", "myself")
    ),
    *(f"now.load.{load}" for load in range(1, 6)),
]
DOORS = ["now.start", "now.before", "now.after", "now.day_end"]
ELSEWHERE = {
    *(f"nav.{place}" for place in ("now", "journal", "breathe", "pause", "cards", "settings", "lock")),
    "menu.button",
    "now.find",
    "help.open",
}


def ready(app: App) -> None:
    app.find("now.entry").wait_for_focus()
    app.wait_until_active()


def tab_to(app: App, identifier: str) -> None:
    """Press Tab until a control has the keyboard."""
    stops: list[str] = []
    while len(stops) < MOST_STOPS:
        stops.append(app.tab().id)
        if stops[-1] == identifier:
            return
    raise AssertionError(f"Tab does not lead to {identifier}: {stops}")


def tab_round(app: App, begin: str) -> list[Facts]:
    """Return the controls that Tab leads to, until it is back where it began."""
    stops: list[Facts] = []
    while len(stops) < MOST_STOPS:
        stops.append(app.tab())
        if stops[-1].id == begin:
            return stops
    raise AssertionError(f"Tab does not come back: {[stop.id for stop in stops]}")


def follows(before: Facts, after: Facts) -> bool:
    """Tell whether one control is read after another: to its right, or in a row below."""
    x, y, _, height = before.extents
    return after.extents[1] >= y + height or (after.extents[0] > x and after.extents[1] > y - height)


def test_capture_and_unlock_by_keyboard_alone(start: Start, home: Path) -> None:
    prepare_vault(home, "an entry from before")
    app = start()
    ready(app)
    app.type(WORDS)
    tab_to(app, "now.audience.adjuster")
    app.keys("space")
    tab_to(app, "now.load.3")
    app.keys("space")
    app.keys("ctrl+1")
    app.find("now.entry").wait_for_focus()
    app.keys("ctrl+Return")
    app.wait_for(name="Set down and sealed.")
    app.keys("ctrl+2")
    app.find("vault.passphrase").wait_for_focus()
    app.type(PASSPHRASE)
    app.keys("Return")
    app.find("journal.list").wait_for_focus()
    rows = app.find("journal.list").wait_for_rows(2)
    assert WORDS in rows[0]
    app.keys("Home")
    app.wait_for(name="Adjuster or payer")
    app.keys("Return")
    app.find("journal.editor").wait_for_focus()
    app.type(" at all")
    app.keys("Escape")
    app.find("journal.entry").wait_for(holds=WORDS + " at all")
    app.find("journal.list").wait_for_focus()
    app.keys("Delete")
    app.find("journal.list").wait_for_rows(1)
    app.keys("ctrl+shift+z")
    app.find("journal.list").wait_for_rows(2)
    image = app.image()
    app.keys("ctrl+l")
    app.wait_for_relaunch(image)
    app.find("vault.passphrase").wait_for_focus()
    app.wait_until_active()
    app.keys("ctrl+q")
    app.wait_for_end()


def test_first_run_by_keyboard_alone(start: Start) -> None:
    app = start()
    ready(app)
    app.type(WORDS)
    app.keys("ctrl+Return")
    app.find("vault.passphrase").wait_for_focus()
    app.type(PASSPHRASE)
    app.keys("Return")
    app.find("vault.passphrase_repeat").wait_for_focus()
    app.type(PASSPHRASE)
    app.keys("Return")
    app.find("vault.recovery_code").wait_for_focus()
    tab_to(app, "vault.recovery_saved")
    app.keys("space")
    tab_to(app, "vault.open")
    app.keys("Return")
    app.find("now.entry").wait_for_focus()
    app.wait_for(name="Set down.")
    app.keys("ctrl+2")
    assert WORDS in app.find("journal.list").wait_for_rows(1)[0]
    app.keys("alt+F4")
    app.wait_for_end()


def test_breathing_by_keyboard_alone(start: Start) -> None:
    app = start()
    ready(app)
    app.keys("ctrl+3")
    tab_to(app, "breathe.start")
    app.keys("Return")
    app.find("breathe.phase").wait_for_focus()
    app.keys("space")
    app.wait_for(name="Paused. Space goes on.")
    app.keys("Escape")
    app.find("breathe.again").wait_for_focus()
    app.keys("Escape")
    app.find("breathe.start").wait_for()
    app.keys("F1")
    app.find("shortcuts.back").wait_for_focus()
    app.keys("Escape", "shift+F1")
    app.find("help.page").wait_for()
    app.close()


def test_tab_goes_round_now_in_reading_order(start: Start, home: Path) -> None:
    prepare_vault(home)
    app = start()
    ready(app)
    app.type(WORDS)
    app.find("now.load.1").wait_for()
    stops = tab_round(app, "now.entry")
    stops.insert(0, stops.pop())
    ids = [stop.id for stop in stops]
    words = stops[: ids.index("now.minutes.3")]
    minutes = stops[ids.index("now.minutes.3") : ids.index("now.day_end") + 1]
    assert [each.id for each in words if each.id in BESIDE] == BESIDE
    assert [each.id for each in minutes][-len(DOORS) :] == DOORS
    wrong = [
        (one.id, two.id)
        for column in (words, minutes)
        for one, two in pairwise(column)
        if not follows(one, two)
    ]
    assert not wrong
    assert set(ids[ids.index("now.day_end") + 1 :]) == ELSEWHERE
    reachable = {each.id for each in app.everything() if "focusable" in each.states}
    assert set(ids) == reachable
    assert len(set(ids)) == len(ids)
