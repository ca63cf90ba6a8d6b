# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Queries in the index's own language; what they find is shown in test_finding."""

from __future__ import annotations

from holdspace.domain.find import parse
from holdspace.storage.entries import position_of
from holdspace.storage.find_plan import letters_of, plan_of, quoted


def test_beginnings_are_left_out_of_what_is_steady() -> None:
    plan = plan_of(parse("silence me* -be*"))
    assert plan.steady == '(text : "silence")'
    assert "me" in plan.match
    assert [(word.text, is_not) for word, is_not in plan.beginnings] == [("me", False), ("be", True)]
    assert letters_of(plan) == 2
    assert letters_of(plan_of(parse("silence"))) == 0


def test_days_are_positions_with_a_day_to_spare() -> None:
    from datetime import UTC, datetime

    plan = plan_of(parse("after:2026-01 before:2026-02"))
    assert plan.first == position_of(datetime(2025, 12, 31, tzinfo=UTC))
    assert plan.last == position_of(datetime(2026, 2, 2, tzinfo=UTC))
    assert all(day in plan.match for day in ("d20251231", "d20260201"))


def test_a_plan_does_not_show_the_words() -> None:
    assert "quince" not in repr(plan_of(parse("quince quince* tag:quince -quince")))


def test_quotes_stay_inside() -> None:
    assert quoted('a "b" \x00') == '"a ""b""  "'
