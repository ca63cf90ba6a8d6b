# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A wrong passphrase is told apart from damage, and neither changes a byte."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.vaults import PASSPHRASE, files_below, prepare_vault

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.conftest import Start
    from desktop.window import App

PAGE = 4096
LOCKS = ("vault.lock", "instance.lock")


def kept(home: Path) -> dict[str, bytes]:
    """Return every file of the home but the locks and the log."""
    found = files_below(home).items()
    return {name: content for name, content in found if name not in LOCKS and not name.startswith("logs/")}


def offer(app: App, passphrase: str) -> None:
    """Go to the journal and offer a passphrase."""
    app.find("nav.journal").click()
    app.find("vault.passphrase").wait_for_focus()
    app.type(passphrase)
    app.keys("Return")


def test_wrong_passphrase_says_so_and_the_right_one_still_opens(start: Start, home: Path) -> None:
    prepare_vault(home, "behind the door")
    before = kept(home)
    app = start()
    offer(app, PASSPHRASE + "x")
    app.find("vault.message").wait_for(holds="That passphrase did not open it. Nothing has changed.")
    app.find("vault.passphrase").wait_for_focus()
    assert kept(home) == before
    app.type(PASSPHRASE)
    app.keys("Return")
    assert "behind the door" in app.find("journal.list").wait_for_rows(1)[0]
    app.close()


def test_damage_is_not_called_a_wrong_passphrase(start: Start, home: Path) -> None:
    places = prepare_vault(home, "behind the door")
    content = bytearray(places.database.read_bytes())
    assert len(content) >= PAGE
    for place in range(PAGE // 2, PAGE // 2 + 64):
        content[place] ^= 0xFF
    places.database.write_bytes(content)
    before = kept(home)
    app = start()
    offer(app, PASSPHRASE)
    app.find("damage.title").wait_for(holds="The journal’s file is damaged")
    app.find("damage.happened").wait_for(holds="your passphrase is not the reason")
    assert kept(home) == before
    assert not app.shows(id="journal.list")
    app.close()
