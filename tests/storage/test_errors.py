# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Errors: what the system and SQLite say, as types split by blame, without anyone's words."""

from __future__ import annotations

import errno

import pytest

from holdspace.storage.errors import (
    DiskFull,
    EnvironmentProblem,
    NotKept,
    NotWritable,
    OutOfMemory,
    StorageBug,
    StorageError,
    VaultBusy,
    VaultDamaged,
    VaultMissing,
    typed_error,
)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EROFS, NotWritable),
        (errno.EACCES, NotWritable),
        (errno.ENOMEM, OutOfMemory),
        (errno.EIO, NotKept),
    ],
)
def test_the_systems_errors_become_ours(number: int, expected: type[StorageError]) -> None:
    assert type(typed_error(OSError(number, "words"))) is expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (5, VaultBusy),
        (261, VaultBusy),
        (8, NotWritable),
        (1032, VaultMissing),
        (10, NotKept),
        (778, NotKept),
        (11, VaultDamaged),
        (13, DiskFull),
        (26, VaultDamaged),
        (7, OutOfMemory),
        (1, StorageBug),
    ],
)
def test_sqlites_codes_become_our_errors(code: int, expected: type[StorageError]) -> None:
    error = Exception("no such column: words")
    error.sqlite_errorcode = code  # type: ignore[attr-defined]
    typed = typed_error(error)
    assert type(typed) is expected
    assert "words" not in str(typed)


def test_every_error_has_a_sentence_and_one_blame() -> None:
    def kinds(kind: type[StorageError]) -> set[type[StorageError]]:
        return {kind}.union(*(kinds(each) for each in kind.__subclasses__()))

    for kind in kinds(StorageError) - {StorageError}:
        assert issubclass(kind, EnvironmentProblem) != issubclass(kind, StorageBug)
        assert str(kind()).endswith(".")
        assert "!" not in str(kind())
