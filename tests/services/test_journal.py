# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Reading, editing, deleting and taking that back, over a real vault."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hand_clock import HandClock
from holdspace.domain.entries import Entry, new_entry
from holdspace.services.background import InlineBackground
from holdspace.services.errors import NoSuchEntry, StorageError
from holdspace.services.journal import JournalService
from holdspace.services.vault import VaultService
from holdspace.storage.inbox import seal_entry
from holdspace.storage.kdf_parameters import KdfParameters
from holdspace.storage.places import Places

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

FAST_KDF = KdfParameters(memory_kib=19 * 1024, passes=1, lanes=1)


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def vault(tmp_path: Path, qtbot: QtBot) -> Iterator[VaultService]:
    """A vault that was just made and is open."""
    service = VaultService(Places(tmp_path / "home"), InlineBackground(), parameters=lambda: FAST_KDF)
    service.create("kettle orchard quiet tram")
    yield service
    service.lock()


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
