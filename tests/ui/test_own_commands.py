# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Own patterns and practices are found among the commands while they can be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from holdspace.domain.breathing import PhaseStep
from holdspace.domain.own_practices import OwnStep

if TYPE_CHECKING:
    from window_house import Make, MakeWindow

PHASES = (PhaseStep("in", 3.0), PhaseStep("out", 4.5))


def own_commands(window: Any) -> dict[str, str]:
    found = {command.words: command.id for command in window.commands.every()}
    return {words: each for words, each in found.items() if each.startswith("breathe.")}


def test_they_come_and_go_with_the_patterns_and_the_vault(household_in: Make, window_in: MakeWindow) -> None:
    household = household_in("unlocked")
    window: Any = window_in(household)
    patterns = window._house.patterns()
    assert own_commands(window) == {}
    made = patterns.add("Quiet one", PHASES)
    (command,) = own_commands(window).values()
    assert own_commands(window) == {"Breathe: Quiet one": f"breathe.{made.id}"}
    window.commands.run(command)
    session = window.page("breathe")._session
    assert session.pattern == made.pattern
    session.stop()
    household.vault.lock()
    assert own_commands(window) == {}
    assert not any("Quiet" in action.text() for action in window.actions())


def test_a_practice_of_ones_own_is_begun_from_there(household_in: Make, window_in: MakeWindow) -> None:
    household = household_in("unlocked")
    window: Any = window_in(household)
    made = window._house.own_practices().add("Before I ring", (OwnStep("let_go", "", 15),) * 2)
    words = {command.id: command.words for command in window.commands.every()}
    assert words[f"own_practice.{made.id}"] == "Practice: Before I ring"
    window.commands.run(f"own_practice.{made.id}")
    page = window.page("doorway")
    assert (window.place, page._session.practice.id) == ("doorway", made.id)
    page.stop()
    household.vault.lock()
    assert not any("I ring" in action.text() for action in window.actions())
