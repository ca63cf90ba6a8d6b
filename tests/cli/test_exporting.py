# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""`export`: it writes what was asked for, readable to its owner alone, and says that it is not encrypted."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from command_line import call, start_and_tell_qt
from holdspace.domain.entries import Entry
from holdspace.storage.key_file import NewVaultKeys
from holdspace.storage.places import Places
from holdspace.storage.vault import open_vault

Keep = Callable[[Sequence[Entry]], None]
MakeEntry = Callable[..., Entry]
Options = tuple[str, str]
DAY = 24 * 60
WARNING = "holdspace: What was exported is not encrypted: whoever opens it can read it."


@pytest.fixture
def three_days(keep: Keep, entry_at: MakeEntry) -> None:
    keep([entry_at(day * DAY, text=f"day {day}") for day in range(3)])


def texts(path: Path) -> list[str]:
    return [entry["text"] for entry in json.loads(path.read_text(encoding="utf-8"))["entries"]]


@pytest.mark.usefixtures("three_days")
def test_it_writes_all_and_says_that_it_is_not_encrypted(tmp_path: Path, passphrase: Options) -> None:
    target = tmp_path / "journal.json"
    answer, qt = start_and_tell_qt("export", "json", str(target), *passphrase)
    assert (answer.code, answer.complaints, qt) == (0, [WARNING], set())
    assert answer.out.splitlines() == ["Entries: 3", str(target)]
    assert texts(target) == ["day 0", "day 1", "day 2"]
    if os.name == "posix":
        assert stat.S_IMODE(target.stat().st_mode) == 0o600


@pytest.mark.usefixtures("three_days")
def test_days_can_be_chosen_and_the_answer_is_a_document(tmp_path: Path, passphrase: Options) -> None:
    target = tmp_path / "journal.json"
    days = ("--from", "2026-03-03", "--to", "2026-03-03")
    assert call("export", "json", str(target), "--json", *days, *passphrase).document == {
        "path": str(target),
        "format": "json",
        "entries": 1,
        "first": "2026-03-03T09:30:00+00:00",
        "last": "2026-03-03T09:30:00+00:00",
        "redacted": False,
        "encrypted": False,
        "dropped": {},
    }
    assert texts(target) == ["day 1"]
    wrong = call("export", "json", str(target), "--from", "2026-03-04", "--to", "2026-03-03", *passphrase)
    assert wrong.code == 2


def test_redacting_replaces_identifiers_and_keeps_only_months(
    tmp_path: Path, passphrase: Options, keep: Keep, entry_at: MakeEntry
) -> None:
    entry = entry_at(text="Called 555-867-5309 about the ramp.", tags=("ramp",))
    keep([entry])
    target = tmp_path / "journal.json"
    answer = call("export", "json", str(target), "--redact", *passphrase)
    assert answer.code == 0
    assert "may have missed some" in answer.err
    written = json.loads(target.read_text(encoding="utf-8"))
    (redacted,) = written["entries"]
    assert "867" not in redacted["text"]
    assert redacted["created_at"] == redacted["modified_at"] == "2026-03-01T00:00:00+00:00"
    assert redacted["id"] != entry.id
    assert (redacted["session_id"], written["revisions"], written["tombstones"]) == (None, [], [])


@pytest.mark.usefixtures("three_days")
def test_a_file_that_is_there_is_left_alone_unless_it_may_be_replaced(
    tmp_path: Path, passphrase: Options
) -> None:
    target = tmp_path / "journal.json"
    target.write_text("mine")
    assert call("export", "json", str(target), *passphrase).code == 7
    assert target.read_text() == "mine"
    assert call("export", "json", str(target), "--replace", *passphrase).code == 0
    assert texts(target) == ["day 0", "day 1", "day 2"]


@pytest.mark.usefixtures("three_days")
def test_nothing_is_written_into_the_folder_of_holdspace(vault: Places, passphrase: Options) -> None:
    before = vault.database.read_bytes()
    assert call("export", "json", str(vault.database), "--replace", *passphrase).code == 7
    assert call("export", "csv", str(vault.home / "journal.csv"), *passphrase).code == 7
    assert vault.database.read_bytes() == before
    assert not (vault.home / "journal.csv").exists()


def test_nobody_types_for_nothing(tmp_path: Path, vault: Places) -> None:
    target = tmp_path / "journal.json"
    target.write_text("mine")
    # Without a terminal and a file a passphrase could not be asked for, which would end with 2.
    assert call("export", "json", str(target)).code == 7
    assert call("export", "json", str(tmp_path / "new.json")).code == 2
    assert call("export", "json", str(vault.home / "new.json")).code == 7


@pytest.mark.usefixtures("three_days")
def test_what_was_exported_comes_back_and_is_known(
    tmp_path: Path, vault: Places, vault_keys: NewVaultKeys, passphrase: Options
) -> None:
    for form in ("json", "csv"):
        target = tmp_path / f"journal.{form}"
        assert call("export", form, str(target), *passphrase).code == 0
        answer = call("import", str(target), "--json", *passphrase).document
        assert (answer["format"], answer["entries"], answer["known"], answer["new"]) == (form, 3, 3, 0)
    with open_vault(vault, vault_keys.root) as opened:
        assert opened.entries.count() == 3
        assert opened.ledger_agrees()


def test_it_ends_with_5_while_the_vault_is_open(
    tmp_path: Path, vault: Places, vault_keys: NewVaultKeys, passphrase: Options
) -> None:
    with open_vault(vault, vault_keys.root):
        answer = call("export", "json", str(tmp_path / "journal.json"), *passphrase)
    assert answer.code == 5
    assert "holdspace --lock" in answer.err
    assert not (tmp_path / "journal.json").exists()


def test_without_a_folder_or_a_known_format_nothing_is_written(
    tmp_path: Path, vault: Places, passphrase: Options
) -> None:
    assert call("export", "json", str(tmp_path / "gone" / "journal.json"), *passphrase).code == 8
    assert call("export", "docx", str(tmp_path / "journal.docx"), *passphrase).code == 2
    assert list(vault.home.glob("**/*.part")) == []
