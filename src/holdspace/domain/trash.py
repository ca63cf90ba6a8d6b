# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""How long what was deleted can still be brought back."""

from __future__ import annotations

from datetime import datetime, timedelta

KEPT_FOR = timedelta(days=30)
_DAY = timedelta(days=1)


def days_left(deleted_at: datetime, now: datetime) -> int:
    """Return in how many days it is erased, both moments aware; 0 where that is due, 30 at most."""
    left = deleted_at + KEPT_FOR - now
    return max(0, min(KEPT_FOR.days, -(-left // _DAY)))
