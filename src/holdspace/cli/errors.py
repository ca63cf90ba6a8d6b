# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""From an error to an exit code and one line of plain English, by its type and never by its message."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum

from holdspace.cli import output
from holdspace.domain.entries import BadEntry
from holdspace.domain.passphrases import MAX_LENGTH, BadPassphrase
from holdspace.domain.recovery_code import GROUP_LENGTH, BadRecoveryCode
from holdspace.services.formats.errors import DamagedMember, FileRefused
from holdspace.storage import errors as storage

_LOCK = "holdspace --lock"


class Exit(IntEnum):
    """How a command ends: the table of docs/interfaces.md."""

    DONE = 0
    UNEXPECTED = 1
    USAGE = 2
    WRONG_PASSPHRASE = 3
    NO_VAULT = 4
    IN_USE = 5
    DAMAGED = 6
    REFUSED = 7
    NOT_WRITABLE = 8
    INTERRUPTED = 130


class CommandError(Exception):
    """What the command line itself refuses: its sentence never holds what the person wrote."""

    def __init__(self, code: Exit, sentence: str) -> None:
        """Take the exit code and the sentence for stderr."""
        super().__init__(sentence)
        self.code = code


# The first type that fits counts.
_CODES: tuple[tuple[type[Exception], Exit], ...] = (
    (storage.WrongPassphrase, Exit.WRONG_PASSPHRASE),
    (storage.WrongRecoveryCode, Exit.WRONG_PASSPHRASE),
    (BadPassphrase, Exit.WRONG_PASSPHRASE),
    (BadRecoveryCode, Exit.WRONG_PASSPHRASE),
    (storage.Cancelled, Exit.INTERRUPTED),
    (storage.NoVault, Exit.NO_VAULT),
    (storage.VaultInUse, Exit.IN_USE),
    (storage.VaultMissing, Exit.DAMAGED),
    (storage.VaultDamaged, Exit.DAMAGED),
    (storage.KeyFileDamaged, Exit.DAMAGED),
    (storage.BadSealedFile, Exit.DAMAGED),
    (FileRefused, Exit.REFUSED),
    (storage.BadBackup, Exit.REFUSED),
    (storage.NameTaken, Exit.REFUSED),
    (storage.ChangedSince, Exit.REFUSED),
    (storage.VaultTooNew, Exit.REFUSED),
    (storage.UnsafePlace, Exit.REFUSED),
    (storage.VaultMoved, Exit.DAMAGED),
    (storage.NotKept, Exit.NOT_WRITABLE),
    (storage.NotReadable, Exit.NOT_WRITABLE),
    (output.NotWritten, Exit.NOT_WRITABLE),
    (storage.VaultExists, Exit.USAGE),
    (storage.NoSuchEntry, Exit.USAGE),
    (BadEntry, Exit.USAGE),
)
_BAD_PASSPHRASES = {
    "empty": "The passphrase is empty.",
    "too_long": f"The passphrase is too long. It can have up to {MAX_LENGTH:,} characters.",
    "character": "The passphrase holds a character that no passphrase can have.",
}


def run_guarded(work: Callable[[], int]) -> int:
    """Return the exit code of `work`, whatever happens in it; what went wrong is one line on stderr."""
    try:
        return work()
    except output.NobodyReads:
        return Exit.DONE
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except Exception as error:  # noqa: BLE001 - a traceback could carry words, so none is ever shown
        output.complain(sentence_of(error))
        return exit_code_of(error)


def exit_code_of(error: Exception) -> Exit:
    """Return the exit code an error ends the command with."""
    if isinstance(error, CommandError):
        return error.code
    return next((code for kind, code in _CODES if isinstance(error, kind)), Exit.UNEXPECTED)


def sentence_of(error: Exception) -> str:
    """Return what to say of an error. Of an unexpected one, only its type: its text could hold words."""
    if isinstance(error, BadPassphrase):
        return _BAD_PASSPHRASES.get(error.reason, "That passphrase cannot be used.")
    if isinstance(error, BadRecoveryCode):
        return _of_code(error)
    if isinstance(error, MemoryError):
        return storage.OutOfMemory.sentence
    if isinstance(error, storage.VaultInUse) and not isinstance(error, storage.VaultBusy):
        return f"{error} To lock it from here: {_LOCK}"
    if isinstance(error, DamagedMember):
        return f"{error} The file is {error.member}."
    if isinstance(error, (CommandError, storage.StorageError, FileRefused, BadEntry, output.NotWritten)):
        return str(error)
    return f"Something unexpected went wrong ({type(error).__name__}). What was kept before is safe."


def _of_code(error: BadRecoveryCode) -> str:
    """Name the place, never the code."""
    if error.position is not None:
        place = f"group {error.group}, character {(error.position - 1) % GROUP_LENGTH + 1}"
        if error.reason == "swap":
            return f"In the recovery code, {place} and the character after it have changed places."
        return f"The recovery code does not fit at {place}. Nothing was changed."
    if error.reason == "length":
        where = f"Its group {error.group} has not" if error.group is not None else "This one has not"
        return f"A recovery code has nine groups of four characters. {where}."
    return "The recovery code does not fit in more than one place. Compare it group by group."
