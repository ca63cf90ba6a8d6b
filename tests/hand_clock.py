# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A clock that moves when a test moves it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

_START = datetime(2026, 10, 14, 14, 10, tzinfo=UTC)


class HandClock:
    """Implements domain/timing.py, Clock; `pass_by` lets seconds pass at once, `walk` in small steps."""

    def __init__(self, seconds: float = 1000.0) -> None:
        self._from = self._seconds = seconds

    def seconds(self) -> float:
        return self._seconds

    def now(self) -> datetime:
        return _START + timedelta(seconds=self._seconds - self._from)

    def time_zone(self) -> str:
        return "UTC"

    def pass_by(self, seconds: float) -> None:
        self._seconds += seconds
