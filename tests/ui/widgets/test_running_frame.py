# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The frame of an exercise: its keys, its tick, its room."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel

from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.running_frame import RunningFrame

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme


class Frame(RunningFrame):
    """Counts its ticks."""

    ticks = 0

    def _tick(self) -> None:
        self.ticks += 1


@pytest.fixture
def frame(theme: Theme, qtbot: QtBot) -> Frame:
    made = Frame(theme, "own.stop")
    qtbot.addWidget(made)
    made.resize(800, 600)
    return made


def ticking(frame: Frame) -> bool:
    return any(timer.isActive() for timer in frame.findChildren(QTimer))


def stop_button(frame: Frame) -> Button:
    return next(each for each in frame.findChildren(Button) if each.accessibleIdentifier() == "own.stop")


def test_it_ticks_only_while_shown_and_wanted(frame: Frame, qtbot: QtBot) -> None:
    frame.run()
    assert not ticking(frame)
    frame.show()
    qtbot.waitUntil(lambda: frame.ticks > 3)
    frame.hide()
    assert not ticking(frame)
    frame.show()
    assert ticking(frame)
    frame.rest()
    assert not ticking(frame)
    frame.hide()
    frame.show()
    assert not ticking(frame)


def test_it_ticks_at_once(frame: Frame) -> None:
    frame.show()
    frame.run(60_000)
    assert frame.ticks == 1
    frame.rest()


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Space])
def test_keys_ask(frame: Frame, qtbot: QtBot, key: Qt.Key) -> None:
    frame.show()
    asked = frame.stop_wanted if key == Qt.Key.Key_Escape else frame.toggle_wanted
    with qtbot.waitSignal(asked):
        qtbot.keyClick(frame, key)


def test_escape_reaches_it_from_the_button(frame: Frame, qtbot: QtBot) -> None:
    frame.show()
    button = stop_button(frame)
    with qtbot.waitSignal(frame.stop_wanted):
        qtbot.keyClick(button, Qt.Key.Key_Escape)


def test_the_button_stops(frame: Frame, qtbot: QtBot) -> None:
    frame.show()
    with qtbot.waitSignal(frame.stop_wanted):
        qtbot.mouseClick(stop_button(frame), Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("size", [(360, 560), (800, 600), (1366, 768)])
def test_everything_fits(
    theme: Theme, frame: Frame, qtbot: QtBot, size: tuple[int, int], percent: int
) -> None:
    theme.scale_text(percent)
    frame._stage.addWidget(QLabel())
    frame._set_notes(("You don’t have to fill it.",))
    frame._name.setText("Cyclic sighing")
    frame._left.setText("2:24 left")
    frame.resize(*size)
    frame.show()
    qtbot.waitUntil(lambda: abs(frame._stop.geometry().center().x() - frame.rect().center().x()) <= 1)
    assert frame.size().toTuple() == size
    for part in (frame._stop, frame._name, frame._left, frame._note, frame._stage):
        assert frame.rect().contains(part.geometry())
    assert abs(frame._note.geometry().center().x() - frame.rect().center().x()) <= 1
    assert not frame._stop.geometry().intersects(frame._name.geometry())
    assert not frame._stop.geometry().intersects(frame._left.geometry())
    theme.scale_text(100)


def test_a_note_moves_nothing(frame: Frame) -> None:
    frame._set_notes(
        ("Short.", "A line so long that it takes more than one row of the note below the figure. " * 3)
    )
    frame.show()
    QApplication.processEvents()  # settles the layout
    before = frame._stage.geometry(), frame._stop.geometry()
    frame._note.setText(frame._notes[1])
    QApplication.processEvents()
    assert (frame._stage.geometry(), frame._stop.geometry()) == before
