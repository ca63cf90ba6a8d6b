# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The silence below the words: seconds by the clock, silently, and no ticking unseen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from hand_clock import HandClock
from holdspace.services.content import load_pauses
from holdspace.services.pauses import PauseSession
from holdspace.ui.pocket import silence_row
from holdspace.ui.pocket.silence_row import SilenceRow
from window_house import find

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme

MINUTE = next(each.pause for each in load_pauses() if each.pause.id == "silence_60")


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    said: list[str] = []

    def hear(_widget: QWidget, words: str) -> None:
        said.append(words)

    monkeypatch.setattr(silence_row, "announce", hear)
    return said


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def session(clock: HandClock, qtbot: QtBot) -> Iterator[PauseSession]:
    del qtbot
    session = PauseSession(clock)
    yield session
    session.stop()


@pytest.fixture
def row(theme: Theme, session: PauseSession, heard: list[str], qtbot: QtBot) -> SilenceRow:
    del heard
    row = SilenceRow(theme, session)
    qtbot.addWidget(row)
    row.resize(theme.px(328), theme.px(40))
    session.start(MINUTE)
    row.show()
    row.follow(MINUTE)
    return row


def test_it_is_announced_once_and_then_silent(row: SilenceRow, clock: HandClock, heard: list[str]) -> None:
    assert heard == ["Silence. You don’t have to fill it."]
    for second in range(1, 8):
        clock.pass_by(1)
        row._tick()
        assert row._time.text() == f"Silence 0:0{second}"
    assert len(heard) == 1


def test_it_ticks_once_a_second_and_not_unseen(row: SilenceRow, clock: HandClock) -> None:
    clock.pass_by(3.25)
    row._tick()
    assert row._timer.interval() == 751
    row.hide()
    assert not row._timer.isActive()
    row._tick()
    assert not row._timer.isActive()
    row.show()
    assert row._timer.isActive()


def test_over_it_ticks_no_more(row: SilenceRow, clock: HandClock, session: PauseSession) -> None:
    clock.pass_by(61)
    row._tick()
    assert not session.is_under_way
    assert not row._timer.isActive()


def test_stop_is_asked_for(row: SilenceRow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(row.stop_wanted):
        find(QAbstractButton, row, "pocket.silence_stop").click()


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_all_of_it_fits(row: SilenceRow, theme: Theme, percent: int) -> None:
    theme.scale_text(percent)
    row.resize(theme.px(328), row.heightForWidth(theme.px(328)))
    QApplication.processEvents()
    stop = find(QWidget, row, "pocket.silence_stop")
    assert stop.mapTo(row, QPoint(0, 0)).x() + stop.width() <= row.width()
    assert row._time.width() >= row._time.sizeHint().width()
