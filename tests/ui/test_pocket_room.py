# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What the pocket window has of other places: made when wanted, without the mark, over its own sessions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from holdspace.services.vault import LOCKED
from holdspace.ui.breathe.running import BreathRunning
from holdspace.ui.doorways.pocket import PocketDoorway
from holdspace.ui.pause.running import PauseRunning
from holdspace.ui.pocket_room import pocket_room
from window_house import make_house

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme
    from window_house import Make


def test_each_exercise_has_its_frame_and_no_mark(qtbot: QtBot, theme: Theme, household_in: Make) -> None:
    room = pocket_room(make_house(theme, household_in(LOCKED)))
    for view, kind in (
        (room.show_breath(room.breathing()), BreathRunning),
        (room.show_pause(room.pauses()), PauseRunning),
    ):
        qtbot.addWidget(view)
        assert isinstance(view, kind)
        assert view._mark.isHidden()
    assert room.pauses() is not room.pauses()


def test_a_doorway_has_the_minute_s_form_over_the_one_visit_and_its_chime(
    qtbot: QtBot, theme: Theme, household_in: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = make_house(theme, household_in(LOCKED))
    room = pocket_room(house)
    struck: list[bool] = []
    monkeypatch.setattr(house.tones(), "chime", lambda: struck.append(True))
    shown = room.show_doorway()
    qtbot.addWidget(shown)
    assert isinstance(shown, PocketDoorway)
    assert shown._visit is house.doorways()
    shown.softly_over.emit()
    assert struck == [True]
    assert room.doorways == {"before": "Before", "after": "After", "day_end": "Day’s end"}


def test_what_a_process_may_have_left_behind_is_a_file(theme: Theme, household_in: Make) -> None:
    house = make_house(theme, household_in(LOCKED))
    room = pocket_room(house)
    assert not room.cut_off()
    house.vault.places.interrupted.touch()
    assert room.cut_off()
