# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The database file as it was opened, held open, so that another in its place is noticed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO

from holdspace.storage.errors import VaultBusy, VaultMissing, VaultMoved, typed_error


class Anchor:
    """A hold on the file at `path`. Take it before SQLite connects and close it after SQLite has closed.

    Opening and closing the file in between would drop SQLite's locks on it.
    """

    def __init__(self, path: Path) -> None:
        """Open the file to read. Raises VaultMissing or NotReadable."""
        self._path = path
        self.reopen()

    def reopen(self) -> None:
        """Hold the file that is at the path now, after `close`. Raises VaultMissing or NotReadable."""
        try:
            self._file = open(self._path, "rb", buffering=0)  # noqa: SIM115, PTH123 - held for as long as the vault is open
        except FileNotFoundError:
            raise VaultMissing from None
        except OSError as error:
            raise typed_error(error, reading=True) from None

    @property
    def file(self) -> BinaryIO:
        """Return the file, to read from and never to close."""
        return self._file

    def is_in_place(self) -> bool:
        """Return whether the path still leads to this very file; two system calls."""
        try:
            return os.path.samestat(os.stat(self._path), os.fstat(self._file.fileno()))  # noqa: PTH116 - at every save
        except (OSError, ValueError):  # a ValueError where it was let go
            return False

    def check(self) -> None:
        """Raise VaultMoved unless the file is in its place, VaultBusy where it is let go to be rebuilt."""
        if not self.is_in_place():
            raise VaultBusy if self._file.closed else VaultMoved

    def close(self) -> None:
        """Let go; harmless when done."""
        self._file.close()
