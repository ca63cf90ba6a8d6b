# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The log after a crash: what a power cut tore is no damage; what was on the disk is missed or mended."""

from __future__ import annotations

import shutil
import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from holdspace.domain.entries import Entry
from holdspace.storage import keys
from holdspace.storage.errors import LogDamaged, NotReadable, VaultDamaged
from holdspace.storage.places import Places
from holdspace.storage.vault import open_vault
from holdspace.storage.write_ahead_log import PageSeal, heal_log

MakeEntry = Callable[..., Entry]
FRAME, HEADER, SAVES = 4096 + 24, 32, 12


@pytest.fixture
def crashed(closed_vault: Places, root: bytearray, entry_at: MakeEntry, tmp_path: Path) -> Places:
    """The vault as a crash after twelve saves leaves it: three entries in it, the rest in the log."""
    with open_vault(closed_vault, root) as vault:
        for minute in range(10, 10 + SAVES):
            vault.entries.add(entry_at(minute))
        shutil.copytree(closed_vault.home, tmp_path / "crashed")
    return Places(tmp_path / "crashed")


def log_of(places: Places) -> Path:
    return places.home / "vault.db-wal"


def seal_of(places: Places, root: bytearray) -> PageSeal:
    return PageSeal(keys.database_key(root), places.database.read_bytes()[:16])


def commits(log: bytes) -> list[int]:
    """Return where each frame that ends a save begins."""
    frames = range(HEADER, len(log) - FRAME + 1, FRAME)
    return [at for at in frames if any(log[at + 4 : at + 8])]


def overwrite(places: Places, at: int, data: bytes) -> None:
    with log_of(places).open("r+b") as file:
        file.seek(at)
        file.write(data)


def count(places: Places, root: bytearray) -> int:
    with open_vault(places, root) as vault:
        assert vault.ledger_agrees()
        return vault.entries.count()


def test_a_sound_log_is_left_alone(crashed: Places, root: bytearray) -> None:
    before = log_of(crashed).read_bytes()
    assert not heal_log(log_of(crashed), [seal_of(crashed, root)])
    assert log_of(crashed).read_bytes() == before
    assert count(crashed, root) == 3 + SAVES


@pytest.mark.parametrize("there", [b"", bytes(32), bytes(5000)], ids=["empty", "short", "zeros"])
def test_a_log_with_nothing_in_it_is_no_damage(tmp_path: Path, there: bytes) -> None:
    assert not heal_log(tmp_path / "none", [])
    (tmp_path / "log").write_bytes(there)
    assert not heal_log(tmp_path / "log", [])


def test_one_wrong_bit_anywhere_in_a_frame_is_put_right(crashed: Places, root: bytearray) -> None:
    """Case 22: number, size, salts, sums, words, vector and seal of a frame in the middle and the last."""
    sound = log_of(crashed).read_bytes()
    seal = seal_of(crashed, root)
    for frame in (commits(sound)[4], commits(sound)[-1]):
        for place in (0, 3, 4, 7, 8, 15, 16, 20, 23, 24, 27, 31, 2000, 2004, 4030, 4119):
            for bit in (0, 3, 7):
                wrong = bytes([sound[frame + place] ^ 1 << bit])
                overwrite(crashed, frame + place, wrong)
                assert heal_log(log_of(crashed), [seal]), (place, bit)
                assert log_of(crashed).read_bytes() == sound, (place, bit)


def test_one_wrong_bit_in_the_head_of_the_log_is_put_right(crashed: Places, root: bytearray) -> None:
    sound = log_of(crashed).read_bytes()
    for place in range(HEADER):
        overwrite(crashed, place, bytes([sound[place] ^ 16]))
        assert heal_log(log_of(crashed), [seal_of(crashed, root)]), place
        assert log_of(crashed).read_bytes() == sound, place


def test_opening_tells_that_the_log_was_mended(crashed: Places, root: bytearray) -> None:
    at = commits(log_of(crashed).read_bytes())[2] + 900
    overwrite(crashed, at, bytes([log_of(crashed).read_bytes()[at] ^ 1]))
    with open_vault(crashed, root) as vault:
        assert vault.log_was_healed
        assert vault.entries.count() == 3 + SAVES


def test_lost_saves_before_others_are_damage_and_nothing_is_touched(crashed: Places, root: bytearray) -> None:
    """Case 25: SQLite would drop this save and the eight after it without a word."""
    overwrite(crashed, commits(log_of(crashed).read_bytes())[3] + 24, bytes(512))
    before = {path.name: path.read_bytes() for path in crashed.home.iterdir() if path.is_file()}
    with pytest.raises(LogDamaged):
        open_vault(crashed, root)
    assert {path.name: path.read_bytes() for path in crashed.home.iterdir() if path.is_file()} == before
    assert issubclass(LogDamaged, VaultDamaged)


def test_a_damaged_head_of_a_log_is_damage(crashed: Places, root: bytearray) -> None:
    overwrite(crashed, 0, b"not a log")
    with pytest.raises(LogDamaged):
        open_vault(crashed, root)


@pytest.mark.parametrize("page", [0, 8, 4098, 8192, 1 << 31])
def test_a_head_that_names_another_page_size_is_damage(crashed: Places, root: bytearray, page: int) -> None:
    """Even where its sums are right: no vault has another size, and SQLite would drop the log."""
    head = log_of(crashed).read_bytes()[:8] + struct.pack(">I", page) + log_of(crashed).read_bytes()[12:24]
    order = ">" if head[3] & 1 else "<"
    first = second = 0
    for one, two in struct.iter_unpack(f"{order}2I", head):
        first = (first + one + second) & 0xFFFFFFFF
        second = (second + two + first) & 0xFFFFFFFF
    overwrite(crashed, 0, head + struct.pack(">2I", first, second))
    before = log_of(crashed).read_bytes()
    with pytest.raises(LogDamaged):
        open_vault(crashed, root)
    assert log_of(crashed).read_bytes() == before


def test_a_save_that_a_power_cut_tore_is_no_damage(crashed: Places, root: bytearray) -> None:
    """Case 5: it was never confirmed."""
    overwrite(crashed, commits(log_of(crashed).read_bytes())[-1] + 24, bytes(512))
    assert count(crashed, root) == 3 + SAVES - 1


def test_a_frame_that_a_kill_cut_short_is_no_damage(crashed: Places, root: bytearray) -> None:
    log = log_of(crashed).read_bytes()
    log_of(crashed).write_bytes(log[: commits(log)[-1] + 1000])
    assert count(crashed, root) == 3 + SAVES - 1


def test_frames_of_an_older_log_behind_the_newest_save_are_fine(crashed: Places, root: bytearray) -> None:
    log = log_of(crashed).read_bytes()
    older = bytearray(log[commits(log)[1] + FRAME : commits(log)[5] + FRAME])
    for at in range(0, len(older), FRAME):
        older[at + 8 : at + 16] = bytes(8)
    log_of(crashed).write_bytes(log + older)
    assert count(crashed, root) == 3 + SAVES


def test_a_log_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "log").mkdir()
    for number in range(300):
        (tmp_path / "log" / f"a long name that lets the folder grow {number}").touch()
    with pytest.raises(NotReadable):
        heal_log(tmp_path / "log", [])


def test_a_log_that_cannot_be_mended_is_damage(
    crashed: Places, root: bytearray, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = commits(log_of(crashed).read_bytes())[2] + 900
    overwrite(crashed, at, bytes([log_of(crashed).read_bytes()[at] ^ 1]))
    seal = seal_of(crashed, root)

    def refuse(_descriptor: int) -> None:
        raise OSError

    monkeypatch.setattr("os.fsync", refuse)
    with pytest.raises(LogDamaged):
        heal_log(log_of(crashed), [seal])


def test_a_seal_knows_its_page_and_is_wiped(crashed: Places, root: bytearray) -> None:
    page = crashed.database.read_bytes()[4096:8192]
    seal = seal_of(crashed, root)
    assert seal.fits(2, page)
    assert not seal.fits(3, page)
    assert not seal.fits(2, page[:-1] + bytes([page[-1] ^ 1]))
    seal.wipe()
    assert not seal.fits(2, page)
