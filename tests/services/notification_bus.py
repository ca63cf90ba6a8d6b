# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A bus of a test's own, with a notification service on it that is a stand-in, or with none."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from PySide6.QtCore import QSocketNotifier
from PySide6.QtDBus import QDBusConnection
from pytestqt.qtbot import QtBot

STAND_IN = Path(__file__).with_name("notifications_stand_in.py")
SYSTEM_PYTHON = "/usr/bin/python3"


class NotificationBus:
    """`heard` is what the service was asked; without `can` there is no service. `connect` makes a peer."""

    def __init__(self, folder: Path, qtbot: QtBot, *can: str) -> None:
        self._qtbot = qtbot
        self.heard: list[str] = []
        self._said = ""  # of a line that is not whole yet
        self._names: list[str] = []
        self._service: subprocess.Popen[str] | None = None
        daemon = shutil.which("dbus-daemon")
        assert daemon, "dbus is not installed; run.py test installs it"
        argv = [daemon, "--session", "--nofork", "--nopidfile", "--print-address"]
        argv.append(f"--address=unix:path={folder / 'bus'}")
        self._daemon = subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        assert self._daemon.stdout is not None
        self._address = self._daemon.stdout.readline().strip()
        self.bus = self.connect()
        if can:
            self._start(can)

    def connect(self) -> QDBusConnection:
        """Return a connection to the bus, as another process has one."""
        self._names.append(f"test-{id(self)}-{len(self._names)}")
        bus = QDBusConnection.connectToBus(self._address, self._names[-1])
        assert bus.isConnected()
        return bus

    def tell(self, line: str) -> None:
        """Have a signal sent."""
        assert self._service is not None
        assert self._service.stdin is not None
        self._service.stdin.write(line + "\n")
        self._service.stdin.flush()

    def wait_for(self, start: str, times: int = 1) -> str:
        """Wait until the service was asked what begins so, that often; return the last of these."""
        self._qtbot.waitUntil(lambda: len(self._asked(start)) >= times)
        return self._asked(start)[-1]

    def close(self) -> None:
        """End all of it."""
        for name in self._names:
            QDBusConnection.disconnectFromBus(name)
        if self._service is not None:
            self._notifier.setEnabled(False)
            self._service.kill()
            self._service.communicate()
        self._daemon.kill()
        self._daemon.communicate()

    def _start(self, can: tuple[str, ...]) -> None:
        self._service = subprocess.Popen(
            [SYSTEM_PYTHON, str(STAND_IN), *can],
            env=os.environ | {"DBUS_SESSION_BUS_ADDRESS": self._address},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._service.stdout is not None
        assert self._service.stdout.readline() == "ready\n"
        self._notifier = QSocketNotifier(self._service.stdout.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._on_said)

    def _asked(self, start: str) -> list[str]:
        return [line for line in self.heard if line.startswith(start)]

    def _on_said(self) -> None:
        # Not readline: of two lines that come at once it would keep the second to itself.
        assert self._service is not None
        assert self._service.stdout is not None
        self._said += os.read(self._service.stdout.fileno(), 65536).decode()
        *whole, self._said = self._said.split("\n")
        self.heard += whole
