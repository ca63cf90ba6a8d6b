# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What is told of an end, whatever another process handed on."""

from __future__ import annotations

from typing import Any

import pytest

from holdspace.services.doorways import Outcome
from holdspace.services.practice_content import load_practices
from holdspace.ui.doorways.ending import Ending

AFTER = next(each for each in load_practices() if each.practice.id == "after")
SESSION = "11111111-1111-4111-8111-111111111111"


def outcome(**values: Any) -> Outcome:
    return Outcome(AFTER.practice, values.pop("seconds", 300.0), whole=True, session_id=SESSION, **values)


def test_another_process_tells_the_same() -> None:
    ending = Ending.of(AFTER, outcome(seconds=12.0, kept=True, sealed=True), 4, 2)
    again = Ending(AFTER, ending.snapshot())
    told = (again.sentence, again.kept, again.loads, again.session_id)
    assert told == (AFTER.sooner, "Set down and sealed.", "How heavy: 4 before, 2 now.", SESSION)


@pytest.mark.parametrize(("before", "after"), [(None, 2), (4, None), (None, None)])
def test_how_heavy_it_was_is_told_where_both_were_said(before: int | None, after: int | None) -> None:
    ending = Ending.of(AFTER, outcome(), before, after)
    assert (ending.loads, ending.sentence, ending.kept) == ("", AFTER.end, "")
    assert "loads" not in ending.snapshot()


@pytest.mark.parametrize("loads", [7, "42", [4], [4, 9], [4, "2"], [4, [2]], [[4], 2], {"4": 2}])
def test_no_loads_that_are_none_are_told(loads: object) -> None:
    assert Ending(AFTER, {"loads": loads, "stopped": True}).loads == ""


def test_one_that_was_ended_early_says_so() -> None:
    assert Ending(AFTER, {"stopped": True, "sooner": True}).sentence == "A moment. It counts too."
