# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The index of words: always in step with the entries, inside the vault, and without what was erased."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from holdspace.domain.entries import Entry
from holdspace.domain.find import parse
from holdspace.storage import checking, word_index
from holdspace.storage import connection as connections
from holdspace.storage.backups import connect_copy, list_backups, make_backup, verify_backup
from holdspace.storage.checking import Health, check
from holdspace.storage.connection import Connection
from holdspace.storage.erasing import erase_for_good, leave_no_remains
from holdspace.storage.errors import Cancelled, VaultDamaged
from holdspace.storage.finding import PAGE, Search
from holdspace.storage.key_file import NewVaultKeys, unwrap_root
from holdspace.storage.ledger_book import LedgerBook
from holdspace.storage.places import Places
from holdspace.storage.reencrypting import reencrypt
from holdspace.storage.restoring import restore
from holdspace.storage.salvaging import salvage
from holdspace.storage.soundness import Soundness, look
from holdspace.storage.vault import Vault, create_vault, open_vault
from holdspace.storage.word_index import fill_index, forget_removed, has_index, index_agrees
from raw_pages import all_pages

Entries = Callable[..., Entry]
PASSPHRASE = "quiet rivers keep \u00e9t\u00e9"
MARKER = "the-words-nobody-may-read"
SPOILT = (
    "UPDATE entry_words_data SET block = x'00ff00ff' WHERE id > 10",
    "UPDATE entry_words_data SET block = zeroblob(length(block))",
    "DELETE FROM entry_words_data",
    "INSERT INTO entry_words (entry_words, rowid, text, marks)"
    " SELECT 'delete', pk, text, marks FROM entries_to_find ORDER BY pk LIMIT 1",
)


def found(connection: Connection, typed: str) -> int:
    search = Search(connection, parse(typed))
    search.first()
    return len(search.positions)


def is_found_by_all(connection: Connection) -> bool:
    """Say whether each of the three entries is found by its word; a torn index can refuse to say anything."""
    with contextlib.suppress(VaultDamaged):
        return found(connection, "calm") == 3
    return False


def is_whole(vault: Vault) -> bool:
    return index_agrees(vault.connection) and found(vault.connection, f'"{MARKER}"') == vault.entries.count()


def test_the_index_stays_in_step_whatever_is_done(vault: Vault, entry_at: Entries) -> None:
    chance = random.Random(7)
    there = [entry_at(minute, text=f"word{minute} steady") for minute in range(20)]
    for entry in there:
        vault.entries.add(entry)
    for _ in range(120):
        entry = chance.choice(there)
        match chance.randrange(5):
            case 0:
                vault.entries.add(
                    replace(entry, text=f"word{chance.randrange(99)}", load=chance.randint(1, 5))
                )
            case 1 if vault.entries.known(entry.id):
                vault.entries.restore(entry.id)
                vault.entries.delete(entry.id)
            case 2:
                vault.entries.erase(entry.id)
            case 3:
                with contextlib.suppress(Cancelled), vault.connection.write():
                    vault.entries.add(replace(entry, text="never kept"))
                    raise Cancelled
            case _:
                vault.entries.add(replace(entry, created_at=entry_at(chance.randrange(99)).created_at))
    assert index_agrees(vault.connection)
    assert found(vault.connection, "never") == 0
    assert vault.ledger_agrees()


@pytest.mark.parametrize("at_once", [1, 3, 500])
def test_many_at_once_are_indexed_whatever_their_order(
    vault: Vault, entry_at: Entries, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(word_index, "_WAITING", at_once)
    known = entry_at(50, text="steady before")
    vault.entries.add(known)
    chance = random.Random(11)
    there = [entry_at(minute, text=f"word{minute} steady") for minute in range(12)]
    with vault.connection.write(), vault.entries.gathered():
        for entry in chance.sample(there, len(there)):
            vault.entries.add(entry)
        vault.entries.update(replace(there[3], text="changed steady"))
        vault.entries.update(replace(known, text="steady after"))
        vault.entries.delete(there[4].id)
        vault.entries.erase(there[5].id)
        vault.entries.update(replace(there[6], created_at=there[5].created_at))
        vault.entries.add(replace(there[0], created_at=there[3].created_at))
    assert index_agrees(vault.connection)
    assert vault.ledger_agrees()
    assert found(vault.connection, "steady") == 11
    assert [found(vault.connection, word) for word in ("before", "after", "word3", "word4", "word5")] == [
        *(0, 1),
        *(0, 0, 0),
    ]


def test_very_many_at_once_leave_the_index_as_it_is_set(vault: Vault, entry_at: Entries) -> None:
    words = [f"word{number % 41} other{number % 7} steady" for number in range(700)]
    there = [entry_at(minute, text=text) for minute, text in enumerate(words)]
    assert vault.entries.add_many(random.Random(5).sample(there, len(there))) == 700
    assert vault.connection.value("SELECT v FROM entry_words_config WHERE k = 'hashsize'") == 1024 * 1024
    assert vault.connection.value("SELECT count(DISTINCT segid) FROM entry_words_idx") == 1
    assert index_agrees(vault.connection)
    vault.entries.add(entry_at(9999, text="steady"))
    assert index_agrees(vault.connection)


def test_long_entries_do_not_all_wait(
    vault: Vault, entry_at: Entries, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(word_index, "_LONGEST_WAITING", 300)
    looks: list[int] = []
    with vault.connection.write(), vault.entries.gathered(lambda: looks.append(1)):
        for minute in range(9):
            vault.entries.add(entry_at(minute, text="x" * 100))
        assert len(looks) >= 3, "three times, and before each step of merging"
    assert index_agrees(vault.connection)


def test_parts_are_merged_in_steps_with_a_look_before_each(
    vault: Vault, entry_at: Entries, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(word_index, "_WAITING", 10)
    monkeypatch.setattr(word_index, "_MERGED_UNSEEN", 1)
    seen: list[str] = []
    set_ = word_index._set

    def watched(connection: Connection, name: str, value: int) -> None:
        seen.append(f"{name} {value}")
        set_(connection, name, value)

    monkeypatch.setattr(word_index, "_set", watched)
    with vault.connection.write(), vault.entries.gathered(lambda: seen.append("look")):
        for minute in range(400):
            vault.entries.add(entry_at(minute, text=" ".join(f"word{minute}x{each}" for each in range(40))))
    merges = [at for at, each in enumerate(seen) if each == "merge 1"]
    assert len(merges) > 40, "some of the forty times that ten were added took more than one step"
    assert all(seen[at - 1] == "look" for at in merges)
    assert index_agrees(vault.connection)


def test_what_stops_many_at_once_leaves_the_index_as_it_was(vault: Vault, entry_at: Entries) -> None:
    vault.entries.add(entry_at(1, text="calm"))
    with pytest.raises(Cancelled), vault.connection.write(), vault.entries.gathered():
        vault.entries.add(entry_at(2, text="never kept"))
        raise Cancelled
    vault.entries.add(entry_at(3, text="calm again"))
    assert index_agrees(vault.connection)
    assert (found(vault.connection, "calm"), found(vault.connection, "never")) == (2, 0)


def test_an_index_that_is_not_in_step_is_seen_and_filled_anew(vault: Vault, entry_at: Entries) -> None:
    vault.entries.add(entry_at(text="calm"))
    vault.connection.run("UPDATE entries SET text = 'still', starred = 1")
    assert not index_agrees(vault.connection)
    with vault.connection.write():
        fill_index(vault.connection)
    assert index_agrees(vault.connection)
    assert found(vault.connection, "still is:starred") == 1


def test_saves_leave_merging_to_quiet_moments(vault: Vault, entry_at: Entries) -> None:
    def parts() -> int:
        return int(vault.connection.value("SELECT count(DISTINCT segid) FROM entry_words_idx"))

    for minute in range(70):
        vault.entries.add(entry_at(minute, text=" ".join(f"word{minute}x{number}" for number in range(60))))
    assert parts() == 70
    steps = 1
    while vault.merge_words():
        steps += 1
    assert 2 < steps < 32, "each step is a short one"
    assert parts() == 1
    assert index_agrees(vault.connection)


def test_many_at_once_are_merged_while_they_are_added(
    vault: Vault, entry_at: Entries, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(word_index, "_WAITING", 2)
    vault.entries.add_many(entry_at(minute, text=f"word{minute}") for minute in range(80))
    assert vault.connection.value("SELECT count(DISTINCT segid) FROM entry_words_idx") < 20
    assert index_agrees(vault.connection)


@pytest.mark.parametrize("spoilt", SPOILT)
def test_a_torn_index_is_healed_by_the_check_after_unlocking(
    vault: Vault, entry_at: Entries, spoilt: str
) -> None:
    """What FTS5 sees of its own, and what it does not: an entry that it lacks."""
    vault.entries.add_many(entry_at(minute, text="calm") for minute in range(3))
    assert check(vault) == Health()
    vault.connection.run(spoilt)
    vault.checkpoint()
    with contextlib.closing(vault.connect()) as connection:
        assert look(connection) == Soundness(index_is_whole=False)
        assert look(connection).is_sound
    with contextlib.closing(vault.connect()) as connection:
        assert not is_found_by_all(connection)
    assert check(vault) == Health(Soundness(index_is_whole=False), index_was_filled=True)
    assert check(vault, every_word=True) == Health()
    assert is_found_by_all(vault.connection)
    assert vault.ledger_agrees()


def test_a_word_that_the_index_lacks_is_seen_where_every_word_is_asked(
    vault: Vault, entry_at: Entries
) -> None:
    vault.entries.add(entry_at(text="calm"))
    vault.connection.run("UPDATE entries SET text = 'still'")
    book = LedgerBook(vault.connection)
    book.put("entries", book.counted("entries"))
    assert check(vault) == Health()
    assert check(vault, every_word=True) == Health(index_was_filled=True)
    assert (found(vault.connection, "still"), found(vault.connection, "calm")) == (1, 0)


def test_what_is_wrong_beside_a_torn_index_is_still_damage(vault: Vault, entry_at: Entries) -> None:
    vault.entries.add(entry_at(text="calm"))
    vault.connection.run(SPOILT[0])
    vault.connection.run("UPDATE entries SET load = 3")
    assert check(vault).is_altered
    vault.connection.run("PRAGMA writable_schema = ON")
    vault.connection.run(
        "UPDATE sqlite_schema SET sql = replace(sql, 'load INTEGER', 'load TEXT') WHERE name = 'entries'"
    )
    vault.checkpoint()
    with contextlib.closing(vault.connect()) as connection:
        seen = look(connection)
    assert seen.messages
    assert not seen.index_is_whole
    assert not any("fts5" in message for message in seen.messages)
    assert check(vault).is_damaged
    assert not index_agrees(vault.connection), "nothing is written where more is wrong"


def test_an_index_is_healed_only_where_it_can_be_written(vault: Vault, entry_at: Entries) -> None:
    """A save that takes long is waited for, and what stops the check leaves the index as it was."""
    vault.entries.add(entry_at(text="calm"))
    vault.connection.run(SPOILT[0])

    def stop(done: float) -> None:
        if done > 0.65:
            raise Cancelled

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(checking, "_WAIT_FOR_SAVES_MS", 1)
        with vault.connection.write(), ThreadPoolExecutor(1) as helper:
            health = helper.submit(check, vault).result()
        assert health == Health(Soundness(index_is_whole=False), index_was_left=True)
        patch.setattr(connections, "STEPS_BETWEEN", 1)
        with pytest.raises(Cancelled):
            check(vault, stop)
    with contextlib.closing(vault.connect()) as connection:
        assert not look(connection).index_is_whole
    assert check(vault).index_was_filled


def test_a_backup_of_a_torn_index_is_good_and_restoring_it_heals_it(
    closed_vault: Places, root: bytearray
) -> None:
    with open_vault(closed_vault, root) as vault:
        vault.connection.run(SPOILT[0])
        backup = make_backup(closed_vault, vault)
        assert not index_agrees(vault.connection)
    assert verify_backup(closed_vault, backup.path, root).entries == 3
    restore(closed_vault, backup.path, root)
    with open_vault(closed_vault, root) as vault:
        assert is_whole(vault)
        assert check(vault) == Health()


def test_an_older_vault_gets_its_index(closed_vault: Places, root: bytearray) -> None:
    with open_vault(closed_vault, root) as vault:
        assert has_index(vault.connection)
        assert is_whole(vault)


def test_a_backup_brings_the_index_along(closed_vault: Places, root: bytearray, entry_at: Entries) -> None:
    with open_vault(closed_vault, root) as vault:
        backup = make_backup(closed_vault, vault)
        vault.entries.add(entry_at(50, text=MARKER))
    restore(closed_vault, backup.path, root)
    with open_vault(closed_vault, root) as vault:
        assert vault.entries.count() == 3
        assert is_whole(vault)


def test_new_keys_and_a_database_written_anew_bring_the_index_along(
    closed_vault: Places, root: bytearray
) -> None:
    with open_vault(closed_vault, root) as vault:
        vault.rebuild()
        assert is_whole(vault)
    reencrypt(closed_vault, PASSPHRASE)
    with open_vault(closed_vault, unwrap_root(closed_vault, PASSPHRASE)) as vault:
        assert is_whole(vault)
        vault.entries.add(replace(vault.entries.page(None, 1)[0][1], text=f"{MARKER} edited"))
        assert is_whole(vault)


def test_salvage_makes_the_index_anew(closed_vault: Places, root: bytearray, tmp_path: Path) -> None:
    assert salvage(closed_vault, tmp_path / "saved", root).kept == 3
    with open_vault(Places(tmp_path / "saved"), root) as vault:
        assert is_whole(vault)


def test_an_erased_or_replaced_word_stands_on_no_page(
    places: Places, new_keys: NewVaultKeys, root: bytearray, entry_at: Entries
) -> None:
    """TRUST "Erasing": the index, too, where a word leaves out what it shares with its neighbour's start."""
    chance = random.Random(3)
    words = ["".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=16)) for _ in range(90)]
    entries = [entry_at(minute, text=f"{word} steady") for minute, word in enumerate(words)]
    with create_vault(places, new_keys) as vault, vault.connection.write():
        for entry in entries:
            vault.entries.add(entry)
    assert _on_pages(places, root, words) == set(words), "the search would find nothing anywhere"
    with open_vault(places, root) as vault:
        for entry in entries[0::3]:
            vault.entries.erase(entry.id)
        for entry in entries[1::3]:
            known = vault.entries.get(entry.id)  # in the same sitting, so that no version keeps the word
            vault.entries.update(replace(known, text="the adjuster, steady"), revision=known.revision)
        leave_no_remains(vault)
        assert erase_for_good(vault, entries[2].id).log_was_cut
        assert index_agrees(vault.connection)
        assert found(vault.connection, "steady") == PAGE
    assert _on_pages(places, root, words) == set(words[5::3])


def test_forgetting_can_be_stopped_and_goes_on(vault: Vault, entry_at: Entries) -> None:
    for minute in range(20):
        vault.entries.add(entry_at(minute, text=f"word{minute}"))

    def stop(_done: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        forget_removed(vault.connection, stop)
    shares: list[float] = []
    forget_removed(vault.connection, shares.append)
    assert shares == sorted(shares)
    assert index_agrees(vault.connection)


def test_a_backup_made_before_the_index_is_verified(closed_vault: Places, root: bytearray) -> None:
    with open_vault(closed_vault, root) as vault:
        make_backup(closed_vault, vault)
    (backup,) = list_backups(closed_vault)
    assert verify_backup(closed_vault, backup, root).entries == 3
    with contextlib.closing(connect_copy(closed_vault.database, root)) as copy:
        assert found(copy, f'"{MARKER}"') == 3


def _on_pages(places: Places, root: bytearray, words: list[str]) -> set[str]:
    pages = b"\n".join(all_pages(places, root))
    return {word for word in words if word[6:].encode() in pages}
