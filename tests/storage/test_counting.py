# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Counting what answers a query: as many as a search finds."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from holdspace.domain.entries import Entry
from holdspace.domain.find import parse
from holdspace.domain.find_answers import answers
from holdspace.storage import counting
from holdspace.storage.counting import count_of
from holdspace.storage.vault import Vault


@pytest.fixture
def kept(vault: Vault, entry_at: Callable[..., Entry]) -> list[Entry]:
    texts = ("long silence", "silent, silence", "noise", "a long day")
    entries = [entry_at(minute, text=text, load=minute + 1) for minute, text in enumerate(texts)]
    with vault.connection.write():
        for entry in entries:
            vault.entries.add(entry)
    return entries


@pytest.mark.parametrize("typed", ["silence", "sil*", "long -silence", "load:>=3", "before:2020", "-noise"])
def test_as_many_are_counted_as_answer(vault: Vault, kept: list[Entry], typed: str) -> None:
    query = parse(typed)
    assert count_of(vault.connection, query) == sum(answers(query, entry) for entry in kept)


def test_without_an_index_nobody_counts(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "has_index", lambda _connection: False)
    assert count_of(vault.connection, parse("silence")) is None
