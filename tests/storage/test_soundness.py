# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Soundness: seals, trees and ledger are looked at each for itself, and nothing is changed by looking."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path

import pytest

from holdspace.storage import keys
from holdspace.storage.connection import Connection
from holdspace.storage.errors import VaultDamaged
from holdspace.storage.places import Places
from holdspace.storage.soundness import assert_sound, look

MARKER = "the-words-nobody-may-read"
PAGE = 4096
Files = Callable[[Path], dict[str, bytes]]


def connected(places: Places, root: bytearray) -> contextlib.closing[Connection]:
    return contextlib.closing(Connection(places.database, keys.raw_key(keys.database_key(root))))


def spoil(places: Places, at: int, by: bytes) -> None:
    data = bytearray(places.database.read_bytes())
    data[at : at + len(by)] = by
    places.database.write_bytes(data)


def test_a_sound_vault_has_nothing_to_say(closed_vault: Places, root: bytearray) -> None:
    before = closed_vault.database.read_bytes()
    with connected(closed_vault, root) as connection:
        assert look(connection).is_sound
        assert_sound(connection)
    assert closed_vault.database.read_bytes() == before


def test_a_broken_seal_is_told_by_its_page(closed_vault: Places, root: bytearray) -> None:
    with connected(closed_vault, root) as connection:
        page = connection.value("SELECT rootpage FROM sqlite_master WHERE name = 'entries'")
    spoil(closed_vault, (page - 1) * PAGE + 100, b"\x5a\xa5")
    with connected(closed_vault, root) as connection:
        found = look(connection)
    assert found.pages == (page,)
    assert found.messages
    assert not found.ledger_agrees
    assert MARKER not in repr(found)
    with connected(closed_vault, root) as connection, pytest.raises(VaultDamaged):
        assert_sound(connection)


@pytest.mark.parametrize("left", [PAGE + 77, 2 * PAGE])
def test_a_file_cut_short_is_not_sound(closed_vault: Places, root: bytearray, left: int) -> None:
    closed_vault.database.write_bytes(closed_vault.database.read_bytes()[:left])
    with connected(closed_vault, root) as connection:
        assert look(connection).messages


def test_a_first_page_that_cannot_be_read_is_not_sound(closed_vault: Places, root: bytearray) -> None:
    spoil(closed_vault, 200, b"\x5a\xa5")
    with connected(closed_vault, root) as connection:
        found = look(connection)
    assert 1 in found.pages
    assert not found.is_sound


def test_a_row_that_the_ledger_does_not_know_is_told(closed_vault: Places, root: bytearray) -> None:
    with connected(closed_vault, root) as connection:
        connection.run("DELETE FROM entries WHERE text LIKE '%1'")
        found = look(connection)
    assert (found.pages, found.messages, found.ledger_agrees) == ((), (), False)


def test_a_tree_that_disagrees_with_its_index_is_told(closed_vault: Places, root: bytearray) -> None:
    with connected(closed_vault, root) as connection:
        connection.run("PRAGMA writable_schema = ON")
        connection.run("UPDATE sqlite_master SET rootpage = 2 WHERE name = 'entries_kept'")
        connection.run("PRAGMA writable_schema = RESET")
    with connected(closed_vault, root) as connection:
        assert look(connection).messages
