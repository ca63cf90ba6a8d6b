# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Presence: keys, pointer and wheel count, time alone does not."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from pytestqt.qtbot import QtBot

from hand_clock import HandClock
from holdspace.ui.presence import Presence


@pytest.mark.parametrize(
    "sign", [QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel]
)
def test_every_sign_of_a_person_counts_and_passes_on(qtbot: QtBot, sign: QEvent.Type) -> None:
    clock = HandClock()
    presence = Presence(clock)
    clock.pass_by(40)
    assert presence.seconds() == 40
    assert not presence.eventFilter(QObject(), QEvent(sign))
    assert presence.seconds() == 0


def test_what_happens_by_itself_does_not_count(qtbot: QtBot) -> None:
    clock = HandClock()
    presence = Presence(clock)
    clock.pass_by(7)
    presence.eventFilter(QObject(), QEvent(QEvent.Type.UpdateRequest))
    assert presence.seconds() == 7


def test_every_sign_is_told_and_nothing_about_it(qtbot: QtBot) -> None:
    presence = Presence(HandClock())
    with qtbot.waitSignal(presence.noticed) as told:
        presence.eventFilter(QObject(), QEvent(QEvent.Type.Wheel))
    assert told.args == []
    with qtbot.waitSignal(presence.noticed):
        presence.note()


def test_a_window_that_is_not_there_yet_is_no_trouble(qtbot: QtBot) -> None:
    Presence(HandClock()).watch(None)
