# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What can go wrong with the vault, as types split by blame. Imported before the first paint: keep it light.

No error of this floor holds entry text, a passphrase or a key.
"""

from __future__ import annotations

import errno


class StorageError(Exception):
    """Anything storage raises. Its text is one plain sentence in English, fit for the command line."""

    sentence = "The vault could not be used."

    def __init__(self, sentence: str | None = None) -> None:
        """Take the sentence of the type unless a closer one is given."""
        super().__init__(sentence or self.sentence)


class StorageBug(StorageError):  # noqa: N818 - named for the blame
    """The blame is ours: a statement or a setting SQLCipher did not take."""

    sentence = "HoldSpace made a mistake with the vault. Nothing was changed."


class EnvironmentProblem(StorageError):  # noqa: N818 - named for the blame
    """The blame is with the disk, the files or what was typed; a person can do something about it."""


class NoVault(EnvironmentProblem):
    """There is no vault here yet."""

    sentence = "There is no vault here yet."


class VaultExists(EnvironmentProblem):
    """A vault is already here, so none can be made."""

    sentence = "A vault is already here. It was left as it is."


class VaultMissing(EnvironmentProblem):
    """The key file is there and the database is gone."""

    sentence = "The vault's database is missing. Its key file is safe; restore a backup."


class VaultDamaged(EnvironmentProblem):
    """The database cannot be read with the right key, or says something it cannot say."""

    sentence = "The vault is damaged. It was left as it is; restore a backup."


class NotThisVault(VaultDamaged):
    """The file in the database's place is not this vault's: plain SQLite, or another vault's."""

    sentence = "The file in the vault's place is not this vault. It was left as it is; restore a backup."


class LogDamaged(VaultDamaged):
    """The database is sound, and its log lost saves that had reached the disk before a crash."""

    sentence = (
        "The last words before HoldSpace stopped are damaged, and all before them are safe. The vault was"
        " left as it is; salvage it, or restore a backup."
    )


class VaultTooNew(EnvironmentProblem):
    """A newer HoldSpace wrote this vault."""

    sentence = "A newer HoldSpace wrote this vault. It was left as it is; update HoldSpace to open it."


class VaultInUse(EnvironmentProblem):
    """Another HoldSpace has the vault open."""

    sentence = "The vault is open in another HoldSpace. Lock it there first."


class VaultBusy(VaultInUse):
    """Our own long work (an import, a backup) holds the vault at this moment."""

    sentence = "The vault is busy for a moment. Nothing was lost; try again."


class WrongPassphrase(EnvironmentProblem):
    """The passphrase does not open this vault."""

    sentence = "That passphrase does not open this vault. Nothing was changed."


class WrongRecoveryCode(EnvironmentProblem):
    """The recovery code is well formed and not this vault's."""

    sentence = "That recovery code does not open this vault. Nothing was changed."


class KeyFileDamaged(EnvironmentProblem):
    """Neither key file can be read; the recovery code still opens the vault."""

    sentence = "The key file is damaged. Your entries are safe; the recovery code opens them."


class KeyFileMissing(KeyFileDamaged):
    """The database is there and both key files are gone; the recovery code still opens the vault."""

    sentence = "The key file is missing. Your entries are safe; the recovery code opens them."


class OutOfMemory(EnvironmentProblem):
    """There is not enough memory, most likely for Argon2id."""

    sentence = "There is not enough free memory just now. Close something and try again."


class NotKept(EnvironmentProblem):
    """A write failed, so what it should have kept is not on the disk."""

    sentence = "The disk did not take it, so it is not kept yet. Try again."


class DiskFull(NotKept):
    """The disk is full."""

    sentence = "The disk is full, so it is not kept yet. Free some room and try again."


class NotWritable(NotKept):
    """The folder or a file in it cannot be written."""

    sentence = "The vault's folder cannot be written, so it is not kept yet."


class VaultMoved(NotKept):
    """The database was moved, deleted or replaced while the vault was open."""

    sentence = (
        "The vault's file was moved or replaced while it was open, so this is not kept yet."
        " Put the file back, or copy your words elsewhere."
    )


class ChangedSince(EnvironmentProblem):
    """The vault was written in after what is to take its place was saved from it."""

    sentence = (
        "The vault was written in after this was saved from it, so it was left as it is."
        " Nothing is lost; save what can be read once more."
    )


class NotReadable(EnvironmentProblem):
    """A file or folder of the vault is there and the system does not give it out."""

    sentence = "The vault's folder cannot be read just now. Nothing was changed."


class BadSealedFile(EnvironmentProblem):
    """A sealed file does not open with this vault's key, or holds something else than it should."""

    sentence = "A sealed file does not open. It was set aside, not deleted."


class BadBackup(EnvironmentProblem):
    """The file is not a backup, or not as it was written: cut short, altered, or made to mislead."""

    sentence = "That backup is damaged, or is not a backup. Nothing was changed; try the one before."


class BackupTooNew(BadBackup):
    """A newer HoldSpace wrote this backup."""

    sentence = "A newer HoldSpace wrote this backup. Nothing was changed; update HoldSpace to use it."


class NameTaken(EnvironmentProblem):
    """A file of that name is there already, and it is not ours to write over."""

    sentence = "A file of that name is already there. It was left as it is; choose another name."


class Cancelled(EnvironmentProblem):
    """The person stopped long work; it was rolled back."""

    sentence = "Stopped. Nothing was changed."


class NoSuchEntry(EnvironmentProblem):
    """No entry has this id, or it was deleted."""

    sentence = "There is no entry with that id."


class UnsafePlace(EnvironmentProblem):
    """A vault on a network or synced folder would be damaged sooner or later."""

    sentence = "A vault cannot be on a network or synced folder. Choose a folder on this computer."


_BY_ERRNO: dict[int, type[StorageError]] = {
    errno.ENOSPC: DiskFull,
    errno.EDQUOT: DiskFull,
    errno.EFBIG: DiskFull,
    errno.EROFS: NotWritable,
    errno.EACCES: NotWritable,
    errno.EPERM: NotWritable,
    errno.ENOTDIR: NotWritable,
    errno.ENOMEM: OutOfMemory,
}
# SQLite's primary result codes, https://sqlite.org/rescode.html; sqlcipher3 is too heavy to import here.
_BY_SQLITE_CODE: dict[int, type[StorageError]] = {
    3: NotWritable,  # PERM
    5: VaultBusy,  # BUSY
    6: VaultBusy,  # LOCKED
    7: OutOfMemory,  # NOMEM
    8: NotWritable,  # READONLY
    10: NotKept,  # IOERR
    11: VaultDamaged,  # CORRUPT
    13: DiskFull,  # FULL
    14: NotWritable,  # CANTOPEN
    26: VaultDamaged,  # NOTADB
}
_READONLY_DBMOVED = 1032


def typed_error(error: Exception, *, reading: bool = False) -> StorageError:
    """Return the storage error that says what an OSError, MemoryError or sqlcipher3 error means.

    `reading` says that nothing was to be kept. Raise the result `from None`: an SQL error's own text can
    carry words.
    """
    typed = _typed(error)
    return NotReadable() if reading and isinstance(typed, NotKept) else typed


def _typed(error: Exception) -> StorageError:
    if isinstance(error, StorageError):
        return error
    if isinstance(error, OSError):
        return _BY_ERRNO.get(error.errno or 0, NotKept)()
    if isinstance(error, MemoryError):
        return OutOfMemory()
    code = getattr(error, "sqlite_errorcode", None) or 0
    if code == _READONLY_DBMOVED:
        return VaultMissing()
    return _BY_SQLITE_CODE.get(code & 0xFF, StorageBug)()
