# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""`verify`: says that vault and backups are sound, or which is not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from command_line import call, start_and_tell_qt
from holdspace.domain.entries import Entry
from holdspace.storage import word_index
from holdspace.storage.backups import connect_copy, list_backups, make_backup
from holdspace.storage.connection import Connection
from holdspace.storage.errors import DiskFull
from holdspace.storage.key_file import NewVaultKeys
from holdspace.storage.places import Places
from holdspace.storage.vault import open_vault

Keep = Callable[[Sequence[Entry]], None]
Options = tuple[str, str]


@pytest.fixture
def backed_up(vault: Places, keep: Keep, entry_at: Callable[..., Entry], vault_keys: NewVaultKeys) -> Places:
    """A vault with two entries and two backups of them."""
    keep([entry_at(0), entry_at(1)])
    with open_vault(vault, vault_keys.root) as opened:
        for _ in range(2):
            make_backup(vault, opened)
    return vault


def spoil(path: Path, start: int) -> None:
    data = bytearray(path.read_bytes())
    for place in range(start, len(data), 4096):
        data[place] ^= 4
    path.write_bytes(data)


def test_it_says_that_all_is_sound(backed_up: Places, passphrase: Options) -> None:
    answer, qt = start_and_tell_qt("verify", *passphrase)
    assert (answer.code, answer.err, qt) == (0, "", set())
    newest, oldest = list_backups(backed_up)
    assert answer.out.splitlines() == [
        "vault: sound, 2 entries",
        "index of words: agrees with the entries",
        f"{newest}: 2 entries",
        f"{oldest}: 2 entries",
    ]
    document = call("verify", "--json", *passphrase).document
    assert (document["sound"], document["vault"]) == (True, {"sound": True, "entries": 2, "index": "agrees"})
    assert [set(backup) for backup in document["backups"]] == [{"path", "good", "made_at", "entries"}] * 2


def test_a_damaged_backup_is_named(backed_up: Places, passphrase: Options) -> None:
    damaged = list_backups(backed_up)[1]
    spoil(damaged, 2000)
    answer = call("verify", *passphrase)
    assert (answer.code, len(answer.complaints)) == (6, 1)
    assert answer.out.splitlines()[3] == f"{damaged}: damaged"
    document = call("verify", "--json", *passphrase).document
    assert (document["sound"], document["vault"]["sound"]) == (False, True)
    assert [backup["good"] for backup in document["backups"]] == [True, False]


@pytest.mark.parametrize("start", [2000, 4096 * 4 + 2000])
def test_a_damaged_vault_is_said_and_its_backups_are_still_checked(
    backed_up: Places, passphrase: Options, start: int
) -> None:
    """From the first page, and from a later one, which opening alone does not read."""
    spoil(backed_up.database, start)
    answer = call("verify", *passphrase)
    assert (answer.code, len(answer.complaints)) == (6, 1)
    assert answer.out.splitlines()[0] == "vault: damaged"
    assert len(answer.out.splitlines()) == 3
    assert call("verify", "--json", *passphrase).document["vault"]["index"] is None


def test_a_ledger_that_disagrees_is_damage(
    backed_up: Places, passphrase: Options, vault_keys: NewVaultKeys
) -> None:
    with closing(connect_copy(backed_up.database, vault_keys.root, mode="rw")) as connection:
        connection.run("UPDATE entries SET load = 5")
    assert call("verify", *passphrase).code == 6


@pytest.mark.parametrize(
    "spoilt",
    [
        "UPDATE entry_words_data SET block = x'00ff00ff' WHERE id > 10",
        "INSERT INTO entry_words (entry_words, rowid, text, marks)"
        " SELECT 'delete', pk, text, 'other' FROM entries_to_find ORDER BY pk LIMIT 1",
    ],
)
def test_an_index_of_words_that_does_not_agree_is_made_anew_and_said(
    backed_up: Places, passphrase: Options, vault_keys: NewVaultKeys, spoilt: str
) -> None:
    def spoil_index() -> None:
        with closing(connect_copy(backed_up.database, vault_keys.root, mode="rw")) as connection:
            connection.run(spoilt)

    spoil_index()
    document = call("verify", "--json", *passphrase).document
    assert (document["sound"], document["vault"]["index"]) == (True, "made anew")
    spoil_index()
    answer = call("verify", *passphrase)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.splitlines()[:2] == [
        "vault: sound, 2 entries",
        "index of words: did not agree with the entries, and was made anew from them",
    ]
    assert call("verify", "--json", *passphrase).document["vault"]["index"] == "agrees"


def test_an_index_that_cannot_be_made_anew_hides_no_verdict(
    backed_up: Places, passphrase: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(connection: Connection) -> bool:
        del connection
        raise DiskFull

    monkeypatch.setattr(word_index, "heal_index", full)
    answer = call("verify", *passphrase)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.splitlines()[:2] == [
        "vault: sound, 2 entries",
        "index of words: could not be compared or made anew just now, which touches no entry",
    ]
    assert len(answer.out.splitlines()) == 4
    assert call("verify", "--json", *passphrase).document["vault"]["index"] == "not made anew"


def test_what_stands_in_the_way_has_its_exit_code(
    backed_up: Places, passphrase: Options, vault_keys: NewVaultKeys
) -> None:
    assert call("verify", "--passphrase-file", "-", stdin=b"not this one\n").code == 3
    with open_vault(backed_up, vault_keys.root):
        assert call("verify", *passphrase).code == 5
    backed_up.database.unlink()
    assert call("verify", *passphrase).code == 6


def test_without_a_vault_nobody_is_asked(places: Places) -> None:
    assert call("verify").code == 4
    assert not places.home.exists()
