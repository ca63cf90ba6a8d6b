# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The lock file: held once, let go by itself."""

from __future__ import annotations

import os

import pytest

from holdspace.storage.errors import (
    VaultInUse,
)
from holdspace.storage.lock_file import LockFile, is_in_use
from holdspace.storage.places import Places


def test_the_lock_is_held_once_and_let_go(places: Places) -> None:
    assert not is_in_use(places)
    places.prepare()
    assert not is_in_use(places)
    lock = LockFile(places)
    assert is_in_use(places)
    with pytest.raises(VaultInUse):
        LockFile(places)
    lock.release()
    lock.release()
    assert not is_in_use(places)
    LockFile(places).release()


def test_the_lock_is_let_go_where_what_it_was_held_for_fails(places: Places) -> None:
    places.prepare()

    def fail() -> None:
        assert is_in_use(places)
        raise ValueError

    with pytest.raises(ValueError), LockFile(places):
        fail()
    assert not is_in_use(places)


def test_the_lock_is_dropped_when_another_program_takes_over(places: Places) -> None:
    """The relaunch at lock relies on it."""
    places.prepare()
    lock = LockFile(places)
    assert lock._descriptor is not None
    assert not os.get_inheritable(lock._descriptor)
    lock.release()
