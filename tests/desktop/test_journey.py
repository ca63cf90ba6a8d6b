# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The whole way through the real window: from an empty folder to an encrypted entry, and back again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.desk import until
from desktop.vaults import PASSPHRASE, files_below, files_holding, memory_holds
from patience import PATIENCE

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.conftest import Start
    from desktop.window import App

FIRST = "her lantern stood by the gate"
SECOND = "the surgeon had no date again"
LOCKED = "an owl in the stairwell tonight"
ADDED = " and it was enough"
ALL = (FIRST, SECOND, LOCKED)


def test_from_an_empty_folder_to_an_entry_and_back(start: Start, home: Path, person: Path) -> None:
    app = start()
    write_before_there_is_a_vault(app)
    make_the_vault(app)
    write_with_audience_and_load(app)
    lock(app)
    note_while_locked(app)
    unlock(app)
    read_all(app)
    edit_one(app)
    delete_and_undo(app)
    breathe(app)
    app.close()
    assert app.said() == ""
    again = start()
    again.find("now.entry").wait_for_focus()
    again.wait_for(holds="Locked.")
    unlock(again)
    read_all(again)
    again.wait_for(holds=SECOND + ADDED)
    again.close()
    assert not [words for words in ALL if files_holding(words, home, person)]


def write_before_there_is_a_vault(app: App) -> None:
    """Words go into the box at once, touch no disk, and setting them down asks for a passphrase in place."""
    app.find("now.entry").wait_for_focus()
    app.wait_until_active()
    app.type(FIRST)
    app.find("now.entry").wait_for(text=FIRST)
    app.wait_for(name="Not kept yet")
    app.keys("ctrl+Return")
    app.find("vault.passphrase").wait_for_focus()


def make_the_vault(app: App) -> None:
    """The passphrase twice, the keys at full strength with the window alive, the recovery code, and on."""
    app.type(PASSPHRASE)
    app.keys("Return")
    app.find("vault.passphrase_repeat").wait_for_focus()
    app.type(PASSPHRASE)
    assert PASSPHRASE not in app.find("vault.passphrase_repeat").text
    assert set(files_below(app.home)) <= {"instance.lock", "settings.ini"}
    assert not files_holding(FIRST, app.home, app.person)
    app.find("vault.create").click()
    alive = app.ask("responsive", wanted={"id": "vault.recovery_code"}, timeout=PATIENCE)
    assert alive["answers"] >= 3, alive
    assert alive["slowest"] < alive["waited"] / 2, alive
    code = app.find("vault.recovery_code").facts
    assert len((code.text or code.name).replace(" ", "-").split("-")) == 9
    app.find("vault.recovery_saved").click()
    app.find("vault.open").click()
    app.wait_for(name="Set down.")
    app.find("now.entry").wait_for(text="")
    app.find("nav.journal").click()
    assert FIRST in app.find("journal.list").wait_for_rows(1)[0]
    app.find("journal.entry").wait_for(holds=FIRST)


def write_with_audience_and_load(app: App) -> None:
    """The controls beside the words take part."""
    app.find("nav.now").click()
    app.find("now.entry").type(SECOND)
    app.find("now.audience.physician").click()
    app.find("now.audience.physician").wait_for(states=["checked"])
    app.find("now.load.4").click()
    app.find("now.load.4").wait_for(states=["checked"])
    app.find("now.save").click()
    app.find("now.entry").wait_for(text="")
    app.find("now.audience.physician").wait_for(without=["checked"])


def lock(app: App) -> None:
    """The process goes on as another program that has never seen a word; its keyboard is not in the box."""
    assert memory_holds(app.pid, FIRST), "the search would find nothing anywhere"
    image = app.image()
    app.keys("ctrl+l")
    app.wait_for_relaunch(image)
    app.find("nav.lock").wait_for_focus()
    app.wait_for(holds="Locked. You can still write")
    assert not [words for words in ALL if memory_holds(app.pid, words)]


def note_while_locked(app: App) -> None:
    """What is typed without looking is none of it; a note is sealed: a file in which no word can be read."""
    app.wait_until_active()
    app.type("kettle")
    app.keys("Tab")
    app.find("now.entry").wait_for_focus()
    app.type(LOCKED)
    app.find("now.entry").wait_for(text=LOCKED)
    app.keys("ctrl+Return")
    app.wait_for(name="Set down and sealed.")
    assert len(list((app.home / "inbox").glob("*.sealed"))) == 1
    assert not files_holding(LOCKED, app.home, app.person)


def unlock(app: App) -> None:
    """The passphrase opens the journal in place."""
    app.find("nav.journal").click()
    app.find("vault.passphrase").wait_for_focus()
    app.type(PASSPHRASE)
    app.find("vault.unlock").click()
    app.find("journal.list").wait_for()


def read_all(app: App) -> None:
    """Every entry is in the list, newest first, and opens."""
    rows = app.find("journal.list").wait_for_rows(len(ALL))
    assert [words in row for words, row in zip(reversed(ALL), rows, strict=True)] == [True] * len(ALL)
    assert until(lambda: not list((app.home / "inbox").glob("*.sealed")), "the sealed note stays")
    app.find("journal.list").focus()
    app.keys("Home")
    app.find("journal.entry").wait_for(holds=LOCKED)
    app.keys("Down")
    app.find("journal.entry").wait_for(holds=SECOND)
    app.wait_for(name="Physician or provider")


def edit_one(app: App) -> None:
    """Words typed into an entry are kept."""
    app.find("journal.edit").click()
    app.find("journal.editor").wait_for_focus()
    app.keys("ctrl+End")
    app.type(ADDED)
    app.find("journal.editor").wait_for(text=SECOND + ADDED)
    app.keys("Escape")
    app.find("journal.entry").wait_for(holds=SECOND + ADDED)


def delete_and_undo(app: App) -> None:
    """What was deleted comes back."""
    app.find("journal.delete").click()
    app.wait_for(name="Deleted. It can be brought back for 30 days.")
    rows = app.find("journal.list").wait_for_rows(len(ALL) - 1)
    assert not [row for row in rows if SECOND in row]
    app.find("journal.undo").click()
    rows = app.find("journal.list").wait_for_rows(len(ALL))
    assert SECOND + ADDED in rows[1]


def breathe(app: App) -> None:
    """A minute is begun, its phases are said, Space pauses it and goes on, Esc ends it."""
    app.find("nav.breathe").click()
    app.find("breathe.minutes.1").click()
    app.find("breathe.start").click()
    first = app.find("breathe.phase").wait_for_focus().name
    assert first
    assert until(lambda: app.find("breathe.phase").facts.name not in ("", first), "the phase stays")
    app.keys("space")
    app.wait_for(name="Paused. Space goes on.")
    app.keys("space")
    app.wait_until_gone(name="Paused. Space goes on.")
    app.keys("Escape")
    app.find("breathe.end").wait_for()
    app.find("nav.now").wait_for()
