# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A backup made, more written, the backup put in place: the journal is that of then, and nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.desk import until
from desktop.vaults import PASSPHRASE, prepare_vault
from holdspace.storage.backups import list_backups, read_manifest

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.conftest import Start
    from desktop.window import App

WRITTEN = "a heron on the gravel bank", "the bench by the lift"
LATER = "a third one, set down after the backup"


def unlock(app: App) -> None:
    """Type the passphrase where it is asked for."""
    app.find("vault.passphrase").wait_for_focus()
    app.type(PASSPHRASE)
    app.keys("Return")


def open_safety(app: App) -> None:
    """Go to Settings, and from there to Safety."""
    app.find("nav.settings").click()
    app.find("settings.safety").click()
    app.find("safety.back").wait_for_focus()


def test_back_up_write_more_put_it_in_place_and_read(start: Start, home: Path) -> None:
    places = prepare_vault(home, *WRITTEN)
    app = start()
    app.find("nav.journal").click()
    unlock(app)
    app.find("journal.list").wait_for_rows(2)
    # Made by itself, a moment after the journal was opened.
    until(lambda: len(list_backups(places)) == 1, "no backup was made by itself")
    open_safety(app)
    app.find("safety.backup").wait_for(states=["enabled"])
    app.find("safety.backup").click()
    app.find("safety.message").wait_for(holds="Backed up, and read back whole: 2 entries.")
    app.keys("ctrl+1")
    app.find("now.entry").wait_for_focus()
    app.type(LATER)
    app.keys("ctrl+Return")
    app.find("now.entry").wait_for(text="")
    app.find("nav.journal").click()
    app.find("journal.list").wait_for_rows(3)

    open_safety(app)
    app.find("safety.restore").click()
    app.find("safety.choose.2").click()
    app.find("restore.passphrase").wait_for_focus()
    app.type(PASSPHRASE)
    app.keys("Return")
    app.wait_for(holds="one entry that is not in it: it is kept in a backup first")
    before = app.image()
    app.find("restore.put").click()
    app.wait_for_relaunch(before)
    app.wait_for(holds="The backup is in place. Your passphrase opens it.")
    unlock(app)
    rows = app.find("journal.list").wait_for_rows(2)
    assert not any(LATER in row for row in rows)
    assert all(any(words in row for row in rows) for words in WRITTEN)
    entries = {path.name[:6]: read_manifest(path).entries for path in list_backups(places)}
    assert entries == {"000001": 2, "000002": 2, "000003": 3}
    app.close()
