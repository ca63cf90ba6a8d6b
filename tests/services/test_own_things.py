# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What patterns and practices of one's own share: a later change counts, and the lock hides them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from holdspace.services.own_practices import OwnPracticeService
from holdspace.services.own_things import OwnThings
from holdspace.services.patterns import PatternService
from household import Household
from practised import PATTERN, PRACTICE, keep_of_a_later_version, twin

KINDS = [(PatternService, PATTERN), (OwnPracticeService, PRACTICE)]


@pytest.fixture
def home(tmp_path: Path, qtbot: QtBot) -> Iterator[Household]:
    del qtbot
    home = Household(tmp_path / "home")
    yield home
    home.end()


@pytest.mark.parametrize(("kind", "item"), KINDS)
def test_they_are_kept_changed_removed_and_put_back(home: Household, kind: Any, item: Any) -> None:
    own: OwnThings[Any] = kind(home.vault, home.clock)
    told: list[int] = []
    own.changed.connect(lambda: told.append(len(own.all())))
    kept = own.keep(item)
    home.clock.pass_by(60)
    changed = own.keep(replace(kept, name="Slower"))
    assert changed.modified_at > kept.modified_at
    assert own.all() == [changed]
    own.remove(kept.id)
    own.remove(kept.id)
    again = own.keep(changed)
    assert own.all() == [again]
    assert told == [1, 1, 0, 0, 1]
    assert not home.vault.vault.entries.was_erased(kept.id)
    assert home.vault.vault.ledger_agrees()


@pytest.mark.parametrize(("kind", "item"), KINDS)
def test_while_the_journal_is_locked_there_are_none_to_see(home: Household, kind: Any, item: Any) -> None:
    own: OwnThings[Any] = kind(home.vault, home.clock)
    kept = own.keep(item)
    seen: list[tuple[bool, int]] = []
    own.changed.connect(lambda: seen.append((own.can_be_seen, len(own.all()))))
    assert not own.are_locked
    home.vault.lock()
    assert own.are_locked
    home.open()
    assert seen == [(False, 0), (True, 1)]
    assert own.all() == [kept]


@pytest.mark.parametrize(("kind", "item"), KINDS)
def test_those_that_were_brought_in_are_told_of(home: Household, kind: Any, item: Any) -> None:
    own: OwnThings[Any] = kind(home.vault, home.clock)
    own._store.take_in(item)
    told: list[list[Any]] = []
    own.changed.connect(lambda: told.append(own.all()))
    home.vault.brought_in.emit()
    assert told == [[item]]


@pytest.mark.parametrize(("kind", "item"), KINDS)
def test_those_of_a_newer_version_are_counted_while_the_journal_is_open(
    home: Household, kind: Any, item: Any
) -> None:
    own: OwnThings[Any] = kind(home.vault, home.clock)
    own.keep(item)
    keep_of_a_later_version(own._store, twin(item, 2))
    assert (own.newer(), len(own.all())) == (1, 1)
    home.vault.lock()
    assert own.newer() == 0
