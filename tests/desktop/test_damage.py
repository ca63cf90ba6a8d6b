# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A damaged journal, from the first start to reading again, as a person goes that way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.vaults import PASSPHRASE, files_holding, prepare_vault

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.conftest import Start
    from desktop.window import App

TEXTS = ("behind the door", "she laughed at last", "the long way home")


def damage(database: Path) -> bytes:
    """Flip 64 bytes in the first page, and return the file as it then is."""
    content = bytearray(database.read_bytes())
    for place in range(2048, 2112):
        content[place] ^= 0xFF
    database.write_bytes(content)
    return bytes(content)


def offer(app: App) -> None:
    """Go to the journal and offer the passphrase."""
    app.keys("ctrl+2")
    app.find("vault.passphrase").wait_for_focus()
    app.type(PASSPHRASE)
    app.keys("Return")


def test_what_can_be_read_is_saved_put_in_place_and_read(start: Start, home: Path, person: Path) -> None:
    """Cases 23 and 25."""
    places = prepare_vault(home, *TEXTS)
    damaged = damage(places.database)
    app = start()
    app.wait_until_active()
    offer(app)
    app.find("damage.title").wait_for(holds="The journal’s file is damaged")
    app.find("damage.safe").wait_for(holds="The file was left as it is.")
    assert places.database.read_bytes() == damaged
    app.find("damage.salvage").press()
    app.find("vault.passphrase").wait_for_focus()
    app.type(PASSPHRASE)
    app.keys("Return")
    app.find("vault.counts").wait_for(holds="3 entries came back. None is missing.")
    before = app.image()
    app.find("vault.put_in_place").press()
    app.wait_for_relaunch(before)
    app.wait_until_active()
    offer(app)
    rows = app.find("journal.list").wait_for_rows(3)
    assert all(any(text in row for row in rows) for text in TEXTS)
    assert (places.damaged / "1" / "vault.db").read_bytes() == damaged
    app.close()
    assert not any(files_holding(text, home, person) for text in TEXTS)


def test_a_missing_file_is_told_and_never_made_anew(start: Start, home: Path) -> None:
    """Case 21."""
    places = prepare_vault(home, *TEXTS)
    moved = home / "moved away.db"
    places.database.rename(moved)
    app = start()
    app.wait_until_active()
    offer(app)
    app.find("damage.title").wait_for(holds="The journal’s file is missing")
    assert not places.database.exists()
    moved.rename(places.database)
    app.keys("Escape")
    offer(app)
    assert len(app.find("journal.list").wait_for_rows(3)) == len(TEXTS)
    app.close()
