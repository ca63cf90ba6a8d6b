# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Storage's typed errors, for the window and the command line, which word them and never reach below."""

from __future__ import annotations

from holdspace.storage.errors import (
    BadSealedFile,
    Cancelled,
    DiskFull,
    EnvironmentProblem,
    KeyFileDamaged,
    KeyFileMissing,
    NoSuchEntry,
    NotKept,
    NotReadable,
    NotThisVault,
    NotWritable,
    NoVault,
    OutOfMemory,
    StorageBug,
    StorageError,
    UnsafePlace,
    VaultBusy,
    VaultDamaged,
    VaultExists,
    VaultInUse,
    VaultMissing,
    VaultTooNew,
    WrongPassphrase,
    WrongRecoveryCode,
)

__all__ = [
    "BadSealedFile",
    "Cancelled",
    "DiskFull",
    "EnvironmentProblem",
    "KeyFileDamaged",
    "KeyFileMissing",
    "NoSuchEntry",
    "NoVault",
    "NotKept",
    "NotReadable",
    "NotThisVault",
    "NotWritable",
    "OutOfMemory",
    "StorageBug",
    "StorageError",
    "UnsafePlace",
    "VaultBusy",
    "VaultDamaged",
    "VaultExists",
    "VaultInUse",
    "VaultMissing",
    "VaultTooNew",
    "WrongPassphrase",
    "WrongRecoveryCode",
]
