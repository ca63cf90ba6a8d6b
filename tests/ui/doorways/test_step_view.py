# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What all steps have: names for who cannot see them, and Enter as the way on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.doorways.conftest import ENTER, ESC, Walk

if TYPE_CHECKING:
    from collections.abc import Callable


def test_a_step_says_what_it_asks_and_what_to_do(walk_in: Callable[..., Walk]) -> None:
    walk = walk_in()
    walk.go("before")
    step = walk.find("doorway.step")
    assert step.accessibleName() == "Who is behind this door?"
    assert step.accessibleDescription() == "One, or several."
    assert walk.find("doorway.go").text() == "Next"
    walk.key(ESC)


def test_enter_goes_on_from_any_control_and_checks_nothing(walk_in: Callable[..., Walk]) -> None:
    walk = walk_in()
    walk.go("before")
    walk.find("doorway.audience.employer").setFocus()
    walk.key(ENTER)
    assert walk.step == "intention"
    assert walk.page._visit.audiences == ()
    walk.key(ESC)
