# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What someone does in an open journal: reads, edits, copies, looks for words, has the code shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.desk import until
from desktop.searching import of_text, of_vault
from desktop.vaults import FAST_KDF, FIRST_ENTRY, PASSPHRASE, drafted_words
from holdspace.domain.entries import new_entry
from holdspace.storage.key_file import NewVaultKeys, make_keys
from holdspace.storage.places import Places
from holdspace.storage.vault import create_vault

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.window import App

OLD = "the nurse waited by the lift - \u00e9t\u00e9"
EDITED = "no date from the surgeon yet"
ADDED = " and I let it be"
WRITTEN = "her lantern stood at the gate"
UNFINISHED = "what he said in the corridor"
LOOKED_FOR = "lanterns and gates"

TEXTS = {
    "old words": OLD,
    "edited words": EDITED,
    "words added": EDITED + ADDED,
    "new words": WRITTEN,
    "unfinished words": UNFINISHED,
    "words looked for": LOOKED_FOR,
}
"""By a name that can be printed: what a run of the tests prints may lie in a folder that is searched."""


@dataclass
class Session:
    """A vault with what opens it, and every text that comes to stand in it."""

    home: Path
    made: NewVaultKeys = field(default_factory=lambda: make_keys(PASSPHRASE, FAST_KDF))
    more: int = 0
    """How many further entries hold the old words; they are older. Work on all of them takes a while."""

    def __post_init__(self) -> None:
        with create_vault(Places(self.home), self.made) as vault:
            for number, text in enumerate((OLD, EDITED)):
                moment = FIRST_ENTRY.replace(minute=number)
                vault.entries.add(new_entry(text, now=moment, time_zone="Europe/Paris"))
            with vault.connection.write():
                for number in range(self.more):
                    moment = FIRST_ENTRY - timedelta(minutes=1 + number)
                    vault.entries.add(
                        new_entry(f"{OLD} {number} " * 20, now=moment, time_zone="Europe/Paris")
                    )

    @property
    def needles(self) -> dict[str, frozenset[bytes]]:
        """Return what must not be readable, by name."""
        return {name: of_text(text) for name, text in TEXTS.items()} | of_vault(self.made, PASSPHRASE)

    def begin(self, app: App) -> None:
        """Open the journal, write, and leave words in the box that are sealed as a draft."""
        app.find("now.entry").wait_for_focus()
        app.wait_until_active()
        unlock(app)
        write(app)
        begin_to_write(app)

    def work(self, app: App) -> None:
        """Do it all; at the end the journal is open, the code is shown, and a draft is sealed."""
        app.find("now.entry").wait_for_focus()
        app.wait_until_active()
        unlock(app)
        write(app)
        read_and_edit(app)
        copy(app)
        look_for_words(app)
        begin_to_write(app)
        show_code(app, self.made.recovery_code)


def unlock(app: App) -> None:
    """Open the journal with its passphrase. An empty one has no list; the lock says that it is open.

    Only once the passphrase is gone does the window stand where an unlock leads, and takes keys from there.
    """
    app.keys("ctrl+2")
    app.find("vault.passphrase").wait_for_focus()
    app.type(PASSPHRASE)
    app.keys("Return")
    app.wait_for(id="nav.lock", name="Lock")
    app.wait_until_gone(id="vault.passphrase")


def write(app: App) -> None:
    """Set a few words down."""
    app.keys("ctrl+1")
    app.find("now.entry").type(WRITTEN)
    app.find("now.entry").wait_for(text=WRITTEN)
    app.keys("ctrl+Return")
    app.find("now.entry").wait_for(text="")


def read_and_edit(app: App) -> None:
    """Open every entry, and write on in one."""
    app.keys("ctrl+2")
    app.find("journal.list").wait_for_rows(3)
    app.find("journal.list").focus()
    app.keys("End")
    app.find("journal.entry").wait_for(holds=OLD)
    app.keys("Home")
    app.find("journal.entry").wait_for(holds=WRITTEN)
    app.keys("Down")
    app.find("journal.entry").wait_for(holds=EDITED)
    app.find("journal.edit").click()
    app.find("journal.editor").wait_for_focus()
    app.keys("ctrl+End")
    app.type(ADDED)
    app.find("journal.editor").wait_for(text=EDITED + ADDED)
    app.keys("Escape")
    app.find("journal.entry").wait_for(holds=EDITED + ADDED)


def copy(app: App) -> None:
    """Copy the entry that is read."""
    app.find("journal.entry").click()
    app.keys("ctrl+a", "ctrl+c")


def look_for_words(app: App) -> None:
    """Type words where phrases are looked for."""
    app.keys("ctrl+5")
    app.find("cards.search").type(LOOKED_FOR)
    app.find("cards.search").wait_for(text=LOOKED_FOR)


def begin_to_write(app: App) -> None:
    """Leave words in the box, sealed on the disk."""
    app.keys("ctrl+1")
    app.find("now.entry").type(UNFINISHED)
    until(lambda: drafted_words(app.home) == UNFINISHED, "the draft does not hold the words")


def show_code(app: App, code: str) -> None:
    """Have the recovery code shown again."""
    app.keys("ctrl+comma")
    app.find("settings.code").click()
    app.find("vault.passphrase").wait_for_focus()
    app.type(PASSPHRASE)
    app.keys("Return")
    facts = app.find("vault.recovery_code").wait_for()
    assert code in (facts.text, facts.name)
