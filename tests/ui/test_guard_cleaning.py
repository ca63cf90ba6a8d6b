# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Writing the journal anew after words were replaced: soon, once, and never in the way of other work."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from holdspace.services.errors import DiskFull
from holdspace.ui.guard_cleaning import Cleaning
from holdspace.ui.house import House
from window_house import make_house

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme
    from household import Household
    from window_house import Make


@pytest.fixture
def household(household_in: Make) -> Household:
    return household_in("unlocked")


@pytest.fixture
def house(theme: Theme, household: Household) -> House:
    return make_house(theme, household)


@pytest.fixture
def cleaning(house: House, household: Household) -> Cleaning:
    parent = QObject(house.vault)
    household.services.append(parent)
    return Cleaning(house, parent)


def test_it_says_what_still_holds_the_words(
    cleaning: Cleaning, house: House, household: Household, qtbot: QtBot
) -> None:
    house.safety().backups.back_up()
    qtbot.waitUntil(lambda: house.vault.work_under_way is None)
    cleaning.expect()
    assert house.settings.erasing_unfinished
    with qtbot.waitSignal(cleaning.done) as done:
        cleaning.begin()
    assert done.args is not None
    assert done.args[0].startswith("Replaced, in what was kept before too. One backup made before still")
    assert not house.settings.erasing_unfinished


def test_it_waits_for_other_work(cleaning: Cleaning, house: House, qtbot: QtBot) -> None:
    cleaning.expect()
    other = house.vault.begin(lambda progress: None, "other")
    over: list[str] = []
    other.over.connect(lambda: over.append("other"))
    cleaning.done.connect(lambda words: over.append("cleaning"))
    with qtbot.waitSignal(cleaning.done):
        cleaning.begin()
    assert over == ["other", "cleaning"]


def test_nothing_is_done_where_nothing_is_left(
    cleaning: Cleaning, house: House, household: Household
) -> None:
    cleaning.begin()
    assert house.vault.work_under_way is None
    cleaning.expect()
    household.vault.lock()
    cleaning.begin()
    assert house.vault.work_under_way is None
    assert house.settings.erasing_unfinished


def test_what_fails_is_told_and_stays_to_be_done(
    cleaning: Cleaning, house: House, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def refuse(*_anything: object) -> None:
        raise DiskFull

    monkeypatch.setattr("holdspace.services.erasing.leave_no_remains", refuse)
    cleaning.expect()
    with qtbot.waitSignal(cleaning.failed):
        cleaning.begin()
    assert house.settings.erasing_unfinished
