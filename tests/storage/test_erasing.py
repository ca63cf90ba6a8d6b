# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What was erased or replaced stands on no page, in use or free, of the decrypted database and its log."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from counts import tell
from holdspace.domain.entries import Entry
from holdspace.storage.connection import Connection
from holdspace.storage.erasing import erase_deleted, erase_for_good, leave_no_remains, replace_for_good
from holdspace.storage.errors import Cancelled, VaultBusy
from holdspace.storage.key_file import NewVaultKeys
from holdspace.storage.keys import database_key, raw_key
from holdspace.storage.places import Places
from holdspace.storage.vault import Vault, create_vault, open_vault
from raw_pages import all_pages, pages_holding

Entries = Callable[..., Entry]
ORIGINAL = "her lantern stood by the gate"
LONG = " ".join([ORIGINAL] * 600)  # goes on over several pages
WORD = re.compile(rb"<word-\d{6}>")
START = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize("text", [ORIGINAL, LONG])
@pytest.mark.parametrize("deleted_before", [False, True])
def test_an_erased_entry_leaves_nothing(
    places: Places,
    new_keys: NewVaultKeys,
    root: bytearray,
    entry_at: Entries,
    text: str,
    deleted_before: bool,
) -> None:
    entry = entry_at(5, text=text)
    with create_vault(places, new_keys) as vault:
        for minute in range(10):
            vault.entries.add(entry_at(minute))
        vault.entries.add(entry)
        vault.entries.update(replace(entry, starred=True))
        vault.entries.update(replace(entry, text="written over"))
    assert pages_holding(places, root, ORIGINAL), "the search would find nothing anywhere"
    with open_vault(places, root) as vault:
        if deleted_before:
            vault.entries.delete(entry.id)
        erased = erase_for_good(vault, entry.id)
        assert erased.log_was_cut
        assert places.database.with_name("vault.db-wal").stat().st_size == 0
        assert vault.entries.count() == 10
        assert vault.ledger_agrees()
    assert pages_holding(places, root, ORIGINAL) == 0
    assert pages_holding(places, root, "written over") == 0
    assert pages_holding(places, root, entry.id) <= 2, "its tombstone alone: the row, and the index of ids"


def test_all_that_was_deleted_goes_and_nothing_else(
    places: Places, new_keys: NewVaultKeys, root: bytearray, entry_at: Entries
) -> None:
    with create_vault(places, new_keys) as vault:
        for minute in range(12):
            vault.entries.add(entry_at(minute, text=f"kept lantern {minute}"))
        gone = [
            entry_at(20 + minute, text=f"{text} {minute}") for minute, text in enumerate([ORIGINAL, LONG])
        ]
        for entry in gone:
            vault.entries.add(entry)
            vault.entries.delete(entry.id)
        assert vault.entries.deleted_count() == 2
        shares: list[float] = []
        assert erase_deleted(vault, shares.append) == 2
        assert shares == sorted(shares)
        assert (shares[0], shares[-1]) == (0.0, 1.0)
        assert vault.entries.deleted_count() == 0
        assert vault.entries.count() == 12
        assert vault.ledger_agrees()
        assert erase_deleted(vault) == 0
    assert pages_holding(places, root, ORIGINAL) == 0
    assert pages_holding(places, root, "kept lantern 11")


def test_stopped_before_the_entries_are_gone_all_stay(vault: Vault, entry_at: Entries) -> None:
    for minute in range(3):
        entry = entry_at(minute)
        vault.entries.add(entry)
        vault.entries.delete(entry.id)

    def stop(done: float) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        erase_deleted(vault, stop)
    assert vault.entries.deleted_count() == 3
    assert vault.ledger_agrees()


def test_once_the_entries_are_gone_it_goes_on_to_the_end(
    places: Places, vault: Vault, root: bytearray, entry_at: Entries
) -> None:
    entry = entry_at(text=ORIGINAL)
    vault.entries.add(entry)
    vault.entries.delete(entry.id)

    def stop(done: float) -> None:
        if done >= 0.3:
            raise Cancelled

    assert erase_deleted(vault, stop) == 1
    vault.close()
    assert pages_holding(places, root, ORIGINAL) == 0


def test_writing_anew_can_be_stopped_and_says_how_far_it_is(vault: Vault, entry_at: Entries) -> None:
    with vault.connection.write():
        for minute in range(600):
            vault.entries.add(entry_at(minute))
    shares: list[float] = []

    def stop(done: float) -> None:
        shares.append(done)
        if done > 0.3:
            raise Cancelled

    with pytest.raises(Cancelled):
        leave_no_remains(vault, stop)
    assert len(shares) > 2
    assert vault.ledger_agrees()
    assert vault.entries.count() == 600


@pytest.mark.parametrize("text", [ORIGINAL, LONG])
def test_an_entry_whose_words_were_replaced_leaves_nothing_of_them(
    places: Places, new_keys: NewVaultKeys, root: bytearray, entry_at: Entries, text: str
) -> None:
    """In the entry, in every version before it and on every page; the history stays, without the words."""
    entry = entry_at(5, text=f"before {text} after")
    with create_vault(places, new_keys) as vault:
        vault.entries.add(entry)
        vault.entries.update(replace(entry, text=f"{ORIGINAL}, said again: {ORIGINAL}'s"))
        vault.entries.update(replace(entry, text=f"now {ORIGINAL}."))
    assert pages_holding(places, root, ORIGINAL)
    with open_vault(places, root) as vault:
        erased = replace_for_good(vault, entry.id, 4, 4 + len(ORIGINAL), "a client waited")
        assert erased.log_was_cut
        assert vault.entries.get(entry.id).text == "now a client waited."
        history = [revision.entry.text for revision in vault.entries.history(entry.id)]
        assert history[1] == "a client waited, said again: a client waited's"
        assert history[2] == f"before {text} after".replace(ORIGINAL, "a client waited")
        assert len(history) == 3
        assert len(list(vault.entries.tombstones.all())) == 3
        assert vault.ledger_agrees()
    assert pages_holding(places, root, ORIGINAL) == 0
    assert pages_holding(places, root, "a client waited") >= 1


def test_the_log_is_searched_too(
    places: Places, new_keys: NewVaultKeys, root: bytearray, entry_at: Entries
) -> None:
    """It holds whole pages; while the vault is open only the log may be read, the database not."""
    with create_vault(places, new_keys) as vault:
        vault.entries.add(entry_at(text=ORIGINAL))
        copy = Places(places.home.with_name("copy"))
        copy.home.mkdir()
        log = places.database.with_name("vault.db-wal").read_bytes()
        assert log
    copy.database.write_bytes(b"")
    copy.database.with_name("vault.db-wal").write_bytes(log)
    assert pages_holding(copy, root, ORIGINAL)


def test_nothing_of_thousands_of_texts_stays_in_gaps(
    places: Places,
    new_keys: NewVaultKeys,
    root: bytearray,
    entry_at: Entries,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Rows that grow, shrink and go make SQLite move their neighbours: copies stay in the gaps it leaves."""
    with create_vault(places, new_keys) as vault:
        kept, gone = churn(vault, entry_at, random.Random(11), 1500)
    there = words_on_pages(places, root)
    assert kept <= there
    stayed = len(gone & there)
    with open_vault(places, root) as vault:
        leave_no_remains(vault)
        assert vault.ledger_agrees()
    there = words_on_pages(places, root)
    assert kept <= there
    before, after = f"on pages before: {stayed}", f"after: {len(gone & there)}"
    tell(capsys, f"{len(gone)} texts erased or replaced, {before}, {after}")
    assert not gone & there


def churn(vault: Vault, entry_at: Entries, chance: random.Random, steps: int) -> tuple[set[str], set[str]]:
    """Add, edit and erase entries of all sizes; return the words that are there, and those that were."""
    live: dict[str, Entry] = {}
    gone: set[str] = set()
    for step in range(steps):
        text = " ".join([f"<word-{step:06}>"] * chance.choice([1, 5, 20, 60, 200, 900]))
        what = chance.random()
        if what < 0.5 or not live:
            entry = replace(
                entry_at(text=text), created_at=START + timedelta(seconds=chance.randrange(10**6))
            )
            vault.entries.add(entry)
            live[entry.id] = entry
            continue
        entry = live.pop(chance.choice(list(live)))
        gone.add(entry.text.split()[0])
        if what < 0.8:
            live[entry.id] = replace(entry, text=text)
            vault.entries.update(live[entry.id])
            for row in vault.entries.revisions.rows_of(entry.id):
                with vault.connection.write():
                    vault.entries.revisions.remove(row)
        else:
            vault.entries.erase(entry.id)
    return {entry.text.split()[0] for entry in live.values()}, gone


def words_on_pages(places: Places, root: bytearray) -> set[str]:
    return {word.decode() for page in all_pages(places, root) for word in WORD.findall(page)}


def test_erasing_nothing_is_harmless(vault: Vault, entry_at: Entries) -> None:
    vault.entries.add(entry_at())
    erase_for_good(vault, "no such id")
    assert vault.entries.count() == 1


def test_it_can_be_stopped_before_it_begins(vault: Vault) -> None:
    def stop(done: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        leave_no_remains(vault, stop)


def test_a_reader_keeps_the_log_and_it_is_said(vault: Vault, entry_at: Entries) -> None:
    entry = entry_at(text=ORIGINAL)
    vault.entries.add(entry)
    reader = vault.connect()
    try:
        reader.run("BEGIN")
        reader.rows("SELECT count(*) FROM entries")
        assert not erase_for_good(vault, entry.id).log_was_cut
    finally:
        reader.close()
    assert vault.checkpoint()


def test_meeting_other_work_is_said(vault: Vault, root: bytearray) -> None:
    other = Connection(vault.places.database, raw_key(database_key(root)))
    try:
        other.run("BEGIN IMMEDIATE")
        with pytest.raises(VaultBusy):
            leave_no_remains(vault)
    finally:
        other.close()
