# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The passphrase is changed in the window; the new one opens, and neither is left in memory or a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.vaults import PASSPHRASE, files_holding, memory_holds, prepare_vault

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.conftest import Start
    from desktop.window import App

NEW = "lantern hollow bridge noon"


def offer(app: App, passphrase: str) -> None:
    """Go to the journal and offer a passphrase."""
    app.keys("ctrl+2")
    app.find("vault.passphrase").wait_for_focus()
    app.type(passphrase)
    app.keys("Return")


def test_the_new_one_opens_and_neither_is_left_after_the_lock(start: Start, home: Path, person: Path) -> None:
    prepare_vault(home, "behind the door")
    app = start()
    app.wait_until_active()
    offer(app, PASSPHRASE)
    app.find("journal.list").wait_for_rows(1)
    app.keys("ctrl+k")
    app.find("palette.field").wait_for_focus()
    app.type("Change the pass")
    app.keys("Return")
    app.find("vault.passphrase").wait_for_focus()
    app.type(PASSPHRASE)
    app.keys("Return")
    app.find("vault.new_passphrase").wait_for_focus()
    app.type(NEW)
    app.keys("Return")
    app.find("vault.passphrase_repeat").wait_for_focus()
    app.type(NEW)
    assert memory_holds(app.pid, NEW)  # else what follows would prove nothing
    app.keys("Return")
    app.find("vault.done").wait_for_focus()
    before = app.image()
    app.keys("ctrl+l")
    app.wait_for_relaunch(before)
    assert not memory_holds(app.pid, NEW)
    assert not memory_holds(app.pid, PASSPHRASE)
    app.wait_until_active()
    offer(app, PASSPHRASE)
    app.find("vault.message").wait_for(holds="That passphrase did not open it.")
    app.find("vault.passphrase").wait_for_focus()
    app.type(NEW)
    app.keys("Return")
    assert "behind the door" in app.find("journal.list").wait_for_rows(1)[0]
    app.close()
    assert not files_holding(NEW, home, person)
    assert not files_holding(PASSPHRASE, home, person)
