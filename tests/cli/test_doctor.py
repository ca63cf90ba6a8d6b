# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""`doctor`: it always runs, tells damage from health, and never sees entry text."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from command_line import call, start
from holdspace import __version__
from holdspace.cli import doctor
from holdspace.domain.entries import Entry
from holdspace.storage.inbox import seal_entry
from holdspace.storage.key_file import NewVaultKeys
from holdspace.storage.places import Places
from holdspace.storage.vault import open_vault

MARKER = "the-words-nobody-may-read"


def found(document: dict[str, Any], name: str) -> dict[str, Any]:
    (finding,) = [finding for finding in document["findings"] if finding["name"] == name]
    assert isinstance(finding, dict)
    return finding


def test_before_there_is_anything_it_runs_and_makes_nothing(places: Places) -> None:
    answer = start("doctor", "--json")
    assert (answer.code, answer.err) == (0, "")
    document = answer.document
    assert set(document) == {"version", "healthy", "findings"}
    assert (document["version"], document["healthy"]) == (__version__, True)
    assert all(set(finding) == {"name", "value", "good"} for finding in document["findings"])
    assert found(document, "vault")["value"] == "none yet"
    assert not places.home.exists()


def test_a_healthy_vault(vault: Places, entry_at: Callable[..., Entry]) -> None:
    seal_entry(vault, entry_at(text=MARKER, tags=(MARKER,)))
    answer = call("doctor", "--json")
    assert (answer.code, answer.err) == (0, "")
    assert answer.document["healthy"] is True
    assert found(answer.document, "sealed files waiting")["value"] == "1"
    assert found(answer.document, doctor.DAMAGE) == {"name": doctor.DAMAGE, "value": "nothing", "good": True}
    assert found(answer.document, "vault open")["value"] == "no"
    assert MARKER not in answer.out


@pytest.mark.parametrize("name", ["HoldSpace", "Python", "PySide6", "SQLCipher", "cryptography"])
def test_it_names_versions(name: str) -> None:
    value = found(call("doctor", "--json").document, name)["value"]
    assert value[0].isdigit()


def test_it_runs_while_a_window_holds_the_vault(vault: Places, vault_keys: NewVaultKeys) -> None:
    with open_vault(vault, vault_keys.root) as opened:
        answer = start("doctor", "--json")
        assert opened.entries.count() == 0
    assert answer.code == 0
    assert found(answer.document, "vault open")["value"] == "yes"


def lose_database(places: Places) -> str:
    places.database.unlink()
    return "the database is missing"


def empty_database(places: Places) -> str:
    places.database.write_bytes(b"")
    return "the database is damaged"


def replace_database(places: Places) -> str:
    places.database.unlink()
    plain = sqlite3.connect(places.database)
    plain.execute("CREATE TABLE entries (id)")
    plain.close()
    return "the database is not this vault's"


def lose_key_file(places: Places) -> str:
    places.key_file.unlink()
    return "the key file is missing"


def damage_copy(places: Places) -> str:
    places.key_file_backup.write_bytes(b"{")
    return "the key file's copy is damaged"


def lose_both(places: Places) -> str:
    lose_key_file(places)
    places.key_file_backup.unlink()
    return "the key file is missing, the key file's copy is missing"


@pytest.mark.parametrize(
    "harm", [lose_database, empty_database, replace_database, lose_key_file, damage_copy, lose_both]
)
def test_damage_ends_with_6_and_is_named(harm: Callable[[Places], str], vault: Places) -> None:
    said = harm(vault)
    answer = call("doctor", "--json")
    assert (answer.code, answer.err) == (6, "")
    assert answer.document["healthy"] is False
    assert found(answer.document, doctor.DAMAGE) == {"name": doctor.DAMAGE, "value": said, "good": False}
    assert f"look  {doctor.DAMAGE}: {said}\n" in call("doctor").out


def test_a_creation_that_was_interrupted_is_no_damage(vault: Places) -> None:
    vault.database.rename(vault.new_database)
    assert doctor.damage(vault).good


def test_a_newer_key_file_is_said(vault: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("holdspace.storage.key_file_format.VERSION", 0)
    assert "VaultTooNew" in doctor.damage(vault).value


@pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX")
def test_what_others_could_read_is_worth_a_look_but_no_damage(vault: Places) -> None:
    vault.key_file.chmod(0o644)
    answer = call("doctor", "--json")
    assert answer.code == 0
    assert answer.document["healthy"] is False
    assert found(answer.document, "key file")["good"] is False


def test_a_home_that_cannot_be_written_is_worth_a_look(
    vault: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda path, mode: path != vault.home)  # root may write everywhere
    answer = call("doctor", "--json")
    assert answer.code == 0
    assert found(answer.document, "home can be written") == {
        "name": "home can be written",
        "value": "no",
        "good": False,
    }


def test_the_text_has_a_line_for_each_finding(vault: Places) -> None:
    document, text = call("doctor", "--json").document, call("doctor").out
    assert len(text.splitlines()) == len(document["findings"])
    assert {shown[:6] for shown in text.splitlines()} == {"ok    "}


@pytest.mark.parametrize(
    "broken",
    [
        "holdspace.cli.doctor.check_home",
        "holdspace.cli.doctor.damage",
        "holdspace.services.home.find_places",
        "holdspace.services.resources.resources_folder",
        "importlib.metadata.version",
    ],
)
def test_it_runs_whatever_is_broken(broken: str, vault: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object) -> None:
        raise PermissionError(MARKER)

    monkeypatch.setattr(broken, fail)
    answer = call("doctor", "--json")
    assert answer.document["healthy"] is False
    assert "PermissionError" in answer.out
    assert MARKER not in answer.out + answer.err
    assert found(answer.document, "HoldSpace")["value"] == __version__
    assert answer.code == (6 if broken.endswith("doctor.damage") else 0)


def test_a_home_that_is_a_file_is_looked_at_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text(MARKER)
    monkeypatch.setenv("HOLDSPACE_HOME", str(tmp_path / "file"))
    answer = call("doctor", "--json")
    assert answer.code == 0
    assert MARKER not in answer.out
