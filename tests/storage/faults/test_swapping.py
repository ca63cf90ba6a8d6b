# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The power goes while one vault takes another's place: the old or the new one opens, and neither is lost."""

from __future__ import annotations

import contextlib
import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from holdspace.storage.errors import StorageError
from holdspace.storage.key_file import read_copies, unwrap_root
from holdspace.storage.key_file_format import KeyFile
from holdspace.storage.places import Places
from storage.faults.disk import Disk
from storage.faults.life import PASSPHRASE, Told, look_through
from storage.faults.power import lay_out
from storage.faults.preload import Call, read_log, run_under, why_not
from storage.faults.swapping import CODE_ONLY, NEW, OLD, REBUILD, UNFORCED, WITH_KEYS

pytestmark = pytest.mark.skipif(bool(why_not()), reason=why_not() or "-")

EACH, AT_THE_END, SEED = 4, 40, 20260302
Judge = Callable[[Places, bytearray, bytearray, bool], list[str]]


def complaints(folder: Path, what: str, judge: Judge) -> list[str]:
    """Record, lose the power some times after each call of the swap, and return all that is wrong then."""
    made = run_under("swapping", folder, what)
    old, new = (bytearray.fromhex(made[name]) for name in ("old", "new"))
    said, states = [], 0
    for home, ended in _states(folder, made["ground"]):
        states += 1
        said += judge(Places(home), old, new, ended)
    assert states > 100
    return said


def _states(folder: Path, ground: int) -> Iterator[tuple[Path, bool]]:
    disk, chance = Disk(), random.Random(SEED)
    disk.know_folder(ground, str(folder / "ground").encode())
    began, times = False, EACH
    for event in read_log(folder / "log"):
        if event.call != Call.MARK:
            disk.take(event)
        elif event.data.startswith(b"begin"):
            began = True
        else:
            times = AT_THE_END
        for _ in range(times if began else 0):
            home = folder / "after" / "home"
            lay_out(disk.after_power_loss(chance), folder, home)
            yield home, times == AT_THE_END
            shutil.rmtree(folder / "after")


def judge_swap(places: Places, old: bytearray, new: bytearray, ended: bool) -> list[str]:
    """Say what is wrong with a home in which the new vault took, or may have taken, the old one's place."""
    keyed = any(isinstance(copy, KeyFile) for copy in read_copies(places).values())
    if not _whole(places, new, NEW):
        if ended or not _whole(places, old, OLD) or not _opens(places, old):
            return ["neither opens" if not ended else "the new one does not open"]
        return []
    said = [] if _opens(places, new) or not keyed else ["the key files are not the new vault's"]
    aside = Places(places.damaged / "1")
    if not _whole(aside, old, OLD):
        said.append("the old vault is lost")
    elif not _opens(aside, old):
        said.append("the old vault's key files are lost")
    return said


def _whole(places: Places, root: bytearray, numbers: range) -> bool:
    return not look_through(places, root, Told(kept=set(numbers)))


def _opens(places: Places, root: bytearray) -> bool:
    with contextlib.suppress(StorageError):
        return unwrap_root(places, PASSPHRASE) == root
    return False


@pytest.mark.parametrize("what", [WITH_KEYS, CODE_ONLY])
def test_no_power_loss_in_a_swap_loses_either_vault(tmp_path: Path, what: str) -> None:
    """Cases 4, 5 and 31: the folder the old vault is put in is on the disk before the new one comes."""
    assert complaints(tmp_path, what, judge_swap) == []


def test_the_harness_finds_what_is_lost_where_no_folder_is_forced(tmp_path: Path) -> None:
    assert "the old vault is lost" in complaints(tmp_path, UNFORCED, judge_swap)


def test_no_power_loss_in_a_rebuild_loses_an_entry(tmp_path: Path) -> None:
    """Case 27, the mending."""

    def judge(places: Places, old: bytearray, new: bytearray, ended: bool) -> list[str]:
        del new, ended
        return look_through(places, old, Told(kept=set(OLD)))

    assert complaints(tmp_path, REBUILD, judge) == []
