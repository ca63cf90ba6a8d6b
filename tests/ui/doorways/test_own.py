# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Practices of one's own go the way of the doorways: recorded, left, handed on, and never by their name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from holdspace.domain.breathing import PhaseStep
from holdspace.domain.own_practices import OwnStep
from ui.doorways.conftest import CTRL, ENTER, ESC

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.doorways.conftest import Walk

    WalkIn = Callable[..., Walk]

NAME = "Before I ring the orchard"
WORDS = "all of the quinces"
STEPS = (
    OwnStep("choose", "audience", 10),
    OwnStep("choose", "load", 10),
    OwnStep("breathe", "long_exhale", 20),
    OwnStep("write", "", 60),
    OwnStep("write", "entry", 60),
    OwnStep("choose", "load", 10),
)
AWAY = (OwnStep("pause", "outside", 60), OwnStep("let_go", "", 15))


def begin(walk: Walk, *steps: OwnStep) -> Any:
    """Keep a practice and choose it on Pause, with the keyboard on it; return it."""
    made = walk.window._house.own_practices().add(NAME, steps)
    walk.window.show_pause()
    walk.window.page("pause").offer_own(made.id)
    return made


def all_words(window: QWidget) -> str:
    texts = [each.text() for each in window.findChildren(QLabel)]
    texts += [each.text() for each in window.findChildren(QAbstractButton)]
    texts += [
        f"{each.accessibleName()} {each.accessibleDescription()}" for each in window.findChildren(QWidget)
    ]
    return " ".join(texts)


def test_it_is_walked_from_pause_by_keys_and_recorded_as_a_doorway_is(walk_in: WalkIn) -> None:
    walk = walk_in()
    made = begin(walk, *STEPS)
    walk.key(ENTER)
    assert (walk.window.place, walk.page._line.text(), walk.page._name.text()) == (
        "doorway",
        NAME,
        "Of your own",
    )
    walk.key(1, ENTER)
    walk.key(4)
    assert walk.find("doorway.phase").isVisible()
    walk.wait(20)
    assert walk.step == "step_4"
    assert not walk.shows("doorway.keep")
    walk.type(WORDS)
    assert not walk.page._visit.holds_words
    walk.wait(2)
    walk.key(ENTER, modifier=CTRL)
    assert walk.step == "step_5"
    assert not walk.shows("doorway.another"), "there is one question alone"
    walk.type("kept words")
    walk.key(ENTER, modifier=CTRL)
    walk.key(2)
    (session,) = walk.sessions
    assert (session.practice, session.place, session.whole) == (made.id, "doorway", True)
    assert (session.audiences, session.load, session.load_after) == (("client",), 4, 2)
    (entry,) = walk.household.entries
    assert (entry.text, entry.kind, entry.practice, entry.session_id) == (
        *("kept words", "note", made.id),
        session.id,
    )
    assert (walk.find("doorway.end").accessibleName(), walk.step) == ("This time was yours.", "")


def test_words_that_nobody_keeps_are_in_no_draft_and_go_with_the_step(walk_in: WalkIn) -> None:
    walk = walk_in()
    begin(walk, OwnStep("write", "", 60), OwnStep("let_go", "", 15))
    walk.key(ENTER)
    walk.type(WORDS)
    assert walk.page._visit.keep_now()
    assert walk.page.words_to_keep.is_empty
    walk.key(ENTER, modifier=CTRL)
    assert walk.page._visit._laid_by == {}
    walk.key(ESC)
    assert walk.household.vault.vault.entries.count() == 0


def test_through_a_lock_it_goes_on_without_its_name_until_the_journal_is_open(walk_in: WalkIn) -> None:
    states: list[dict[str, Any]] = []
    walk = walk_in()
    walk.window.relaunch_wanted.connect(states.append)
    pattern = walk.window._house.patterns().add("Slow orchard", (PhaseStep("in", 4.0), PhaseStep("out", 6.0)))
    made = begin(walk, *AWAY, OwnStep("breathe", pattern.id, 30))
    walk.key(ENTER)
    assert "orchard" not in json.dumps(states)
    assert "orchard" not in walk.household.places.interrupted.read_text()
    assert "orchard" not in all_words(walk.page)
    again = walk.as_next_process(states[-1])
    assert (again.window.place, again.step) == ("doorway", "step_1")
    assert again.page._line.text() == "A practice of your own"
    again.wait(62)  # a key at once would be meant for the step before
    again.key(ENTER)
    assert again.step == "step_3"
    assert again.page._breath_of(again.page._session.step).phases == pattern.phases
    again.open()
    assert again.page._line.text() == NAME
    again.wait(30)
    (session,) = again.sessions
    assert (session.practice, session.whole) == (made.id, True)


def test_cut_off_it_leaves_a_link_which_has_its_name_only_while_the_journal_is_open(walk_in: WalkIn) -> None:
    walk = walk_in()
    begin(walk, OwnStep("let_go", "", 15), OwnStep("breathe", "long_exhale", 60))
    walk.key(ENTER)
    walk.wait(4)
    walk.key(ENTER)
    assert "orchard" not in walk.household.places.interrupted.read_text()
    again = walk.as_next_process()
    link = again.find("now.go_on")
    assert link.isVisible()
    assert "A practice of your own" in link.text()  # type: ignore[attr-defined]
    again.open()
    assert NAME in link.text()  # type: ignore[attr-defined]
    link.click()  # type: ignore[attr-defined]
    assert (again.step, again.page._line.text()) == ("step_2", NAME)
    again.household.vault.lock()
    assert "orchard" not in all_words(again.window)
    again.key(ESC)


def test_its_end_is_shown_in_the_next_process(walk_in: WalkIn) -> None:
    walk = walk_in()
    begin(walk, OwnStep("let_go", "", 15), OwnStep("let_go", "", 15))
    walk.key(ENTER)
    walk.wait(8)
    walk.key(ENTER, ENTER)
    state = json.loads(json.dumps(walk.window.snapshot()))
    again = walk.as_next_process(state)
    assert again.find("doorway.end").accessibleName() == "This time was yours."


def test_one_that_is_deleted_on_its_way_goes_on_and_its_session_stays(walk_in: WalkIn) -> None:
    walk = walk_in()
    made = begin(walk, OwnStep("let_go", "", 15), OwnStep("let_go", "", 15))
    walk.key(ENTER)
    walk.wait(8)
    walk.window._house.own_practices().remove(made.id)
    assert walk.page._line.text() == "A practice of your own"
    walk.key(ENTER, ENTER)
    assert [each.practice for each in walk.sessions] == [made.id]


def test_begun_again_it_goes_on_and_a_doorway_ends_it(walk_in: WalkIn) -> None:
    walk = walk_in()
    made = begin(walk, OwnStep("let_go", "", 15), OwnStep("let_go", "", 15))
    walk.window.commands.run(f"own_practice.{made.id}")
    walk.wait(8)
    walk.key(ENTER)
    walk.window.commands.run(f"own_practice.{made.id}")
    assert walk.step == "step_2"
    walk.go("before")
    assert walk.step == "who"
    assert [each.practice for each in walk.sessions] == [made.id]
    walk.key(ESC)


def test_from_the_pocket_window_one_is_led_to_it_rather_than_ending_it(walk_in: WalkIn) -> None:
    walk = walk_in()
    begin(walk, OwnStep("let_go", "", 15), OwnStep("let_go", "", 15))
    walk.key(ENTER)
    walk.window.go_through("own")  # as the pocket window asks for what is open elsewhere
    assert walk.step == "step_1"
    walk.key(ESC)


def test_called_during_a_pause_it_says_that_a_step_is_gone_and_waits_behind_it(walk_in: WalkIn) -> None:
    walk = walk_in()
    patterns = walk.window._house.patterns()
    pattern = patterns.add("Slow orchard", (PhaseStep("in", 4.0), PhaseStep("out", 6.0)))
    made = begin(walk, OwnStep("breathe", pattern.id, 60), OwnStep("let_go", "", 15))
    patterns.remove(pattern.id)
    walk.window.do("pause", "silence_60")
    walk.window.show_now()
    walk.window.commands.run(f"own_practice.{made.id}")
    assert walk.find("pause.remaining").isVisible(), "the pause goes on"
    assert walk.window.toast.words == (
        "A step of this practice was removed. It waits here until this pause is over."
    )
    walk.key(ESC)
    walk.find("pause.back").click()  # type: ignore[attr-defined]
    assert walk.find("pause.gone").isVisible()


@pytest.mark.parametrize("how", ["palette", "pause"])
def test_a_pattern_that_was_removed_is_told_before_it_begins(walk_in: WalkIn, how: str) -> None:
    walk = walk_in()
    patterns = walk.window._house.patterns()
    pattern = patterns.add("Slow orchard", (PhaseStep("in", 4.0), PhaseStep("out", 6.0)))
    made = begin(walk, OwnStep("breathe", pattern.id, 60), OwnStep("let_go", "", 15))
    patterns.remove(pattern.id)
    walk.window.show_now()
    if how == "palette":
        walk.window.commands.run(f"own_practice.{made.id}")
    else:
        walk.window.show_pause()
    assert walk.window.place == "pause"
    said = walk.find("pause.gone")
    assert said.isVisible()
    assert said.text() == "What step 1 follows was removed. “Cyclic sighing” takes its place."  # type: ignore[attr-defined]
    assert walk.find("pause.another").isVisible()
    assert (walk.window.focusWidget() is walk.find("pause.another")) == (how == "palette")
    walk.find("pause.start").click()  # type: ignore[attr-defined]
    assert walk.page._session.step is not None
    assert walk.page._session.step.ref == "cyclic_sighing"
    walk.key(Qt.Key.Key_Escape)


@pytest.mark.parametrize("by", ["id", "name"])
def test_a_start_finds_it_by_its_id_or_its_name_while_the_journal_is_open(walk_in: WalkIn, by: str) -> None:
    walk = walk_in()
    made = begin(walk, OwnStep("let_go", "", 15), OwnStep("let_go", "", 15))
    asked = made.id if by == "id" else NAME.upper()
    walk.window.do("pause", asked)
    assert (walk.window.place, walk.page._line.text()) == ("doorway", NAME)
    walk.key(ESC)
    walk.household.vault.lock()
    walk.window.do("pause", asked)
    assert walk.window.place == "pause"
    assert walk.find("pause.own.unlock").isVisible()


def test_a_pause_comes_before_a_practice_of_its_name(walk_in: WalkIn) -> None:
    walk = walk_in()
    walk.window._house.own_practices().add("silence_10", [OwnStep("let_go", "", 15)] * 2)
    walk.window.do("pause", "silence_10")
    assert walk.find("pause.remaining").isVisible()
    walk.key(ESC)
