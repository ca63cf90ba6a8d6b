# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A selection takes whole days, as the wall showed them, and what a search found."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest

from holdspace.domain.entries import new_entry
from holdspace.domain.exports import Selection

LATE = datetime(2026, 3, 2, 23, 30, tzinfo=timezone(timedelta(hours=-10)))  # the third in UTC
ENTRY = new_entry("words", now=LATE, time_zone="Pacific/Honolulu")
SECOND, THIRD = date(2026, 3, 2), date(2026, 3, 3)


@pytest.mark.parametrize(
    ("selection", "takes"),
    [
        (Selection(), True),
        (Selection(SECOND, SECOND), True),
        (Selection(first=THIRD), False),
        (Selection(last=SECOND), True),
        (Selection(last=SECOND - timedelta(days=1)), False),
        (Selection(ids=frozenset({ENTRY.id})), True),
        (Selection(ids=frozenset()), False),
        (Selection(THIRD, THIRD, frozenset({ENTRY.id})), False),
    ],
)
def test_what_is_taken(selection: Selection, takes: bool) -> None:
    assert selection.takes(ENTRY) is takes


def test_all_is_told_from_a_part() -> None:
    assert Selection().is_all
    assert not Selection(first=SECOND).is_all
    assert not Selection(last=SECOND).is_all
    assert not Selection(ids=frozenset()).is_all
