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
from typing import Any

import pytest

from holdspace.domain.entries import Entry
from holdspace.domain.session_records import session_to_json
from holdspace.storage import absorbing, sealing
from holdspace.storage.absorbing import Absorbed
from holdspace.storage.entries import EntryStore
from holdspace.storage.errors import DiskFull
from holdspace.storage.inbox import (
    count_sealed,
    remove_sealed,
    seal_answer,
    seal_boundary,
    seal_entry,
    seal_session,
)
from holdspace.storage.places import Places
from holdspace.storage.sealed_kinds import with_kind
from holdspace.storage.sealing import DRAFT_PURPOSE, NOTE_PURPOSE, seal
from holdspace.storage.vault import Vault, open_vault
from practised import ANSWER, BOUNDARY, HOUR, NOW, SESSION

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


def test_a_file_left_behind_of_an_entry_that_was_edited_makes_no_copy(
    vault: Vault, places: Places, entry_at: Callable[..., Entry]
) -> None:
    note = entry_at()
    seal_entry(places, note)
    vault.absorb_inbox()
    vault.entries.update(replace(vault.entries.get(note.id), text="said better"))
    seal_entry(places, note)
    assert vault.absorb_inbox() == Absorbed()
    assert vault.entries.count() == 1
    assert vault.entries.get(note.id).text == "said better"


def test_a_file_left_behind_does_not_bring_back_what_was_erased(
    vault: Vault, places: Places, entry_at: Callable[..., Entry]
) -> None:
    note = entry_at()
    seal_entry(places, note)
    vault.absorb_inbox()
    vault.entries.erase(note.id)
    seal_entry(places, note)
    assert vault.absorb_inbox() == Absorbed()
    assert vault.entries.known(note.id) is None
    assert count_sealed(places) == 0
    assert vault.ledger_agrees()


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


def test_a_note_taken_back_while_it_is_read_stays_away(
    vault: Vault, entry_at: MakeEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = entry_at()
    seal_entry(vault.places, note)
    opens = absorbing._open

    def taken_back_meanwhile(path: Path, private_keys: list[bytearray]) -> Entry:
        opened = opens(path, private_keys)
        assert remove_sealed(vault.places, note.id)
        return opened

    monkeypatch.setattr(absorbing, "_open", taken_back_meanwhile)
    assert vault.absorb_inbox().entries == ()
    assert vault.entries.known(note.id) is None


def test_what_was_erased_before_it_came_in_stays_away(vault: Vault, entry_at: MakeEntry) -> None:
    note = entry_at()
    vault.entries.erase(note.id)
    seal_entry(vault.places, note)
    assert vault.absorb_inbox().entries == ()
    assert vault.entries.known(note.id) is None
    assert vault.ledger_agrees()


def test_what_was_done_while_locked_joins_what_was_done(
    closed_vault: Places, root: bytearray, entry_at: MakeEntry
) -> None:
    """A session says that anyone could have written it; it is sealed as a note is, and counts as none."""
    seal_session(closed_vault, SESSION)
    seal_answer(closed_vault, ANSWER)
    seal_boundary(closed_vault, BOUNDARY)
    seal_entry(closed_vault, entry_at(9))
    with open_vault(closed_vault, root) as vault:
        absorbed = vault.absorb_inbox()
        assert (len(absorbed.entries), absorbed.others, absorbed.set_aside) == (1, 3, 0)
        assert vault.entries.sessions.all() == [replace(SESSION, sealed=True)]
        assert (vault.entries.answers.all(), vault.entries.boundaries.all()) == ([ANSWER], [BOUNDARY])
        assert vault.absorb_inbox() == Absorbed()
        assert vault.ledger_agrees()
    assert list(closed_vault.inbox.iterdir()) == []


def test_a_session_that_ended_while_locked_completes_the_one_that_is_known(
    closed_vault: Places, root: bytearray
) -> None:
    begun = replace(SESSION, load_after=None, way="")
    ended = replace(begun, load=None, load_after=1, modified_at=SESSION.modified_at + HOUR)
    whole = replace(begun, load_after=1, modified_at=ended.modified_at, sealed=True)
    with open_vault(closed_vault, root) as vault:
        vault.entries.sessions.add(begun)
        for sealed in (ended, begun, ended):
            seal_session(closed_vault, sealed)
            assert vault.absorb_inbox().others == 0
            assert vault.entries.sessions.all() == [whole]
        assert vault.ledger_agrees()


@pytest.mark.parametrize(
    "forged",
    [{"practice": "other"}, {"load": 1}, {"seconds": 3.0}, {"whole": False}, {"audiences": ("employer",)}],
)
def test_what_is_sealed_never_writes_over_a_session(
    closed_vault: Places, root: bytearray, forged: dict[str, Any]
) -> None:
    """The name of a file in the inbox tells its id to anyone at the computer. Case 55."""
    with open_vault(closed_vault, root) as vault:
        vault.entries.sessions.add(SESSION)
        for others in (1, 0):
            seal_session(closed_vault, replace(SESSION, **forged, modified_at=NOW + 9 * HOUR))
            assert vault.absorb_inbox().others == others
            assert len(vault.entries.sessions.all()) == 2
            assert vault.entries.sessions.of(SESSION.id) == SESSION
        assert vault.ledger_agrees()


@pytest.mark.parametrize("hours", [-1, 0, 1])
def test_other_words_of_a_known_id_are_kept_whenever_they_were_written(
    closed_vault: Places, root: bytearray, hours: int
) -> None:
    """Case 55, for answers and boundaries."""
    other = {"text": "of another hour", "modified_at": NOW + hours * HOUR}
    with open_vault(closed_vault, root) as vault:
        vault.entries.answers.keep(ANSWER)
        vault.entries.boundaries.keep(BOUNDARY)
        for others in (2, 0):
            seal_answer(closed_vault, replace(ANSWER, **other))
            seal_boundary(closed_vault, replace(BOUNDARY, **other))
            assert vault.absorb_inbox().others == others
        assert [each.text for each in vault.entries.answers.all()] == [ANSWER.text, other["text"]]
        assert {each.text for each in vault.entries.boundaries.all()} == {BOUNDARY.text, other["text"]}
        assert vault.ledger_agrees()


def test_words_that_are_sealed_never_take_the_place_of_others(
    closed_vault: Places, root: bytearray, files_of: Callable[[Path], dict[str, bytes]]
) -> None:
    seal_answer(closed_vault, ANSWER)
    seal_boundary(closed_vault, BOUNDARY)
    left = files_of(closed_vault.inbox)
    with open_vault(closed_vault, root) as vault:
        vault.absorb_inbox()
        later = {"text": "of another hand", "modified_at": NOW + HOUR}
        for _ in range(2):
            seal_answer(closed_vault, replace(ANSWER, **later))
            seal_boundary(closed_vault, replace(BOUNDARY, **later))
            vault.absorb_inbox()
            assert [each.text for each in vault.entries.answers.all()] == [ANSWER.text, later["text"]]
            assert len(vault.entries.boundaries.all()) == 2
        vault.entries.answers.remove(ANSWER.id)
        vault.entries.boundaries.remove(BOUNDARY.id)
        for name, data in left.items():  # files that could not be deleted when they were taken in
            (closed_vault.inbox / name).write_bytes(data)
        assert vault.absorb_inbox().others == 0
        assert vault.entries.answers.of(ANSWER.id) is None
        assert vault.entries.boundaries.of(BOUNDARY.id) is None
        assert vault.ledger_agrees()


@pytest.mark.parametrize("kind", ["session", "answer", "boundary"])
def test_a_bad_file_of_what_was_done_is_set_aside(closed_vault: Places, root: bytearray, kind: str) -> None:
    record = with_kind(kind, session_to_json(SESSION))
    bad = {
        "no-record": seal(closed_vault, NOTE_PURPOSE, with_kind(kind, {"text": MARKER})),
        "a-note": seal(closed_vault, NOTE_PURPOSE, session_to_json(SESSION)),
        "torn": seal(closed_vault, NOTE_PURPOSE, record)[:-1],
        "a-draft": seal(closed_vault, DRAFT_PURPOSE, record),
        "a-later-kind": seal(closed_vault, NOTE_PURPOSE, record | {"record": "later"}),
        "a-list-of-kinds": seal(closed_vault, NOTE_PURPOSE, record | {"record": [kind]}),
    }
    for name, data in bad.items():
        (closed_vault.inbox / f"{name}.sealed").write_bytes(data)
    with open_vault(closed_vault, root) as vault:
        absorbed = vault.absorb_inbox()
    assert (absorbed.set_aside, absorbed.others) == (len(bad), 0)
    assert set_aside(closed_vault) == sorted(f"{name}.sealed" for name in bad)
