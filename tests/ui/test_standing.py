# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Windows that stand while a process is replaced: whoever holds them lets go, whatever comes.

That they do stand is seen on a real display (tests/desktop/test_lock_seen.py).
"""

from __future__ import annotations

import ctypes
import os
import socket
import struct
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from holdspace.ui import standing as module
from holdspace.ui.standing import HELD, Standing, can_stand, key_presses, leave_standing, take_over
from patience import PATIENCE_MS

KEY_PRESS, KEY_RELEASE, REPLY, GENERIC, EXPOSE, SENT = 2, 3, 1, 35, 12, 0x80
SHIFT, CONTROL, ALT = 50, 37, 64  # key codes of the usual keyboard
A, L, TAB = 38, 46, 23
CONTROL_HELD, ALT_HELD, SHIFT_HELD, LEVEL3_HELD = 0x04, 0x08, 0x01, 0x80


class Display:
    """An X server's end of a connection that a process handed on."""

    def __init__(self) -> None:
        self.end, ours = socket.socketpair()
        self.descriptor = ours.detach()
        os.set_inheritable(self.descriptor, True)

    def tell(self, *events: bytes) -> None:
        self.end.sendall(b"".join(events))

    def is_left(self) -> bool:
        """Say whether the other end is closed: an X server takes the windows away then."""
        self.end.setblocking(False)
        try:
            return self.end.recv(1) == b""
        except ConnectionResetError:
            return True  # closed with events that nobody read
        except BlockingIOError:
            return False


def event(kind: int, rest: int = 0) -> bytes:
    """Return what a server tells, with `rest` words of four bytes beyond its 32 bytes, full of twos."""
    return struct.pack("=BxHI24x", kind, 0, rest) + bytes([KEY_PRESS]) * (4 * rest)


def pressed(key: int, held: int = 0) -> bytes:
    """Return what a server tells of a key that is pressed while others are held."""
    return struct.pack("=BB26xHxx", KEY_PRESS, key, held)


def released(key: int) -> bytes:
    """Return what a server tells of a key that is let go."""
    return struct.pack("=BB30x", KEY_RELEASE, key)


class Server:
    """libxcb's part, with a server that answers at the look `looks`, or never (None)."""

    def __init__(self, looks: int | None, answer: bytes = b"") -> None:
        self._looks = looks
        self._answer = ctypes.create_string_buffer(answer, len(answer) or 1)
        self.is_answer_lost = False
        self.looked = self.flushed = 0

    def xcb_flush(self, connection: int) -> None:
        self.flushed += 1

    def xcb_poll_for_reply(self, connection: int, sequence: int, place: Any, error: None) -> int:
        self.looked += 1
        if self._looks is None or self.looked < self._looks:
            return 0
        place._obj.value = None if self.is_answer_lost else ctypes.addressof(self._answer)
        return 1

    def xcb_get_input_focus(self, connection: int) -> Any:
        return module._Cookie(7)

    xcb_get_modifier_mapping = xcb_get_input_focus


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch) -> Callable[[Server], Server]:
    """Return what has Qt's connection lead to a server."""

    def serve(server: Server) -> Server:
        monkeypatch.setattr(module, "connection_to_display", lambda: 1)
        monkeypatch.setattr(module, "library_of_display", lambda: server)
        return server

    return serve


@pytest.fixture
def display() -> Iterator[Display]:
    display = Display()
    yield display
    display.end.close()


@pytest.fixture
def hold(display: Display) -> Iterator[Callable[[], Standing]]:
    """Return what takes over what was handed on; its thread is ended after the test."""
    held: list[Standing] = []

    def hold() -> Standing:
        standing = take_over({HELD: display.descriptor})
        assert standing is not None
        held.append(standing)
        return standing

    yield hold
    for standing in held:
        standing.let_go()
        standing._last.join()


def test_it_lets_go_once_every_window_is_painted(
    display: Display, hold: Callable[[], Standing], qtbot: QtBot
) -> None:
    first, second = QWidget(), QWidget()
    for window in (first, second):
        qtbot.addWidget(window)
    standing = hold()
    first.show()
    second.show()
    standing.until_painted([first, second])
    assert not display.is_left()
    with qtbot.waitSignal(standing.over) as over:
        pass
    assert over.args == [False]
    assert display.is_left()


def test_it_waits_for_the_last_of_them(display: Display, hold: Callable[[], Standing], qtbot: QtBot) -> None:
    window, hidden = QWidget(), QWidget()
    qtbot.addWidget(window)
    qtbot.addWidget(hidden)
    standing = hold()
    window.show()
    standing.until_painted([window, hidden])  # one that is not shown is never painted
    qtbot.waitUntil(display.is_left)


@pytest.mark.parametrize("shown", [True, False])
def test_it_lets_go_of_itself_where_nothing_is_painted(
    display: Display,
    hold: Callable[[], Standing],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    shown: bool,
) -> None:
    monkeypatch.setattr(module, "_PATIENCE_MS", 1)
    window = QWidget()
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)  # no more painted than one beneath another
    qtbot.addWidget(window)
    standing = hold()
    window.setVisible(shown)
    standing.until_painted([window])
    qtbot.waitUntil(display.is_left)


def test_patience_that_ends_meanwhile_does_not_cut_the_moment_short(
    display: Display, hold: Callable[[], Standing], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_PATIENCE_MS", 1)
    monkeypatch.setattr(module, "_PLACE_MS", PATIENCE_MS)  # it lasts until the test ends it
    window = QWidget()
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    qtbot.addWidget(window)
    window.show()
    standing = hold()
    standing.linger()
    standing.until_painted([window])
    standing.let_go()  # the frame, just before
    patience_over: list[bool] = []
    QTimer.singleShot(2, standing, partial(patience_over.append, True))
    qtbot.waitUntil(lambda: bool(patience_over))
    assert not display.is_left()
    standing.let_go()
    assert display.is_left()


def test_it_lets_go_where_the_thread_of_the_window_stands_still(
    display: Display, hold: Callable[[], Standing], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_MOST_SECONDS", 0.01)
    standing = hold()
    standing._last.join(PATIENCE_MS / 1000)  # no event is handled meanwhile
    assert display.is_left()
    over: list[bool] = []
    standing.over.connect(over.append)
    standing.let_go()
    assert over == [False]


def test_it_says_once_that_keys_were_pressed_meanwhile(
    display: Display, hold: Callable[[], Standing]
) -> None:
    standing = hold()
    over: list[bool] = []
    standing.over.connect(over.append)
    display.tell(event(EXPOSE), event(KEY_PRESS), event(KEY_RELEASE))
    standing.let_go()
    standing.let_go()
    assert over == [True]
    assert display.is_left()


def test_it_looks_at_no_descriptor_that_the_other_thread_may_close(
    display: Display, hold: Callable[[], Standing], monkeypatch: pytest.MonkeyPatch
) -> None:
    standing = hold()
    looked: list[bool] = []

    def look(descriptor: int) -> bool:
        standing._close()  # the other thread comes just now
        os.fstat(descriptor)
        looked.append(display.is_left())
        return False

    monkeypatch.setattr(module, "_were_keys_pressed", look)
    standing.let_go()
    assert (looked, display.is_left()) == ([False], True)


def test_what_is_handed_on_takes_no_place_of_a_standard_descriptor_that_was_closed(display: Display) -> None:
    kept = os.dup(0)
    os.close(0)
    try:
        copy = module._for_the_next(display.descriptor)
    finally:
        os.dup2(kept, 0)
        os.close(kept)
    assert os.get_inheritable(copy)
    standing = take_over({HELD: copy})
    assert standing is not None
    os.close(display.descriptor)
    standing.let_go()
    assert display.is_left()


def test_what_it_starts_itself_does_not_hold_the_windows(
    hold: Callable[[], Standing], display: Display
) -> None:
    assert os.get_inheritable(display.descriptor)
    hold()
    assert not os.get_inheritable(display.descriptor)


@pytest.mark.parametrize(
    ("told", "presses"),
    [
        ((), 0),
        ((event(KEY_RELEASE), event(EXPOSE)), 0),  # of Ctrl and L, which locked
        ((event(KEY_PRESS), event(KEY_RELEASE), event(KEY_PRESS)), 2),
        ((event(KEY_PRESS | SENT),), 1),
        ((event(REPLY, 40), event(GENERIC, 16), event(EXPOSE)), 0),  # their rest looks like presses
        ((event(REPLY, 40), event(KEY_PRESS)), 1),
        ((event(KEY_PRESS)[:-1],), 0),
        ((pressed(SHIFT), pressed(A, SHIFT_HELD)), 1),
        ((pressed(ALT), pressed(TAB, ALT_HELD)), 0),
        ((pressed(L, CONTROL_HELD), pressed(L, CONTROL_HELD), released(CONTROL), pressed(L)), 0),
        ((pressed(A), pressed(A), pressed(A), released(A), pressed(A)), 2),
        ((pressed(A, LEVEL3_HELD),), 1),  # a letter of the keyboard's third level
    ],
)
def test_presses_of_keys_are_told_from_all_else(told: tuple[bytes, ...], presses: int) -> None:
    assert key_presses(b"".join(told), frozenset({SHIFT, CONTROL, ALT})) == presses


@pytest.mark.parametrize(("key", "were_typed"), [(SHIFT, False), (A, True)])
def test_which_keys_are_held_with_others_the_server_says(
    display: Display,
    hold: Callable[[], Standing],
    serve: Callable[[Server], Server],
    key: int,
    were_typed: bool,
) -> None:
    codes = bytes([SHIFT, 62, 66, 0, CONTROL, 105, ALT, 0, 77, 0, 0, 0, 133, 134, 92, 0])
    serve(Server(1, bytes([REPLY, 2]) + bytes(30) + codes + bytes([A])))
    standing = hold()
    over: list[bool] = []
    standing.over.connect(over.append)
    display.tell(pressed(key), released(key))
    standing.let_go()
    assert over == [were_typed]


@pytest.mark.parametrize("ask", [can_stand, leave_standing])
def test_a_server_that_does_not_answer_holds_no_lock_up(
    serve: Callable[[Server], Server], monkeypatch: pytest.MonkeyPatch, ask: Callable[[], object]
) -> None:
    monkeypatch.setattr(module, "_ANSWER_SECONDS", 0.01)
    server = serve(Server(None))
    assert not ask()
    assert server.looked > 1
    assert server.flushed == 1  # or the question would never have been sent


def test_an_answer_is_waited_for(serve: Callable[[Server], Server]) -> None:
    server = serve(Server(3))
    assert can_stand()
    assert server.looked == 3


def test_where_the_server_is_gone_nothing_stands(serve: Callable[[Server], Server]) -> None:
    server = serve(Server(1))
    server.is_answer_lost = True
    assert not can_stand()
    assert leave_standing() == {}


@pytest.mark.parametrize("handed_on", [None, "7", True, 0, 2, 1 << 20, -1])
def test_nothing_but_a_connection_is_taken_over(handed_on: object) -> None:
    assert take_over({HELD: handed_on}) is None


def test_a_file_is_no_connection() -> None:
    with Path(os.devnull).open("rb") as file:
        assert take_over({HELD: file.fileno()}) is None
        os.fstat(file.fileno())  # and is left open


def test_where_there_is_no_x_server_nothing_stands(qapp: QObject) -> None:
    assert not can_stand()
    assert leave_standing() == {}
