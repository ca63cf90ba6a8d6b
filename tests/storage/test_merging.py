# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Two real vaults brought together by their backups: the same on both sides, all or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import KEEPS_FIXTURES
from holdspace.domain.entries import Entry, new_id
from holdspace.domain.merging import Story
from holdspace.domain.prompts import new_template
from holdspace.domain.revisions import KeptEntry, Revision, Tombstone
from holdspace.storage.backups import list_backups, make_backup, verify_backup
from holdspace.storage.connection import Connection
from holdspace.storage.errors import BadBackup, Cancelled, StorageError, VaultBusy
from holdspace.storage.kdf_parameters import KdfParameters
from holdspace.storage.key_file import NewVaultKeys, make_keys
from holdspace.storage.merging import Merged, merge_backup, merge_records
from holdspace.storage.places import Places
from holdspace.storage.vault import Vault, create_vault
from practised import BY_TABLE, HOUR, MOMENTS, ONE_OF_EACH, STRATEGIES, keep_all, kept, twin
from raw_pages import pages_holding
from storage.old_vaults import make_older

MakeEntry = Callable[..., Entry]
FAST_KDF = KdfParameters(memory_kib=19 * 1024, passes=1, lanes=1)


@pytest.fixture(scope="session")
def other_keys() -> NewVaultKeys:
    return make_keys("another quiet river bed", FAST_KDF)


@pytest.fixture
def other(tmp_path: Path, other_keys: NewVaultKeys) -> Iterator[Vault]:
    """The vault of a second laptop, which has keys of its own."""
    copy = NewVaultKeys(bytearray(other_keys.root), other_keys.recovery_code, other_keys.key_file)
    with create_vault(Places(tmp_path / "other"), copy) as vault:
        yield vault


def backed_up(vault: Vault) -> Path:
    return make_backup(vault.places, vault, None).path


def stories_of(vault: Vault) -> Iterator[Story]:
    for found in vault.entries.everything():
        yield Story(found, tuple(vault.entries.revisions.of(found.entry.id)))


def told(vault: Vault) -> list[object]:
    """Return all that a vault keeps, but for positions and the order in which it came in."""
    stories = []
    for story in stories_of(vault):
        versions = sorted((v.id, v.parent or "", repr(v.entry), v.entry.text) for v in story.versions)
        stories.append((story.kept.entry.id, story.kept.head.id, story.kept, versions))
    return [
        sorted(stories, key=lambda each: each[0]),
        sorted((each.id, each.erased_at) for each in vault.entries.tombstones.all()),
        sorted((each.id, each.text) for each in vault.entries.templates.all()),
        kept(vault),
    ]


def both_ways(vault: Vault, other: Vault, root: bytearray, other_root: bytearray) -> None:
    mine, theirs = backed_up(vault), backed_up(other)
    merge_backup(vault.places, vault, theirs, other_root)
    merge_backup(other.places, other, mine, root)


def test_two_laptops_end_with_the_same_journal(
    vault: Vault, other: Vault, root: bytearray, other_keys: NewVaultKeys, entry_at: MakeEntry
) -> None:
    shared, mine, theirs = (entry_at(minute, text=f"entry {minute}") for minute in range(3))
    vault.entries.add(shared)
    both_ways(vault, other, root, other_keys.root)
    vault.entries.add(mine)
    other.entries.add(theirs)
    for each, text, minute in ((vault, "changed here", 10), (other, "changed there", 11)):
        changed = replace(shared, text=text, modified_at=shared.modified_at + timedelta(minutes=minute))
        each.entries.update(changed)
    vault.entries.templates.keep(new_template("Visit", "What helped?", now=shared.created_at))
    both_ways(vault, other, root, other_keys.root)
    assert told(vault) == told(other)
    assert vault.entries.get(shared.id).text == "changed there"
    assert [each.entry.text for each in other.entries.history(shared.id)] == [
        "changed there",
        "changed here",
        "entry 0",
    ]
    assert vault.entries.count() == 3
    assert vault.ledger_agrees()
    assert other.ledger_agrees()
    before = told(vault)
    merged = merge_backup(vault.places, vault, backed_up(other), other_keys.root)
    assert merged == Merged(same=3)
    assert told(vault) == before


def test_a_backup_is_made_before(
    vault: Vault, other: Vault, other_keys: NewVaultKeys, root: bytearray, entry_at: MakeEntry
) -> None:
    vault.entries.add(entry_at(0))
    other.entries.add(entry_at(1))
    assert merge_backup(vault.places, vault, backed_up(other), other_keys.root) == Merged(added=1)
    (backup,) = list_backups(vault.places)
    manifest = verify_backup(vault.places, backup, root)
    assert (manifest.reason, manifest.entries) == ("before import", 1)


def test_what_was_erased_does_not_come_back_and_is_erased_on_the_other_side(
    vault: Vault, other: Vault, root: bytearray, other_keys: NewVaultKeys, entry_at: MakeEntry
) -> None:
    entry, kept = entry_at(0, text="the lantern"), entry_at(1)
    for each in (entry, kept):
        vault.entries.add(each)
    both_ways(vault, other, root, other_keys.root)
    old = backed_up(other)
    vault.entries.erase(entry.id)
    assert merge_backup(vault.places, vault, old, other_keys.root) == Merged(same=1, erased_here=1)
    merged = merge_backup(other.places, other, backed_up(vault), root)
    assert merged == Merged(same=1, erased=1)
    assert told(vault) == told(other)
    other.close()
    assert pages_holding(other.places, other_keys.root, "the lantern") == 0


def test_words_replaced_on_one_side_go_on_the_other(
    vault: Vault, other: Vault, root: bytearray, other_keys: NewVaultKeys, entry_at: MakeEntry
) -> None:
    entry = entry_at(0, text="Maria waited")
    vault.entries.add(entry)
    vault.entries.update(replace(entry, text="Maria waited long"))
    both_ways(vault, other, root, other_keys.root)
    vault.entries.replace_words(entry.id, 0, 5, "a client", at=entry.created_at + timedelta(days=1))
    both_ways(vault, other, root, other_keys.root)
    assert told(vault) == told(other)
    assert "Maria" not in str([v.entry.text for v in other.entries.history(entry.id)])
    other.close()
    assert pages_holding(other.places, other_keys.root, "Maria waited") == 0


def test_a_backup_of_an_older_holdspace_comes_in_and_adds_no_versions(
    vault: Vault, other: Vault, other_keys: NewVaultKeys, entry_at: MakeEntry
) -> None:
    entry, alone = entry_at(0), entry_at(1)
    for each in (vault, other):
        each.entries.add(entry)
    other.entries.add(alone)
    make_older(other.connection, 2)
    path = backed_up(other)
    assert merge_backup(vault.places, vault, path, other_keys.root) == Merged(added=1, same=1)
    assert len(vault.entries.history(entry.id)) == 1


@pytest.mark.parametrize("stop_after", [0.3, 0.6])
def test_stopped_nothing_has_changed(
    vault: Vault, other: Vault, other_keys: NewVaultKeys, entry_at: MakeEntry, stop_after: float
) -> None:
    vault.entries.add(entry_at(0))
    for minute in range(250):
        other.entries.add(entry_at(minute))
    before = told(vault)

    def stop(done: float) -> None:
        if done > stop_after:
            raise Cancelled

    with pytest.raises(Cancelled):
        merge_backup(vault.places, vault, backed_up(other), other_keys.root, stop)
    assert told(vault) == before
    assert vault.ledger_agrees()


def test_an_error_in_the_middle_leaves_nothing(
    vault: Vault, entry_at: MakeEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault.entries.add(entry_at(0))
    before = told(vault)

    def records() -> Iterator[KeptEntry]:
        yield KeptEntry(Revision(entry_at(1)))
        raise StorageError

    tombstone = Tombstone(entry_at().id, entry_at().created_at)
    with pytest.raises(StorageError):
        merge_records(vault.connection, records(), tombstones=[tombstone])
    assert told(vault) == before
    assert vault.ledger_agrees()


def test_a_backup_that_another_key_made_is_refused(vault: Vault, other: Vault, root: bytearray) -> None:
    with pytest.raises(BadBackup):
        merge_backup(vault.places, vault, backed_up(other), root)
    assert list_backups(vault.places) == []


def test_removed_templates_and_fine_words_are_the_same_on_both_sides(
    vault: Vault, other: Vault, root: bytearray, other_keys: NewVaultKeys, entry_at: MakeEntry
) -> None:
    now = entry_at().created_at
    kept, removed = (new_template(title, "What helped?", now=now) for title in ("Kept", "Removed"))
    for template in (kept, removed):
        vault.entries.templates.keep(template)
    both_ways(vault, other, root, other_keys.root)
    other.entries.templates.remove(removed.id)
    other.fine_words.add("st louis", now)
    both_ways(vault, other, root, other_keys.root)
    both_ways(vault, other, root, other_keys.root)
    assert told(vault) == told(other)
    assert vault.entries.templates.all() == [kept]
    assert vault.fine_words.all() == {"st louis"}
    assert vault.ledger_agrees()


def test_a_change_of_the_offset_alone_is_a_change(vault: Vault, entry_at: MakeEntry) -> None:
    entry = entry_at(0, revision=new_id())
    vault.entries.add(entry)
    elsewhere = entry.created_at.astimezone(timezone(timedelta(hours=9)))
    moved = replace(entry, created_at=elsewhere, modified_at=entry.modified_at + timedelta(hours=1))
    moved = replace(moved, revision=new_id())
    theirs = KeptEntry(Revision(moved, entry.revision))
    merge_records(vault.connection, [theirs], [Revision(entry)])
    same_time = replace(moved, created_at=entry.created_at)
    merged = merge_records(vault.connection, [KeptEntry(Revision(same_time, entry.revision))])
    assert merged == Merged(changed=1)
    assert len(vault.entries.history(entry.id)) == 3


def busy(*_: object) -> None:
    raise VaultBusy


@pytest.mark.parametrize("late", ["stopped", "busy"])
def test_once_all_is_in_nothing_says_that_it_is_not(
    vault: Vault,
    other: Vault,
    root: bytearray,
    other_keys: NewVaultKeys,
    entry_at: MakeEntry,
    monkeypatch: pytest.MonkeyPatch,
    late: str,
) -> None:
    entry = entry_at(0, text="the lantern")
    vault.entries.add(entry)
    both_ways(vault, other, root, other_keys.root)
    other.entries.erase(entry.id)
    theirs = backed_up(other)

    def disturb(done: float) -> None:
        if late == "stopped" and done > 0.91:
            raise Cancelled
        if late == "busy" and done >= 0.5:
            monkeypatch.setattr("holdspace.storage.erasing.leave_no_remains", busy)
            monkeypatch.setattr("holdspace.storage.connection.Connection.checkpoint", busy)

    merged = merge_backup(vault.places, vault, theirs, other_keys.root, disturb)
    assert merged == Merged(erased=1, has_remains=late == "busy")
    assert vault.entries.count() == 0


def test_it_has_patience_with_a_save_of_the_window(
    vault: Vault, other: Vault, other_keys: NewVaultKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    patience: list[int] = []

    def note(mine: Connection, *_: object) -> Merged:
        patience.append(mine.value("PRAGMA busy_timeout"))
        return Merged()

    monkeypatch.setattr("holdspace.storage.merging._merge_vault", note)
    merge_backup(vault.places, vault, backed_up(other), other_keys.root)
    assert patience == [3000]


def test_each_entry_is_counted_once_and_none_vanishes_without_a_word(
    vault: Vault, entry_at: MakeEntry
) -> None:
    gone, thrown, newer, back = (entry_at(minute) for minute in range(4))
    for each in (gone, thrown, newer):
        vault.entries.add(each)
    vault.entries.erase(gone.id)
    vault.entries.delete(thrown.id)
    theirs = [KeptEntry(Revision(each)) for each in (gone, thrown, newer, back)]
    tombstones = [Tombstone(each.id, each.modified_at - timedelta(days=1)) for each in (newer, back)]
    merged = merge_records(vault.connection, theirs, tombstones=tombstones)
    assert merged == Merged(added=1, same=1, in_trash=1, erased_here=1)


def test_a_tombstone_of_the_future_does_not_win_over_what_is_written_from_now_on(
    vault: Vault, entry_at: MakeEntry
) -> None:
    now = datetime.now(UTC)
    entry, later = entry_at(0), entry_at(0, modified_at=now + timedelta(days=3))
    never = datetime(9999, 1, 1, tzinfo=UTC)
    for here in (True, False):
        each = replace(entry, id=new_id())
        if here:
            vault.entries.add(each)
        merge_records(vault.connection, [], tombstones=[Tombstone(each.id, never)])
        assert vault.entries.known(each.id) is None
        written = KeptEntry(Revision(replace(later, id=each.id)))
        assert merge_records(vault.connection, [written]).added == 1


steps = st.lists(
    st.tuples(
        st.sampled_from(["edit", "edit", "go on", "delete", "restore", "erase", "replace", "merge"]),
        st.booleans(),
        st.integers(0, 2),
        st.integers(-3, 40),
    ),
    max_size=14,
)


@given(what=steps)
@settings(max_examples=25, deadline=None, suppress_health_check=KEEPS_FIXTURES)
def test_whatever_two_machines_do_they_end_with_the_same_and_lose_no_words(
    vault: Vault, other: Vault, entry_at: MakeEntry, what: list[tuple[str, bool, int, int]]
) -> None:
    """By their records, not by backups, which take longer: the same function brings both in."""
    for each in (vault, other):
        for found in list(each.entries.everything()):
            each.entries.erase(found.entry.id)
        with each.connection.write():
            for tombstone in list(each.entries.tombstones.all()):
                each.entries.tombstones.lift(tombstone.id)
    made = [entry_at(minute, text=f"first {minute}") for minute in range(3)]
    for entry in made:
        vault.entries.add(entry)
        other.entries.add(entry)
    wanted = {entry.id: {entry.text} for entry in made}
    for number, (step, here, which, minutes) in enumerate(what):
        machine, far = (vault, other) if here else (other, vault)
        entry, at = made[which], made[which].created_at + timedelta(minutes=minutes)
        if step == "merge":
            bring(far, machine)
        else:
            live(machine, entry.id, step, f"{step} {number}", at, wanted)
    for machine, far in ((vault, other), (other, vault), (vault, other)):
        bring(far, machine)
    assert told(vault) == told(other)
    assert vault.ledger_agrees()
    assert other.ledger_agrees()
    for entry_id, words in wanted.items():
        kept = vault.entries.story(entry_id)
        texts = {version.entry.text for version in kept.versions} if kept else set()
        assert words <= texts or vault.entries.was_erased(entry_id)


def live(
    vault: Vault, entry_id: str, step: str, text: str, at: datetime, wanted: dict[str, set[str]]
) -> None:
    entries = vault.entries
    kept = entries.kept(entry_id)
    if kept is None or (kept.deleted_at is None) == (step == "restore"):
        return
    if step in ("edit", "go on"):
        later = max(at, kept.entry.modified_at + timedelta(microseconds=1))
        if step == "go on":
            # A sitting that began before the other machine replaced words in it ends later.
            later += timedelta(days=1 + int(text.split()[-1]))
            wanted[entry_id].discard(kept.entry.text)
        wanted[entry_id].add(text)
        revision = kept.head.id if step == "go on" else None
        entries.update(replace(kept.entry, text=text, modified_at=later), revision=revision)
    elif step == "delete":
        entries.delete(entry_id, at=at)
    elif step == "restore":
        entries.restore(entry_id, at=at)
    elif step == "erase":
        story = entries.story(entry_id)
        wanted[entry_id] -= {version.entry.text for version in story.versions} if story else set()
        entries.erase(entry_id, at=at)
    else:
        old = kept.entry.text
        entries.replace_words(entry_id, 0, len(old), text, at=at)
        wanted[entry_id] = set()


def bring(source: Vault, target: Vault) -> Merged:
    stories = list(stories_of(source))
    return merge_records(
        target.connection,
        [story.kept for story in stories],
        [version for story in stories for version in story.before],
        list(source.entries.tombstones.all()),
        total=len(stories),
    )


@pytest.mark.parametrize("table", sorted(BY_TABLE))
@pytest.mark.parametrize("first", ["mine", "theirs"])
def test_what_has_no_history_is_the_same_on_both_sides(
    vault: Vault, other: Vault, root: bytearray, other_keys: NewVaultKeys, table: str, first: str
) -> None:
    """The later counts, what was removed stays so unless it was changed after; whoever merges first."""
    item = BY_TABLE[table]
    gone, again = (twin(item, number) for number in (2, 3))
    mine, theirs = vault.entries.dated[table], other.entries.dated[table]
    for each in (item, gone, again):
        for store in (mine, theirs):
            store.keep(each)
    mine.keep(replace(item, modified_at=item.modified_at + HOUR))
    theirs.keep(replace(item, modified_at=item.modified_at + 2 * HOUR))
    theirs.keep(replace(again, modified_at=item.modified_at + 3 * HOUR))
    mine.remove(gone.id, at=item.modified_at + HOUR)
    mine.remove(again.id, at=item.modified_at + HOUR)
    ways = [(vault, other, other_keys.root), (other, vault, root)]
    for one, from_, key in ways if first == "mine" else ways[::-1]:
        merge_backup(one.places, one, backed_up(from_), key)
    assert told(vault) == told(other)
    assert {each.id for each in mine.all()} == {item.id, again.id}
    assert mine.of(item.id).modified_at == item.modified_at + 2 * HOUR
    assert vault.ledger_agrees()
    assert other.ledger_agrees()
    before = told(vault)
    merge_backup(vault.places, vault, backed_up(other), other_keys.root)
    assert told(vault) == before


@settings(max_examples=6, deadline=None, suppress_health_check=KEEPS_FIXTURES)
@given(data=st.data())
def test_any_two_sets_of_them_become_one(vault: Vault, other: Vault, data: st.DataObject) -> None:
    for table, strategy in STRATEGIES.items():
        for each in data.draw(st.lists(strategy, max_size=4)):
            changed = replace(each, modified_at=data.draw(MOMENTS))
            vault.entries.dated[table].take_in(each)
            other.entries.dated[table].take_in(changed)
    mine = {table: store.all() for table, store in vault.entries.dated.items()}
    theirs = {table: store.all() for table, store in other.entries.dated.items()}
    merge_records(vault.connection, [], dated=theirs)
    merge_records(other.connection, [], dated=mine)
    assert kept(vault) == kept(other)
    assert vault.ledger_agrees()
    assert other.ledger_agrees()


def test_a_backup_from_before_there_were_sessions_takes_none_away(
    vault: Vault, other: Vault, other_keys: NewVaultKeys
) -> None:
    keep_all(vault)
    make_older(other.connection, 5)
    merge_backup(vault.places, vault, backed_up(other), other_keys.root)
    assert kept(vault) == ONE_OF_EACH
