# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Errors by type: each has an exit code and one plain line, and none repeats what was written."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from holdspace.cli import output
from holdspace.cli.errors import CommandError, Exit, exit_code_of, run_guarded, sentence_of
from holdspace.domain.entries import BadEntry
from holdspace.domain.passphrases import BadPassphrase
from holdspace.services.formats.errors import DamagedMember
from holdspace.storage import errors as storage
from holdspace.storage.errors import StorageError

SECRET = "the-words-nobody-may-read"

CODES: dict[type[StorageError], int] = {
    storage.StorageError: 1,
    storage.StorageBug: 1,
    storage.EnvironmentProblem: 1,
    storage.OutOfMemory: 1,
    storage.VaultExists: 2,
    storage.NoSuchEntry: 2,
    storage.Cancelled: 1,
    storage.WrongPassphrase: 3,
    storage.WrongRecoveryCode: 3,
    storage.NoVault: 4,
    storage.VaultInUse: 5,
    storage.VaultBusy: 5,
    storage.VaultMissing: 6,
    storage.VaultDamaged: 6,
    storage.LogDamaged: 6,
    storage.NotThisVault: 6,
    storage.LogDamaged: 6,
    storage.KeyFileDamaged: 6,
    storage.KeyFileMissing: 6,
    storage.BadSealedFile: 6,
    storage.VaultTooNew: 7,
    storage.BadBackup: 7,
    storage.BackupTooNew: 7,
    storage.NameTaken: 7,
    storage.ChangedSince: 7,
    storage.UnsafePlace: 7,
    storage.VaultMoved: 6,
    storage.Cancelled: 130,
    storage.NotKept: 8,
    storage.DiskFull: 8,
    storage.NotReadable: 8,
    storage.NotWritable: 8,
}


def kinds(of: type[StorageError]) -> Iterator[type[StorageError]]:
    yield of
    for kind in of.__subclasses__():
        yield from kinds(kind)


def test_every_storage_error_has_its_code() -> None:
    assert {kind: exit_code_of(kind()) for kind in kinds(StorageError)} == CODES


@pytest.mark.parametrize("kind", list(kinds(StorageError)), ids=lambda kind: kind.__name__)
def test_every_storage_error_is_one_plain_sentence(kind: type[StorageError]) -> None:
    sentence = sentence_of(kind())
    assert kind.sentence in sentence
    assert len(sentence.splitlines()) == 1


def test_a_vault_in_use_says_how_to_lock_it() -> None:
    assert "holdspace --lock" in sentence_of(storage.VaultInUse())
    assert "holdspace --lock" not in sentence_of(storage.VaultBusy())


@pytest.mark.parametrize("reason", ["empty", "too_long", "character", "one of tomorrow"])
def test_a_passphrase_no_vault_has_is_a_wrong_one(reason: str) -> None:
    error = BadPassphrase(reason)
    assert exit_code_of(error) == 3
    assert sentence_of(error).endswith(".")


def test_our_own_refusals_say_what_they_are_given() -> None:
    assert exit_code_of(CommandError(Exit.REFUSED, "Not this one.")) == 7
    assert sentence_of(CommandError(Exit.REFUSED, "Not this one.")) == "Not this one."
    assert (exit_code_of(BadEntry("load: no")), sentence_of(BadEntry("load: no"))) == (2, "load: no")
    assert exit_code_of(output.NotWritten()) == 8
    assert sentence_of(MemoryError()) == storage.OutOfMemory.sentence
    damaged = sentence_of(DamagedMember("2024/Journal.json"))
    assert damaged.startswith("A file in this archive is damaged. Nothing was changed.")
    assert damaged.endswith("The file is 2024/Journal.json.")


@pytest.mark.parametrize(
    "error", [ValueError(SECRET), OSError(28, SECRET), UnicodeError(SECRET), KeyError(SECRET)]
)
def test_the_unexpected_keeps_its_words_to_itself(
    error: Exception, capsys: pytest.CaptureFixture[str]
) -> None:
    def work() -> int:
        raise error

    assert run_guarded(work) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert type(error).__name__ in err
    assert SECRET not in err


def test_stopping_it_is_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    def work() -> int:
        raise KeyboardInterrupt

    assert run_guarded(work) == 130
    assert capsys.readouterr() == ("", "")


def test_what_works_gives_its_own_code(capsys: pytest.CaptureFixture[str]) -> None:
    def work() -> int:
        output.lines("fine")
        return 6

    assert run_guarded(work) == 6
    assert capsys.readouterr() == ("fine\n", "")


def test_a_reader_that_has_gone_is_no_error(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def gone(text: str) -> int:
        raise BrokenPipeError

    def work() -> int:
        output.lines("words")
        return 1

    monkeypatch.setattr(sys.stdout, "write", gone)
    monkeypatch.setattr(output, "_let_go", lambda: None)  # the descriptor is the test run's own
    assert run_guarded(work) == 0
    assert capsys.readouterr().err == ""
