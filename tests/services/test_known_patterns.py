# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The patterns to choose from: one's own while they can be seen, and what is breathed without holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from holdspace.domain.breathing import PhaseStep, holdless
from holdspace.services.content import load_patterns
from holdspace.services.known_patterns import FIRST_PATTERN, KnownPatterns
from holdspace.services.patterns import PatternService
from holdspace.services.settings import Settings
from holdspace.storage.errors import VaultDamaged
from household import Household
from practised import PATTERN, keep_of_a_later_version

HELD = (PhaseStep("in", 4.0), PhaseStep("hold", 2.0), PhaseStep("out", 6.0))


@pytest.fixture
def home(tmp_path: Path, qtbot: QtBot) -> Iterator[Household]:
    del qtbot
    home = Household(tmp_path / "home")
    yield home
    home.end()


@pytest.fixture
def own(home: Household) -> PatternService:
    return PatternService(home.vault, home.clock, home.vault)


@pytest.fixture
def settings(home: Household) -> Settings:
    return Settings(home.places.settings, home.vault)


@pytest.fixture
def known(own: PatternService, settings: Settings) -> KnownPatterns:
    return KnownPatterns(load_patterns(), settings, own)


def test_own_ones_are_known_with_a_caution_until_the_vault_closes(
    home: Household, own: PatternService, known: KnownPatterns
) -> None:
    held = own.add("Slow quince", HELD)
    assert not known.knows(held.id)
    known.look_again()
    assert known.name_of(held.id) == "Slow quince"
    assert known.in_place_of(held.id).pattern == held.pattern
    assert known.own[held.id].caution == known.caution != ""
    home.vault.lock()
    known.look_again()
    assert known.own == {}
    assert known.name_of(held.id) == ""
    assert known.in_place_of(held.id).pattern.id == FIRST_PATTERN


def test_without_holds_each_is_itself_without_them(
    own: PatternService, settings: Settings, known: KnownPatterns
) -> None:
    held = own.add("Slow quince", HELD)
    known.look_again()
    settings.no_holds = True
    for content in load_patterns():
        instead = known.in_place_of(content.pattern.id)
        assert instead.pattern == holdless(content.pattern)
        assert known.offered[content.pattern.id] == instead
        assert known.leaves_out_holds(content.pattern.id) == content.pattern.has_holds
    mine = known.in_place_of(held.id)
    assert (mine.pattern.id, mine.pattern.has_holds, mine.caution) == (held.id, False, "")
    assert held.id in known.offered


def test_a_damaged_vault_leaves_those_that_ship(
    own: PatternService, known: KnownPatterns, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any) -> list[Any]:
        raise VaultDamaged

    monkeypatch.setattr(own, "all", fail)
    known.look_again()
    assert known.all == {each.pattern.id: each for each in load_patterns()}


def test_minutes_are_the_whole_breaths_that_fit_as_it_is_set(
    settings: Settings, known: KnownPatterns
) -> None:
    assert known.seconds_for("four_seven_eight", 2) == 6 * 19.0
    settings.no_holds = True
    assert known.seconds_for("four_seven_eight", 2) == 10 * 12.0
    settings.own_pace = 20
    assert 108.0 < known.seconds_for("four_seven_eight", 2) <= 120.0


def test_of_a_damaged_vault_none_is_said_to_be_newer(
    own: PatternService, known: KnownPatterns, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_of_a_later_version(own._store, PATTERN)
    known.look_again()
    assert known.newer == 1

    def fail(*_: Any) -> int:
        raise VaultDamaged

    monkeypatch.setattr(own, "newer", fail)
    known.look_again()
    assert known.newer == 0
