# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Own practices with their words: what is gone has another in its place; locked, no name is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from holdspace.domain.breathing import PhaseStep
from holdspace.domain.own_practices import BOUNDS, OwnPractice, OwnStep
from holdspace.domain.practices import STEP_KINDS
from holdspace.services.content import load_patterns
from holdspace.services.known_patterns import KnownPatterns
from holdspace.services.known_practices import KnownPractices, load_own_words
from holdspace.services.own_practices import OwnPracticeService
from holdspace.services.patterns import PatternService
from holdspace.services.settings import Settings
from holdspace.storage.errors import VaultDamaged
from household import Household
from practised import PRACTICE

SLOW = (PhaseStep("in", 4.0), PhaseStep("hold", 1.0), PhaseStep("out", 5.0))


@pytest.fixture
def home(tmp_path: Path, qtbot: QtBot) -> Iterator[Household]:
    del qtbot
    home = Household(tmp_path / "home")
    yield home
    home.end()


@pytest.fixture
def patterns(home: Household) -> PatternService:
    return PatternService(home.vault, home.clock, home.vault)


@pytest.fixture
def settings(home: Household) -> Settings:
    return Settings(home.places.settings, home.vault)


@pytest.fixture
def known(home: Household, patterns: PatternService, settings: Settings) -> KnownPractices:
    known_patterns = KnownPatterns(load_patterns(), settings, patterns)
    return KnownPractices(OwnPracticeService(home.vault, home.clock, home.vault), known_patterns)


def with_pattern(known: KnownPractices, patterns: PatternService) -> OwnPractice:
    pattern = patterns.add("Slow quince", SLOW)
    steps = (OwnStep("breathe", pattern.id, 60), *PRACTICE.steps[2:])
    return known.service.add("Before the quince", steps)


def test_its_name_is_there_only_while_it_can_be_seen(
    home: Household, known: KnownPractices, patterns: PatternService
) -> None:
    own = with_pattern(known, patterns)
    practice = known.walked(own)
    assert known.content_of(practice).name == "Before the quince"
    home.vault.lock()
    locked = known.content_of(practice)
    assert (known.all, known.of(own.id)) == ([], None)
    assert locked.name == load_own_words().name
    assert "quince" not in repr(locked)
    assert [each.title for each in locked.steps] == [
        *("A breath of your own", "Thirty seconds", "Two to have ready"),
        "Whatever is in the way",
    ]


def test_a_pattern_that_was_removed_is_told_and_another_takes_its_place(
    known: KnownPractices, patterns: PatternService
) -> None:
    own = with_pattern(known, patterns)
    assert known.gone(own) == ()
    assert known.said(own.steps[0]) == "Slow quince"
    assert known.walked(own).steps[0].phases == SLOW
    patterns.remove(own.steps[0].ref)
    assert known.gone(own) == (0,)
    assert known.said(own.steps[0]) == "One that was removed"
    assert known.said_instead(own.steps[0]) == "Cyclic sighing"
    assert known.walked(own).steps[0].ref == "cyclic_sighing"


def test_a_pause_that_no_longer_ships_has_the_first_in_its_place(known: KnownPractices) -> None:
    own = replace(PRACTICE, steps=(OwnStep("pause", "long_gone", 30), OwnStep("ground", "long_gone", 30)))
    assert known.gone(own) == (0, 1)
    assert [step.ref for step in known.walked(own).steps] == ["one_breath", "five_senses"]


def test_without_holds_a_breath_is_gone_through_without_them(
    known: KnownPractices, patterns: PatternService, settings: Settings
) -> None:
    own = with_pattern(known, patterns)
    settings.no_holds = True
    step = known.walked(own).steps[0]
    assert [each.kind for each in step.phases] == ["in", "out"]
    assert step.seconds == 54.0  # six breaths of nine seconds


def test_each_kind_has_options_that_make_a_step_of_a_usual_length(known: KnownPractices) -> None:
    for kind in STEP_KINDS:
        for key, words in known.options(kind):
            count = int(key) if kind == "card" else 0
            seconds = known.usual_seconds(kind, key)
            assert BOUNDS[kind][0] <= seconds <= BOUNDS[kind][1]
            step = OwnStep(kind, "" if kind == "card" else key, seconds, count)
            assert (known.key_of(step), known.said(step)) == (key, words)
            own = replace(PRACTICE, steps=(step, OwnStep("let_go", "", 15)))
            content = known.content_of(known.walked(own))
            assert all(each.title and each.line and each.go for each in content.steps)


def test_the_last_step_says_that_it_is_the_last(known: KnownPractices) -> None:
    steps = (OwnStep("card", "", 20, 1), OwnStep("card", "", 20, 1))
    content = known.content_of(known.walked(replace(PRACTICE, steps=steps)))
    assert [each.go for each in content.steps] == ["Next", "Done"]


def test_what_leads_away_from_the_laptop_is_known(known: KnownPractices) -> None:
    assert not known.locks(PRACTICE)
    assert known.locks(replace(PRACTICE, steps=(*PRACTICE.steps, OwnStep("pause", "coffee", 300))))


def test_a_vault_that_cannot_be_read_has_none(known: KnownPractices, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise VaultDamaged

    monkeypatch.setattr(known.service, "all", fail)
    assert known.all == []


@pytest.mark.parametrize("kind", STEP_KINDS)
def test_each_kind_begins_with_a_step_that_can_be_kept(known: KnownPractices, kind: str) -> None:
    step = known.usual(kind)
    assert (step.kind, known.key_of(step)) == (kind, known.options(kind)[0][0])
    assert step.seconds == known.usual_seconds(kind, known.key_of(step))


def test_a_choice_begins_with_what_is_not_asked_yet(known: KnownPractices) -> None:
    assert [known.usual("choose", asked).ref for asked in ([], ["audience"], ["audience", "load"])] == [
        *("audience", "load", "load")
    ]
    assert known.usual("choose", ["load", "load"]).ref == "audience"
