# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Rows found by their shape: all of them, with what the small tables say beside them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from holdspace.storage import keys
from holdspace.storage.found_rows import RECOGNISERS, FoundFacts, find_facts, find_rows
from holdspace.storage.key_file import NewVaultKeys
from holdspace.storage.ledger_book import CONTENT_TABLES
from holdspace.storage.places import Places
from holdspace.storage.progress import no_progress
from holdspace.storage.retired_keys import retire_keys
from holdspace.storage.sealed_pages import SealedPages, closed_pages
from holdspace.storage.vault import open_vault

MARKER = "the-words-nobody-may-read"


@pytest.fixture
def pages(closed_vault: Places, root: bytearray) -> Iterator[SealedPages]:
    with closed_pages(closed_vault.database, keys.database_key(root)) as pages:
        yield pages


def test_rows_are_found_whole(pages: SealedPages) -> None:
    found = list(find_rows(pages, no_progress))
    assert sorted(each.row[-1] for each in found) == [f"{MARKER} {n}" for n in range(3)]
    assert all(each.whole and each.table == "entries" and isinstance(each.row[0], int) for each in found)
    assert MARKER not in repr(found)


def test_the_small_tables_say_what_there_should_be(pages: SealedPages, made_keys: NewVaultKeys) -> None:
    found = find_facts(pages, no_progress)
    assert found.facts["vault_id"] == made_keys.key_file.vault_id
    assert (dict(found.counted), found.ids, found.expected()) == ({"entries": 3}, 3, 3)
    assert made_keys.key_file.vault_id not in repr(found)


def test_retired_inbox_keys_are_found_the_latest_last(closed_vault: Places, root: bytearray) -> None:
    kept = [keys.inbox_private_key(keys.new_root()) for _ in range(4)]
    with open_vault(closed_vault, root) as vault:
        for key in kept:
            retire_keys(vault.connection, [key])
    with closed_pages(closed_vault.database, keys.database_key(root)) as pages:
        found = find_facts(pages, no_progress)
    assert list(found.retired_keys) == kept
    assert repr(kept[0]) not in repr(found)
    assert (dict(found.counted), found.ids) == ({"entries": 3}, 3)


def test_without_a_ledger_the_index_tells_and_without_both_nobody() -> None:
    assert FoundFacts({}, {}, 7).expected() == 7
    assert FoundFacts({}, {}, 0).expected() is None


def test_every_content_table_is_known_by_its_shape() -> None:
    """A new content table that salvage would pass over fails here."""
    assert set(RECOGNISERS) == set(CONTENT_TABLES)
