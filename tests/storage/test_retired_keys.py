# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Keys the inbox once had: kept inside the vault, each once, and tried on late files."""

from __future__ import annotations

from collections.abc import Callable

from holdspace.domain.entries import Entry
from holdspace.storage import keys
from holdspace.storage.drafts import Draft, seal_draft
from holdspace.storage.inbox import seal_entry
from holdspace.storage.key_file import NewVaultKeys, make_keys
from holdspace.storage.places import Places
from holdspace.storage.retired_keys import retire_keys, retired_keys
from holdspace.storage.vault import Vault, create_vault, open_vault

MakeEntry = Callable[..., Entry]


def test_each_key_is_kept_once(vault: Vault) -> None:
    assert retired_keys(vault.connection) == []
    first, second = (keys.inbox_private_key(keys.new_root()) for _ in range(2))
    retire_keys(vault.connection, [first, second])
    retire_keys(vault.connection, [first])
    assert sorted(retired_keys(vault.connection)) == sorted([first, second])
    assert vault.ledger_agrees()


def test_an_older_vault_has_none(vault: Vault) -> None:
    vault.connection.run("DROP TABLE retired_inbox_keys")
    assert retired_keys(vault.connection) == []


def test_a_late_note_and_draft_open_with_a_retired_key(
    places: Places, new_keys: NewVaultKeys, entry_at: MakeEntry
) -> None:
    """A note sealed by a process that still read the old key file."""
    earlier = Places(places.home.parent / "earlier")
    old = make_keys("some other words here", new_keys.key_file.parameters)
    with create_vault(earlier, old):
        seal_entry(earlier, entry_at(1, text="late"))
        draft = Draft("half a thou", (), None, (), "note", entry_at().created_at, entry_at().id)
        seal_draft(earlier, draft)
    with create_vault(places, new_keys) as vault:
        retire_keys(vault.connection, [keys.inbox_private_key(old.root)])
    for path in earlier.inbox.glob("*.sealed"):
        path.rename(places.inbox / path.name)
    earlier.draft.rename(places.draft)
    with open_vault(places, new_keys.root) as vault:
        absorbed = vault.absorb_inbox()
        assert [entry.text for entry in absorbed.entries] == ["late"]
        assert absorbed.set_aside == 0
        assert vault.open_draft() == draft
        kept = vault._retired_keys
        assert any(kept[0])
    assert not any(kept[0])
