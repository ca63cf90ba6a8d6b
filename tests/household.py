# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A real vault with its services, which a test can lock, open, end and start again as processes do."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Iterator
from pathlib import Path

import shiboken6
from PySide6.QtCore import QObject

from hand_clock import HandClock
from holdspace.domain.entries import Entry
from holdspace.services.background import InlineBackground
from holdspace.services.capture import CaptureService
from holdspace.services.vault import LOCKED, NONE, UNLOCKED, VaultService
from holdspace.storage.connection import Connection
from holdspace.storage.drafts import Draft, has_draft
from holdspace.storage.inbox import count_sealed
from holdspace.storage.kdf_parameters import KdfParameters
from holdspace.storage.key_file import NewVaultKeys, make_keys
from holdspace.storage.keys import database_key, raw_key
from holdspace.storage.places import Places
from laid_out import lay_out_vault

FAST_KDF = KdfParameters(memory_kib=19 * 1024, passes=1, lanes=1)
PASSPHRASE = "kettle orchard quiet tram"


@functools.cache
def _made_keys() -> NewVaultKeys:
    return make_keys(PASSPHRASE, FAST_KDF)


def fresh_keys() -> NewVaultKeys:
    """Return keys for PASSPHRASE; the root is a copy, for it is wiped after use."""
    made = _made_keys()
    return NewVaultKeys(bytearray(made.root), made.recovery_code, made.key_file)


class Household:
    """Places, clock, vault and capture, in one of the three states; every process of it has the same home."""

    def __init__(self, home: Path, state: str = UNLOCKED) -> None:
        self.places = Places(home)
        self.clock = HandClock()
        self.services: list[QObject] = []  # that stand on the vault, and end before it
        if state != NONE:
            lay_out_vault(self.places, fresh_keys())
        self.start()
        if state == UNLOCKED:
            self.open()

    def start(self) -> None:
        """Begin as a new process does: nothing in memory, the vault closed."""
        self.vault = VaultService(self.places, InlineBackground(), parameters=lambda: FAST_KDF)
        self.capture = CaptureService(self.vault, self.clock)

    def kill(self) -> None:
        """End the process as `kill -9` does, and start it again: nobody is told, nothing more is written."""
        self._let_go_of_vault()
        self.start()

    def open(self) -> None:
        """Unlock."""
        self.vault.unlock(PASSPHRASE)
        assert self.vault.state == UNLOCKED

    def end(self) -> None:
        """Close the vault, if it is open."""
        self._let_go_of_vault()

    @property
    def entries(self) -> list[Entry]:
        """All entries of the open vault, newest first."""
        return [entry for _, entry in self.vault.vault.entries.page(None, 1000)]

    @property
    def texts(self) -> list[str]:
        """The words of all entries of the open vault, newest first."""
        return [entry.text for entry in self.entries]

    @property
    def sealed(self) -> int:
        """How many notes wait in the inbox."""
        return count_sealed(self.places)

    @property
    def has_draft(self) -> bool:
        """Whether a sealed draft is on the disk."""
        return has_draft(self.places)

    def draft(self) -> Draft | None:
        """The draft on the disk; only while the vault is open."""
        return self.vault.vault.open_draft()

    def disk_holds(self, words: str) -> bool:
        """Whether any file under the home holds `words` in clear."""
        needles = [words.encode(), words.encode("utf-16-le")]
        files = [path for path in self.places.home.rglob("*") if path.is_file()]
        return any(needle in path.read_bytes() for path in files for needle in needles)

    @contextlib.contextmanager
    def busy(self) -> Iterator[None]:
        """Hold the database's write lock on another connection, as a long import does."""
        connection = Connection(self.places.database, raw_key(database_key(fresh_keys().root)))
        connection.run("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            connection.close()

    def _let_go_of_vault(self) -> None:
        self.capture._timer.stop()
        if self.vault.state == UNLOCKED:
            self.vault.vault.close()
            # What is left of the old process must not come to life again in this one.
            self.vault._quiet.stop()
            self.vault._absorb_timer.stop()
        for service in filter(shiboken6.isValid, self.services):
            shiboken6.delete(service)
        self.services.clear()


__all__ = ["FAST_KDF", "LOCKED", "NONE", "PASSPHRASE", "UNLOCKED", "Household", "fresh_keys"]
