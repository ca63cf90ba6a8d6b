# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The keys of the vault, as a person changes them: another passphrase, or new keys altogether."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from holdspace.services.errors import StorageError
from holdspace.services.vault import VaultService

if TYPE_CHECKING:
    from holdspace.services.closed_work import ClosedWork
    from holdspace.services.long_work import LongWork
    from holdspace.storage.places import Places
    from holdspace.storage.progress import Progress


CHANGE_PASSPHRASE, SET_PASSPHRASE = "change of passphrase", "new passphrase by the code"
REENCRYPT = "re-encrypting"


class VaultKeys:
    """Starts each change as long work, which a lock stops; keeps neither passphrase nor code.

    What the work was handed stays in memory until the process is replaced, so `VaultService.secret_used`
    tells of it.
    """

    def __init__(self, vault: VaultService) -> None:
        self._vault = vault

    def change_passphrase(self, old: str, new: str) -> LongWork:
        """Give the vault, open or locked, the passphrase `new`; once it is done, only that opens it.

        It fails with BadPassphrase, WrongPassphrase, DiskFull, NotWritable, NotKept or what reading the key
        file raises; `old` then still opens the vault. Raises VaultBusy where other work is under way.
        """
        from holdspace.storage.passphrase_change import change_passphrase

        places = self._vault.places
        work = self._vault.begin(
            lambda progress: change_passphrase(places, old, new), CHANGE_PASSPHRASE, heeds_stop=False
        )
        work.over.connect(self._vault.secret_used)
        return work

    def set_passphrase(self, code: str, new: str) -> LongWork:
        """Give the vault, open or locked, the passphrase `new` by its recovery code; makes lost key files.

        It fails with BadRecoveryCode, WrongRecoveryCode, BadPassphrase, DiskFull, NotWritable or NotKept;
        what opened the vault before then still does. Raises VaultBusy where other work is under way.
        """
        from holdspace.storage.passphrase_change import set_passphrase_by_code

        places, parameters = self._vault.places, self._vault.parameters
        work = self._vault.begin(
            lambda progress: set_passphrase_by_code(places, code, new, parameters),
            SET_PASSPHRASE,
            heeds_stop=False,
        )
        work.over.connect(self._vault.secret_used)
        return work

    def reencrypt(self, passphrase: str) -> ClosedWork:
        """Give the vault new keys under the same passphrase; it ends with the new recovery code.

        From before the keys change the settings say that the code is not kept. It fails with WrongPassphrase,
        VaultDamaged, DiskFull, NotWritable or NotKept; the vault is then as it was. Raises VaultBusy where
        other work is under way.
        """
        from holdspace.domain.recovery_code import decode_code
        from holdspace.services.closed_work import ClosedWork
        from holdspace.storage.key_file import unwrap_root
        from holdspace.storage.reencrypting import reencrypt

        places = self._vault.places

        def work(root: bytearray, progress: Progress) -> str:
            del root  # whoever re-encrypts derives it anew, under the lock
            with _new_code(places):
                return reencrypt(places, passphrase, progress)

        done = ClosedWork(
            self._vault, lambda: unwrap_root(places, passphrase), work, decode_code, name=REENCRYPT
        )
        done.over.connect(self._vault.secret_used)
        return done


@contextlib.contextmanager
def _new_code(places: Places) -> Iterator[None]:
    """Have it on the disk that the code is not kept before there is a new one: nobody may live to see it.

    Where the keys are the same after all, so is what was known of the code. On the working thread, which has
    settings of its own.
    """
    from holdspace.services.settings import Settings
    from holdspace.storage.key_file import read_either

    settings = Settings(places.settings)
    was_kept, before = settings.code_kept, read_either(places).inbox_public_key
    settings.code_kept = False
    try:
        yield
    except BaseException:
        with contextlib.suppress(StorageError):
            if read_either(places).inbox_public_key == before:
                settings.code_kept = was_kept
        raise
