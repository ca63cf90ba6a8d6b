# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What long work is doing, in words, by the name that its service gave it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def work_words(name: str) -> str:
    """Return what long work is doing, by its name."""
    words = {
        "backup": _tr("Backing up…"),
        "automatic backup": _tr("Making today’s backup…"),
        "check of backups": _tr("Reading every backup…"),
        "check of the journal": _tr("Checking the journal…"),
        "mending": _tr("Mending a torn spot that held nothing…"),
        "preview": _tr("Looking into the backup…"),
        "backup before a restore": _tr("Keeping today’s journal in a backup first…"),
        "erasing for good": _tr("Erasing what was deleted…"),
        "dropping of backups": _tr("Making a new backup before the older ones go…"),
        "restore": _tr("Putting it in place…"),
        "change of passphrase": _tr("Changing the passphrase…"),
        "new passphrase by the code": _tr("Setting the new passphrase…"),
        "re-encrypting": _tr("Re-encrypting the journal…"),
        "salvage": _tr("Saving what can be read…"),
        "putting a saved journal in place": _tr("Putting the saved journal in place…"),
        "import preview": _tr("Looking at what is in it…"),
        "import": _tr("Bringing the entries in…"),
        "bringing in of a backup": _tr("Bringing the two journals together…"),
        "export preview": _tr("Looking over what would leave…"),
        "export": _tr("Writing the entries out…"),
    }
    return words.get(name, _tr("Working…"))


def _tr(text: str) -> str:
    return QCoreApplication.translate("safety", text)
