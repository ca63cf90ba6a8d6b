# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What someone does on the page Safety and the pages that it leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.desk import until
from desktop.vaults import PASSPHRASE
from holdspace.storage.backups import list_names

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.window import App


def open_safety(app: App) -> None:
    """Go to Settings, and from there to Safety, once the backup that is made by itself is there."""
    until(lambda: list_names(app.home / "backups"), "no backup was made by itself")
    app.find("nav.settings").press()
    app.find("settings.safety").press()
    app.find("safety.back").wait_for_focus()


def offer_passphrase(app: App) -> None:
    """Type the passphrase where it is asked for."""
    app.find("vault.passphrase").wait_for_focus()
    app.type(PASSPHRASE)
    app.keys("Return")


def back_up(app: App) -> None:
    """Back the open journal up by hand."""
    app.find("safety.backup").wait_for(states=["enabled"])
    app.find("safety.backup").press()
    app.find("safety.message").wait_for(holds="Backed up, and read back whole")


def check_all(app: App) -> None:
    """Check the journal, then every backup."""
    app.find("safety.check").wait_for(states=["enabled"])
    app.find("safety.check").press()
    app.find("safety.message").wait_for(holds="All of the journal is in order.")
    app.find("safety.check_backups").press()
    app.find("safety.message").wait_for(holds="Every backup is whole.")


def delete_newest(app: App) -> None:
    """Delete the newest entry in the journal."""
    app.keys("ctrl+2")
    app.find("journal.list").wait_for()
    app.find("journal.list").focus()
    app.keys("Home", "Delete")
    app.find("journal.undo").wait_for()


def erase_for_good(app: App) -> None:
    """Erase what was deleted, for good, and drop the backups that hold it."""
    app.find("safety.erase").wait_for(states=["enabled"])
    app.find("safety.erase").press()
    app.find("safety.erase_now").press()
    app.find("safety.message").wait_for(holds="Nothing of it is left in the journal.")
    app.find("safety.drop_backups").wait_for(states=["enabled"])
    app.find("safety.drop_backups").press()
    app.find("safety.message").wait_for(holds="A new backup was made and read back whole")


def preview_backup(app: App, number: int) -> None:
    """Look into a backup."""
    app.find("safety.restore").press()
    app.find(f"safety.choose.{number}").press()
    app.find("restore.passphrase").wait_for_focus()
    app.type(PASSPHRASE)
    app.keys("Return")
    app.find("restore.put").wait_for(states=["enabled"])


def restore(app: App, number: int) -> None:
    """Put a backup in place; the app is locked after."""
    preview_backup(app, number)
    before = app.image()
    app.find("restore.put").press()
    app.wait_for_relaunch(before)
    app.wait_for(holds="The backup is in place. Your passphrase opens it.")
    app.wait_until_active()


def reencrypt(app: App) -> str:
    """Re-encrypt the journal and return its new code, which is shown."""
    app.find("safety.reencrypt").press()
    offer_passphrase(app)
    facts = app.find("vault.recovery_code").wait_for()
    return facts.text or facts.name


def save_pdf(app: App, path: Path) -> None:
    """Save the code that is shown as a PDF."""
    app.find("vault.recovery_pdf").press()
    app.wait_for(name="File name:", text="holdspace-recovery.pdf", states=["focused"])
    app.keys("ctrl+a")
    app.type(str(path))
    app.keys("Return")
    until(path.exists, "no PDF")


def salvage(app: App) -> None:
    """Save what can be read of the journal into a new one, and put that in place; the app is locked after."""
    app.find("safety.salvage").press()
    offer_passphrase(app)
    app.find("vault.counts").wait_for(holds="None is missing.")
    before = app.image()
    app.find("vault.put_in_place").press()
    app.wait_for_relaunch(before)
    app.wait_until_active()
