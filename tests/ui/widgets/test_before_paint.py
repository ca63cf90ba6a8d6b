# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Right before a window paints what changed, and only then, one look more is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from holdspace.ui.widgets.before_paint import BeforePaint

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Shown(QWidget):
    """Notes in which order it was looked at and painted."""

    def __init__(self) -> None:
        super().__init__()
        self.noted: list[str] = []

    def look(self) -> None:
        """Look, and find that there is more to paint, as a figure that moves does."""
        self.noted.append("looked")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Note that it is painted."""
        self.noted.append("painted")


def settle() -> None:
    for _ in range(20):
        QApplication.processEvents()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    QVBoxLayout(made)
    made.resize(200, 200)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def shown(window: QWidget) -> Shown:
    made = Shown()
    layout = window.layout()
    assert layout is not None
    layout.addWidget(made)
    settle()
    made.noted.clear()
    return made


def test_each_paint_is_looked_at_once_and_asks_for_no_other(shown: Shown) -> None:
    before = BeforePaint(shown, shown.look)
    before.watch()
    before.watch()  # twice is once
    shown.update()
    settle()
    assert shown.noted == ["looked", "painted"]
    before.leave()
    shown.update()
    settle()
    assert shown.noted == ["looked", "painted", "painted"]
    before.leave()


def test_in_another_window_it_watches_that_one(shown: Shown, window: QWidget, qtbot: QtBot) -> None:
    before = BeforePaint(shown, shown.look)
    before.watch()
    other = QWidget()
    qtbot.addWidget(other)
    shown.setParent(other)
    other.show()
    shown.show()
    qtbot.waitExposed(other)
    before.watch()
    settle()
    shown.noted.clear()
    window.update()
    settle()
    assert shown.noted == []
    shown.update()
    settle()
    assert shown.noted == ["looked", "painted"]


def test_a_window_that_is_gone_is_left(qtbot: QtBot) -> None:
    alone, window = Shown(), QWidget()
    alone.setParent(window)
    before = BeforePaint(alone, alone.look)
    before.watch()
    alone.setParent(None)
    shiboken6.delete(window)
    before.leave()
    shiboken6.delete(alone)
