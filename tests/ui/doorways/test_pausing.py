# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A pause on the way says what Pause says, each line at its time; so does a grounding."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from holdspace.domain.practices import Practice, Step
from holdspace.services.content import load_groundings, load_pauses
from holdspace.services.practice_content import StepContent
from holdspace.ui.doorways.pausing import PausingStep
from ui.doorways.conftest import ESC, Walk

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme
    from ui.screen_reader import Reader


def test_outside_says_its_lines_as_their_times_come_and_counts_no_time_unseen(
    walk_in: Callable[..., Walk], reader: Reader
) -> None:
    walk = walk_in("none")
    walk.go("after")
    walk.key(4, 1)
    (outside,) = (each for each in load_pauses() if each.pause.id == "outside")
    view: Any = walk.page.view
    first = view.line.text()
    assert first not in [words for _, words in outside.during]
    for at, words in outside.during:
        walk.wait(at - walk.page._session.step_elapsed())
        view.look()
        assert view.line.text() == words
        assert words in [heard for heard, _ in reader.heard]
    assert not view._timer.isActive(), "no other line comes"
    walk.window.show_now()
    walk.window.show_place("doorway")
    walk.key(ESC)


def test_its_timer_runs_only_while_it_is_seen(walk_in: Callable[..., Walk]) -> None:
    walk = walk_in("none")
    walk.go("after")
    walk.key(4, 3)
    view: Any = walk.page.view
    assert view._timer.isActive()
    walk.window.show_now()
    assert not view._timer.isActive()
    walk.wait(35)
    walk.window.show_place("doorway")
    (coffee,) = (each for each in load_pauses() if each.pause.id == "coffee")
    assert view.line.text() == coffee.during[0][1], "told where it is by then"
    walk.key(ESC)


def test_a_grounding_says_what_to_do(walk_in: Callable[..., Walk], theme: Theme, qtbot: QtBot) -> None:
    walk = walk_in("none")
    visit = walk.window._house.doorways()
    step = Step(id="feet", kind="ground", ref="feet", seconds=60.0)
    visit.begin(Practice(id="grounded", doorway="before", seconds=60.0, steps=(step,)))
    view = PausingStep(theme, StepContent(step, "Feet", "Both feet flat.", "Next", ()), visit)
    qtbot.addWidget(view)
    view.show()
    assert view.line.text() == "Both feet flat."
    (feet,) = (each for each in load_groundings() if each.pause.id == "feet")
    walk.household.clock.pass_by(9)
    view.look()
    assert view.line.text() == feet.during[0][1]
    visit.session.stop()
    view.look()
    assert not view._timer.isActive()
