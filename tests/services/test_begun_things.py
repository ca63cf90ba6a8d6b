# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What was begun is written where it changed, and nothing of it is in mind behind the lock."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from holdspace.services.begun_things import NEW, BegunThings
from holdspace.services.errors import BadSealedFile, DiskFull
from household import Household


class Names(BegunThings[str]):
    """Names, kept in mind in place of a disk."""

    disk: dict[str, str] = {}  # noqa: RUF012 - each test begins with an empty one
    writes = 0
    is_full = False

    def _has_any(self) -> bool:
        return bool(self.disk)

    def _open(self) -> dict[str, str]:
        return dict(self.disk)

    def _seal(self, drafts: dict[str, str]) -> None:
        if self.is_full:
            raise DiskFull
        self.disk, self.writes = dict(drafts), self.writes + 1


@pytest.fixture
def home(tmp_path: Path, qtbot: QtBot) -> Iterator[Household]:
    del qtbot
    home = Household(tmp_path / "home")
    yield home
    home.end()


def test_only_what_changed_is_written_the_last_one_last(home: Household) -> None:
    names = Names(home.vault)
    names.keep(NEW, "quince")
    names.keep("own", "medlar")
    names.keep(NEW, "quince")
    assert (names.writes, names.disk) == (2, {NEW: "quince", "own": "medlar"})
    names.keep(NEW, "a quince")
    assert list(names.disk) == ["own", NEW]
    names.keep("own", None)
    assert (names.of("own"), names.of(NEW), names.are_waiting) == (None, "a quince", True)


def test_behind_the_lock_there_is_nothing_and_after_it_what_is_on_the_disk(home: Household) -> None:
    names = Names(home.vault)
    names.keep(NEW, "quince")
    home.vault.lock()
    assert (names.of(NEW), names.are_waiting, names._drafts) == (None, False, None)
    home.open()
    assert (names.of(NEW), names.are_waiting) == ("quince", True)


def test_what_the_disk_refused_is_held_and_goes_with_the_next(home: Household) -> None:
    names = Names(home.vault)
    names.keep(NEW, "quince")
    names.is_full = True
    with pytest.raises(DiskFull):
        names.keep(NEW, "medlar")
    with pytest.raises(DiskFull):
        names.keep("own", "pear")
    assert (names.of(NEW), names.of("own"), names.disk) == ("medlar", "pear", {NEW: "quince"})
    names.is_full = False
    names.keep("own", None)
    assert names.disk == {NEW: "medlar"}


def test_what_was_dropped_in_vain_is_not_there_again_and_goes_at_the_lock(home: Household) -> None:
    names = Names(home.vault)
    names.keep(NEW, "quince")
    names.is_full = True
    with pytest.raises(DiskFull):
        names.keep(NEW, None)
    assert (names.of(NEW), names.are_waiting, names.disk) == (None, False, {NEW: "quince"})
    names.is_full = False
    home.vault.lock()
    assert names.disk == {}


def test_what_is_held_at_a_lock_on_a_full_disk_leaves_memory(home: Household) -> None:
    names = Names(home.vault)
    names.is_full = True
    with pytest.raises(DiskFull):
        names.keep(NEW, "quince")
    assert names.are_waiting
    home.vault.lock()
    assert (names._held, names._drafts) == ({}, None)
    home.open()
    assert (names.of(NEW), names.are_waiting) == (None, False)


def test_only_what_a_lock_took_along_counts_as_lost(home: Household) -> None:
    names = Names(home.vault)
    names.is_full = True
    with pytest.raises(DiskFull):
        names.keep(NEW, "quince")
    names.is_full = False
    home.vault.lock()
    assert not names.were_lost, "the disk took it at the lock"
    home.open()
    names.is_full = True
    with pytest.raises(DiskFull):
        names.keep(NEW, None)
    home.vault.lock()
    assert not names.were_lost, "it was to be dropped"
    home.open()
    with pytest.raises(DiskFull):
        names.keep(NEW, "medlar")
    home.vault.lock()
    assert names.were_lost


def test_what_cannot_be_read_is_not_written_over(home: Household, monkeypatch: pytest.MonkeyPatch) -> None:
    def unreadable() -> dict[str, str]:
        raise BadSealedFile

    names = Names(home.vault)
    names.disk = {NEW: "quince"}
    with monkeypatch.context() as broken:
        broken.setattr(names, "_open", unreadable)
        for about, name in ((NEW, None), ("own", "pear")):
            with pytest.raises(BadSealedFile):
                names.keep(about, name)
        assert names.of("own") == "pear"
    names.keep_held()
    assert names.disk == {NEW: "quince", "own": "pear"}
