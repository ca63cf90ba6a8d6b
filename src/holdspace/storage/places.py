# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Where everything lives under the home folder. Imported before the first paint: keep it light."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import NamedTuple

from holdspace.storage.errors import NotWritable, typed_error


class Places(NamedTuple):
    """The paths under one home folder. Making this object touches no disk."""

    home: Path

    @property
    def database(self) -> Path:
        """The encrypted database."""
        return self.home / "vault.db"

    @property
    def new_database(self) -> Path:
        """The database while a vault is being made; it gets its name as the last step."""
        return self.home / "vault.db.new"

    @property
    def key_file(self) -> Path:
        """The root secret, wrapped by the passphrase."""
        return self.home / "vault.json"

    @property
    def key_file_backup(self) -> Path:
        """The second copy of the key file."""
        return self.home / "vault.json.bak"

    @property
    def inbox(self) -> Path:
        """The folder of notes sealed while locked."""
        return self.home / "inbox"

    @property
    def set_aside(self) -> Path:
        """The folder of sealed files that did not open; nothing deletes them."""
        return self.inbox / "set-aside"

    @property
    def draft(self) -> Path:
        """The unfinished words of the entry box, sealed."""
        return self.home / "draft.sealed"

    @property
    def card_drafts(self) -> Path:
        """The cards of one's own that were begun and not kept, sealed."""
        return self.home / "cards.sealed"

    @property
    def practice_drafts(self) -> Path:
        """The practices of one's own that were begun and not kept, sealed."""
        return self.home / "practices.sealed"

    @property
    def replies(self) -> Path:
        """The replies that were begun where one practises to listen, sealed."""
        return self.home / "replies.sealed"

    @property
    def backups(self) -> Path:
        """The folder of backups."""
        return self.home / "backups"

    @property
    def incoming(self) -> Path:
        """The folder of a whole vault that is about to take this one's place."""
        return self.home / "incoming"

    @property
    def incoming_mark(self) -> Path:
        """The file that says that the vault in `incoming` is complete and this one's place is its."""
        return self.incoming / "ready"

    @property
    def replaced(self) -> Path:
        """The folder of vaults whose place was taken, until the new one was opened and checked."""
        return self.home / "replaced"

    @property
    def damaged(self) -> Path:
        """The folder of vaults that were replaced while damaged; nothing deletes them by itself."""
        return self.home / "damaged"

    @property
    def lock_file(self) -> Path:
        """The file that is locked while a vault is open."""
        return self.home / "vault.lock"

    @property
    def interrupted(self) -> Path:
        """Where a practice stood when it was cut off: ids and times, no words; gone after half a day."""
        return self.home / "session.json"

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.home / "settings.ini"

    @property
    def logs(self) -> Path:
        """The folder of logs."""
        return self.home / "logs"

    def has_vault(self) -> bool:
        """Return whether any file of a vault is here; one stat where all is well, four at most."""
        # os.path.exists never raises, also where the folder cannot be read. With the mark, all the files can
        # still be on their way into place.
        files = (self.key_file, self.key_file_backup, self.database, self.incoming_mark)
        return any(map(os.path.exists, files))

    def prepare(self) -> None:
        """Make the folders, for their owner only, and force the names of new ones to the disk.

        Those that are there become their owner's only. Raises NotWritable, DiskFull or NotKept.
        """
        self.make_folders()
        try:
            for folder in self._folders():
                folder.chmod(0o700)
        except OSError as error:
            raise typed_error(error) from None

    def make_folders(self) -> None:
        """Make the folders that are not there, for their owner only, and force their names to the disk.

        Raises NotWritable, DiskFull or NotKept.
        """
        new = self.missing_folders()
        try:
            for folder in self._folders():
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise typed_error(error) from None
        _force_names(new)

    def missing_folders(self) -> list[Path]:
        """Return which folders `make_folders` would make, each before the one it is in."""
        folders = (*reversed(self._folders()), *self.home.parents)
        return [folder for folder in folders if not os.path.exists(folder)]  # noqa: PTH110

    def _folders(self) -> tuple[Path, ...]:
        return (self.home, self.inbox, self.backups, self.logs)


def _force_names(folders: list[Path]) -> None:
    """Force the names of new folders to the disk: a vault in a folder whose name is lost is lost whole."""
    from holdspace.storage.files import sync_folder

    for above in dict.fromkeys(folder.parent for folder in folders):
        # Where others own the folder above, it may not be ours to open.
        with contextlib.suppress(NotWritable):
            sync_folder(above)
