# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What the process before showed is built before the window is seen, and nothing else is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from holdspace.ui.main_window import MainWindow
from holdspace.ui.place_before import make_ready
from household import LOCKED
from window_house import make_house

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme
    from window_house import Make

LINE = "you_can_just_nod"
ALL = ("journal", "breathe", "pause", "cards", "settings", "doorway", "primer", "practice", "visor")


@pytest.fixture
def unseen(household_in: Make, theme: Theme, qtbot: QtBot) -> MainWindow:
    """A window that is not shown yet."""
    window = MainWindow(make_house(theme, household_in(LOCKED)))
    qtbot.addWidget(window)
    return window


@pytest.mark.parametrize(
    ("state", "made"),
    [
        ({"place": "journal"}, {"journal"}),
        ({"place": "cards", "on_cards": {"beside": "primer"}}, {"cards", "primer"}),
        ({"place": "now", "exercise": "breathe", "session": {}}, {"breathe"}),
        ({"place": "now"}, set()),
        ({"place": 3, "exercise": [], "on_cards": {"beside": "damage"}}, set()),
        ({"place": "setup", "on_cards": 7}, set()),
    ],
)
def test_the_pages_that_come_back_are_built(
    unseen: MainWindow, theme: Theme, state: dict[str, Any], made: set[str]
) -> None:
    make_ready(unseen, theme, state)
    assert {each for each in (*ALL, "damage", "setup") if unseen.page_if_made(each) is not None} == made
    assert unseen.place == "now"
    assert not unseen.isVisible()


def test_a_page_finds_what_the_process_before_had_to_say(unseen: MainWindow, theme: Theme) -> None:
    make_ready(unseen, theme, {"place": "cards", "on_cards": {"beside": "practice"}, "line": LINE})
    unseen.show()
    unseen.show_place("cards")
    unseen.show_aside("practice")
    practice: Any = unseen.page("practice")
    assert practice.line_id == LINE
