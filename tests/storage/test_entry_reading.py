# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Reading everything that is kept, the deleted entries too (the other readings: test_entries.py)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from holdspace.domain.entries import Entry
from holdspace.storage.errors import NoSuchEntry
from holdspace.storage.vault import Vault


def test_everything_comes_the_oldest_first(vault: Vault, entry_at: Callable[..., Entry]) -> None:
    made = [entry_at(minute) for minute in range(3)]
    for entry in reversed(made):
        vault.entries.add(entry)
    vault.entries.delete(made[1].id)
    found = list(vault.entries.everything())
    assert [kept.entry for kept in found] == made
    assert [kept.deleted_at is not None for kept in found] == [False, True, False]


def test_a_story_holds_every_version(vault: Vault, entry_at: Callable[..., Entry]) -> None:
    entry = entry_at(text="first")
    vault.entries.add(entry)
    vault.entries.update(replace(entry, text="second"))
    vault.entries.delete(entry.id)
    story = vault.entries.story(entry.id)
    assert story is not None
    assert [version.entry.text for version in story.versions] == ["second", "first"]
    assert vault.entries.story("none") is None
    with pytest.raises(NoSuchEntry):
        vault.entries.history(entry.id)
