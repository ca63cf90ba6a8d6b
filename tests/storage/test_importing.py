# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Entries from elsewhere come in all together or not at all, and never over what was written here."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from crashes import crashes
from holdspace.domain.entries import Entry, new_id
from holdspace.domain.imports import imported_id
from holdspace.domain.revisions import KeptEntry, Revision, Tombstone
from holdspace.storage.connection import Connection
from holdspace.storage.entries import EntryStore
from holdspace.storage.errors import Cancelled, DiskFull, VaultBusy
from holdspace.storage.importing import (
    Fate,
    Imported,
    Records,
    fates,
    import_entries,
    import_records,
)
from holdspace.storage.key_file import NewVaultKeys
from holdspace.storage.ledger_book import LedgerBook
from holdspace.storage.places import Places
from holdspace.storage.progress import no_progress
from holdspace.storage.vault import Vault, create_vault, open_vault
from holdspace.storage.word_index import index_agrees
from small_disk import small_disk

MakeEntry = Callable[..., Entry]
LATER = timedelta(days=1)


@pytest.fixture
def made(entry_at: MakeEntry) -> list[Entry]:
    """Ten entries of another program, of some years ago."""
    return [
        replace(entry_at(-number * 10_000, text=f"old words {number}"), id=imported_id("test", str(number)))
        for number in range(10)
    ]


def texts(vault: Vault) -> list[str]:
    return sorted(entry.text for entry in vault.entries.by_positions(vault.entries.positions()))


def test_all_come_in_with_their_ledger(vault: Vault, made: list[Entry]) -> None:
    assert import_entries(vault, made) == Imported(added=10)
    assert texts(vault) == sorted(entry.text for entry in made)
    assert vault.entries.get(made[3].id) == made[3]
    assert vault.ledger_agrees()


def test_a_second_time_nothing_is_new(vault: Vault, made: list[Entry]) -> None:
    import_entries(vault, made)
    before = LedgerBook(vault.connection).stored("entries")
    assert import_entries(vault, [*made, *made]) == Imported(known=20)
    assert LedgerBook(vault.connection).stored("entries") == before


def test_what_is_in_the_trash_stays_there(vault: Vault, made: list[Entry]) -> None:
    import_entries(vault, made)
    vault.entries.delete(made[0].id)
    vault.entries.erase(made[1].id)
    later = [replace(entry, text="changed", modified_at=entry.modified_at + LATER) for entry in made[:2]]
    assert import_entries(vault, later) == Imported(in_trash=1, erased=1)
    assert len(texts(vault)) == 8
    assert vault.ledger_agrees()


def test_what_changed_at_its_source_is_changed_and_what_it_was_is_kept(
    vault: Vault, made: list[Entry]
) -> None:
    import_entries(vault, made)
    for day in (1, 2):  # also where it was changed by an import before
        text = f"more words {day}"
        changed = replace(made[0], text=text, modified_at=made[0].modified_at + day * LATER)
        assert import_entries(vault, [changed, made[1]]) == Imported(changed=1, known=1)
        assert vault.entries.get(made[0].id).text == text
    assert [each.entry.text for each in vault.entries.history(made[0].id)] == [
        "more words 2",
        "more words 1",
        "old words 0",
    ]
    assert import_entries(vault, [made[0]]) == Imported(known=1)  # an older file does not undo it
    assert vault.ledger_agrees()


def test_what_has_a_later_time_and_no_other_word_is_known(vault: Vault, made: list[Entry]) -> None:
    import_entries(vault, made)
    later = [replace(entry, modified_at=entry.modified_at + LATER) for entry in made]
    assert import_entries(vault, later) == Imported(known=len(made))


def test_what_was_read_in_a_wrong_way_is_put_right_as_often_as_it_takes(
    vault: Vault, made: list[Entry]
) -> None:
    hour = timedelta(hours=1)
    other = replace(made[0], created_at=made[0].created_at + hour, modified_at=made[0].modified_at + hour)
    mapped = replace(other, load=4)
    assert made[0].modified_at == made[0].created_at
    import_entries(vault, made)
    for wanted in (other, made[0], other, mapped):
        with fates(vault) as known:
            assert known.of(wanted) == Fate.CHANGED
        assert import_entries(vault, [wanted]) == Imported(changed=1)
        assert vault.entries.get(made[0].id).created_at == wanted.created_at
        assert import_entries(vault, [wanted]) == Imported(known=1)
    story = vault.entries.story(made[0].id)
    assert story is not None
    versions = [version.id for version in story.versions]
    assert len(set(versions)) == len(versions) == 5
    assert vault.entries.get(made[0].id).load == 4
    assert import_entries(vault, [other]) == Imported(known=1)  # without it nothing is better known
    assert vault.ledger_agrees()


def test_a_wrong_time_zone_is_put_right_also_where_the_change_was_read_in_it(
    vault: Vault, made: list[Entry]
) -> None:
    later = replace(made[0], modified_at=made[0].modified_at + LATER)
    import_entries(vault, [later])
    hour = timedelta(hours=1)
    earlier = replace(later, created_at=later.created_at - hour, modified_at=later.modified_at - hour)
    older = replace(made[0], text="other words")
    assert import_entries(vault, [earlier, older]) == Imported(changed=1, known=1)
    assert vault.entries.get(later.id).created_at == earlier.created_at


def test_words_take_the_place_of_others_without_a_time_only_where_none_is_lost(
    vault: Vault, made: list[Entry]
) -> None:
    import_entries(vault, made)
    more = replace(made[0], text=f"{made[0].text}, and more", tags=("walk",))
    assert import_entries(vault, [more]) == Imported(changed=1)
    untagged = replace(more, text=f"{more.text}, and more", tags=())
    fewer = replace(made[1], text="other words")
    assert import_entries(vault, [made[0], untagged, fewer]) == Imported(known=3)
    assert vault.entries.get(made[0].id).text == more.text


def test_what_was_edited_here_is_left_alone(vault: Vault, made: list[Entry]) -> None:
    import_entries(vault, made)
    vault.entries.update(replace(made[0], text="mine", modified_at=made[0].modified_at + LATER))
    vault.entries.update(replace(made[1], starred=True))
    later = [replace(entry, text="theirs", modified_at=entry.modified_at + 9 * LATER) for entry in made[:2]]
    assert import_entries(vault, later) == Imported(known=2)
    assert vault.entries.get(made[0].id).text == "mine"


def test_fates_are_told_before_and_nothing_is_changed(vault: Vault, made: list[Entry]) -> None:
    import_entries(vault, made[:5])
    vault.entries.delete(made[0].id)
    vault.entries.erase(made[1].id)
    changes = vault.own_changes
    newer = replace(made[2], text="changed", modified_at=made[2].modified_at + LATER)
    with fates(vault) as known:
        told = [known.of(entry) for entry in (*made[:2], newer, made[3], made[9])]
    assert told == [Fate.IN_TRASH, Fate.ERASED, Fate.CHANGED, Fate.KNOWN, Fate.NEW]
    assert vault.own_changes == changes


def records_of(entries: list[Entry]) -> Records:
    newest = [replace(entry, text=f"{entry.text}, more", revision=new_id()) for entry in entries]
    before = [Revision(replace(entry, revision=new_id())) for entry in entries]
    heads = [Revision(entry, old.id) for entry, old in zip(newest, before, strict=True)]
    erased = [Tombstone(new_id(), entries[0].modified_at)]
    return Records(list(map(KeptEntry, heads)), before, erased)


def test_records_come_with_their_history(vault: Vault, made: list[Entry]) -> None:
    records = records_of(made)
    done: list[float] = []
    assert import_records(vault, records, done.append, lambda: None, len(made)) == Imported(added=10)
    assert done == sorted(done)
    assert vault.ledger_agrees()
    history = vault.entries.history(made[3].id)
    assert [each.entry.text for each in history] == ["old words 3, more", "old words 3"]
    assert vault.entries.was_erased(next(iter(records.tombstones)).id)
    assert import_records(vault, records, no_progress, lambda: None) == Imported(known=10)


def test_records_that_are_broken_leave_nothing(vault: Vault, made: list[Entry]) -> None:
    def changed() -> None:
        raise KeyError("changed")

    with pytest.raises(KeyError):
        import_records(vault, records_of(made), no_progress, changed)
    assert texts(vault) == []
    assert vault.ledger_agrees()


def test_what_was_erased_there_goes_here(vault: Vault, made: list[Entry]) -> None:
    import_entries(vault, made)
    records = Records([], tombstones=[Tombstone(made[0].id, made[0].modified_at + LATER)])
    assert import_records(vault, records, no_progress, lambda: None) == Imported(gone=1)
    assert len(texts(vault)) == 9


@pytest.mark.parametrize("error", [Cancelled(), KeyError("broken")])
def test_stopped_or_broken_nothing_was_kept(vault: Vault, made: list[Entry], error: Exception) -> None:
    def broken() -> Iterator[Entry]:
        yield from made[:7]
        raise error

    with pytest.raises(type(error)):
        import_entries(vault, broken())
    assert texts(vault) == []
    assert vault.ledger_agrees()


def test_it_can_be_stopped_while_the_index_takes_the_entries_in(vault: Vault, made: list[Entry]) -> None:
    given: list[Entry] = []

    def entries() -> Iterator[Entry]:
        for entry in made:
            given.append(entry)
            yield entry

    def stop() -> None:
        assert len(given) == len(made), "all were read, and are put into the index"
        raise Cancelled

    with pytest.raises(Cancelled):
        import_entries(vault, entries(), stop)
    assert texts(vault) == []
    assert index_agrees(vault.connection)
    assert vault.ledger_agrees()
    assert import_entries(vault, made).added == len(made)


def test_entries_that_come_again_in_one_import_are_compared_with_what_was_just_brought_in(
    vault: Vault, made: list[Entry]
) -> None:
    later = replace(made[0], text="later", modified_at=made[0].modified_at + LATER)
    twin = replace(made[1], id=imported_id("test", "twin"))  # of the same moment
    brought_in = import_entries(vault, [made[0], made[1], twin, later, made[1], made[2]])
    assert brought_in == Imported(added=4, changed=1, known=1)
    assert vault.entries.get(later.id).text == "later"
    assert vault.entries.get(twin.id).text == made[1].text
    assert index_agrees(vault.connection)
    assert vault.ledger_agrees()


def test_a_save_meanwhile_is_told_that_it_is_busy(
    vault: Vault, made: list[Entry], entry_at: MakeEntry
) -> None:
    told: list[type[Exception]] = []

    def slowly() -> Iterator[Entry]:
        for entry in made:
            yield entry
            with contextlib.suppress(VaultBusy):
                vault.entries.add(entry_at())
                continue
            told.append(VaultBusy)

    assert import_entries(vault, slowly()).added == 10
    assert told == [VaultBusy] * 10  # and goes to the inbox: test_capture.py
    assert len(texts(vault)) == 10


def test_entries_are_kept_with_few_statements_each(
    vault: Vault, entry_at: MakeEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    """How many a second come in is asked in benchmarks/importing.py; statements are most of what it takes."""
    first = entry_at(0, text="some words " * 60)
    many = [
        replace(first, id=imported_id("test", str(number)), created_at=first.created_at + number * LATER / 8)
        for number in range(200)
    ]
    run: list[str] = []
    connect = vault.connect

    def connect_and_listen(**choices: Any) -> Connection:
        connection = connect(**choices)
        connection._database.set_trace_callback(run.append)
        return connection

    monkeypatch.setattr(vault, "connect", connect_and_listen)
    assert import_entries(vault, many).added == 200
    assert 200 < len(run) < 3 * 200


def test_a_full_disk_says_so_and_nothing_was_kept(
    tmp_path: Path, new_keys: NewVaultKeys, entry_at: MakeEntry
) -> None:
    with small_disk(tmp_path / "disk") as disk:
        if disk is None:
            pytest.skip("no tmpfs can be mounted here")
        with create_vault(Places(disk.folder / "home"), new_keys) as vault:
            vault.entries.add(entry_at(text="mine"))
            long = [
                replace(entry_at(number, text="x" * 100_000), id=imported_id("test", str(number)))
                for number in range(100)
            ]
            with pytest.raises(DiskFull):
                import_entries(vault, long)
            assert texts(vault) == ["mine"]
            assert vault.ledger_agrees()
            assert import_entries(vault, long[:3]).added == 3  # there is room for these, as before


WORK = """
from datetime import UTC, datetime, timedelta
from holdspace.domain.entries import Entry, new_id
from holdspace.domain.imports import imported_id
from holdspace.domain.revisions import KeptEntry, Revision, Tombstone
from holdspace.storage.importing import import_entries
from holdspace.storage.places import Places
from holdspace.storage.progress import no_progress
from holdspace.storage.vault import open_vault

made = 0


def entries():
    at = datetime(2020, 1, 1, tzinfo=UTC)
    for number in range(25):
        tell()
        yield Entry(imported_id("test", str(number)), at + timedelta(days=number), "UTC", at, "w" * 3000)


def tell():
    pass


def hook(counted):
    global tell
    tell = counted("entry", tell)


def work(home, arguments):
    with open_vault(Places(home), bytearray.fromhex(arguments[0])) as vault:
        import_entries(vault, entries())
"""


def test_an_import_killed_midway_leaves_all_or_nothing(
    tmp_path: Path, new_keys: NewVaultKeys, entry_at: MakeEntry
) -> None:
    """Killed before each entry and each call that changes the disk (TRUST case 52)."""
    root = bytes(new_keys.root)
    with create_vault(Places(tmp_path / "home"), new_keys) as vault:
        vault.entries.add(entry_at(text="mine"))
    (tmp_path / "crashes").mkdir()
    found = set()
    for crash in crashes(tmp_path / "home", tmp_path / "crashes", WORK, [root.hex()]):
        with open_vault(Places(crash.home), bytearray(root)) as vault:
            held = texts(vault)
            found.add((crash.at, len(held)))
            assert held[0] == "mine"
            assert vault.ledger_agrees()
            assert len(held) in (1, 26)
            assert crash.at or len(held) == 26
    assert ("entry", 1) in found
    assert ("", 26) in found


def test_what_was_erased_here_is_told_and_once_all_is_in_nothing_says_that_it_is_not(
    vault: Vault, made: list[Entry], monkeypatch: pytest.MonkeyPatch
) -> None:
    import_entries(vault, made)
    vault.entries.erase(made[0].id)
    vault.entries.delete(made[1].id)
    erased = [Tombstone(made[2].id, made[2].modified_at + LATER)]
    records = Records([KeptEntry(Revision(entry)) for entry in made[:2]], tombstones=erased)

    def busy(*_: object) -> None:
        raise VaultBusy

    monkeypatch.setattr("holdspace.storage.erasing.leave_no_remains", busy)
    imported = import_records(vault, records, no_progress, lambda: True)
    assert imported == Imported(erased=1, in_trash=1, gone=1, has_remains=True)


def test_long_entries_wait_for_each_other_by_their_length_too(
    vault: Vault, entry_at: MakeEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else 500 of 4 MB each would be held at once."""
    at_once: list[int] = []
    add_new = EntryStore._add_new

    def watched(store: EntryStore, chunk: Sequence[Entry]) -> None:
        at_once.append(sum(len(entry.text) for entry in chunk))
        add_new(store, chunk)

    monkeypatch.setattr(EntryStore, "_add_new", watched)
    for prefix, keep in (("one", import_entries), ("many", lambda vault, some: vault.entries.add_many(some))):
        at_once.clear()
        first = entry_at(text="some words " * 100_000)
        many = (replace(first, id=imported_id(prefix, str(number))) for number in range(20))
        keep(vault, many)
        assert len(at_once) > 1
        assert sum(at_once) == 20 * len(first.text)
        assert max(at_once) <= 8_000_000 + len(first.text)


def test_records_can_be_stopped_while_the_index_takes_them_in(vault: Vault, made: list[Entry]) -> None:
    given: list[KeptEntry] = []

    def entries() -> Iterator[KeptEntry]:
        for entry in made:
            given.append(KeptEntry(Revision(entry)))
            yield given[-1]

    def stop(_done: float) -> None:
        if len(given) == len(made):
            raise Cancelled

    with pytest.raises(Cancelled):
        import_records(vault, Records(entries()), stop, lambda: None)
    assert texts(vault) == []
    assert index_agrees(vault.connection)
