# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Where a window stands. How it comes back after a relaunch is in tests/test_app.py."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from holdspace.ui.placing import bring_forward, restore_place, show_quietly, size_to_screen


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


class Screen:
    """A screen of any size."""

    def __init__(self, width: int, height: int) -> None:
        self._room = QRect(0, 0, width, height)

    def availableGeometry(self) -> QRect:
        return self._room


@pytest.mark.parametrize(
    ("room", "fills", "size"), [((1366, 768), True, (1366, 768)), ((2560, 1440), False, (1366, 768))]
)
def test_a_small_screen_is_filled_and_a_large_one_is_not(
    window: QWidget,
    monkeypatch: pytest.MonkeyPatch,
    room: tuple[int, int],
    fills: bool,
    size: tuple[int, int],
) -> None:
    monkeypatch.setattr(window, "screen", lambda: Screen(*room))
    size_to_screen(window)
    assert bool(window.windowState() & Qt.WindowState.WindowMaximized) is fills
    assert (window.width(), window.height()) == size


def test_it_goes_back_to_where_it_was(window: QWidget, qtbot: QtBot) -> None:
    window.setGeometry(10, 20, 300, 200)
    kept = bytes(window.saveGeometry().data()).hex()
    other = QWidget()
    qtbot.addWidget(other)
    assert restore_place(other, kept)
    assert other.size() == window.size()


@pytest.mark.parametrize("words", ["", "zz", "00", "\u00e9"])
def test_what_is_no_place_is_left(window: QWidget, words: str) -> None:
    assert not restore_place(window, words)


def test_quietly_is_without_the_keyboard(window: QWidget, qtbot: QtBot) -> None:
    show_quietly(window, minimised=True, active=False)
    assert window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert window.isMinimized()
    bring_forward(window)
    assert not window.isMinimized()
    qtbot.waitUntil(window.isActiveWindow)
