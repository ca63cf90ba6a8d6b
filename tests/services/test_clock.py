# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The computer's clock."""

from __future__ import annotations

import sys
import time
import zoneinfo
from datetime import UTC, datetime

import pytest

from holdspace.services.clock import SystemClock


def test_seconds_go_forward() -> None:
    clock = SystemClock()
    first = clock.seconds()
    assert clock.seconds() >= first


@pytest.mark.skipif(sys.platform != "linux", reason="another clock counts sleep on other systems")
def test_seconds_count_sleep() -> None:
    before = time.clock_gettime(time.CLOCK_BOOTTIME)
    told = SystemClock().seconds()
    assert before <= told <= time.clock_gettime(time.CLOCK_BOOTTIME)


def test_now_is_local_and_knows_its_offset() -> None:
    before, told = datetime.now(UTC), SystemClock().now()
    assert before <= told <= datetime.now(UTC)
    assert told.utcoffset() == datetime.now().astimezone().utcoffset()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the time zone is the system's there")
@pytest.mark.parametrize("zone", ["Europe/Paris", "Asia/Kathmandu", "America/St_Johns"])
def test_the_time_zone_has_its_iana_name(monkeypatch: pytest.MonkeyPatch, zone: str) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        clock = SystemClock()
        assert clock.time_zone() == zone
        assert clock.now().utcoffset() == datetime.now(zoneinfo.ZoneInfo(zone)).utcoffset()
    finally:
        monkeypatch.undo()
        time.tzset()


def test_a_time_zone_is_always_named() -> None:
    assert SystemClock().time_zone()
