# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Earlier versions and what was deleted by keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.vaults import PASSPHRASE, prepare_vault

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.conftest import Start


def test_what_was_is_brought_back_by_keyboard_alone(start: Start, home: Path) -> None:
    prepare_vault(home, "an entry from before")
    app = start()
    app.find("now.entry").wait_for_focus()
    app.wait_until_active()
    app.keys("ctrl+2")
    app.find("vault.passphrase").wait_for_focus()
    app.type(PASSPHRASE)
    app.keys("Return")
    app.find("journal.list").wait_for_focus()
    app.keys("Return")
    app.find("journal.editor").wait_for_focus()
    app.type(" and after")
    app.keys("Escape")
    app.find("journal.list").wait_for_focus()
    app.keys("ctrl+k")
    app.type("earlier versions")
    app.keys("Return")
    app.find("journal.version.1").wait_for_focus()
    app.find("journal.history_restore").press()
    app.find("journal.list").wait_for_focus()
    app.find("journal.entry").wait_for(text="an entry from before")
    app.keys("Delete")
    app.wait_for(name="Deleted. It can be brought back for 30 days.")
    app.find("journal.trash").press()
    app.find("journal.trash_restore").wait_for_focus()
    app.keys("Return")
    app.wait_for(name="Brought back to its place in the journal.")
    app.keys("Escape")
    app.find("journal.list").wait_for_focus()
    app.find("journal.entry").wait_for(text="an entry from before")
    app.close()
