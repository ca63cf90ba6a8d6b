# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A window that lay behind others at a lock: below all at first, then as any other, in the place it had.

That a window manager lays it there is seen on a real display (tests/desktop/test_lock_seen.py).
"""

from __future__ import annotations

import socket
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from holdspace.ui import behind as module
from holdspace.ui.behind import STOOD, come_up_behind, place_behind
from holdspace.ui.standing import HELD, Standing, take_over

BELOW = Qt.WindowType.WindowStaysOnBottomHint
OTHER = 4711


class Library:
    """libxcb's part: what windows are said to be transients of."""

    def __init__(self) -> None:
        self.belongs: list[int] = []
        self.xcb_change_property = Call(lambda *given: self.belongs.append(given[7][0]))
        self.xcb_delete_property = Call(lambda *_: self.belongs.append(0))

    def xcb_flush(self, connection: int) -> None:
        assert connection == 1


class Call:
    """A function of a library, whose types are said."""

    def __init__(self, done: Any) -> None:
        self._done = done
        self.argtypes: list[Any] = []

    def __call__(self, *given: Any) -> None:
        assert len(given) == len(self.argtypes)
        self._done(*given)


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> Library:
    library = Library()
    monkeypatch.setattr(module, "connection_to_display", lambda: 1)
    monkeypatch.setattr(module, "library_of_display", lambda: library)
    monkeypatch.setattr(module, "_TAKEN_MS", 1)
    return library


@pytest.fixture
def standing() -> Iterator[Standing]:
    end, ours = socket.socketpair()
    standing = take_over({HELD: ours.detach()})
    assert standing is not None
    yield standing
    standing.let_go()
    standing.let_go()  # it may have lingered
    standing._last.join()
    end.close()


def is_below(window: QWidget) -> bool:
    handle = window.windowHandle()
    return bool(window.windowFlags() & BELOW) or (handle is not None and bool(handle.flags() & BELOW))


def test_it_comes_up_below_all_others_and_then_takes_the_place_of_the_one_before(
    library: Library, standing: Standing, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    come_up_behind(window, {STOOD: OTHER}, standing)
    window.show()
    assert is_below(window)
    standing.until_painted([window])
    with qtbot.waitSignal(standing.about_to_let_go):
        pass
    assert (library.belongs[0], is_below(window), window.isVisible()) == (OTHER, False, True)
    with qtbot.waitSignal(standing.over):
        pass
    qtbot.waitUntil(lambda: library.belongs == [OTHER, 0])


@pytest.mark.parametrize("state", [{}, {STOOD: "4711"}, {STOOD: True}, {STOOD: None}])
def test_any_other_window_comes_up_as_ever(library: Library, standing: Standing, state: Any) -> None:
    window = QWidget()
    come_up_behind(window, state, standing)
    assert not is_below(window)


@pytest.mark.usefixtures("library")
def test_where_nothing_stands_there_is_no_place_to_take() -> None:
    window = QWidget()
    come_up_behind(window, {STOOD: OTHER}, None)
    assert not is_below(window)


def test_only_a_window_that_is_seen_and_not_active_lies_behind(qtbot: QtBot) -> None:
    window, other = QWidget(), QWidget()
    for each in (window, other):
        qtbot.addWidget(each)
    assert place_behind(window) == {}
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert place_behind(window) == {}
    other.show()
    other.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is other)
    assert list(place_behind(window)) == [STOOD]
    window.showMinimized()
    assert place_behind(window) == {}
