# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""One instance a home: the lock, and a wish handed from a second process to the first."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from holdspace.services.instance import InstanceLock, InstanceServer, hand_over, server_name
from patience import PATIENCE, PATIENCE_MS

TESTS = Path(__file__).parent.parent
HAND_OVER = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from holdspace.services import instance
from holdspace.services.instance import InstanceLock, hand_over
from patience import PATIENCE_MS
instance._PATIENCE_MS = PATIENCE_MS
home = Path(sys.argv[1])
sleep = instance.time.sleep
instance.time.sleep = lambda seconds: (print("again", flush=True), sleep(seconds))
first = InstanceLock(home / "instance.lock").acquire()
print(first, hand_over(home, json.loads(sys.argv[2])))
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def server(qtbot: QtBot, home: Path) -> Iterator[InstanceServer]:
    home.mkdir()
    server = InstanceServer(home)
    yield server
    server.close()


@pytest.fixture
def second_process(home: Path) -> Iterator[subprocess.Popen[str]]:
    """A second start, already under way, that hands over a wish."""
    process = subprocess.Popen(
        [sys.executable, "-c", HAND_OVER, str(home), json.dumps({"do": "quick", "id": "", "token": "a"})],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(TESTS)},
    )
    yield process
    process.wait(PATIENCE)


def test_only_the_first_has_the_lock_until_it_gives_it_up(home: Path) -> None:
    first, second = InstanceLock(home / "instance.lock"), InstanceLock(home / "instance.lock")
    assert first.acquire()
    assert not second.acquire()
    first.release()
    first.release()
    assert second.acquire()
    second.release()


def test_a_home_that_cannot_be_made_is_an_error_of_the_system(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OSError, match="file"):
        InstanceLock(tmp_path / "file" / "home" / "instance.lock").acquire()


def test_a_second_process_finds_the_lock_taken_and_its_wish_arrives(
    qtbot: QtBot, home: Path, server: InstanceServer, request: pytest.FixtureRequest
) -> None:
    lock = InstanceLock(home / "instance.lock")
    assert lock.acquire()
    with qtbot.waitSignal(server.wish_received) as wish:
        process = request.getfixturevalue("second_process")
    assert wish.args == [{"do": "quick", "id": "", "token": "a"}]
    assert process.communicate(timeout=PATIENCE)[0].split() == ["False", "True"]
    lock.release()


def test_it_waits_for_a_first_that_has_begun_and_does_not_listen_yet(
    qtbot: QtBot, home: Path, second_process: subprocess.Popen[str]
) -> None:
    assert second_process.stdout is not None
    assert second_process.stdout.readline() == "again\n"  # nobody listened, so it tries once more
    server = InstanceServer(home)
    with qtbot.waitSignal(server.wish_received):
        pass
    assert second_process.communicate(timeout=PATIENCE)[0].split()[-2:] == ["True", "True"]
    server.close()


def test_where_nobody_listens_the_wish_is_not_taken(qtbot: QtBot, home: Path) -> None:
    home.mkdir()
    assert not hand_over(home, {"do": "show"})


def test_a_name_left_by_a_crash_is_no_hindrance(qtbot: QtBot, home: Path) -> None:
    home.mkdir()
    left = InstanceServer(home)
    server = InstanceServer(home)
    with qtbot.waitSignal(server.wish_received):
        send(home, b'{"do": "cards"}\n')
    left.close()
    server.close()


@pytest.mark.parametrize(
    "line",
    [
        b"no json\n",
        b"[1]\n",
        b'{"do": 1}\n',
        b"\xff\xfe\n",
        b"x" * 5000,
        pytest.param(b"[" * 4000 + b"\n", id="deep"),
    ],
)
def test_what_is_no_wish_is_refused(qtbot: QtBot, home: Path, server: InstanceServer, line: bytes) -> None:
    with qtbot.assertNotEmitted(server.wish_received):
        socket = send(home, line)
        qtbot.waitUntil(
            lambda: (
                socket.bytesAvailable() > 0
                or socket.state() == QLocalSocket.LocalSocketState.UnconnectedState
            )
        )
    assert not bytes(socket.readAll().data()).startswith(b"ok")
    with qtbot.waitSignal(server.wish_received):  # and it goes on listening
        send(home, b'{"do": "show"}\n')


def test_a_wish_in_two_pieces_is_whole(qtbot: QtBot, home: Path, server: InstanceServer) -> None:
    with qtbot.waitSignal(server.wish_received) as wish:
        socket = send(home, b'{"do": ')
        socket.write(b'"lock"}\n')
    assert wish.args == [{"do": "lock"}]


def test_each_home_has_a_socket_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = server_name(tmp_path / "one")
    assert one != server_name(tmp_path / "two")
    assert one == server_name(tmp_path / "one" / ".." / "one")
    monkeypatch.setenv("TMPDIR", str(tmp_path / "elsewhere"))
    assert one == server_name(tmp_path / "one")  # both starts find it, whatever their TMPDIR


def test_a_home_too_deep_for_a_socket_has_a_short_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = tmp_path / ("deep" * 30)
    one = server_name(deep)
    assert len(one) < 40
    assert one != server_name(tmp_path / ("peed" * 30))
    monkeypatch.setattr(os, "getuid", lambda: 4711)
    assert one != server_name(deep)


def test_a_wish_reaches_a_home_too_deep_for_a_socket(qtbot: QtBot, tmp_path: Path) -> None:
    deep = tmp_path / ("deep" * 30)
    server = InstanceServer(deep)
    assert server.is_listening
    with qtbot.waitSignal(server.wish_received) as wish:
        send(deep, b'{"do": "lock"}\n')
    assert wish.args == [{"do": "lock"}]
    server.close()


_SOCKETS: list[QLocalSocket] = []


def send(home: Path, line: bytes) -> QLocalSocket:
    socket = QLocalSocket()
    _SOCKETS[:] = [socket]
    socket.connectToServer(server_name(home))
    assert socket.waitForConnected(PATIENCE_MS)
    socket.write(line)
    socket.flush()
    return socket
