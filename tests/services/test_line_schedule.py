# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A line comes back soon, or after longer and longer; a memory that is none counts as never practised."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdspace.services.line_schedule import AGAIN, GOOD, after, due_at

NOW = datetime(2026, 10, 14, 14, 10, tzinfo=timezone(timedelta(hours=-5)))
SOUND = json.loads(after("", GOOD, NOW))


def days_between(answers: str) -> list[float]:
    """Return the days until a line comes back after each answer, g or a, given when its time has come."""
    memory, at, found = "", NOW, []
    for answer in answers:
        memory = after(memory, {"g": GOOD, "a": AGAIN}[answer], at)
        due = due_at(memory)
        assert due is not None
        found.append((due - at) / timedelta(days=1))
        at = due
    return found


def test_what_sits_comes_back_after_longer_and_longer_and_within_four_months() -> None:
    days = days_between("gggggggg")
    assert days == sorted(days)
    assert days[0] >= 1
    assert days[1] > days[0]
    assert days[-1] == 120


def test_what_is_wanted_again_comes_back_in_this_sitting_however_well_it_sat() -> None:
    for answers in ("a", "aa", "ga", "gggga"):
        assert days_between(answers)[-1] == pytest.approx(1 / 144)
    assert days_between("gga" + "g")[-1] < days_between("ggg")[-1]


def test_the_same_answers_at_the_same_times_give_the_same_days() -> None:
    assert after(after("", GOOD, NOW), GOOD, NOW + timedelta(days=9)) == after(
        after("", GOOD, NOW.astimezone(UTC)), GOOD, (NOW + timedelta(days=9)).astimezone(UTC)
    )
    assert days_between("ggaggg") == days_between("ggaggg")


def test_what_is_remembered_is_short_and_has_no_words() -> None:
    memory = after(after("", AGAIN, NOW), GOOD, NOW + timedelta(days=1))
    assert len(memory) < 250
    assert set(json.loads(memory)) == {
        *("card_id", "state", "step", "stability", "difficulty", "due", "last_review"),
    }


def test_never_practised_is_due_at_no_time() -> None:
    assert due_at("") is None


@pytest.mark.parametrize(
    "memory",
    [
        *("nothing", "[]", "{}", "null", "7", "[" * 1000, '"due"'),
        *(
            json.dumps(SOUND | change)
            for change in (
                {"due": "2026-10-16"},
                {"due": "someday"},
                {"due": 5},
                {"last_review": None},
                {"last_review": "2026-10-14T14:10:00"},
                {"stability": None},
                {"stability": -1.0},
                {"stability": float("nan")},
                {"stability": float("inf")},
                {"stability": "much"},
                {"difficulty": 0.0},
                {"difficulty": 11},
                {"state": 9},
                {"state": 1, "step": 4},
                {"state": 2, "step": 0},
            )
        ),
    ],
    ids=range(22),
)
def test_a_memory_that_is_none_counts_as_never_practised(memory: str) -> None:
    assert due_at(memory) is None
    assert after(memory, GOOD, NOW) == after("", GOOD, NOW)


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=60) | st.recursive(st.integers() | st.text(max_size=5), st.lists).map(json.dumps))
def test_no_text_is_too_much(memory: str) -> None:
    assert due_at(after(memory, AGAIN, NOW)) == NOW + timedelta(minutes=10)


@settings(max_examples=80, deadline=None)
@given(
    stability=st.floats(1e-9, 1e6),
    difficulty=st.floats(1.0, 10.0),
    state=st.sampled_from((1, 2, 3)),
    last=st.datetimes(min_value=datetime(1, 1, 3), max_value=datetime(9999, 12, 28), timezones=st.just(UTC)),
    how=st.sampled_from((AGAIN, GOOD)),
)
def test_every_sound_memory_can_be_gone_on_from(
    stability: float, difficulty: float, state: int, last: datetime, how: str
) -> None:
    change = {"stability": stability, "difficulty": difficulty, "state": state}
    change |= {"step": None if state == 2 else 0, "last_review": last.isoformat()}
    due = due_at(after(json.dumps(SOUND | change), how, NOW))
    assert due is not None
    assert NOW < due <= NOW + timedelta(days=120)


def test_it_brings_nothing_heavy_along() -> None:
    code = (
        "import sys, holdspace.services.line_schedule\n"
        "sys.exit(bool({'torch', 'numpy', 'pandas', 'fsrs.optimizer'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
