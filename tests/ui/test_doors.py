# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The ways in: doorways and exercises, and what is handed on about one under way."""

from __future__ import annotations

from typing import Any

import pytest

from household import NONE


def test_nothing_is_under_way_at_first_and_no_page_is_made_for_the_question(window_in: Any) -> None:
    window = window_in(NONE)
    assert not window._doors.is_under_way()
    assert window._doors.snapshot() == {}
    assert window.page_if_made("breathe") is None


def test_a_breath_under_way_is_handed_on_without_words(window_in: Any) -> None:
    window = window_in(NONE)
    window._doors.start("breathe", "box", 2)
    assert window._doors.is_under_way("breathe")
    assert not window._doors.is_under_way("pause")
    state = window._doors.snapshot()
    assert state["exercise"] == "breathe"
    assert "box" in str(state["session"])
    window.page("breathe")._session.stop()


def test_a_pause_without_an_id_leaves_the_choice(window_in: Any) -> None:
    window = window_in(NONE)
    window._doors.start("pause")
    assert window.place == "pause"
    assert not window._doors.is_under_way()


@pytest.mark.parametrize(
    ("doorway", "place"), [("before", "breathe"), ("after", "pause"), ("day_end", "now")]
)
def test_each_doorway_leads_somewhere(window_in: Any, doorway: str, place: str) -> None:
    window = window_in(NONE)
    window._doors.go_through(doorway)
    assert window.place == place
    if doorway == "before":
        window.page("breathe")._session.stop()


@pytest.mark.parametrize("state", [{}, {"exercise": "cards"}, {"exercise": None, "session": {}}])
def test_what_is_no_exercise_is_not_resumed(window_in: Any, state: dict[str, Any]) -> None:
    assert not window_in(NONE)._doors.resume(state)
