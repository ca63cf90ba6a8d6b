# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Sealed files are found wherever a home keeps them, and copied byte for byte to the same place."""

from __future__ import annotations

from pathlib import Path

import pytest

from holdspace.storage.places import Places
from holdspace.storage.sealed_files import copy_sealed, sealed_files


@pytest.fixture
def new(tmp_path: Path) -> Places:
    new = Places(tmp_path / "new")
    new.prepare()
    return new


def test_each_is_found_and_copied_to_its_place(closed_vault: Places, new: Places) -> None:
    closed_vault.set_aside.mkdir()
    wanted = [
        closed_vault.inbox / "a.sealed",
        closed_vault.set_aside / "b.sealed",
        closed_vault.draft,
        closed_vault.card_drafts,
        closed_vault.practice_drafts,
        closed_vault.replies,
        closed_vault.home / "draft-1.sealed",
    ]
    for path in wanted:
        path.write_bytes(path.name.encode())
    assert list(sealed_files(closed_vault)) == wanted
    for path in wanted:
        target = copy_sealed(path, closed_vault, new)
        assert target == new.home / path.relative_to(closed_vault.home)
        assert target.read_bytes() == path.name.encode()


def test_a_home_without_any_has_none(new: Places, tmp_path: Path) -> None:
    assert list(sealed_files(new)) == []
    assert list(sealed_files(Places(tmp_path / "gone"))) == []


def test_what_cannot_be_read_is_said(closed_vault: Places, new: Places) -> None:
    (closed_vault.inbox / "folder.sealed").mkdir()
    assert copy_sealed(closed_vault.inbox / "folder.sealed", closed_vault, new) is None
    assert list(new.inbox.iterdir()) == []
