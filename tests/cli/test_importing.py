# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""`import`: what would come in is said, then it comes in; a refused file changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from command_line import call, start_and_tell_qt
from holdspace.cli.importing import MOST_LINES
from holdspace.domain.entries import Entry
from holdspace.storage.backups import list_backups, make_backup
from holdspace.storage.kdf_parameters import KdfParameters
from holdspace.storage.key_file import NewVaultKeys, make_keys
from holdspace.storage.places import Places
from holdspace.storage.vault import create_vault, open_vault
from storage.bouquin_notebooks import make_notebook

Keep = Callable[[Sequence[Entry]], None]
MakeEntry = Callable[..., Entry]
Options = tuple[str, str]
FAST_KDF = KdfParameters(memory_kib=19 * 1024, passes=1, lanes=1)


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    folder = tmp_path / "their journal"
    folder.mkdir()
    for day in (5, 6):
        (folder / f"2024-03-0{day}.txt").write_text(f"day {day}")
    (folder / "2024-03-07.txt").write_text(" ")
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\x00")
    return folder


def texts(places: Places, keys: NewVaultKeys) -> list[str]:
    with open_vault(places, keys.root) as vault:
        return [entry.text for _, entry in vault.entries.page(None, 100)]


def test_it_says_what_is_there_and_brings_it_in(
    vault: Places, journal: Path, passphrase: Options, vault_keys: NewVaultKeys
) -> None:
    answer, qt = start_and_tell_qt("import", str(journal), *passphrase)
    assert (answer.code, answer.err, qt) == (0, "", set())
    assert answer.out.splitlines() == [
        "Format: text",
        "Entries: 2, from 2024-03-05 to 2024-03-06",
        "New: 2",
        "Does not come along: file 1",
        "Left out: 1",
        "  2024-03-07.txt: nothing in it",
        "Brought in: 2",
        f"The vault was backed up first: {list_backups(vault)[0]}",
    ]
    assert texts(vault, vault_keys) == ["day 6", "day 5"]
    again = call("import", str(journal), *passphrase)
    assert again.out.splitlines()[2:] == [
        "Already here: 2",
        "Does not come along: file 1",
        "Left out: 1",
        "  2024-03-07.txt: nothing in it",
        "Brought in: 0",
    ]


def test_a_dry_run_changes_nothing(
    vault: Places, journal: Path, passphrase: Options, vault_keys: NewVaultKeys
) -> None:
    arguments = ("--dry-run", "--json", "--time-zone", "Asia/Tokyo", *passphrase)
    assert call("import", str(journal), *arguments).document == {
        "imported": False,
        "format": "text",
        "entries": 2,
        "first": "2024-03-05T12:00:00+09:00",
        "last": "2024-03-06T12:00:00+09:00",
        "new": 2,
        "changed": 0,
        "known": 0,
        "in_trash": 0,
        "erased": 0,
        "gone": 0,
        "skipped": [{"where": "2024-03-07.txt", "reason": "empty"}],
        "skipped_count": 1,
        "dropped": {"file": 1},
        "moods": [],
        "backup": None,
    }
    assert (texts(vault, vault_keys), list_backups(vault)) == ([], [])


def test_json_says_what_was_done(vault: Places, journal: Path, passphrase: Options) -> None:
    document = call("import", str(journal), "--json", *passphrase).document
    assert (document["imported"], document["new"]) == (True, 2)
    assert document["backup"] == str(list_backups(vault)[0])


@pytest.mark.parametrize("name", ["gone.txt", "noise.bin", "evil.zip", "day.txt"])
def test_what_is_refused_ends_with_7(
    vault: Places, tmp_path: Path, passphrase: Options, vault_keys: NewVaultKeys, name: str
) -> None:
    (tmp_path / "noise.bin").write_bytes(b"\x00\x01 quince")
    (tmp_path / "evil.zip").write_bytes(b"PK\x05\x06" + bytes(18) + b"quince")
    (tmp_path / "day.txt").write_text("03/04/2024\nquince")
    answer = call("import", str(tmp_path / name), *passphrase)
    assert (answer.code, len(answer.complaints)) == (7, 1)
    assert "quince" not in answer.err
    assert texts(vault, vault_keys) == []


@pytest.mark.parametrize(("option", "month"), [("--day-first", 4), ("--month-first", 3)])
def test_what_comes_first_can_be_said(
    vault: Places, tmp_path: Path, passphrase: Options, option: str, month: int
) -> None:
    (tmp_path / "day.txt").write_text("03/04/2024\nwords")
    document = call("import", str(tmp_path / "day.txt"), option, "--json", *passphrase).document
    assert document["first"][5:7] == f"{month:02}"


def test_a_format_can_be_named(vault: Places, tmp_path: Path, passphrase: Options) -> None:
    (tmp_path / "2024-03-05.md").write_text("words")
    path = str(tmp_path / "2024-03-05.md")
    for format_id in ("text", "markdown"):
        answer = call("import", path, "--format", format_id, "--dry-run", *passphrase)
        assert answer.out.startswith(f"Format: {format_id}\nEntries: 1,")
    assert call("import", path, "--format", "unknown", *passphrase).code == 2


def test_much_that_is_left_out_is_counted(vault: Places, tmp_path: Path, passphrase: Options) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(MOST_LINES + 3):
        (folder / f"\x1b{number}.txt").write_text("")
    lines = call("import", str(folder), "--dry-run", *passphrase).out.splitlines()
    assert lines[1:3] == ["Entries: 0", f"Left out: {MOST_LINES + 3}"]
    assert lines[-1] == "  and 3 more; --json names them"
    assert not any("\x1b" in line for line in lines)


def test_it_waits_for_a_window_to_lock(
    vault: Places, journal: Path, passphrase: Options, vault_keys: NewVaultKeys
) -> None:
    with open_vault(vault, vault_keys.root) as opened:
        assert call("import", str(journal), *passphrase).code == 5
        assert opened.entries.count() == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("--time-zone", "Nowhere/Here"),
        ("--mood", "tired"),
        ("--mood", "tired=6"),
        ("--mood", "=3"),
        ("--day-first", "--month-first"),
        ("--secret-file", "-", "--passphrase-file", "-"),
    ],
)
def test_what_cannot_be_meant_ends_with_2(vault: Places, journal: Path, arguments: tuple[str, ...]) -> None:
    answer = call("import", str(journal), *arguments)
    assert (answer.code, len(answer.complaints)) == (2, 1)


@pytest.mark.parametrize("way", ["passphrase", "code"])
def test_a_backup_of_a_second_laptop_is_merged(
    vault: Places,
    tmp_path: Path,
    passphrase: Options,
    vault_keys: NewVaultKeys,
    entry_at: MakeEntry,
    way: str,
) -> None:
    theirs = make_keys("another long passphrase of theirs", FAST_KDF)
    places = Places(tmp_path / "theirs")
    with create_vault(places, theirs) as other:
        other.entries.add(entry_at(text="of the other laptop"))
        path = make_backup(places, other).path
    secret = tmp_path / "secret"
    secret.write_text("another long passphrase of theirs" if way == "passphrase" else theirs.recovery_code)
    dry = call("import", str(path), "--dry-run", "--json", *passphrase).document
    assert dry == {"imported": False, "format": "backup", "entries": 1} | dict.fromkeys(
        ("new", "changed", "known", "erased", "in_trash", "erased_here")
    )
    assert call("import", str(path), *passphrase).code == 7
    assert texts(vault, vault_keys) == []
    answer = call("import", str(path), "--secret-file", str(secret), *passphrase)
    assert answer.out.splitlines() == [
        "Format: backup",
        "Entries: 1",
        "Brought in: 1, 0 changed, 0 already here, 0 gone because erased there",
    ]
    assert texts(vault, vault_keys) == ["of the other laptop"]
    again = call("import", str(path), "--secret-file", str(secret), "--json", *passphrase).document
    assert again == {"imported": True, "format": "backup", "entries": 1} | {
        "new": 0,
        "changed": 0,
        "known": 1,
        "erased": 0,
        "in_trash": 0,
        "erased_here": 0,
    }
    secret.write_text("not theirs at all, really")
    assert call("import", str(path), "--secret-file", str(secret), *passphrase).code == 3


def test_a_secret_that_cannot_be_read_is_said(
    vault: Places, journal: Path, tmp_path: Path, passphrase: Options
) -> None:
    answer = call("import", str(journal), "--secret-file", str(tmp_path / "gone"), *passphrase)
    assert (answer.code, len(answer.complaints)) == (7, 1)


def test_moods_and_secret_reach_the_importer(
    vault: Places, journal: Path, tmp_path: Path, passphrase: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    from holdspace.services.formats import intake
    from holdspace.services.formats.importers import plain_text

    given = []
    monkeypatch.setattr(plain_text, "custom_moods", lambda source: ("tired", "a=b", "proud"), raising=False)
    look = intake.look

    def watch(*arguments: object) -> object:
        given.append(arguments[-1])
        return look(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(intake, "look", watch)
    (tmp_path / "secret").write_text("it's quiet\n")
    moods = ("--mood", "tired=4", "--mood", "a=b=2")
    secret = ("--secret-file", str(tmp_path / "secret"))
    document = call("import", str(journal), "--json", *moods, *secret, *passphrase).document
    assert document["moods"] == ["proud"]
    assert (given[0].moods, given[0].secret) == ({"tired": 4, "a=b": 2}, "it's quiet")


def test_a_notebook_of_bouquin_opens_with_its_key(
    vault: Places, tmp_path: Path, passphrase: Options, vault_keys: NewVaultKeys
) -> None:
    path, key = make_notebook(tmp_path / "notebook.db"), tmp_path / "key"
    refused = call("import", str(path), *passphrase)
    assert (refused.code, len(refused.complaints)) == (7, 1)
    key.write_text("it's wrong\n")
    assert call("import", str(path), "--secret-file", str(key), *passphrase).code == 7
    key.write_text("it's a quiet river\n")
    answer = call("import", str(path), "--json", "--secret-file", str(key), *passphrase).document
    assert (answer["format"], answer["new"], answer["dropped"]["time_log"]) == ("bouquin", 2, 2)
    assert texts(vault, vault_keys) == ["# A heading\n- [ ] call", "second words"]
    assert "river" not in refused.err
