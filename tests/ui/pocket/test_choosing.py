# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""All exercises and doorways in one narrow list, and one's own patterns while they can be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from holdspace.domain.breathing import PhaseStep, session_seconds
from holdspace.domain.own_practices import OwnStep
from holdspace.domain.pauses import clock_text
from holdspace.services.content import load_doorways, load_groundings, load_patterns, load_pauses
from holdspace.services.known_patterns import KnownPatterns
from holdspace.services.known_practices import KnownPractices
from holdspace.services.own_practices import OwnPracticeService
from holdspace.services.patterns import PatternService
from holdspace.services.settings import Settings
from holdspace.ui.pocket.choosing import PocketChoosing
from household import UNLOCKED
from window_house import find

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme
    from window_house import Make

PATTERNS = {each.pattern.id: each for each in load_patterns()}
DOORWAYS = {each.id: each.name for each in load_doorways()}
PAUSES = {each.pause.id: each for each in (*load_pauses(), *load_groundings())}


@pytest.fixture
def known(household_in: Make) -> KnownPatterns:
    household = household_in(UNLOCKED)
    settings = Settings(household.places.settings, household.vault)
    own = PatternService(household.vault, household.clock, household.vault)
    return KnownPatterns(PATTERNS.values(), settings, own)


@pytest.fixture
def own(known: KnownPatterns) -> KnownPractices:
    vault, clock = known._service._vault, known._service._clock  # type: ignore[union-attr]
    return KnownPractices(OwnPracticeService(vault, clock, vault), known)


@pytest.fixture
def choosing(theme: Theme, known: KnownPatterns, own: KnownPractices, qtbot: QtBot) -> PocketChoosing:
    choosing = PocketChoosing(theme, DOORWAYS, PAUSES, known, own)
    qtbot.addWidget(choosing)
    choosing.resize(328, 400)
    choosing.show_minutes(3)
    choosing.show()
    choosing.activateWindow()
    choosing.focus()
    QApplication.processEvents()
    return choosing


def test_what_was_chosen_far_below_is_in_sight_where_the_list_comes_again(
    choosing: PocketChoosing, qtbot: QtBot
) -> None:
    assert choosing._list is not None
    last = choosing._list.rows[-1]
    choosing._list.choose(last.choice.id)
    choosing.hide()
    choosing.show()
    choosing.focus()
    assert choosing.focusWidget() is last
    qtbot.waitUntil(lambda: not last.visibleRegion().isEmpty())


def test_each_has_its_name_and_its_time(choosing: PocketChoosing) -> None:
    for each, pattern in PATTERNS.items():
        row = find(QWidget, choosing, f"pocket.kind.{each}")
        whole = clock_text(session_seconds(pattern.pattern, 3))
        assert row.accessibleName() == f"{pattern.name}, {whole}"
    for each, pause in PAUSES.items():
        assert find(QWidget, choosing, f"pocket.kind.{each}").accessibleName().startswith(pause.name)
    assert find(QWidget, choosing, "pocket.kind.silence_trainer").accessibleName() == "Learn to leave silence"


def test_doorways_come_first_and_take_a_minute(choosing: PocketChoosing) -> None:
    assert choosing._list is not None
    assert choosing._list.value == "before"
    for each, name in DOORWAYS.items():
        assert find(QWidget, choosing, f"pocket.kind.{each}").accessibleName() == f"{name}, 1:00"


def test_own_patterns_come_and_go_and_what_was_chosen_with_them(
    choosing: PocketChoosing, known: KnownPatterns
) -> None:
    service = known._service
    assert service is not None
    own = service.add("Slow quince", (PhaseStep("in", 4.0), PhaseStep("out", 6.0)))
    known.look_again()
    choosing.look_again()
    row = find(QAbstractButton, choosing, f"pocket.kind.{own.id}")
    assert row.accessibleName() == "Slow quince, 3:00"
    choosing.show_minutes(2)
    four = find(QAbstractButton, choosing, "pocket.kind.four_seven_eight")
    assert four.accessibleName().endswith(", 1:54"), "never longer than its minutes"
    choosing.show_minutes(3)
    row = find(QAbstractButton, choosing, f"pocket.kind.{own.id}")
    row.click()
    row.setFocus()
    service.remove(own.id)
    known.look_again()
    choosing.look_again()
    assert not [each for each in choosing.findChildren(QWidget) if "quince" in each.accessibleName()]
    first = find(QWidget, choosing, "pocket.kind.before")
    assert first.hasFocus()


def test_own_practices_stand_below_the_doorways_and_one_says_what_is_gone_of_it(
    choosing: PocketChoosing, own: KnownPractices
) -> None:
    steps = (OwnStep("breathe", "gone_by_now", 60), OwnStep("let_go", "", 15))
    made = own.service.add("Before the quince", steps)
    choosing.look_again()
    assert choosing._list is not None
    assert [row.choice.id for row in choosing._list.rows].index(made.id) == len(DOORWAYS)
    row = find(QWidget, choosing, f"pocket.kind.{made.id}")
    assert row.accessibleName() == "Before the quince, 1:15"
    assert row.accessibleDescription() == "A step was removed. “Cyclic sighing” takes its place."


def test_with_no_holds_the_row_says_that_they_are_left_out(
    choosing: PocketChoosing, known: KnownPatterns
) -> None:
    known._settings.no_holds = True
    choosing.look_again()
    for each, content in PATTERNS.items():
        row = find(QAbstractButton, choosing, f"pocket.kind.{each}")
        assert row.accessibleDescription() == ("Without its holds." if content.pattern.has_holds else "")


def test_other_minutes_are_said_and_the_choice_stays(choosing: PocketChoosing) -> None:
    find(QAbstractButton, choosing, "pocket.kind.feet").click()
    choosing.show_minutes(5)
    assert choosing._list is not None
    assert choosing._list.row("resonance_5").accessibleName().endswith(", 5:00")
    assert choosing._list.value == "feet"


def test_what_is_chosen_comes_into_view_and_starts(choosing: PocketChoosing, qtbot: QtBot) -> None:
    last = list(PATTERNS)[-1]
    find(QAbstractButton, choosing, f"pocket.kind.{last}").click()
    QApplication.processEvents()
    row = find(QWidget, choosing, f"pocket.kind.{last}")
    assert not row.visibleRegion().isEmpty()
    with qtbot.waitSignal(choosing.start_wanted) as wanted:
        qtbot.keyClick(row, Qt.Key.Key_Return)
    assert wanted.args == [last]
    with qtbot.waitSignal(choosing.start_wanted):
        find(QAbstractButton, choosing, "pocket.start").click()


def test_back_and_esc_lead_back(choosing: PocketChoosing, qtbot: QtBot) -> None:
    with qtbot.waitSignal(choosing.back_wanted):
        find(QAbstractButton, choosing, "pocket.back").click()
    with qtbot.waitSignal(choosing.back_wanted):
        qtbot.keyClick(find(QWidget, choosing, "pocket.kind.before"), Qt.Key.Key_Escape)
