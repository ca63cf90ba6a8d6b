# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Saving what can be read of a damaged vault, or all of one whose file is gone, and going on from it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from holdspace.services.errors import StorageError
from holdspace.services.vault import VaultService

if TYPE_CHECKING:
    from holdspace.services.closed_work import ClosedWork
    from holdspace.services.long_work import LongWork
    from holdspace.storage.progress import Progress
    from holdspace.storage.salvaging import Salvaged as Salvaged

FOLDER = "HoldSpace saved"
SALVAGE = "salvage"
PUT_IN_PLACE = "putting a saved journal in place"


class BackupsKept(NamedTuple):
    """How many backups of this journal lie in the home's folder, and what the newest says of itself.

    `newest` is when it was made, in ISO format and local time, or "". `entries` and its `rows`, deleted ones
    among them, are None where its manifest cannot be read.
    """

    number: int
    newest: str
    entries: int | None = None
    rows: int | None = None


def free_folder(inside: Path) -> Path:
    """Return a folder inside `inside` that is not there yet: what is saved stays together, among itself."""
    number = 1
    while (folder := inside / (FOLDER if number == 1 else f"{FOLDER} {number}")).exists():
        number += 1
    return folder


class SalvageService:
    """Starts each as long work, which a lock stops. The damaged vault stays as it is."""

    def __init__(self, vault: VaultService) -> None:
        self._vault = vault
        self._fingerprints: dict[Path, bytes] = {}  # of the journal, from before each folder was saved

    @property
    def home(self) -> Path:
        """Return the folder the journal lies in."""
        return self._vault.places.home

    def backups(self) -> BackupsKept:
        """Return which backups are here, told by their names and manifests."""
        from holdspace.services.backups import read_all

        try:
            own = [backup for backup in read_all(self._vault.places) if backup.is_own]
        except (OSError, StorageError):
            own = []
        if not own:
            return BackupsKept(0, "")
        return BackupsKept(len(own), own[0].made_at.isoformat(), own[0].entries, own[0].rows)

    def salvage(self, destination: Path, secret: str, *, by_code: bool) -> ClosedWork:
        """Make a vault in the folder `destination` of what can be read; it ends with a Salvaged.

        `secret` is the passphrase or the recovery code. It fails as unlocking does and as storage's `salvage`
        does; nothing is then left in `destination`. Once it is done the journal stays closed: what is written
        stays sealed and goes into whichever is unlocked next. Raises VaultBusy where other work is under way.
        """
        from holdspace.services.closed_work import ClosedWork
        from holdspace.storage.key_file import root_from_code, unwrap_root
        from holdspace.storage.salvaging import salvage
        from holdspace.storage.taking_over import fingerprint

        places = self._vault.places

        def find_root() -> bytearray:
            return root_from_code(places, secret) if by_code else unwrap_root(places, secret)

        def work(root: bytearray, progress: Progress) -> Salvaged:
            before = fingerprint(places)
            salvaged = salvage(places, destination, root, progress)
            self._fingerprints[destination] = before
            return salvaged

        done = ClosedWork(self._vault, find_root, work, name=SALVAGE, stays_closed=True)
        done.over.connect(self._vault.secret_used)
        return done

    def kept_aside(self) -> list[Path]:
        """Return the folders of damaged journals that a restore or a salvage put aside, newest first."""
        try:
            folders = [path for path in self._vault.places.damaged.iterdir() if (path / "vault.db").is_file()]
            return sorted(folders, key=lambda path: path.stat().st_ctime, reverse=True)
        except OSError:
            return []

    def salvage_aside(self, source: Path, destination: Path, secret: str, *, by_code: bool) -> LongWork:
        """Make a vault of what can be read of one that was kept aside, as `salvage` does.

        Today's journal stays as it is, open or closed. `secret` is what opened that one.
        Raises VaultBusy where other work is under way.
        """
        from holdspace.storage.key_file import root_from_code, unwrap_root
        from holdspace.storage.keys import wiped
        from holdspace.storage.places import Places
        from holdspace.storage.salvaging import salvage

        places = Places(source)

        def work(progress: Progress) -> Salvaged:
            with wiped(root_from_code(places, secret) if by_code else unwrap_root(places, secret)) as root:
                return salvage(places, destination, root, progress)

        done = self._vault.begin(work)
        done.over.connect(self._vault.secret_used)
        return done

    def save_elsewhere(self, destination: Path) -> int:
        """Make a vault in the folder `destination` of the open one, whose file is gone; return its entries.

        On this thread, the only one that still has the file; some 2 s at 100,000 entries. Raises as storage's
        `save_elsewhere`; nothing is then left in `destination`.
        """
        from holdspace.storage.saving_elsewhere import save_elsewhere

        return save_elsewhere(self._vault.vault, destination)

    def note_saved_elsewhere(self, folder: Path) -> None:
        """Take note that `folder` was just saved from the open journal, whose file is gone."""
        from holdspace.storage.taking_over import fingerprint

        self._fingerprints[folder] = fingerprint(self._vault.places)

    def put_in_place(self, folder: Path) -> LongWork:
        """Put the vault in `folder` in the journal's place; the one there is kept aside. It ends with where.

        The journal closes for it as for a lock, and once it is done the process is to be replaced; the next
        unlocking opens the new one. It fails with ChangedSince where the journal was written in after
        `folder` was saved from it: it would lack those words. Raises VaultBusy where other work is under way.
        """
        from holdspace.storage.taking_over import take_over

        places, before = self._vault.places, self._fingerprints.get(folder)

        def work(progress: Progress) -> Path:
            return take_over(places, folder, progress, unchanged=before)

        return self._vault.begin_closed(work, PUT_IN_PLACE)
