# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Every exercise in the pocket window, over the real sessions: small, quiet, and back to the words."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from holdspace.domain.breathing import PhaseStep
from holdspace.services.content import load_groundings, load_patterns, load_pauses
from holdspace.services.vault import LOCKED, UNLOCKED
from holdspace.ui.pocket.window import PocketWindow
from holdspace.ui.pocket_room import pocket_room
from holdspace.ui.widgets.figures import make_followed
from window_house import find, make_house

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme
    from household import Household
    from window_house import Make

WORDS = "call the surgeon's office"
PAUSES = {each.pause.id: each for each in (*load_pauses(), *load_groundings())}
PATTERNS = {each.pattern.id: each for each in load_patterns()}
Open = Callable[..., PocketWindow]


@pytest.fixture
def household(household_in: Make) -> Household:
    return household_in(LOCKED)


@pytest.fixture
def open_pocket(qtbot: QtBot, theme: Theme, household: Household) -> Open:
    def make(**others: object) -> PocketWindow:
        house = make_house(theme, household, **others)
        pocket = PocketWindow(
            house.app,
            theme,
            house.vault,
            house.capture,
            house.now.feelings,
            house.say,
            pocket_room(house),
        )
        qtbot.addWidget(pocket)
        pocket.show()
        pocket.activateWindow()
        pocket.focus_entry()
        QApplication.processEvents()
        return pocket

    return make


@pytest.fixture
def pocket(open_pocket: Open, qtbot: QtBot) -> PocketWindow:
    """A pocket window with words in its box."""
    pocket = open_pocket()
    qtbot.keyClicks(pocket.composer.entry, WORDS)
    return pocket


def press(pocket: PocketWindow, name: str) -> None:
    find(QAbstractButton, pocket, f"pocket.{name}").click()
    QApplication.processEvents()


def words(pocket: PocketWindow) -> set[str]:
    return {label.text() for label in pocket.findChildren(QLabel) if label.isVisible()}


def names(pocket: PocketWindow) -> set[str]:
    """Every word that assistive technology could read, and every one that is drawn."""
    children = pocket.findChildren(QWidget)
    drawn = {each.text() for each in children if isinstance(each, QLabel | QAbstractButton)}
    return drawn | {each.accessibleName() for each in children}


def ticking(pocket: PocketWindow) -> list[QTimer]:
    return [each for each in pocket._exercises.findChildren(QTimer) if each.isActive()]  # type: ignore[union-attr]


def is_back(pocket: PocketWindow) -> bool:
    composer = pocket.composer
    return composer.isVisible() and composer.entry.hasFocus() and composer.words().text == WORDS


@pytest.mark.parametrize(
    ("name", "identifier"), [("one_breath", "pause.remaining"), ("breathe", "breathe.phase")]
)
def test_a_press_begins_and_esc_leads_back_to_the_words(
    pocket: PocketWindow, household: Household, qtbot: QtBot, name: str, identifier: str
) -> None:
    press(pocket, name)
    assert pocket.is_under_way
    assert find(QWidget, pocket, identifier).isVisible()
    assert not pocket.composer.isVisible()
    household.clock.pass_by(3)
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, Qt.Key.Key_Escape)
    assert not pocket.is_under_way
    assert pocket.isVisible()
    assert is_back(pocket)
    assert ticking(pocket) == []


@pytest.mark.parametrize("form", ["tide", "words"])
def test_one_breath_has_the_form_that_is_set(open_pocket: Open, theme: Theme, form: str) -> None:
    pocket = open_pocket(motion_reduced=lambda: False)
    pocket._exercises._room.settings.figure = form  # type: ignore[union-attr]
    press(pocket, "one_breath")
    assert type(find(QWidget, pocket, "pause.remaining")) is type(make_followed(theme, form, pocket))
    pocket._exercises.stop()  # type: ignore[union-attr]


def test_who_opens_the_window_can_begin_one_in_it(pocket: PocketWindow, theme: Theme) -> None:
    pocket.begin("one_breath")
    assert pocket.snapshot()["pocket_exercise"]["session"]["id"] == "one_breath"
    pocket._exercises.stop()  # type: ignore[union-attr]


def test_what_is_done_to_its_end_says_so_and_leads_back(pocket: PocketWindow, household: Household) -> None:
    press(pocket, "one_breath")
    household.clock.pass_by(10.5)
    pocket._exercises._pause_view._tick()  # type: ignore[union-attr]
    assert is_back(pocket)
    assert pocket._toast.words == PAUSES["one_breath"].end


def test_a_silence_leaves_the_words_in_sight(
    pocket: PocketWindow, household: Household, qtbot: QtBot
) -> None:
    before = {
        name: find(QWidget, pocket, name).geometry() for name in ("pocket.entry", "pocket.audience.client")
    }
    press(pocket, "silence")
    assert {name: find(QWidget, pocket, name).geometry() for name in before} == before
    household.clock.pass_by(7.3)
    pocket._exercises._silence_row._tick()  # type: ignore[union-attr]
    assert {"Silence 0:07", "You don’t have to fill it."} <= words(pocket)
    assert is_back(pocket)
    qtbot.keyClick(pocket.composer.entry, Qt.Key.Key_Escape)
    assert not pocket.is_under_way
    assert pocket.isVisible()
    assert find(QWidget, pocket, "pocket.silence").isVisible()
    qtbot.keyClick(pocket.composer.entry, Qt.Key.Key_Escape)
    assert not pocket.isVisible()


def test_each_can_be_chosen_in_the_list(pocket: PocketWindow) -> None:
    exercises = pocket._exercises
    assert exercises is not None
    for exercise in (*PAUSES, *PATTERNS):
        press(pocket, "more")
        find(QAbstractButton, pocket, f"pocket.kind.{exercise}").click()
        press(pocket, "start")
        assert exercises.snapshot()["session"]["id"] == exercise
        exercises.stop()
        assert is_back(pocket)


def test_the_list_is_walked_by_keys_and_left_by_esc(pocket: PocketWindow, qtbot: QtBot) -> None:
    press(pocket, "more")
    assert find(QWidget, pocket, "pocket.kind.before").hasFocus()
    for _ in range(4):
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, Qt.Key.Key_Down)
    assert find(QWidget, pocket, "pocket.kind.silence_10").hasFocus()
    qtbot.keyClick(find(QWidget, pocket, "pocket.kind.silence_10"), Qt.Key.Key_Escape)
    assert is_back(pocket)
    press(pocket, "more")
    row = find(QWidget, pocket, "pocket.kind.silence_10")
    assert row.hasFocus()
    qtbot.keyClick(row, Qt.Key.Key_Return)
    assert pocket.is_under_way
    pocket.close()


def test_holds_are_left_out_where_that_is_set(pocket: PocketWindow) -> None:
    exercises = pocket._exercises
    assert exercises is not None
    holding = next(each for each in PATTERNS.values() if each.pattern.has_holds)
    exercises._room.settings.no_holds = True
    exercises.start(holding.pattern.id)
    assert exercises.snapshot()["session"]["id"] == holding.pattern.without_holds
    exercises.stop()


@pytest.mark.parametrize("exercise", ["silence_60", "cyclic_sighing"])
def test_put_away_it_ends_and_counts_and_nothing_ticks(
    pocket: PocketWindow, household: Household, exercise: str
) -> None:
    ended: list[tuple[str, float, bool]] = []

    def note(done: str, seconds: float, whole: bool) -> None:
        ended.append((done, seconds, whole))

    exercises = pocket._exercises
    assert exercises is not None
    exercises._room.settings.warm_up = False
    exercises.start(exercise)
    session = exercises._pause if exercise in PAUSES else exercises._breath
    assert session is not None
    session.ended.connect(note)
    household.clock.pass_by(6)
    pocket.close()
    assert ended == [(exercise, 6.0, False)]
    assert ticking(pocket) == []
    assert [each for each in session.findChildren(QTimer) if each.isActive()] == []
    pocket.show()
    assert pocket.composer.isVisible()


@pytest.mark.parametrize("exercise", ["outside", "coffee"])
def test_what_leads_away_from_the_laptop_locks(
    household_in: Make, theme: Theme, qtbot: QtBot, exercise: str
) -> None:
    house = make_house(theme, household_in(UNLOCKED))
    room = pocket_room(house)
    pocket = PocketWindow(house.app, theme, house.vault, house.capture, house.now.feelings, house.say, room)
    qtbot.addWidget(pocket)
    pocket._exercises.start(exercise)  # type: ignore[union-attr]
    assert house.vault.state == LOCKED
    pocket._exercises.stop()  # type: ignore[union-attr]


def test_own_patterns_are_in_the_list_and_leave_it_on_lock(
    household_in: Make, theme: Theme, qtbot: QtBot
) -> None:
    household = household_in(UNLOCKED)
    house = make_house(theme, household)
    own = house.patterns().add("Slow quince", (PhaseStep("in", 4.0), PhaseStep("out", 6.0)))
    room = pocket_room(house)
    pocket = PocketWindow(house.app, theme, house.vault, house.capture, house.now.feelings, house.say, room)
    qtbot.addWidget(pocket)
    pocket.show()
    press(pocket, "more")
    find(QAbstractButton, pocket, f"pocket.kind.{own.id}").click()
    press(pocket, "start")
    assert "Slow quince" in words(pocket)
    assert pocket.snapshot()["pocket_exercise"]["session"]["id"] == own.id
    house.vault.lock()
    assert pocket.is_under_way, "a breath goes on"
    assert "A pattern of your own" in words(pocket)
    assert not [each for each in names(pocket) if "quince" in each]
    pocket._exercises.stop()  # type: ignore[union-attr]
    press(pocket, "more")
    assert not [each for each in names(pocket) if "quince" in each]
    pocket.close()


def test_an_own_pattern_asked_for_while_locked_has_the_first_in_its_place(
    pocket: PocketWindow,
) -> None:
    exercises = pocket._exercises
    assert exercises is not None
    exercises.start("9a000000-0000-4000-8000-000000000001")
    assert exercises.snapshot()["session"]["id"] == "cyclic_sighing"
    exercises.stop()


@pytest.mark.parametrize("exercise", ["sit", "silence_60", "cyclic_sighing"])
def test_another_process_goes_on(
    open_pocket: Open, pocket: PocketWindow, household: Household, exercise: str
) -> None:
    exercises = pocket._exercises
    assert exercises is not None
    exercises.start(exercise)
    household.clock.pass_by(8)
    state = json.loads(json.dumps(pocket.snapshot()))
    exercises.stop()
    assert WORDS not in json.dumps(state)
    other = open_pocket()
    other.resume(state)
    assert other.is_under_way
    assert other.snapshot()["pocket_exercise"]["session"]["id"] == exercise
    other._exercises.stop()  # type: ignore[union-attr]


def test_nothing_to_go_on_with_leaves_the_words(pocket: PocketWindow) -> None:
    for state in ({}, {"pocket_exercise": {"kind": "nap"}}, {"pocket_exercise": None}):
        pocket.resume(state)
        assert not pocket.is_under_way
        assert is_back(pocket)


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_off(open_pocket: Open, theme: Theme, percent: int) -> None:
    theme.scale_text(percent)
    pocket = open_pocket()
    exercises = pocket._exercises
    assert exercises is not None
    for exercise in ("", "more", "one_breath", "silence_60", "feet", "cyclic_sighing"):
        if exercise == "more":
            exercises.choose()
        elif exercise:
            exercises.start(exercise)
        QApplication.processEvents()
        for child in pocket.findChildren(QAbstractButton):
            if child.isVisible():
                left = child.mapTo(pocket, QPoint(0, 0)).x()
                assert left >= 0
                assert left + child.width() <= pocket.width(), child.accessibleIdentifier()
    exercises.stop()


@pytest.fixture
def training(pocket: PocketWindow, household: Household, qtbot: QtBot) -> PocketWindow:
    """A pocket window in which silence is learned: a line was said, and left alone for six seconds."""
    press(pocket, "more")
    find(QAbstractButton, pocket, "pocket.kind.silence_trainer").click()
    press(pocket, "start")
    key = find(QAbstractButton, pocket, "silence.press")
    assert key.hasFocus()
    qtbot.keyClick(key, Qt.Key.Key_Space)
    for _ in range(20):
        household.clock.pass_by(1.0)
        pocket._exercises._trainer.elapsed()
    return pocket


def test_silence_is_learned_here_too_and_leads_back_to_the_words(
    training: PocketWindow, qtbot: QtBot
) -> None:
    assert training.is_under_way
    assert not training.composer.isVisible()
    assert find(QWidget, training, "silence.line").isVisible()
    assert training.width() == training._theme.px(360)
    holds = training._exercises._training._of_holds
    assert holds.width() >= holds.sizeHint().width(), "no word of the seconds is cut off"
    qtbot.keyClick(training.focusWidget(), Qt.Key.Key_Escape)
    assert not training.is_under_way
    assert training.composer.entry.hasFocus()
    assert training.composer.entry.plain_text() == WORDS
    assert training._toast.words == "A few silences, left alone."


def test_a_silence_cut_off_was_tried(training: PocketWindow, household: Household, qtbot: QtBot) -> None:
    key = find(QAbstractButton, training, "silence.press")
    household.clock.pass_by(2.0)
    key.click()
    for _ in range(8):
        household.clock.pass_by(1.0)
        training._exercises._trainer.elapsed()
    key.click()
    qtbot.keyClick(training.focusWidget(), Qt.Key.Key_Escape)
    assert training._toast.words == "A few silences, tried. It counts too."


def test_esc_before_the_first_line_leads_back_too(pocket: PocketWindow, qtbot: QtBot) -> None:
    pocket.begin("silence_trainer")
    qtbot.keyClick(pocket.focusWidget(), Qt.Key.Key_Escape)
    assert not pocket.is_under_way
    assert pocket.composer.entry.hasFocus()


def test_another_process_waits_before_the_next_line_with_the_seconds_chosen(
    training: PocketWindow, open_pocket: Open
) -> None:
    training._exercises._training._holds.choose(10)
    state = json.loads(json.dumps(training.snapshot()))
    assert state["pocket_exercise"] == {"kind": "silence_trainer", "session": {"hold": 10}}
    again = open_pocket()
    again.resume(state)
    assert again._exercises._training.hold == 10
    assert find(QAbstractButton, again, "silence.press").isVisible()
    assert not again.is_under_way
    again.resume({"pocket_exercise": {"kind": "silence_trainer", "session": {"hold": []}}})
    assert again._exercises._training.hold == 10


def test_outside_says_that_the_journal_is_locked(pocket: PocketWindow) -> None:
    pocket.begin("outside")
    QApplication.processEvents()
    assert any("Your journal is locked meanwhile." in each for each in words(pocket))
    pocket._exercises.stop()  # type: ignore[union-attr]
