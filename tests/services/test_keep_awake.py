# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The screen stays on while a breath runs, where that is set, and no longer: on a real bus."""

from __future__ import annotations

import os
import select
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtDBus import QDBusConnection
from pytestqt.qtbot import QtBot

from hand_clock import HandClock
from holdspace.services.breathing import BreathingSession
from holdspace.services.content import load_patterns
from holdspace.services.keep_awake import (
    KeepAwake,
    MacHold,
    NoHold,
    ScreenSaverHold,
    WindowsHold,
    make_hold,
)
from holdspace.services.settings import Settings

STAND_IN = Path(__file__).with_name("screensaver_stand_in.py")
SYSTEM_PYTHON = Path("/usr/bin/python3")
SIGH = load_patterns()[0].pattern
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="the screen saver is Linux's")


class Noted:
    """A hold that notes whether it is held."""

    def __init__(self) -> None:
        self.is_held = False

    def take(self) -> None:
        self.is_held = True

    def let_go(self) -> None:
        self.is_held = False


class Saver:
    """A bus with a screen saver on it; `heard` is what it was asked."""

    def __init__(self, folder: Path) -> None:
        daemon = shutil.which("dbus-daemon")
        assert daemon, "dbus is not installed; run.py test installs it"
        argv = [daemon, "--session", "--nofork", "--nopidfile", "--print-address"]
        argv.append(f"--address=unix:path={folder / 'bus'}")
        self._daemon = subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        assert self._daemon.stdout is not None
        self.address = self._daemon.stdout.readline().strip()
        self._saver = subprocess.Popen(
            [str(SYSTEM_PYTHON), "-u", str(STAND_IN)],
            env=os.environ | {"DBUS_SESSION_BUS_ADDRESS": self.address},
            stdout=subprocess.PIPE,
        )
        self._said = b""
        while self.heard != ["ready"]:
            self._read(10.0)

    @property
    def heard(self) -> list[str]:
        """Return what it said so far."""
        self._read(0.0)
        return self._said.decode().splitlines()

    def _read(self, seconds: float) -> None:
        assert self._saver.stdout is not None
        if select.select([self._saver.stdout], [], [], seconds)[0]:
            self._said += os.read(self._saver.stdout.fileno(), 65536)

    def end(self) -> None:
        for process in (self._saver, self._daemon):
            process.kill()
            process.wait()
            assert process.stdout is not None
            process.stdout.close()


@pytest.fixture
def settings(tmp_path: Path, qtbot: QtBot) -> Settings:
    del qtbot
    settings = Settings(tmp_path / "settings.ini")
    settings.keep_awake = True
    return settings


@pytest.fixture
def session(qtbot: QtBot) -> BreathingSession:
    del qtbot
    return BreathingSession(HandClock())


@pytest.fixture
def saver(tmp_path: Path) -> Iterator[Saver]:
    saver = Saver(tmp_path)
    yield saver
    saver.end()


def test_it_is_held_while_a_breath_runs_and_no_longer(settings: Settings, session: BreathingSession) -> None:
    hold = Noted()
    KeepAwake(settings, hold, session).follow(session)
    seen = [hold.is_held]
    for act in (
        lambda: session.start(SIGH, 1),
        session.pause,
        session.resume,
        lambda: session.start(SIGH, 2),
        session.stop,
    ):
        act()
        seen.append(hold.is_held)
    assert seen == [False, True, False, True, True, False]


def test_it_is_not_held_where_that_is_not_set(settings: Settings, session: BreathingSession) -> None:
    settings.keep_awake = False
    hold = Noted()
    KeepAwake(settings, hold, session).follow(session)
    session.start(SIGH, 1)
    assert not hold.is_held
    session.stop()


def test_of_two_breaths_the_last_lets_go(settings: Settings, session: BreathingSession) -> None:
    hold, other = Noted(), BreathingSession(HandClock())
    awake = KeepAwake(settings, hold, session)
    awake.follow(session)
    awake.follow(other)
    session.start(SIGH, 1)
    other.start(SIGH, 1)
    session.stop()
    assert hold.is_held
    other.stop()
    assert not hold.is_held


@on_linux
def test_the_screen_saver_is_asked_and_forgets_with_the_connection(saver: Saver, qtbot: QtBot) -> None:
    hold = ScreenSaverHold(lambda name: QDBusConnection.connectToBus(saver.address, name))
    asked = "Inhibit HoldSpace A breath is running."
    hold.take()
    hold.take()
    qtbot.waitUntil(lambda: saver.heard == ["ready", asked])
    hold.let_go()
    hold.let_go()
    qtbot.waitUntil(lambda: saver.heard == ["ready", asked, "released"])
    hold.take()
    qtbot.waitUntil(lambda: saver.heard[3:] == [asked])
    hold.let_go()
    qtbot.waitUntil(lambda: saver.heard[4:] == ["released"])


@on_linux
def test_where_no_bus_is_nothing_happens(tmp_path: Path) -> None:
    hold = ScreenSaverHold(lambda name: QDBusConnection.connectToBus(f"unix:path={tmp_path}/none", name))
    hold.take()
    hold.let_go()
    assert not QDBusConnection("holdspace-keep-awake").isConnected()


def test_windows_is_told_by_the_numbers_it_knows() -> None:
    told: list[int] = []
    hold = WindowsHold(told.append)
    hold.take()
    hold.let_go()
    assert told == [0x80000002, 0x80000000]


@pytest.mark.parametrize(
    ("platform", "kind"),
    [("linux", ScreenSaverHold), ("win32", WindowsHold), ("darwin", MacHold), ("freebsd14", NoHold)],
)
def test_each_system_has_its_own(platform: str, kind: type) -> None:
    hold = make_hold(platform)
    assert type(hold) is kind
    if kind is NoHold:
        hold.take()
        hold.let_go()
