# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The lock file: held for as long as a vault is open, so that no second process opens it."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import Self

from holdspace.storage.errors import VaultInUse, typed_error
from holdspace.storage.places import Places

if sys.platform == "win32":  # untested
    import msvcrt

    def _lock(descriptor: int, *, shared: bool = False) -> None:
        del shared
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(descriptor: int, *, shared: bool = False) -> None:
        fcntl.flock(descriptor, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)


class LockFile:
    """One process's hold on a vault. The system drops it when the process ends or runs another program."""

    def __init__(self, places: Places) -> None:
        """Take the lock. Raises VaultInUse where another holds it, NotWritable where no file can be made."""
        self._descriptor: int | None = _open(places)
        try:
            _lock(self._descriptor)
        except OSError:
            self.release()
            raise VaultInUse from None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        self.release()

    def release(self) -> None:
        """Let go; harmless when done. The file stays, so that no two processes lock different ones."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def is_in_use(places: Places) -> bool:
    """Return whether another process, or this one, has the vault open. Waits for nothing, makes no file."""
    try:
        descriptor = os.open(places.lock_file, os.O_RDWR)
    except OSError:
        return False
    with contextlib.closing(os.fdopen(descriptor, "r+b")):
        try:
            _lock(descriptor, shared=True)
        except OSError:
            return True
        return False


def _open(places: Places) -> int:
    try:
        # Python opens with O_CLOEXEC, so the relaunch at lock lets go by itself.
        return os.open(places.lock_file, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise typed_error(error) from None
