# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Sealed pages: what SQLCipher sealed is read, what it did not seal is not, wherever the page stands."""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path

import pytest

from holdspace.storage import keys
from holdspace.storage.connection import LATE_PRAGMAS, Connection
from holdspace.storage.errors import Cancelled, VaultMissing
from holdspace.storage.places import Places
from holdspace.storage.sealed_pages import closed_pages
from holdspace.storage.vault import open_vault

PAGE = 4096


@pytest.fixture
def key(root: bytearray) -> bytearray:
    return keys.database_key(root)


def test_every_page_of_a_sound_database_is_read(closed_vault: Places, key: bytearray) -> None:
    with closed_pages(closed_vault.database, key) as pages:
        assert pages.opens
        assert pages.count == closed_vault.database.stat().st_size // PAGE
        assert list(pages.broken()) == []
        first = pages.page(1)
        assert first is not None
        assert first.startswith(b"SQLite format 3\0")


@pytest.mark.parametrize("at", [0, 100, 4015, 4016, 4031, 4032, 4095])
def test_a_flipped_bit_anywhere_in_a_page_breaks_its_seal(
    closed_vault: Places, key: bytearray, at: int
) -> None:
    data = bytearray(closed_vault.database.read_bytes())
    data[2 * PAGE + at] ^= 1
    closed_vault.database.write_bytes(data)
    with closed_pages(closed_vault.database, key) as pages:
        assert list(pages.broken()) == [3]
        assert pages.page(3) is None


def test_another_key_opens_no_page(closed_vault: Places) -> None:
    with closed_pages(closed_vault.database, bytearray(32)) as pages:
        assert not pages.opens
        assert pages.page(1) is None


def test_the_newest_committed_image_counts_and_an_older_one_stands_in(
    closed_vault: Places, key: bytearray, tmp_path: Path
) -> None:
    with contextlib.closing(Connection(closed_vault.database, keys.raw_key(key))) as connection:
        connection.set_pragmas(LATE_PRAGMAS)
        before = connection.value("PRAGMA page_count")
        for value in ("first", "second"):
            connection.run("INSERT OR REPLACE INTO facts VALUES ('image', ?)", (value,))
        connection.run("CREATE TABLE more (a)")
        copy = tmp_path / "vault.db"
        copy.write_bytes(closed_vault.database.read_bytes())
        log = bytearray(Path(f"{closed_vault.database}-wal").read_bytes())
    wal = Path(f"{copy}-wal")
    wal.write_bytes(log)
    with closed_pages(copy, key) as pages:
        assert pages.count == before + 1
        number = next(n for n in range(1, pages.count + 1) if b"second" in (pages.page(n) or b""))
    last = max(at for at in range(32, len(log), PAGE + 24) if log[at : at + 4] == number.to_bytes(4, "big"))
    log[last + 24 + 50] ^= 1
    wal.write_bytes(log)
    with closed_pages(copy, key) as pages:
        page = pages.page(number)
        assert page is not None
        assert b"first" in page
        assert b"second" not in page


def test_a_commit_that_says_a_billion_pages_is_not_believed(
    closed_vault: Places, root: bytearray, key: bytearray, tmp_path: Path
) -> None:
    """Case 22, in the size that a commit gives: its sums are not asked, and salvage would never end."""
    with open_vault(closed_vault, root) as vault:
        vault.connection.run("INSERT INTO facts VALUES ('more', 'words')")
        copy = tmp_path / "vault.db"
        shutil.copy(closed_vault.database, copy)
        log = bytearray(Path(f"{closed_vault.database}-wal").read_bytes())
    frames = range(32, len(log), PAGE + 24)
    last = max(at for at in frames if any(log[at + 4 : at + 8]))
    log[last + 4] ^= 0x40
    Path(f"{copy}-wal").write_bytes(log)
    with closed_pages(copy, key) as pages:
        assert pages.count <= copy.stat().st_size // PAGE + len(frames)
        assert any(b"more" in (pages.page(n) or b"") for n in range(1, pages.count + 1))


def test_looking_for_broken_pages_can_be_stopped(
    closed_vault: Places, key: bytearray, tmp_path: Path
) -> None:
    copy = tmp_path / "vault.db"
    copy.write_bytes(closed_vault.database.read_bytes() + bytes(1000 * PAGE))
    told: list[float] = []

    def stop(done: float) -> None:
        told.append(done)
        if done > 0.5:
            raise Cancelled

    with closed_pages(copy, key) as pages, pytest.raises(Cancelled):
        pages.find_misplaced(pages.broken(stop))
    assert told == sorted(told)
    assert len(told) > 1


def test_pages_in_one_anothers_place_are_found_by_their_seals(closed_vault: Places, key: bytearray) -> None:
    data = closed_vault.database.read_bytes()
    pages_of = [data[at : at + PAGE] for at in range(0, len(data), PAGE)]
    pages_of[2], pages_of[4] = pages_of[4], pages_of[2]
    with closed_pages(closed_vault.database, key) as pages:
        wanted = pages.page(3), pages.page(5)
    closed_vault.database.write_bytes(b"".join(pages_of))
    with closed_pages(closed_vault.database, key) as pages:
        assert pages.page(3) is None
        assert pages.find_misplaced(pages.broken()) == 2
        assert (pages.page(3), pages.page(5)) == wanted
        assert pages.find_misplaced(range(1, 500)) == 0


def test_keys_are_wiped_at_the_end(closed_vault: Places, key: bytearray) -> None:
    with closed_pages(closed_vault.database, key) as pages:
        held = (pages._key, pages._mac_key)
        assert all(any(each) for each in held)
    assert not any(any(each) for each in held)
    assert any(key)


def test_a_database_that_is_not_there_is_missing(places: Places, key: bytearray) -> None:
    with pytest.raises(VaultMissing), closed_pages(places.database, key):
        pass
