# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Sessions, answers and boundaries in the vault, and what becomes of them where a vault is changed whole."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from crashes import crashes
from holdspace.domain.entries import Entry
from holdspace.domain.session_records import answer_to_json, boundary_to_json, session_to_json
from holdspace.storage import schema
from holdspace.storage.backups import list_backups, make_backup, verify_backup
from holdspace.storage.checking import check
from holdspace.storage.erasing import erase_for_good
from holdspace.storage.errors import DiskFull
from holdspace.storage.inbox import seal_answer, seal_boundary, seal_session
from holdspace.storage.key_file import unwrap_root
from holdspace.storage.places import Places
from holdspace.storage.reencrypting import reencrypt
from holdspace.storage.restoring import restore
from holdspace.storage.salvaging import salvage
from holdspace.storage.updating import bring_up_to_date
from holdspace.storage.vault import Vault, open_vault
from practised import ANSWER, BOUNDARY, EMPTY, HOUR, NOW, ONE_OF_EACH, PATTERN, SESSION, keep_all, kept
from raw_pages import pages_holding
from storage.conftest import PASSPHRASE
from storage.old_vaults import make_older

MakeEntry = Callable[..., Entry]
PAGE = 4096


@pytest.fixture
def practised(closed_vault: Places, root: bytearray) -> Places:
    """A vault with three entries and one of each in it, locked."""
    with open_vault(closed_vault, root) as vault:
        keep_all(vault)
    return closed_vault


def test_the_newest_come_first_and_a_day_can_be_asked_for(vault: Vault) -> None:
    store = vault.entries.sessions
    hours = [replace(SESSION, id=f"{SESSION.id[:-1]}{n}", started_at=NOW + n * HOUR) for n in range(4)]
    for each in (hours[2], hours[0], hours[3], hours[1]):
        store.add(each)
    assert store.recent(2) == [hours[3], hours[2]]
    assert store.between(NOW + HOUR, NOW + 2 * HOUR) == hours[1:3]
    assert store.count() == 4
    changed = replace(hours[3], load_after=1, modified_at=NOW + 9 * HOUR)
    store.update(changed)
    assert store.recent(1) == [changed]


def test_answers_are_found_by_their_session(vault: Vault) -> None:
    other = replace(ANSWER, id=f"{ANSWER.id[:-1]}2", session_id=f"{SESSION.id[:-1]}2")
    for each in (other, ANSWER):
        vault.entries.answers.keep(each)
    assert vault.entries.answers.of_session(SESSION.id) == [ANSWER]
    assert vault.entries.answers.all() == [other, ANSWER]


def test_nothing_of_it_is_in_clear_on_the_disk(
    practised: Places, files_of: Callable[[Path], dict[str, bytes]]
) -> None:
    seal_answer(practised, ANSWER)
    seal_boundary(practised, BOUNDARY)
    seal_session(practised, SESSION)
    for name, data in files_of(practised.home).items():
        assert b"quince" not in data
        assert "quince" not in name
        assert b"coffee" not in data


def test_with_the_last_entry_of_a_session_its_answers_are_erased_for_good(
    places: Places, vault: Vault, root: bytearray, entry_at: MakeEntry
) -> None:
    first, last = (entry_at(minute, session_id=SESSION.id) for minute in range(2))
    for entry in (first, last):
        vault.entries.add(entry)
    keep_all(vault)
    erase_for_good(vault, first.id)
    assert kept(vault) == ONE_OF_EACH
    vault.close()
    assert pages_holding(places, root, ANSWER.text), "the search would find nothing anywhere"
    with open_vault(places, root) as opened:
        erase_for_good(opened, last.id)
        assert kept(opened) == ONE_OF_EACH | {"answers": []}
        assert opened.entries.was_erased(ANSWER.id)
        assert opened.ledger_agrees()
    assert pages_holding(places, root, ANSWER.text) == 0
    assert pages_holding(places, root, BOUNDARY.text) > 0


def test_an_entry_that_is_undone_takes_no_answers_along(vault: Vault, entry_at: MakeEntry) -> None:
    entry = entry_at(session_id=SESSION.id)
    vault.entries.add(entry)
    keep_all(vault)
    vault.entries.erase(entry.id, spares_answers=True)
    assert kept(vault) == ONE_OF_EACH


def test_a_vault_of_schema_5_is_backed_up_and_brought_up_to_date(
    closed_vault: Places, root: bytearray
) -> None:
    with open_vault(closed_vault, root) as vault:
        make_older(vault.connection, 5)
    told: list[str] = []
    bring_up_to_date(closed_vault, root, lambda: told.append("about to"))
    assert told == ["about to"]
    (backup,) = list_backups(closed_vault)
    assert verify_backup(closed_vault, backup, root).schema_version == 5
    with open_vault(closed_vault, root) as vault:
        assert vault.connection.value("PRAGMA user_version") == schema.SCHEMA_VERSION
        assert kept(vault) == EMPTY
        keep_all(vault)
        assert vault.entries.count() == 3
        assert vault.ledger_agrees()
        assert check(vault).soundness.is_sound
    restore(closed_vault, backup, root)
    with open_vault(closed_vault, root) as vault:
        assert (kept(vault), vault.entries.count()) == (EMPTY, 3)


def test_an_older_vault_that_can_only_be_read_has_none(
    closed_vault: Places, root: bytearray, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_anything: object, **_named: object) -> None:
        raise DiskFull

    with open_vault(closed_vault, root) as vault:
        make_older(vault.connection, 5)
    monkeypatch.setattr("holdspace.storage.opening.migrate", refuse)
    with open_vault(closed_vault, root) as vault:
        assert vault.is_read_only
        assert kept(vault) == EMPTY
        assert (vault.entries.sessions.recent(3), vault.entries.sessions.of(SESSION.id)) == ([], None)
        assert vault.entries.sessions.count() == 0
        assert vault.ledger_agrees()


def test_they_come_along_through_backup_restore_and_new_keys(practised: Places, root: bytearray) -> None:
    with open_vault(practised, root) as vault:
        backup = make_backup(practised, vault, None).path
        for table in ONE_OF_EACH:
            vault.entries.dated[table].remove(ONE_OF_EACH[table][0].id)
        assert kept(vault) == EMPTY
        assert check(vault).soundness.is_sound
    restore(practised, backup, root)
    with open_vault(practised, root) as vault:
        assert kept(vault) == ONE_OF_EACH
    reencrypt(practised, PASSPHRASE)
    with open_vault(practised, unwrap_root(practised, PASSPHRASE)) as vault:
        assert kept(vault) == ONE_OF_EACH
        assert vault.ledger_agrees()


def test_what_is_sealed_is_taken_in_before_new_keys(closed_vault: Places) -> None:
    seal_session(closed_vault, SESSION)
    seal_answer(closed_vault, ANSWER)
    reencrypt(closed_vault, PASSPHRASE)
    with open_vault(closed_vault, unwrap_root(closed_vault, PASSPHRASE)) as vault:
        assert kept(vault)["sessions"] == [replace(SESSION, sealed=True)]
        assert kept(vault)["answers"] == [ANSWER]


def test_an_old_page_brings_back_nothing_that_was_removed(
    practised: Places, root: bytearray, tmp_path: Path
) -> None:
    """Salvage reads every page, also those that show a row from before it was removed."""
    with open_vault(practised, root) as vault:
        before = practised.database.read_bytes()
        vault.entries.answers.remove(ANSWER.id)
        vault.entries.patterns.keep(replace(PATTERN, name="Later", modified_at=NOW + HOUR))
    after = practised.database.read_bytes()
    pages = range(0, len(before), PAGE)
    old = [before[at : at + PAGE] for at in pages if before[at : at + PAGE] != after[at : at + PAGE]]
    assert old
    practised.database.write_bytes(after + b"".join(old))
    done = salvage(practised, tmp_path / "new", root)
    assert done.lost == 0
    with open_vault(Places(tmp_path / "new"), root) as vault:
        found = kept(vault)
        assert found["answers"] == []
        assert [each.name for each in found["own_patterns"]] == ["Later"]
        assert (found["sessions"], found["boundaries"]) == ([SESSION], [BOUNDARY])
        assert vault.ledger_agrees()


def test_salvage_keeps_what_can_be_read_and_brings_the_sealed_ones_along(
    practised: Places, root: bytearray, tmp_path: Path
) -> None:
    many = [
        replace(SESSION, id=f"5e550000-0000-4000-8000-{number:012}", started_at=NOW + number * HOUR)
        for number in range(100, 900)
    ]
    with open_vault(practised, root) as vault, vault.connection.write():
        for each in many:
            vault.entries.sessions.add(each)
    data = bytearray(practised.database.read_bytes())
    dice = random.Random(5)
    for page in dice.sample(range(30, len(data) // PAGE), 3):
        data[page * PAGE : (page + 1) * PAGE] = bytes(PAGE)
    practised.database.write_bytes(data)
    late = replace(SESSION, id=f"{SESSION.id[:-1]}7")
    seal_session(practised, late)
    done = salvage(practised, tmp_path / "new", root)
    assert done.lost is not None
    assert 0 < done.lost < 120
    assert done.sealed_files == 1
    with open_vault(Places(tmp_path / "new"), root) as vault:
        assert set(kept(vault)["sessions"]) <= {SESSION, *many}
        assert vault.entries.sessions.count() > 680
        vault.absorb_inbox()
        assert vault.entries.sessions.of(late.id) == replace(late, sealed=True)
        assert vault.ledger_agrees()


_WORK = """
import os
from pathlib import Path
from holdspace.domain.session_records import answer_from_json, boundary_from_json, session_from_json
from holdspace.storage.connection import Connection
from holdspace.storage.inbox import seal_answer
from holdspace.storage.places import Places
from holdspace.storage.vault import open_vault
def hook(counted):
    Connection.run = counted("run", Connection.run)
    Path.unlink = counted("path unlink", Path.unlink)
def work(home, given):
    root, session, boundary, answer = given
    vault = open_vault(Places(home), bytearray.fromhex(root))
    vault.entries.sessions.add(session_from_json(session))
    Path(f"{home}.said").write_text("kept")
    vault.entries.boundaries.keep(boundary_from_json(boundary))
    seal_answer(vault.places, answer_from_json(answer))
    Path(f"{home}.said").write_text("sealed")
    vault.absorb_inbox()
    os._exit(0)  # as if the power went: not even a checkpoint
"""


@pytest.mark.skipif(sys.platform == "win32", reason="fork and SIGKILL are POSIX")
def test_killed_at_any_step_nothing_that_was_said_to_be_kept_is_lost(
    closed_vault: Places, root: bytearray, tmp_path: Path
) -> None:
    """Cases 1, 2 and 5 for sessions: at every statement and every change of a file."""
    folder = tmp_path / "crashes"
    folder.mkdir()
    said: list[str] = []
    given = [root.hex(), session_to_json(SESSION), boundary_to_json(BOUNDARY), answer_to_json(ANSWER)]
    for crash in crashes(closed_vault.home, folder, _WORK, given):
        note = Path(f"{crash.home}.said")
        said.append(note.read_text() if note.exists() else "")
        with open_vault(Places(crash.home), root) as vault:
            vault.absorb_inbox()
            found = kept(vault)
            assert found["sessions"] == [SESSION] or not said[-1]
            assert len(found["boundaries"]) + 1 >= len(found["answers"])
            assert found["answers"] == [ANSWER] or said[-1] != "sealed"
            assert not vault.places.set_aside.exists()
            assert vault.ledger_agrees()
            assert vault.entries.count() == 3
    assert {"", "kept", "sealed"} == set(said)
    assert len(said) > 15
