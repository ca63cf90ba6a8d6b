# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What was begun is written where it changed, and nothing of it is in mind behind the lock."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from holdspace.domain.card_drafts import CardDraft
from holdspace.domain.practice_drafts import BegunStep, PracticeDraft
from holdspace.services.begun_things import NEW, BegunThings, CardDrafts, PracticeDrafts
from holdspace.services.errors import DiskFull, NotReadable
from holdspace.storage.begun import CARDS
from household import Household

ONE, OTHER, THIRD = (CardDraft(say=f"{name} quince.") for name in ("One", "Another", "A third"))
STEPPED = PracticeDraft("Before I ring", (BegunStep("breathe", "box", 30),))


@pytest.fixture
def home(tmp_path: Path, qtbot: QtBot) -> Iterator[Household]:
    del qtbot
    home = Household(tmp_path / "home")
    yield home
    home.end()


def on_disk(home: Household) -> dict[str, CardDraft]:
    return home.vault.vault.open_begun(CARDS)


def fill_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_anything: object) -> None:
        raise DiskFull

    monkeypatch.setattr("holdspace.storage.begun.write_durably", refuse)
    monkeypatch.setattr("holdspace.storage.begun.remove_durably", refuse)


def test_only_what_changed_is_written_the_last_one_last(
    home: Household, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts = CardDrafts(home.vault)
    drafts.keep(NEW, ONE)
    drafts.keep("own", OTHER)
    with monkeypatch.context() as full:
        fill_disk(full)  # whatever is written fails
        drafts.keep(NEW, ONE)
    assert list(on_disk(home).items()) == [(NEW, ONE), ("own", OTHER)]
    drafts.keep(NEW, THIRD)
    assert list(on_disk(home)) == ["own", NEW]
    drafts.keep("own", None)
    assert (drafts.of("own"), drafts.of(NEW), drafts.are_waiting) == (None, THIRD, True)
    drafts.keep(NEW, None)
    assert not drafts.are_waiting


def test_behind_the_lock_there_is_nothing_and_after_it_what_is_on_the_disk(home: Household) -> None:
    cards, practices = CardDrafts(home.vault), PracticeDrafts(home.vault)
    cards.keep(NEW, ONE)
    practices.keep(NEW, STEPPED)
    home.vault.lock()
    each: BegunThings[CardDraft] | BegunThings[PracticeDraft]
    for each in (cards, practices):
        assert (each.of(NEW), each.are_waiting, each._drafts) == (None, False, None)
    home.open()
    assert cards.are_waiting
    assert practices.are_waiting
    assert CardDrafts(home.vault).of(NEW) == cards.of(NEW) == ONE
    assert PracticeDrafts(home.vault).of(NEW) == practices.of(NEW) == STEPPED


def test_what_the_disk_refused_is_held_and_goes_with_the_next(
    home: Household, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts = CardDrafts(home.vault)
    drafts.keep(NEW, ONE)
    with monkeypatch.context() as full:
        fill_disk(full)
        for about, draft in ((NEW, OTHER), ("own", THIRD)):
            with pytest.raises(DiskFull):
                drafts.keep(about, draft)
        assert (drafts.of(NEW), drafts.of("own"), on_disk(home)) == (OTHER, THIRD, {NEW: ONE})
    drafts.keep("own", None)
    assert on_disk(home) == {NEW: OTHER}


def test_what_was_dropped_in_vain_is_not_there_again_and_goes_at_the_lock(
    home: Household, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts = CardDrafts(home.vault)
    drafts.keep(NEW, ONE)
    with monkeypatch.context() as full:
        fill_disk(full)
        with pytest.raises(DiskFull):
            drafts.keep(NEW, None)
        assert (drafts.of(NEW), drafts.are_waiting, on_disk(home)) == (None, False, {NEW: ONE})
    home.vault.lock()
    assert not CARDS.are_there(home.places)


def test_what_is_held_at_a_lock_on_a_full_disk_leaves_memory(
    home: Household, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts = CardDrafts(home.vault)
    with monkeypatch.context() as full:
        fill_disk(full)
        with pytest.raises(DiskFull):
            drafts.keep(NEW, ONE)
        assert drafts.are_waiting
        home.vault.lock()
    assert (drafts._held, drafts._drafts) == ({}, None)
    home.open()
    assert (drafts.of(NEW), drafts.are_waiting) == (None, False)


def test_only_what_a_lock_took_along_counts_as_lost(home: Household, monkeypatch: pytest.MonkeyPatch) -> None:
    drafts = CardDrafts(home.vault)
    with monkeypatch.context() as full:
        fill_disk(full)
        with pytest.raises(DiskFull):
            drafts.keep(NEW, ONE)
    home.vault.lock()
    assert not drafts.were_lost, "the disk took it at the lock"
    home.open()
    fill_disk(monkeypatch)
    with pytest.raises(DiskFull):
        drafts.keep(NEW, None)
    home.vault.lock()
    assert not drafts.were_lost, "it was to be dropped"
    home.open()
    with pytest.raises(DiskFull):
        drafts.keep(NEW, OTHER)
    home.vault.lock()
    assert drafts.were_lost


def test_what_cannot_be_read_is_not_written_over(home: Household, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail_to_read(*_anything: object) -> None:
        raise OSError(errno.EIO, "a bad block")

    CARDS.seal(home.places, {NEW: ONE})
    drafts = CardDrafts(home.vault)
    with monkeypatch.context() as broken:
        broken.setattr("holdspace.storage.vault.read_plain_file", fail_to_read)
        for about, draft in ((NEW, None), ("own", OTHER)):
            with pytest.raises(NotReadable):
                drafts.keep(about, draft)
        assert drafts.of("own") == OTHER
    drafts.keep_held()
    assert on_disk(home) == {NEW: ONE, "own": OTHER}


def test_each_card_has_its_own_and_the_last_is_known(home: Household) -> None:
    drafts = CardDrafts(home.vault)
    assert (drafts.are_waiting, drafts.last(), drafts.of(NEW)) == (False, None, None)
    drafts.keep("pen_down", ONE)
    drafts.keep(NEW, OTHER)
    assert (drafts.of("pen_down"), drafts.of(NEW), drafts.last()) == (ONE, OTHER, NEW)
    drafts.keep(NEW, None)
    assert (drafts.of(NEW), drafts.last()) == (None, "pen_down")


def test_a_further_new_card_takes_no_others_place(home: Household) -> None:
    drafts = CardDrafts(home.vault)
    assert drafts.fresh() == NEW
    drafts.keep(NEW, ONE)
    further = drafts.fresh()
    assert further != NEW
    drafts.keep(further, OTHER)
    drafts.keep("pen_down", ONE)
    assert drafts.fresh() not in (NEW, further)
    assert drafts.others("pen_down") == {further: OTHER, NEW: ONE}
    assert list(drafts.others("pen_down")) == [further, NEW]
    drafts.keep(NEW, None)
    assert drafts.fresh() == NEW


def test_what_was_begun_of_a_practice_that_is_gone_goes_on_as_a_new_one(home: Household) -> None:
    drafts = PracticeDrafts(home.vault)
    assert drafts.for_new([]) == NEW
    drafts.keep("gone", PracticeDraft("After it"))
    assert (drafts.for_new(["gone"]), drafts.for_new(["another"])) == (NEW, "gone")
    drafts.keep(NEW, STEPPED)
    assert drafts.for_new([]) == NEW, "one thing at a time"
