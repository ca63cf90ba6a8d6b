# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The navigation rail."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from holdspace.ui.main_window import PLACES
from holdspace.ui.rail import NARROW, WIDTH, Rail
from window_house import find

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme


@pytest.fixture
def rail(qtbot: QtBot, theme: Theme) -> Rail:
    rail = Rail(theme)
    qtbot.addWidget(rail)
    rail.resize(WIDTH, 700)
    rail.show()
    return rail


def button(rail: Rail, name: str) -> QAbstractButton:
    return find(QAbstractButton, rail, f"nav.{name}")


@pytest.mark.parametrize("place", PLACES)
def test_a_click_asks_for_a_place_and_holds_nothing_by_itself(qtbot: QtBot, rail: Rail, place: str) -> None:
    with qtbot.waitSignal(rail.place_wanted) as wanted:
        qtbot.mouseClick(button(rail, place), Qt.MouseButton.LeftButton)
    assert wanted.args == [place]
    assert not button(rail, place).isChecked()  # the page that is shown decides


def test_it_holds_the_place_that_is_shown_alone(rail: Rail) -> None:
    rail.set_current("cards")
    rail.set_current("pause")
    assert [place for place in PLACES if button(rail, place).isChecked()] == ["pause"]
    rail.set_current("help")
    assert not any(button(rail, place).isChecked() for place in PLACES)


def test_the_held_place_is_drawn_another_way(rail: Rail) -> None:
    before = button(rail, "cards").grab().toImage()
    rail.set_current("cards")
    assert button(rail, "cards").grab().toImage() != before


@pytest.mark.parametrize(
    ("state", "shown", "words"),
    [("none", False, None), ("locked", True, "Unlock"), ("unlocked", True, "Lock")],
)
def test_the_lock_offers_what_can_be_done(rail: Rail, state: str, shown: bool, words: str | None) -> None:
    rail.show_lock(state)
    lock = button(rail, "lock")
    assert lock.isVisible() is shown
    if words:
        assert lock.text() == words


def test_lock_and_menu_are_told(qtbot: QtBot, rail: Rail) -> None:
    rail.show_lock("unlocked")
    with qtbot.waitSignal(rail.lock_pressed):
        qtbot.keyClick(button(rail, "lock"), Qt.Key.Key_Return)
    with qtbot.waitSignal(rail.menu_wanted):
        qtbot.mouseClick(rail.menu_button, Qt.MouseButton.LeftButton)


def test_narrow_it_shows_icons_and_tells_their_words(rail: Rail) -> None:
    rail.show_lock("locked")
    rail.set_narrow(True)
    assert rail.width() == NARROW
    for name in (*PLACES, "lock"):
        assert button(rail, name).toolTip() == button(rail, name).text() != ""
    rail.show_lock("unlocked")
    assert button(rail, "lock").toolTip() == "Lock"
    rail.set_narrow(False)
    assert rail.width() == WIDTH
    assert button(rail, "now").toolTip() == ""


def test_it_grows_with_the_text(rail: Rail, theme: Theme) -> None:
    theme.scale_text(200)
    assert rail.width() == 2 * WIDTH
    assert button(rail, "now").sizeHint().height() >= 80


def test_it_has_its_words_again_once_smaller_letters_leave_the_room(rail: Rail, theme: Theme) -> None:
    rail.fit(1024)
    assert rail.width() == WIDTH
    theme.scale_text(200)
    try:
        assert rail.width() == 2 * NARROW
        assert button(rail, "now").toolTip() == "Now"
    finally:
        theme.scale_text(100)
    assert rail.width() == WIDTH
    assert not button(rail, "now").toolTip()
