# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A name that was replaced is in no file and on no page of the journal, in the real window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.desk import until
from desktop.searching import copies_in_files, of_text
from desktop.session import unlock
from desktop.vaults import FAST_KDF, FIRST_ENTRY, PASSPHRASE, drafted_words
from holdspace.domain.entries import new_entry
from holdspace.services.settings import Settings
from holdspace.storage.key_file import make_keys
from holdspace.storage.places import Places
from holdspace.storage.vault import create_vault
from raw_pages import pages_holding

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.conftest import Start

NAME = "Okaforquince"
TEXT = f"Mrs. {NAME} waited by the lift"


def test_a_name_that_was_replaced_is_nowhere(start: Start, home: Path, person: Path) -> None:
    places, made = Places(home), make_keys(PASSPHRASE, FAST_KDF)
    root = bytearray(made.root)  # the other is wiped
    with create_vault(places, made) as vault:
        vault.entries.add(new_entry(TEXT, now=FIRST_ENTRY, time_zone="Europe/Paris"))
    assert pages_holding(places, root, NAME) > 0
    app = start()
    app.find("now.entry").wait_for_focus()
    app.wait_until_active()
    unlock(app)
    app.keys("ctrl+1")
    app.find("now.entry").wait_for_focus()
    app.type(f"I saw Mrs. {NAME}")
    app.find("now.guard_say").wait_for(name="Say “a client”")
    app.keys("alt+Return")
    app.find("now.entry").wait_for(text="I saw a client")
    until(lambda: drafted_words(home) == "I saw a client", "the draft still holds the name")
    app.keys("ctrl+2")
    app.find("journal.list").wait_for_focus()
    app.keys("Return")
    app.find("journal.editor").wait_for_focus()
    app.type(", and so did I")
    app.find("journal.guard_say").wait_for(name="Say “a client”")
    app.keys("alt+Return")
    app.find("journal.editor").wait_for(text="A client waited by the lift, and so did I")
    app.wait_for(holds="Replaced, in what was kept before too.")
    until(lambda: not Settings(places.settings).erasing_unfinished, "the journal was not written anew")
    app.keys("ctrl+z")  # once it is kept, nothing brings it back
    assert NAME not in app.find("journal.editor").wait_for().text
    app.close()
    assert pages_holding(places, root, NAME) == 0
    assert pages_holding(places, root, "waited by the lift") > 0
    assert copies_in_files((home, person), {"name": of_text(NAME)})["name"] == []
