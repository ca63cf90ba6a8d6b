# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Rows found by their shape: all of them, with what the small tables say beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from holdspace.domain.entries import Entry
from holdspace.domain.prompts import new_template
from holdspace.storage import keys
from holdspace.storage.found_rows import RECOGNISERS, FoundFacts, find_facts, find_rows
from holdspace.storage.key_file import NewVaultKeys
from holdspace.storage.ledger_book import CONTENT_TABLES
from holdspace.storage.places import Places
from holdspace.storage.progress import no_progress
from holdspace.storage.retired_keys import retire_keys
from holdspace.storage.sealed_pages import SealedPages, closed_pages
from holdspace.storage.vault import open_vault
from practised import keep_all
from storage.old_vaults import make_older

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


def test_all_content_besides_entries_is_found_too(
    closed_vault: Places, root: bytearray, entry_at: Callable[..., Entry]
) -> None:
    with open_vault(closed_vault, root) as vault:
        entry = entry_at(0, text="first")
        vault.entries.add(entry)
        vault.entries.update(replace(entry, text="second"))
        vault.entries.add(gone := entry_at(9))
        vault.entries.erase(gone.id)
        vault.entries.templates.keep(new_template("Visit", "What helped?", now=entry.created_at))
        vault.fine_words.add("may", entry.created_at)
        keep_all(vault)
    with closed_pages(closed_vault.database, keys.database_key(root)) as pages:
        found = list(find_rows(pages, no_progress))
        facts = find_facts(pages, no_progress)
    by_table = {table: [each.row for each in found if each.table == table] for table in CONTENT_TABLES}
    assert {table: len(rows) for table, rows in by_table.items()} == {
        "entries": 4,
        "revisions": 1,
        "tombstones": 1,
        "own_templates": 1,
        "fine_words": 1,
        "sessions": 1,
        "answers": 1,
        "boundaries": 1,
        "own_patterns": 1,
        "own_cards": 1,
        "card_state": 1,
        "own_practices": 1,
    }
    assert by_table["revisions"][0][-1] == "first"
    assert by_table["tombstones"][0][1] == gone.id
    assert (facts.expected(), facts.ids) == (15, 14)  # a fine word has no id


def test_rows_of_a_vault_that_was_not_migrated_yet_are_found(closed_vault: Places, root: bytearray) -> None:
    with open_vault(closed_vault, root) as vault:
        make_older(vault.connection, 2)
    with closed_pages(closed_vault.database, keys.database_key(root)) as pages:
        found = list(find_rows(pages, no_progress))
    assert sorted(each.row[-1] for each in found if each.table == "entries") == [
        f"{MARKER} {n}" for n in range(3)
    ]


def test_without_a_ledger_the_index_tells_and_without_both_nobody() -> None:
    assert FoundFacts({}, {}, 7).expected() == 7
    assert FoundFacts({}, {}, 0).expected() is None


def test_every_content_table_is_known_by_its_shape() -> None:
    """A new content table that salvage would pass over fails here."""
    assert set(RECOGNISERS) == set(CONTENT_TABLES)
