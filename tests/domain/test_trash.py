# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""How many days what was deleted is still kept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from holdspace.domain.trash import KEPT_FOR, days_left
from holdspace.storage import trash as kept

NOW = datetime(2026, 10, 14, 14, 10, tzinfo=UTC)


def test_it_is_as_long_as_storage_keeps_it() -> None:
    assert kept.KEPT_FOR == KEPT_FOR


def test_days_are_counted_up_and_stay_in_their_bounds() -> None:
    assert days_left(NOW, NOW) == 30
    assert days_left(NOW - timedelta(minutes=1), NOW) == 30
    assert days_left(NOW - timedelta(days=1), NOW) == 29
    assert days_left(NOW - timedelta(days=29, hours=23), NOW) == 1
    assert days_left(NOW - timedelta(days=31), NOW) == 0
    assert days_left(NOW + timedelta(days=3), NOW) == 30  # the clock was set back
