# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The one clock: it counts sleep, and knows the local time zone."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


class SystemClock:
    """The computer's clock (see domain/timing.py, Clock)."""

    def seconds(self) -> float:
        """Return seconds since the computer started, sleep included."""
        return _seconds_awake_and_asleep()

    def now(self) -> datetime:
        """Return the local time with its offset."""
        from datetime import datetime

        return datetime.now().astimezone()

    def time_zone(self) -> str:
        """Return the IANA name of the local time zone; "UTC" where the system has none."""
        from PySide6.QtCore import QTimeZone

        return QTimeZone.systemTimeZoneId().toStdString() or "UTC"


if sys.platform == "linux":

    def _seconds_awake_and_asleep() -> float:
        return time.clock_gettime(time.CLOCK_BOOTTIME)

elif sys.platform == "darwin":

    def _seconds_awake_and_asleep() -> float:  # untested: macOS counts sleep in CLOCK_MONOTONIC
        return time.clock_gettime(time.CLOCK_MONOTONIC)

else:

    def _seconds_awake_and_asleep() -> (
        float
    ):  # untested: Windows, GetTickCount64 under time.monotonic counts sleep
        return time.monotonic()
