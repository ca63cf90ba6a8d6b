# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The anchor: the same file in the same place, or it says so."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from holdspace.storage.anchor import Anchor
from holdspace.storage.errors import VaultBusy, VaultMissing, VaultMoved


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "file"
    path.write_bytes(b"as it was")
    return path


@pytest.fixture
def anchor(path: Path) -> Iterator[Anchor]:
    with contextlib.closing(Anchor(path)) as anchor:
        yield anchor


def test_a_file_in_its_place_is_found_there(anchor: Anchor, path: Path) -> None:
    path.write_bytes(b"written over, and the same file")
    assert anchor.is_in_place()
    anchor.check()
    assert anchor.file.read(7) == b"written"


def test_a_file_deleted_moved_or_replaced_is_told(anchor: Anchor, path: Path) -> None:
    path.rename(path.with_name("elsewhere"))
    assert not anchor.is_in_place()
    shutil.copy(path.with_name("elsewhere"), path)
    with pytest.raises(VaultMoved):
        anchor.check()
    path.with_name("elsewhere").replace(path)
    assert anchor.is_in_place()


def test_it_can_let_go_and_hold_what_is_there_then(anchor: Anchor, path: Path) -> None:
    other = path.with_name("other")
    other.write_bytes(b"the new one")
    anchor.close()
    other.replace(path)
    anchor.reopen()
    assert anchor.is_in_place()
    assert anchor.file.read() == b"the new one"


def test_while_it_is_let_go_it_is_busy(anchor: Anchor) -> None:
    anchor.close()
    assert not anchor.is_in_place()
    with pytest.raises(VaultBusy):
        anchor.check()


def test_what_is_not_there_is_missing(tmp_path: Path) -> None:
    with pytest.raises(VaultMissing):
        Anchor(tmp_path / "nothing")
