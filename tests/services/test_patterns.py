# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Own patterns are made, changed and removed while the journal is open, and not seen while it is not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from holdspace.domain.breathing import BadPattern, PhaseStep
from holdspace.services.patterns import PatternService
from household import Household
from practised import PATTERN

PHASES = (PhaseStep("in", 4.0), PhaseStep("out", 6.0))


@pytest.fixture
def home(tmp_path: Path, qtbot: QtBot) -> Iterator[Household]:
    del qtbot
    home = Household(tmp_path / "home")
    yield home
    home.end()


def test_they_are_kept_changed_and_removed(home: Household) -> None:
    patterns = PatternService(home.vault, home.clock)
    told: list[str] = []
    patterns.changed.connect(lambda: told.append("changed"))
    slow = patterns.add("  Slow ", PHASES)
    box = patterns.add("Box", (PhaseStep("in", 2.5), PhaseStep("hold", 1.0), PhaseStep("out", 2.5)))
    assert slow.name == "Slow"
    assert patterns.all() == [slow, box]
    assert patterns.can_be_seen
    home.clock.pass_by(60)
    changed = patterns.keep(replace(slow, name="Slower"))
    assert changed.modified_at == home.clock.now()
    assert patterns.all() == [changed, box]
    patterns.remove(box.id)
    patterns.remove(box.id)
    assert patterns.all() == [changed]
    assert len(told) == 5
    assert home.vault.vault.ledger_agrees()


def test_one_that_is_put_back_after_it_was_removed_stays(home: Household) -> None:
    patterns = PatternService(home.vault, home.clock)
    kept = patterns.keep(PATTERN)
    patterns.remove(kept.id)
    again = patterns.keep(kept)
    assert patterns.all() == [again]
    assert not home.vault.vault.entries.was_erased(kept.id)


def test_while_the_journal_is_locked_there_are_none_to_see(home: Household) -> None:
    patterns = PatternService(home.vault, home.clock)
    kept = patterns.add("Slow", PHASES)
    seen: list[tuple[bool, int]] = []
    patterns.changed.connect(lambda: seen.append((patterns.can_be_seen, len(patterns.all()))))
    assert not patterns.are_locked
    home.vault.lock()
    assert patterns.are_locked
    home.open()
    assert seen == [(False, 0), (True, 1)]
    assert patterns.all() == [kept]


def test_what_cannot_be_breathed_is_refused(home: Household) -> None:
    patterns = PatternService(home.vault, home.clock)
    with pytest.raises(BadPattern):
        patterns.add("Slow", PHASES[:1])
    assert patterns.all() == []
