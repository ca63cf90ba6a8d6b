# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""`init`: a vault that opens, its recovery code and nothing else on standard output."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from command_line import call, start, start_and_tell_qt
from holdspace.cli import output
from holdspace.storage.key_file import read_either, root_from_code, unwrap_root
from holdspace.storage.keys import KdfParameters
from holdspace.storage.places import Places
from holdspace.storage.vault import open_vault

NEW = b"quiet rivers keep going\n"
STDIN = ("--new-passphrase-file", "-")


def test_it_makes_a_vault_with_the_full_key_work(places: Places) -> None:
    answer, qt = start_and_tell_qt("init", *STDIN, stdin=NEW)
    assert (answer.code, answer.err, qt) == (0, "", set())
    assert answer.out.count("\n") == 1
    assert read_either(places).parameters == KdfParameters(256 * 1024, 3, 4)
    with open_vault(places, root_from_code(places, answer.out.strip())) as vault:
        assert vault.entries.count() == 0
    kept = {path: path.read_bytes() for path in (places.database, places.key_file)}
    again = start("init", *STDIN, stdin=NEW)
    assert (again.code, again.out, len(again.complaints)) == (2, "", 1)
    assert {path: path.read_bytes() for path in kept} == kept


@pytest.mark.usefixtures("fast_kdf")
def test_the_passphrase_opens_it(places: Places) -> None:
    answer = call("init", "--json", *STDIN, stdin=NEW)
    assert answer.document == {"home": str(places.home), "recovery_code": answer.document["recovery_code"]}
    assert unwrap_root(places, NEW.decode().strip()) == root_from_code(
        places, answer.document["recovery_code"]
    )
    assert call("list", "--json", "--passphrase-file", "-", stdin=NEW).document == []


@pytest.mark.usefixtures("fast_kdf")
@pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX")
def test_only_the_owner_can_look(places: Places) -> None:
    assert call("init", *STDIN, stdin=NEW).code == 0
    assert stat.S_IMODE(places.home.stat().st_mode) == 0o700
    for path in places.home.rglob("*"):
        assert not stat.S_IMODE(path.stat().st_mode) & 0o077, path


@pytest.mark.usefixtures("fast_kdf")
def test_on_a_terminal_words_go_with_the_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output, "is_terminal", lambda: True)
    answer = call("init", *STDIN, stdin=NEW)
    assert answer.code == 0
    assert "recovery code" in answer.out


@pytest.mark.parametrize("weak", [b"", b"kitchen9", b"a" * 1025, b"words with a \0 in them"])
def test_a_weak_passphrase_makes_nothing(weak: bytes, places: Places) -> None:
    answer = call("init", *STDIN, stdin=weak)
    assert (answer.code, answer.out, len(answer.complaints)) == (2, "", 1)
    assert not places.home.exists()


def test_a_vault_that_is_there_is_said_before_anybody_is_asked(vault: Places) -> None:
    answer = start("init")
    assert (answer.code, answer.out, len(answer.complaints)) == (2, "", 1)
    assert "already here" in answer.err


def test_a_synced_folder_is_refused_before_anybody_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "Dropbox" / "journal"
    monkeypatch.setenv("HOLDSPACE_HOME", str(home))
    answer = call("init")
    assert (answer.code, len(answer.complaints)) == (7, 1)
    assert not home.exists()


@pytest.mark.usefixtures("fast_kdf")
def test_a_folder_that_cannot_be_written_ends_with_8(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("HOLDSPACE_HOME", str(tmp_path / "file" / "home"))
    answer = call("init", *STDIN, stdin=NEW)
    assert (answer.code, answer.out, len(answer.complaints)) == (8, "", 1)


@pytest.mark.usefixtures("fast_kdf")
@pytest.mark.parametrize("error", [output.NotWritten, output.NobodyReads])
def test_a_code_nobody_saw_is_said(
    error: type[Exception], places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*texts: str) -> None:
        raise error

    monkeypatch.setattr(output, "lines", fail)
    answer = call("init", *STDIN, stdin=NEW)
    assert (answer.code, answer.out, len(answer.complaints)) == (8, "", 1)
    assert "recovery code" in answer.err
    assert "Settings shows it" in answer.err
    assert places.has_vault()
