# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""One instance a home: a second start hands its wish to the first."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import IO

from PySide6.QtCore import QObject, Signal

_PATIENCE_MS = 2000
_RETRY_SECONDS = 0.05
_LONGEST_WISH = 4096
_LONGEST_PATH = 100  # bytes; a socket's path may have 107 on Linux and 103 on macOS


class InstanceLock:
    """The file lock that says who is first. It costs no socket at start, and a crash releases it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: IO[bytes] | None = None

    def acquire(self) -> bool:
        """Take the lock; return False where another process has it."""
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = self._path.open("ab")
        try:
            _lock(handle)
        except OSError:
            handle.close()
            return False
        self._file = handle
        return True

    def release(self) -> None:
        """Give the lock up."""
        if self._file is not None:
            self._file.close()
            self._file = None


if sys.platform == "win32":  # untested
    import msvcrt

    def _lock(handle: IO[bytes]) -> None:
        msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: IO[bytes]) -> None:
        fcntl.flock(handle.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


def server_name(home: Path) -> str:
    """Return the local server's name for a home folder, one for each user and home.

    A socket in the home folder, which only its owner may enter and which does not move with TMPDIR; where its
    path would be too long for a socket, and on Windows, a short name in the system's own place.
    """
    path = os.fsencode(home.resolve() / "instance.sock")
    if sys.platform != "win32" and len(path) <= _LONGEST_PATH:
        return os.fsdecode(path)
    import hashlib

    owner = str(os.getuid()) if hasattr(os, "getuid") else os.environ.get("USERNAME", "")
    digest = hashlib.sha256(f"{owner}\n{home.resolve()}".encode("utf-8", "surrogateescape")).hexdigest()
    return f"holdspace-{digest[:24]}"


def hand_over(home: Path, wish: Mapping[str, str]) -> bool:
    """Give `wish` to the running instance; return whether it was taken within two seconds."""
    import json

    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    until = time.monotonic() + _PATIENCE_MS / 1000
    socket.connectToServer(server_name(home))
    while not socket.waitForConnected(_PATIENCE_MS):
        # The first one has its lock before it listens: two clicks on the menu come to this.
        if time.monotonic() > until:
            return False
        time.sleep(_RETRY_SECONDS)
        socket.connectToServer(server_name(home))
    socket.write(json.dumps(dict(wish)).encode() + b"\n")
    taken = socket.waitForBytesWritten(_PATIENCE_MS) and socket.waitForReadyRead(_PATIENCE_MS)
    return bool(taken) and bytes(socket.readAll().data()).startswith(b"ok")


class InstanceServer(QObject):
    """Listens for the wishes of later starts.

    `is_listening` is False where the system gave no socket: the window works, a later start says it cannot
    reach it. *Signals*: `wish_received(dict)`.
    """

    wish_received = Signal(dict)

    def __init__(self, home: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        from PySide6.QtNetwork import QLocalServer

        self._server = QLocalServer(self)
        if not Path(server_name(home)).is_absolute():
            self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(server_name(home))  # the lock is ours, so whoever left it there is gone
        self._server.newConnection.connect(self._on_connected)
        self.is_listening = self._server.listen(server_name(home))

    def close(self) -> None:
        """Stop listening."""
        self._server.close()

    def _on_connected(self) -> None:
        socket = self._server.nextPendingConnection()
        if socket is not None:
            socket.readyRead.connect(self._on_ready)
            socket.disconnected.connect(socket.deleteLater)

    def _on_ready(self) -> None:
        from PySide6.QtNetwork import QLocalSocket

        socket = self.sender()
        if not isinstance(socket, QLocalSocket):
            return
        if not socket.canReadLine():
            if socket.bytesAvailable() > _LONGEST_WISH:
                socket.abort()
            return
        wish = _parsed(bytes(socket.readLine(_LONGEST_WISH).data()))
        socket.write(b"no\n" if wish is None else b"ok\n")
        socket.flush()
        if wish is not None:
            self.wish_received.emit(wish)


def _parsed(line: bytes) -> dict[str, str] | None:
    import json

    try:
        wish = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(wish, dict) or not all(isinstance(value, str) for value in wish.values()):
        return None
    return wish
