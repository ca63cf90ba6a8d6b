# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The alarm that counts sleep: set for real, it rings once."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from holdspace.services import boot_alarm
from holdspace.services.boot_alarm import BootAlarm

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has an alarm that counts sleep")


def refuse(seconds: float) -> int:
    """Stand for a system that has no such alarm."""
    return -1


@pytest.fixture(params=["own", "qt"])
def alarm(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> BootAlarm:
    """An alarm that counts sleep where it can, and one where that is refused."""
    if request.param == "qt":
        monkeypatch.setattr(boot_alarm, "_start", refuse)
    return BootAlarm()


def test_it_rings_once(alarm: BootAlarm, qtbot: QtBot) -> None:
    with qtbot.waitSignal(alarm.rang):
        alarm.set(0.02)
        assert alarm.is_set
    assert not alarm.is_set


def test_nothing_left_rings_at_once(alarm: BootAlarm, qtbot: QtBot) -> None:
    with qtbot.waitSignal(alarm.rang):
        alarm.set(0.0)


def test_stopped_it_does_not_ring_and_set_anew_it_rings_by_the_last(alarm: BootAlarm, qtbot: QtBot) -> None:
    rung: list[bool] = []
    alarm.rang.connect(lambda: rung.append(True))
    alarm.set(0.01)
    alarm.stop()
    assert not alarm.is_set
    alarm.set(3600.0)
    other = BootAlarm()
    with qtbot.waitSignal(other.rang):
        other.set(0.1)
    assert not rung
    alarm.stop()


@on_linux
def test_it_is_the_kernels_clock_that_counts_sleep(qtbot: QtBot) -> None:
    alarm = BootAlarm()
    alarm.set(3600.0)
    assert alarm.counts_sleep
    told = Path(f"/proc/self/fdinfo/{alarm._descriptor}").read_text(encoding="ascii")
    assert "clockid: 7" in told  # CLOCK_BOOTTIME
    assert not os.get_inheritable(alarm._descriptor)
    alarm.stop()


@on_linux
def test_no_descriptor_is_left(qtbot: QtBot) -> None:
    before = len(list(Path("/proc/self/fd").iterdir()))
    for seconds in (3600.0, 1800.0):
        alarm = BootAlarm()
        alarm.set(seconds)
        alarm.set(seconds)
    alarm.stop()
    del alarm
    gc.collect()
    assert len(list(Path("/proc/self/fd").iterdir())) == before
