# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The entry that is being edited is remembered until it is left, and over a crash."""

from __future__ import annotations

from collections.abc import Callable

from holdspace.domain.entries import Entry
from holdspace.storage.left_open import left_open, note_left_open
from holdspace.storage.vault import Vault

MakeEntry = Callable[..., Entry]


def test_it_is_remembered_until_it_is_left(vault: Vault) -> None:
    assert left_open(vault.connection) == ""
    assert note_left_open(vault.connection, "one")
    assert note_left_open(vault.connection, "two")
    assert not note_left_open(vault.connection, "two")
    assert left_open(vault.connection) == "two"
    note_left_open(vault.connection, "")
    assert left_open(vault.connection) == ""


def test_another_connection_sees_it_at_once(vault: Vault) -> None:
    note_left_open(vault.connection, "one")
    connection = vault.connect()
    assert left_open(connection) == "one"
    connection.close()


def test_an_entry_that_is_erased_is_not_remembered_as_left_open(vault: Vault, entry_at: MakeEntry) -> None:
    entry, other = entry_at(0), entry_at(1)
    vault.entries.add(entry)
    vault.entries.add(other)
    note_left_open(vault.connection, entry.id)
    vault.entries.erase(other.id)
    assert left_open(vault.connection) == entry.id
    vault.entries.erase(entry.id)
    assert left_open(vault.connection) == ""
