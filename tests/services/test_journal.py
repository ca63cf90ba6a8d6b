# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Reading, editing, deleting and taking that back, over a real vault."""

from __future__ import annotations

import contextlib
from array import array
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hand_clock import HandClock
from holdspace.domain.entries import BadEntry, Entry, new_entry
from holdspace.services import journal as journal_module
from holdspace.services.errors import NoSuchEntry, StorageError
from holdspace.services.journal import JournalService
from holdspace.services.vault import VaultService
from holdspace.storage.connection import Connection
from holdspace.storage.inbox import seal_entry

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.storage.vault import Vault
from household import Household


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def vault(tmp_path: Path, qtbot: QtBot) -> Iterator[VaultService]:
    """A vault that was just made and is open."""
    house = Household(tmp_path / "home")
    yield house.vault
    house.vault.lock()


@pytest.fixture
def journal(vault: VaultService, clock: HandClock) -> JournalService:
    return JournalService(vault, clock)


@pytest.fixture
def keep(vault: VaultService, clock: HandClock) -> Callable[[str], Entry]:
    def add(text: str) -> Entry:
        clock.pass_by(60)
        entry = new_entry(text, now=clock.now(), time_zone="UTC", audiences=["client"], load=3)
        vault.vault.entries.add(entry)
        return entry

    return add


def test_entries_come_newest_first(journal: JournalService, keep: Callable[[str], Entry]) -> None:
    first, second = keep("first"), keep("second")
    assert journal.entries_at(list(journal.positions())) == [second, first]
    assert journal.get(first.id) == first


def test_an_edit_is_kept_with_its_time_and_told(
    journal: JournalService, keep: Callable[[str], Entry], clock: HandClock, qtbot: QtBot
) -> None:
    entry = keep("befor")
    clock.pass_by(5)
    with qtbot.waitSignal(journal.entry_changed, check_params_cb=lambda told: told == entry.id):
        kept = journal.edit(
            entry, text="before", audiences=["myself", "client"], load=5, feelings=["tired", "tired"]
        )
    assert journal.get(entry.id) == kept
    assert (kept.text, kept.audiences, kept.load, kept.feelings) == (
        "before",
        ("client", "myself"),
        5,
        ("tired",),
    )
    assert (kept.modified_at, kept.created_at) == (clock.now(), entry.created_at)


def test_a_load_can_be_taken_away_and_what_is_not_named_stays(
    journal: JournalService, keep: Callable[[str], Entry]
) -> None:
    entry = keep("words")
    assert journal.edit(entry, load=0) == replace(
        entry, load=None, modified_at=journal.get(entry.id).modified_at
    )


def test_nothing_is_written_where_nothing_differs(
    journal: JournalService, keep: Callable[[str], Entry], qtbot: QtBot
) -> None:
    entry = keep("words")
    with qtbot.assertNotEmitted(journal.entry_changed):
        assert journal.edit(entry, text="words", audiences=["client"], load=3) is entry


def test_a_lone_surrogate_is_kept_as_a_visible_mark(
    journal: JournalService, keep: Callable[[str], Entry]
) -> None:
    assert journal.edit(keep("a"), text="a\ud800\x00b").text == "a\ufffd\ufffdb"


def test_deleting_is_undone(journal: JournalService, keep: Callable[[str], Entry], qtbot: QtBot) -> None:
    entry = keep("words")
    with qtbot.waitSignal(journal.entry_deleted):
        journal.delete(entry.id)
    assert list(journal.positions()) == []
    with pytest.raises(NoSuchEntry):
        journal.get(entry.id)
    with qtbot.waitSignal(journal.entry_restored):
        journal.undo_delete(entry.id)
    assert journal.get(entry.id) == entry


def test_a_star_comes_and_goes(journal: JournalService, keep: Callable[[str], Entry]) -> None:
    entry = keep("words")
    assert journal.toggle_star(entry.id).starred
    assert journal.get(entry.id).starred
    assert not journal.toggle_star(entry.id).starred


def test_a_note_from_elsewhere_is_told(journal: JournalService, qtbot: QtBot) -> None:
    with qtbot.waitSignal(journal.entry_added, check_params_cb=lambda told: told == "its id"):
        journal.announce_added("its id")


def test_sealed_notes_that_join_are_told_together(
    journal: JournalService, vault: VaultService, clock: HandClock, qtbot: QtBot
) -> None:
    for text in ("one", "two"):
        seal_entry(vault.places, new_entry(text, now=clock.now(), time_zone="UTC"))
    with qtbot.waitSignal(journal.reset):
        vault.absorb_soon()
    assert sorted(entry.text for entry in journal.entries_at(list(journal.positions()))) == ["one", "two"]


def test_positions_that_came_with_the_notes_are_not_read_again(
    journal: JournalService, vault: VaultService
) -> None:
    read: list[list[int]] = []
    journal.reset.connect(lambda: read.append(list(journal.positions())))
    vault._positions = array("q", [5, 4])
    vault.entries_absorbed.emit(2, 0)
    vault._positions = None
    vault.entries_absorbed.emit(0, 1)
    assert read == [[5, 4]]
    assert list(journal.positions()) == []


def test_an_error_goes_up_as_it_is_and_nothing_is_told(
    journal: JournalService, keep: Callable[[str], Entry], vault: VaultService, qtbot: QtBot
) -> None:
    entry = keep("words")
    vault.vault.entries._connection.close()
    with qtbot.assertNotEmitted(journal.entry_changed), pytest.raises(StorageError) as caught:
        journal.edit(entry, text="the secret words")
    assert "secret" not in str(caught.value)


def texts_of(journal: JournalService, entry_id: str) -> list[str]:
    return [revision.entry.text for revision in journal.revisions_of(entry_id)]


def test_one_sitting_is_one_version_however_often_it_is_kept(
    journal: JournalService, keep: Callable[[str], Entry], clock: HandClock
) -> None:
    entry = keep("before")
    for text in ("a", "a new", "a new text"):
        clock.pass_by(0.8)
        entry = journal.edit(entry, text=text)
    assert texts_of(journal, entry.id) == ["a new text", "before"]
    journal.end_sitting()
    entry = journal.edit(entry, load=5)
    entry = journal.edit(entry, text="another sitting")
    assert texts_of(journal, entry.id) == ["another sitting", "a new text", "before"]


def test_long_work_ends_the_sitting_where_it_begins_and_where_it_is_over(
    journal: JournalService, keep: Callable[[str], Entry], vault: VaultService, qtbot: QtBot
) -> None:
    """An export or import with the editor open names versions whose words have to stay as they are."""
    entry = journal.edit(keep("before"), text="left by an export")
    work = vault.begin(lambda _progress: None, "export")
    with qtbot.waitSignal(work.over):
        entry = journal.edit(entry, text="written meanwhile")
    journal.edit(entry, text="written after")
    assert texts_of(journal, entry.id) == [
        "written after",
        "written meanwhile",
        "left by an export",
        "before",
    ]


def test_an_edit_of_another_entry_ends_the_sitting(
    journal: JournalService, keep: Callable[[str], Entry], clock: HandClock
) -> None:
    first, second = keep("first"), keep("second")
    first = journal.edit(first, text="first changed")
    journal.edit(second, text="second changed")
    journal.edit(first, text="first again")
    assert texts_of(journal, first.id) == ["first again", "first changed", "first"]


def test_an_earlier_version_is_restored_and_the_present_one_stays_in_the_history(
    journal: JournalService, keep: Callable[[str], Entry], clock: HandClock, qtbot: QtBot
) -> None:
    entry = keep("first")
    entry = journal.edit(entry, text="second", load=5)
    moved = journal.move(entry.id, entry.created_at - timedelta(hours=1))
    journal.toggle_star(entry.id)
    first = journal.revisions_of(entry.id)[-1]
    with qtbot.waitSignal(journal.entry_changed):
        restored = journal.restore_revision(entry.id, first.id)
    assert (restored.text, restored.load, restored.starred) == ("first", 3, True)
    assert restored.created_at == moved.created_at
    assert texts_of(journal, entry.id)[0:2] == ["first", "second"]
    assert journal.restore_revision(entry.id, first.id) == restored
    with pytest.raises(NoSuchEntry):
        journal.restore_revision(entry.id, "no such version")


def test_tags_are_set_and_counted(journal: JournalService, keep: Callable[[str], Entry]) -> None:
    entry, other = keep("one"), keep("two")
    assert journal.set_tags(entry.id, [" court ", "rest", "court"]).tags == ("court", "rest")
    journal.set_tags(other.id, ["rest"])
    assert journal.tags() == {"rest": 2, "court": 1}
    assert journal.get(entry.id).tags == ("court", "rest")
    with pytest.raises(BadEntry):
        journal.set_tags(entry.id, ["  "])


def test_a_move_in_time_is_told_after_the_positions_changed(
    journal: JournalService, keep: Callable[[str], Entry], qtbot: QtBot
) -> None:
    first, second, third = keep("first"), keep("second"), keep("third")
    told: list[list[Entry]] = []
    journal.reset.connect(lambda: told.append(journal.entries_at(list(journal.positions()))))
    with qtbot.waitSignal(journal.entry_moved, check_params_cb=lambda entry_id: entry_id == first.id):
        moved = journal.move(first.id, second.created_at + timedelta(seconds=1), "Europe/Paris")
    assert told == [[third, moved, second]]
    assert (moved.time_zone, moved.text) == ("Europe/Paris", "first")
    with qtbot.assertNotEmitted(journal.entry_moved):
        journal.move(first.id, moved.created_at)
    assert len(vault_of(journal).entries.history(first.id)) == 2


def test_a_clock_set_back_keeps_the_later_edit_on_top(
    journal: JournalService, keep: Callable[[str], Entry], clock: HandClock
) -> None:
    """Case 38."""
    entry = journal.edit(keep("first"), text="second")
    journal.end_sitting()
    clock.pass_by(-10 * 365 * 86400)
    later = journal.edit(entry, text="third")
    assert later.modified_at > entry.modified_at
    assert texts_of(journal, entry.id) == ["third", "second", "first"]


def test_the_trash_holds_what_was_deleted_the_last_first(
    journal: JournalService, keep: Callable[[str], Entry], clock: HandClock
) -> None:
    first, second = keep("first"), keep("second")
    for entry in (first, second):
        clock.pass_by(60)
        journal.delete(entry.id)
    assert [kept.entry for kept in journal.deleted()] == [second, first]
    assert journal.deleted()[0].deleted_at == clock.now()
    assert journal.deleted_count() == 2
    journal.undo_delete(first.id)
    assert [kept.entry for kept in journal.deleted()] == [second]
    assert journal.deleted_count() == 1


def test_words_are_replaced_in_every_version_and_told(
    journal: JournalService, keep: Callable[[str], Entry], qtbot: QtBot
) -> None:
    entry = keep("Maria waited")
    journal.edit(entry, text="Maria waited long")
    with qtbot.waitSignal(journal.entry_changed):
        kept = journal.replace_words(entry.id, 0, 5, "a client")
    assert kept == journal.get(entry.id)
    assert texts_of(journal, entry.id) == ["a client waited long", "a client waited"]
    journal.edit(kept, text="after")
    assert texts_of(journal, entry.id) == ["after", "a client waited long", "a client waited"]


def test_others_tell_of_what_they_did(journal: JournalService, qtbot: QtBot) -> None:
    with qtbot.waitSignal(journal.entry_erased, check_params_cb=lambda told: told == "its id"):
        journal.announce_erased("its id")
    with qtbot.waitSignal(journal.reset):
        journal.announce_reset()


def vault_of(journal: JournalService) -> Vault:
    return journal._vault.vault


def test_an_edit_leaves_what_others_changed_since(
    journal: JournalService, keep: Callable[[str], Entry]
) -> None:
    stale = keep("Maria waited")
    journal.toggle_star(stale.id)
    journal.set_tags(stale.id, ["team"])
    journal.replace_words(stale.id, 0, 5, "a client")
    kept = journal.edit(stale, load=5)
    assert (kept.text, kept.starred, kept.tags, kept.load) == ("a client waited", True, ("team",), 5)
    assert journal.get(stale.id) == kept
    assert journal.edit(stale, load=5) == kept


def test_a_name_that_is_a_word_of_every_day_spares_that_word(
    journal: JournalService, keep: Callable[[str], Entry]
) -> None:
    may, maria = keep("May waited; she may come"), keep("Maria waited with maria")
    assert journal.replace_words(may.id, 0, 3, "a client").text == "a client waited; she may come"
    kept = journal.replace_words(maria.id, 0, 5, "a client", expected="Maria")
    assert kept.text == "a client waited with a client"
    with pytest.raises(BadEntry):
        journal.replace_words(maria.id, 0, 5, "a client", expected="Maria")


def busied(vault: VaultService) -> contextlib.closing[Connection]:
    """Return a connection that writes as long work does, so that the journal's own write meets VaultBusy."""
    other = vault.vault.connect()
    other.run("BEGIN IMMEDIATE")
    return contextlib.closing(other)


def test_an_entry_that_was_left_while_the_vault_was_busy_is_not_shown_again(
    journal: JournalService,
    vault: VaultService,
    keep: Callable[[str], Entry],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(journal_module, "_NOTE_AGAIN_MS", 1)
    entry = keep("words")
    journal.note_edited(entry.id)
    with busied(vault):
        journal.note_edited("")
        assert journal.left_open() == entry
    qtbot.waitUntil(lambda: journal.left_open() is None)
    journal.note_edited(entry.id)
    assert journal.left_open() == entry


def test_at_a_lock_it_is_remembered_at_the_latest(
    journal: JournalService, vault: VaultService, keep: Callable[[str], Entry]
) -> None:
    journal.note_edited(keep("words").id)
    with busied(vault):
        journal.note_edited("")
    vault.lock()
    vault.unlock("kettle orchard quiet tram")
    assert journal.left_open() is None


def test_what_is_remembered_asks_for_a_quiet_moment(
    journal: JournalService,
    vault: VaultService,
    keep: Callable[[str], Entry],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    entry, asked = keep("words"), []
    monkeypatch.setattr(vault, "note_saved", lambda: asked.append(1))
    journal.note_edited(entry.id)
    journal.note_edited(entry.id)
    assert asked == [1]
