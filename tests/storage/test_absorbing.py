# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Absorbing: once and never over an entry, bad files set aside, nothing lost."""

from __future__ import annotations

import contextlib
import os
import sys
import uuid
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from holdspace.domain.entries import Entry
from holdspace.storage import absorbing, sealing
from holdspace.storage.absorbing import Absorbed
from holdspace.storage.entries import EntryStore
from holdspace.storage.errors import DiskFull
from holdspace.storage.inbox import count_sealed, remove_sealed, seal_entry
from holdspace.storage.places import Places
from holdspace.storage.sealing import DRAFT_PURPOSE, NOTE_PURPOSE, seal
from holdspace.storage.vault import Vault, open_vault

MARKER = "the-words-nobody-may-read"
MakeEntry = Callable[..., Entry]


def only_file(places: Places) -> Path:
    (path,) = places.inbox.glob("*.sealed")
    return path


def set_aside(places: Places) -> list[str]:
    return sorted(path.name for path in places.set_aside.iterdir()) if places.set_aside.is_dir() else []


def bad_files(places: Places, good: bytes) -> dict[str, bytes]:
    huge = good[:8] + bytes(300)
    flipped = bytearray(good)
    flipped[60] ^= 1
    return {
        "truncated": good[:-1],
        "empty": b"",
        "flipped": bytes(flipped),
        "foreign": huge,
        "wrong-magic": b"X" + good[1:],
        "a-draft": seal(places, DRAFT_PURPOSE, {"text": MARKER}),
        "not-an-entry": seal(places, NOTE_PURPOSE, {"text": MARKER}),
        "bad-field": seal(places, NOTE_PURPOSE, {"id": 5, "text": MARKER}),
        "nested": seal(places, NOTE_PURPOSE, {"text": [[[[MARKER]]]]}),
    }


def test_a_note_sealed_while_locked_joins_the_journal(
    closed_vault: Places, root: bytearray, entry_at: MakeEntry
) -> None:
    note = entry_at(10, text=MARKER, audiences=("client",), load=3)
    seal_entry(closed_vault, note)
    assert count_sealed(closed_vault) == 1
    with open_vault(closed_vault, root) as vault:
        absorbed = vault.absorb_inbox()
        assert absorbed.entries == (replace(note, sealed=True),)
        assert (absorbed.set_aside, absorbed.remaining) == (0, 0)
        assert vault.entries.get(note.id) == replace(note, sealed=True)
        assert vault.ledger_agrees()
        assert vault.absorb_inbox() == absorbing.Absorbed()
    assert count_sealed(closed_vault) == 0


def test_bad_files_are_set_aside_whole_and_good_ones_go_in(
    closed_vault: Places, root: bytearray, entry_at: MakeEntry
) -> None:
    """Case 55."""
    note = entry_at(10)
    seal_entry(closed_vault, note)
    bad = bad_files(closed_vault, only_file(closed_vault).read_bytes())
    for name, data in bad.items():
        (closed_vault.inbox / f"{name}.sealed").write_bytes(data)
    (closed_vault.inbox / "a-link.sealed").symlink_to(closed_vault.key_file)
    (closed_vault.inbox / "a-folder.sealed").mkdir()
    with open_vault(closed_vault, root) as vault:
        absorbed = vault.absorb_inbox()
        assert [entry.id for entry in absorbed.entries] == [note.id]
        assert absorbed.set_aside == len(bad) + 2
        assert vault.entries.count() == 4
    names = [f"{name}.sealed" for name in (*bad, "a-link", "a-folder")]
    assert set_aside(closed_vault) == sorted(names)
    for name, data in bad.items():
        assert (closed_vault.set_aside / f"{name}.sealed").read_bytes() == data
    assert count_sealed(closed_vault) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="limits are POSIX")
def test_a_note_that_cannot_be_read_just_now_waits_for_the_next_unlock(
    closed_vault: Places, root: bytearray, entry_at: MakeEntry
) -> None:
    """Case 55: too many open files say nothing of a note, so it is neither set aside nor asked for again."""
    import resource

    notes = [entry_at(10), entry_at(11)]
    for note in notes:
        seal_entry(closed_vault, note)
    with open_vault(closed_vault, root) as vault:
        assert vault.absorb_inbox(1).entries == (replace(notes[0], sealed=True),)
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (0, hard))
        try:
            absorbed = vault.absorb_inbox(1)
        finally:
            resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert (count_sealed(closed_vault), set_aside(closed_vault)) == (1, [])
    assert absorbed == Absorbed(left=1)
    with open_vault(closed_vault, root) as vault:
        assert vault.absorb_inbox().entries == (replace(notes[1], sealed=True),)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes are POSIX")
def test_a_pipe_in_the_inbox_does_not_hang(closed_vault: Places, root: bytearray) -> None:
    os.mkfifo(closed_vault.inbox / "pipe.sealed")
    with open_vault(closed_vault, root) as vault:
        assert vault.absorb_inbox().set_aside == 1


def test_a_huge_file_is_set_aside_unread(
    closed_vault: Places, root: bytearray, monkeypatch: pytest.MonkeyPatch
) -> None:
    huge = closed_vault.inbox / "huge.sealed"
    with huge.open("wb") as file:
        file.truncate(sealing.LARGEST_SEALED + 1)
    monkeypatch.setattr(absorbing, "unseal_with_any", None)
    with open_vault(closed_vault, root) as vault:
        assert vault.absorb_inbox().set_aside == 1


def test_setting_aside_writes_over_nothing(closed_vault: Places, root: bytearray) -> None:
    for content in (b"one", b"two", b"three"):
        (closed_vault.inbox / "same.sealed").write_bytes(content)
        with open_vault(closed_vault, root) as vault:
            assert vault.absorb_inbox().set_aside == 1
    assert set_aside(closed_vault) == ["same.sealed", "same.sealed.1", "same.sealed.2"]


def test_a_known_id_with_the_same_content_is_skipped(
    closed_vault: Places, root: bytearray, entry_at: MakeEntry
) -> None:
    """Case 55; also what a crash between the commit and the deletion leaves."""
    note = entry_at(10)
    seal_entry(closed_vault, note)
    path = only_file(closed_vault)
    data = path.read_bytes()
    with open_vault(closed_vault, root) as vault:
        assert len(vault.absorb_inbox().entries) == 1
        path.write_bytes(data)
        assert vault.absorb_inbox().entries == ()
        assert vault.entries.count() == 4
        vault.entries.delete(note.id)
        path.write_bytes(data)
        assert vault.absorb_inbox().entries == ()
        assert vault.entries.count() == 3
    assert count_sealed(closed_vault) == 0


def test_a_known_id_with_other_content_becomes_a_new_entry_once(
    closed_vault: Places, root: bytearray, entry_at: MakeEntry
) -> None:
    """Case 55: nothing is overwritten, and a crash before the deletion makes no third."""
    with open_vault(closed_vault, root) as vault:
        original = vault.entries.page(None, 1)[0][1]
        seal_entry(closed_vault, replace(original, text="something else"))
        path = only_file(closed_vault)
        data = path.read_bytes()
        (new,) = vault.absorb_inbox().entries
        assert new.id != original.id
        assert uuid.UUID(new.id).version == 4
        assert (new.text, new.sealed) == ("something else", True)
        assert vault.entries.get(original.id) == original
        path.write_bytes(data)
        assert vault.absorb_inbox().entries == ()
        assert vault.entries.count() == 4
        assert vault.ledger_agrees()


def test_two_notes_of_one_instant_are_both_kept(
    closed_vault: Places, root: bytearray, entry_at: MakeEntry
) -> None:
    """Case 56: one of them sealed while the vault is being opened."""
    one, other = entry_at(10), entry_at(10)
    seal_entry(closed_vault, one)
    with open_vault(closed_vault, root) as vault:
        seal_entry(closed_vault, other)
        assert {entry.id for entry in vault.absorb_inbox().entries} == {one.id, other.id}
        assert vault.entries.count() == 5


def test_batches_are_bounded_and_say_what_remains(
    closed_vault: Places, root: bytearray, entry_at: MakeEntry
) -> None:
    notes = [entry_at(10 + minute) for minute in range(7)]
    for note in notes:
        seal_entry(closed_vault, note)
    with open_vault(closed_vault, root) as vault:
        batches = [vault.absorb_inbox(3) for _ in range(3)]
    assert [batch.remaining for batch in batches] == [4, 1, 0]
    assert [entry.id for batch in batches for entry in batch.entries] == [note.id for note in notes]


def test_a_full_disk_loses_no_note(
    closed_vault: Places, root: bytearray, entry_at: MakeEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    for minute in range(3):
        seal_entry(closed_vault, entry_at(10 + minute))
    with open_vault(closed_vault, root) as vault:

        def full(_store: EntryStore, entry: Entry) -> None:
            raise DiskFull

        with monkeypatch.context() as patch, pytest.raises(DiskFull):
            patch.setattr(EntryStore, "add", full)
            vault.absorb_inbox()
        assert (vault.entries.count(), count_sealed(closed_vault)) == (3, 3)
        assert len(vault.absorb_inbox().entries) == 3


def test_a_note_taken_back_meanwhile_is_passed_over(vault: Vault, entry_at: MakeEntry) -> None:
    notes = [entry_at(minute) for minute in range(2)]
    for note in notes:
        seal_entry(vault.places, note)
    assert vault.absorb_inbox(1).remaining == 1
    remove_sealed(vault.places, notes[1].id)
    assert vault.absorb_inbox(1) == absorbing.Absorbed()


def test_half_a_character_is_sealed_and_visibly_replaced(vault: Vault, entry_at: MakeEntry) -> None:
    """Case 46, while locked."""
    note = replace(entry_at(), text="half \ud83d", tags=("\udc00",))
    seal_entry(vault.places, note)
    (kept,) = vault.absorb_inbox().entries
    assert (kept.text, kept.tags) == ("half \N{REPLACEMENT CHARACTER}", ("\N{REPLACEMENT CHARACTER}",))


def test_an_empty_inbox_needs_no_write(vault: Vault) -> None:
    """So a vault that cannot be written, or is busy, is not said to have kept notes back."""
    with contextlib.closing(vault.connect()) as other, other.write():
        assert vault.absorb_inbox() == Absorbed()
