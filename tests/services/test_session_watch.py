# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What the session tells, by real messages on a bus of the test's own; Windows' messages by their numbers."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtDBus import QDBusConnection
from pytestqt.qtbot import QtBot

from holdspace.services.session_watch import watch_session
from holdspace.services.session_watch.linux import LinuxSessionWatch
from holdspace.services.session_watch.macos import MacSessionWatch
from holdspace.services.session_watch.watch import SessionWatch
from holdspace.services.session_watch.windows import WindowsSessionWatch, _Message, meaning_of
from holdspace.services.vault import LOCKED, UNLOCKED
from household import Household

STAND_IN = Path(__file__).with_name("logind_stand_in.py")
SYSTEM_PYTHON = Path("/usr/bin/python3")
MANAGER = "/org/freedesktop/login1 org.freedesktop.login1.Manager"
OURS, ANOTHERS = "/org/freedesktop/login1/session/_31", "/org/freedesktop/login1/session/_32"
INHIBIT = "Inhibit sleep HoldSpace The journal locks before the computer sleeps. delay"
CONFIGURATION = """<busconfig><type>session</type><listen>unix:path={socket}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
<allow own="*"/></policy></busconfig>"""
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="logind is Linux's")


class Session:
    """A bus with logind and a screen saver on it, both a stand-in; `heard` is what they were asked."""

    def __init__(self, folder: Path, qtbot: QtBot, *session: str) -> None:
        self._qtbot = qtbot
        self.heard: list[str] = []
        self._said = ""  # of a line that is not whole yet
        daemon, socket = shutil.which("dbus-daemon"), folder / "bus"
        assert daemon, "dbus is not installed; run.py test installs it"
        (folder / "bus.conf").write_text(CONFIGURATION.format(socket=socket), encoding="utf-8")
        argv = [daemon, f"--config-file={folder / 'bus.conf'}", "--nofork", "--nopidfile", "--print-address"]
        self._daemon = subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        assert self._daemon.stdout is not None
        address = self._daemon.stdout.readline().strip()
        self._logind = subprocess.Popen(
            [str(SYSTEM_PYTHON), str(STAND_IN), *session],
            env=os.environ | {"DBUS_SESSION_BUS_ADDRESS": address},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._logind.stdout is not None
        assert self._logind.stdout.readline() == "ready\n"
        self.name = f"test-{id(self)}"
        self.bus = QDBusConnection.connectToBus(address, self.name)
        assert self.bus.isConnected()
        self._notifier = QSocketNotifier(self._logind.stdout.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._on_said)

    def _on_said(self) -> None:
        # Not readline: of two lines that come at once it would keep the second to itself.
        assert self._logind.stdout is not None
        self._said += os.read(self._logind.stdout.fileno(), 65536).decode()
        *whole, self._said = self._said.split("\n")
        self.heard += whole

    def tell(self, line: str) -> None:
        """Have a signal sent."""
        assert self._logind.stdin is not None
        self._logind.stdin.write(line + "\n")
        self._logind.stdin.flush()

    def wait_for(self, line: str, times: int = 1) -> None:
        """Wait until the stand-in has said a line."""
        self._qtbot.waitUntil(lambda: self.heard.count(line) >= times)

    def close(self) -> None:
        """End all of it."""
        self._notifier.setEnabled(False)
        QDBusConnection.disconnectFromBus(self.name)
        for process in (self._logind, self._daemon):
            process.kill()
            process.communicate()


@pytest.fixture
def session(tmp_path: Path, qtbot: QtBot) -> Iterator[Session]:
    """A session that logind knows."""
    session = Session(tmp_path, qtbot, OURS)
    yield session
    session.close()


@pytest.fixture
def watch(session: Session, qtbot: QtBot) -> Iterator[LinuxSessionWatch]:
    """What listens to it, once it knows its own session."""
    watch = LinuxSessionWatch(session.bus, session.bus)
    # Two answers in order: after the second the first was handled.
    watch.hold_sleep()
    qtbot.waitUntil(lambda: watch.holds_sleep)
    watch.let_sleep()
    session.wait_for("released")
    session.heard.clear()
    yield watch
    watch.let_sleep()


@on_linux
def test_sleep_waits_from_hold_to_let(watch: LinuxSessionWatch, session: Session, qtbot: QtBot) -> None:
    watch.hold_sleep()
    watch.hold_sleep()
    qtbot.waitUntil(lambda: watch.holds_sleep)
    session.wait_for(INHIBIT)
    assert session.heard == [INHIBIT]
    assert not os.get_inheritable(watch._held)  # a relaunch lets go of it
    watch.let_sleep()
    session.wait_for("released")


@on_linux
def test_an_answer_that_comes_too_late_holds_nothing(watch: LinuxSessionWatch, session: Session) -> None:
    watch.hold_sleep()
    watch.let_sleep()
    session.wait_for("released")
    assert not watch.holds_sleep


@on_linux
def test_before_sleep_the_journal_is_locked_and_only_then_it_may_sleep(
    watch: LinuxSessionWatch, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    """TRUST 40: with the real messages; what was unsaved is sealed."""
    household = Household(tmp_path / "home", UNLOCKED)
    order: list[str] = []
    household.vault.about_to_lock.connect(lambda: order.append("sealed"))
    household.vault.locked.connect(lambda: order.append(f"locked, sleep held: {watch.holds_sleep}"))
    watch.sleep_announced.connect(household.vault.lock)
    watch.hold_sleep()
    qtbot.waitUntil(lambda: watch.holds_sleep)
    with qtbot.waitSignal(watch.sleep_announced):
        session.tell(f"{MANAGER} PrepareForSleep (true,)")
    session.wait_for("released")
    assert order == ["sealed", "locked, sleep held: True"]
    assert household.vault.state == LOCKED
    household.end()


@on_linux
def test_after_sleep_it_is_told_and_sleep_can_be_held_again(
    watch: LinuxSessionWatch, session: Session, qtbot: QtBot
) -> None:
    watch.woken.connect(watch.hold_sleep)
    with qtbot.waitSignal(watch.woken):
        session.tell(f"{MANAGER} PrepareForSleep (false,)")
    qtbot.waitUntil(lambda: watch.holds_sleep)


@on_linux
def test_the_sessions_own_lock_is_heard_and_not_anothers(
    watch: LinuxSessionWatch, session: Session, qtbot: QtBot
) -> None:
    locked: list[bool] = []
    watch.session_locked.connect(lambda: locked.append(True))
    session.tell(f"{ANOTHERS} org.freedesktop.login1.Session Lock ()")
    with qtbot.waitSignal(watch.session_locked):
        session.tell(f"{OURS} org.freedesktop.login1.Session Lock ()")
    with qtbot.waitSignal(watch.woken):
        session.tell(f"{MANAGER} PrepareForSleep (false,)")
    assert locked == [True]


@on_linux
def test_a_locker_that_only_tells_logind_is_heard(
    watch: LinuxSessionWatch, session: Session, qtbot: QtBot
) -> None:
    locked: list[bool] = []
    watch.session_locked.connect(lambda: locked.append(True))
    changed = "org.freedesktop.DBus.Properties PropertiesChanged"
    ours = "'org.freedesktop.login1.Session'"
    for path, arguments in (
        (ANOTHERS, f"({ours}, {{'LockedHint': <true>}}, @as [])"),
        (OURS, f"({ours}, {{'LockedHint': <false>}}, @as [])"),
        (OURS, f"({ours}, {{'IdleHint': <true>}}, ['LockedHint'])"),
        (OURS, "('org.freedesktop.login1.Other', {'LockedHint': <true>}, @as [])"),
    ):
        session.tell(f"{path} {changed} {arguments}")
    with qtbot.waitSignal(watch.session_locked):
        session.tell(f"{OURS} {changed} ({ours}, {{'LockedHint': <true>}}, @as [])")
    with qtbot.waitSignal(watch.woken):
        session.tell(f"{MANAGER} PrepareForSleep (false,)")
    assert locked == [True]


@on_linux
def test_where_logind_knows_no_session_of_ours_any_that_locks_counts(tmp_path: Path, qtbot: QtBot) -> None:
    session = Session(tmp_path, qtbot)
    watch = LinuxSessionWatch(session.bus, session.bus)
    watch.hold_sleep()
    qtbot.waitUntil(lambda: watch.holds_sleep)
    with qtbot.waitSignal(watch.session_locked):
        session.tell(f"{ANOTHERS} org.freedesktop.login1.Session Lock ()")
    watch.let_sleep()
    session.close()


@on_linux
@pytest.mark.parametrize(
    "saver",
    [
        "/org/freedesktop/ScreenSaver org.freedesktop.ScreenSaver",
        "/ScreenSaver org.freedesktop.ScreenSaver",
        "/org/gnome/ScreenSaver org.gnome.ScreenSaver",
        "/org/cinnamon/ScreenSaver org.cinnamon.ScreenSaver",
        "/org/mate/ScreenSaver org.mate.ScreenSaver",
        "/org/xfce/ScreenSaver org.xfce.ScreenSaver",
    ],
)
def test_a_screen_saver_that_starts_is_heard_and_one_that_ends_is_not(
    watch: LinuxSessionWatch, session: Session, qtbot: QtBot, saver: str
) -> None:
    locked: list[bool] = []
    watch.session_locked.connect(lambda: locked.append(True))
    session.tell(f"{saver} ActiveChanged (false,)")
    with qtbot.waitSignal(watch.session_locked):
        session.tell(f"{saver} ActiveChanged (true,)")
    assert locked == [True]


@on_linux
def test_without_a_bus_it_is_silent(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    nowhere = QDBusConnection.connectToBus(f"unix:path={tmp_path}/none", "nowhere")
    assert not nowhere.isConnected()
    watch = LinuxSessionWatch(nowhere, nowhere)
    watch.hold_sleep()
    watch.let_sleep()
    assert not watch.holds_sleep
    assert capfd.readouterr() == ("", "")
    QDBusConnection.disconnectFromBus("nowhere")


@on_linux
def test_here_it_is_the_linux_one(qtbot: QtBot) -> None:
    parent = QObject()
    assert isinstance(watch_session(lambda: 0, parent), LinuxSessionWatch)


def test_the_plain_one_hears_nothing_and_takes_every_wish(qtbot: QtBot) -> None:
    watch = SessionWatch()
    watch.hold_sleep()
    watch.let_sleep()


@pytest.mark.parametrize(
    ("message", "wparam", "meaning"),
    [
        (0x0218, 0x04, "sleep_announced"),
        (0x0218, 0x12, "woken"),
        (0x0218, 0x0A, ""),  # the battery's level
        (0x02B1, 0x07, "session_locked"),
        (0x02B1, 0x08, ""),  # the session opens again
        (0x0100, 0x07, ""),  # a key
    ],
)
def test_what_windows_messages_mean(qtbot: QtBot, message: int, wparam: int, meaning: str) -> None:
    assert meaning_of(message, wparam) == meaning
    watch = WindowsSessionWatch(0)
    told: list[str] = []
    for name in ("sleep_announced", "woken", "session_locked"):
        getattr(watch, name).connect(lambda name=name: told.append(name))
    head: Any = _Message(None, message, wparam, 0)
    assert watch._filter.nativeEventFilter(b"windows_generic_MSG", ctypes.addressof(head)) == (False, 0)
    assert watch._filter.nativeEventFilter(b"xcb_generic_event_t", 0) == (False, 0)
    assert told == ([meaning] if meaning else [])


def test_what_macos_tells_is_a_lock(qtbot: QtBot) -> None:
    watch = MacSessionWatch()
    with qtbot.waitSignal(watch.session_locked):
        watch._callback(None, None, None, None, None)
