# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Each doorway in a minute, in the pocket window over a real vault: by keys, kept, and gone on with."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from holdspace.services.errors import DiskFull
from holdspace.services.practices import OVER
from holdspace.storage.inbox import sealed_names
from holdspace.ui.doorways.pocket import PocketDoorway
from holdspace.ui.pocket.window import PocketWindow
from holdspace.ui.pocket_room import pocket_room
from household import LOCKED, NONE, UNLOCKED
from ui.doorways.conftest import ENTER, ESC
from window_house import find, make_house

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme
    from household import Household
    from ui.screen_reader import Reader
    from window_house import Make

    WalkIn = Callable[..., "PocketWalk"]

WORDS = "call the surgeon's office"
STEPS = {
    "before": ("who", "breathe", "cards"),
    "after": ("load", "breathe", "leave", "load_after"),
    "day_end": ("left", "held", "work_list", "threshold"),
}


class PocketWalk:
    """A doorway walked in the pocket window by keys alone."""

    def __init__(self, household: Household, theme: Theme, qtbot: QtBot, **others: Any) -> None:
        self.household, self._theme, self._qtbot, self._others = household, theme, qtbot, others
        self.house = house = make_house(theme, household, **others)
        self.pocket = PocketWindow(
            house.app, theme, house.vault, house.capture, house.now.feelings, house.say, pocket_room(house)
        )
        qtbot.addWidget(self.pocket)
        self.pocket.show()
        self.pocket.activateWindow()
        self.pocket.focus_entry()
        QApplication.processEvents()

    @property
    def view(self) -> PocketDoorway:
        view = self.exercises._doorway
        assert isinstance(view, PocketDoorway)
        return view

    @property
    def exercises(self) -> Any:
        return self.pocket._exercises

    @property
    def step(self) -> str:
        """The id of the step one is at, "" at the end."""
        step = self.view._session.step
        return step.id if step is not None and self.view.is_under_way else ""

    @property
    def sessions(self) -> list[Any]:
        return self.household.vault.vault.entries.sessions.all()

    @property
    def is_back(self) -> bool:
        """Whether the words are there again, with the caret."""
        return self.pocket.composer.isVisible() and self.pocket.composer.entry.hasFocus()

    def open(self) -> None:
        """Unlock, and wait until what was sealed has joined."""
        self.household.open()
        self._qtbot.waitUntil(lambda: not sealed_names(self.household.places))

    def go(self, doorway: str) -> None:
        """Choose a doorway in the list by keys: it is among the first three."""
        find(QAbstractButton, self.pocket, "pocket.more").click()
        QApplication.processEvents()
        self.key(*[Qt.Key.Key_Down] * list(STEPS).index(doorway), ENTER)

    def key(self, *keys: Any) -> None:
        for key in keys:
            code = key if isinstance(key, Qt.Key) else getattr(Qt.Key, f"Key_{key}")
            focused = self.pocket.focusWidget()
            assert focused is not None
            self._qtbot.keyClick(focused, code)
            QApplication.processEvents()

    def wait(self, seconds: float) -> None:
        """Let time pass, looked at as often as an awake computer does."""
        left = seconds
        while left > 0:
            self.household.clock.pass_by(min(left, 4.0))
            self.view._session.elapsed()
            left -= 4.0

    def words(self) -> set[str]:
        return {label.text() for label in self.pocket.findChildren(QLabel) if label.isVisible()}

    def as_next_process(self) -> PocketWalk:
        """The same home after this process was killed."""
        self.view._session._timer.stop()
        self.household.kill()
        return PocketWalk(self.household, self._theme, self._qtbot, **self._others)


@pytest.fixture
def walk_in(household_in: Make, theme: Theme, qtbot: QtBot) -> WalkIn:
    """A function that opens the pocket window in a state; `others` are parts of its house."""

    def make(state: str = UNLOCKED, **others: Any) -> PocketWalk:
        return PocketWalk(household_in(state), theme, qtbot, **others)

    return make


def test_before_by_keys_alone_hands_out_a_card_and_is_kept(walk_in: WalkIn) -> None:
    walk = walk_in()
    walk.go("before")
    assert "Before, in a minute" in walk.words()
    assert not walk.pocket.composer.isVisible()
    assert [each for each in QApplication.topLevelWidgets() if each.isVisible()] == [walk.pocket]
    walk.key(3, 1, ENTER)
    assert walk.step == "breathe"
    walk.wait(33)
    assert walk.step == "cards"
    assert find(QWidget, walk.pocket, "doorway.card.1").isVisible()
    walk.key(ENTER)
    assert find(QWidget, walk.pocket, "doorway.end").accessibleName() == "Feet. Breath. Then the door."
    (session,) = walk.sessions
    assert (session.practice, session.place, session.whole) == ("before_short", "doorway", True)
    assert session.audiences == ("client", "adjuster")
    walk.key(ENTER)
    assert walk.is_back


def test_after_shows_the_first_load_only_after_the_second(walk_in: WalkIn) -> None:
    walk = walk_in()
    walk.go("after")
    walk.key(4)
    walk.wait(41)
    assert walk.step == "leave"
    walk.key(ENTER)
    assert not [each for each in walk.words() if "before" in each]
    walk.key(2)
    assert "How heavy: 4 before, 2 now." in walk.words()
    (session,) = walk.sessions
    assert (session.load, session.load_after, session.whole, session.seconds) == (4, 2, True, 41.0)
    assert find(QWidget, walk.pocket, "doorway.end").accessibleName() == "A minute, and it was yours."
    walk.key(ESC)
    assert walk.is_back


def test_day_end_by_keys_alone_locks_and_the_next_process_says_so(walk_in: WalkIn) -> None:
    walk = walk_in()
    walk.go("day_end")
    walk.key(2, ENTER, 1, ENTER)
    walk.wait(8)
    assert walk.step == "threshold"
    walk.key(ENTER)
    assert walk.household.vault.state == LOCKED
    state = json.loads(json.dumps(walk.pocket.snapshot()))
    assert state["pocket_exercise"] == {"kind": "doorway", "session": {"ended": "day_end_short"}}
    again = walk.as_next_process()
    again.pocket.resume(state)
    QApplication.processEvents()
    assert find(QWidget, again.pocket, "doorway.end").accessibleName() == "The day is closed."
    assert not again.pocket.composer.isVisible(), "no keys land in the box after a lock"
    assert find(QWidget, again.pocket, "doorway.done").hasFocus()
    assert not again.pocket.is_under_way
    again.key(ENTER)
    assert again.is_back
    again.open()
    assert [(each.practice, each.whole) for each in again.sessions] == [("day_end_short", True)]


def test_one_tap_closes_the_day(walk_in: WalkIn) -> None:
    walk = walk_in()
    walk.go("day_end")
    walk.key(1)
    assert walk.household.vault.state == LOCKED
    walk.household.open()
    assert [each.whole for each in walk.sessions] == [True]


@pytest.mark.parametrize("state", [LOCKED, NONE])
@pytest.mark.parametrize("doorway", STEPS)
def test_each_works_while_locked_sealed_and_where_there_is_no_vault(
    walk_in: WalkIn, doorway: str, state: str
) -> None:
    walk = walk_in(state)
    walk.go(doorway)
    steps = [walk.step]
    while walk.step:
        walk.wait(4)
        walk.key(2 if walk.step == "left" else ENTER)
        steps.append(walk.step)
    assert tuple(steps) == (*STEPS[doorway], "")
    assert walk.household.sealed == (state == LOCKED)
    if state == LOCKED:
        walk.open()
        assert [(each.practice, each.sealed) for each in walk.sessions] == [(f"{doorway}_short", True)]


def test_esc_ends_counts_and_leads_back_to_the_words(walk_in: WalkIn, qtbot: QtBot) -> None:
    walk = walk_in()
    qtbot.keyClicks(walk.pocket.composer.entry, WORDS)
    walk.go("day_end")
    walk.wait(12)
    walk.key(ESC)
    assert walk.is_back
    assert walk.pocket.composer.words().text == WORDS
    assert walk.pocket._toast.words == "A moment. It counts too."
    assert [(each.seconds, each.whole) for each in walk.sessions] == [(12.0, False)]
    assert walk.household.vault.state == UNLOCKED, "only its end locks"
    assert walk.pocket.isVisible()


def test_a_slip_leaves_no_record_and_says_nothing(walk_in: WalkIn) -> None:
    walk = walk_in()
    walk.go("before")
    walk.wait(3)
    walk.key(ESC)
    assert walk.is_back
    assert walk.pocket._toast.words == ""
    assert walk.sessions == []


def test_a_soft_end_after_the_minute_tears_nothing_away(walk_in: WalkIn, monkeypatch: Any) -> None:
    walk = walk_in()
    struck: list[bool] = []
    monkeypatch.setattr(walk.house.tones(), "chime", lambda: struck.append(True))
    walk.go("after")
    walk.wait(61)
    assert (walk.view._session.state, walk.step) == (OVER, "load")
    assert struck == [True]
    assert "That’s the minute. Finish what you’re at." in walk.words()
    assert not walk.view.time.is_ticking
    walk.key(4, ENTER, 3)
    (session,) = walk.sessions
    assert (session.seconds, session.whole, session.load, session.load_after) == (60.0, True, 4, 3)


def test_put_away_it_ends_and_counts(walk_in: WalkIn) -> None:
    walk = walk_in()
    walk.go("before")
    walk.wait(8)
    walk.pocket.close()
    assert not walk.pocket.is_under_way
    assert [(each.seconds, each.whole) for each in walk.sessions] == [(8.0, False)]
    assert not walk.view.time.is_ticking


@pytest.mark.parametrize("keys", [(2, ENTER), ()])
def test_a_lock_on_the_way_hands_on_where_one_is_and_what_was_chosen(
    walk_in: WalkIn, keys: tuple[Any, ...]
) -> None:
    walk = walk_in()
    walk.go("before")
    walk.key(*keys)
    walk.wait(6)
    step = walk.step
    state = json.loads(json.dumps(walk.pocket.snapshot()))
    again = walk.as_next_process()
    again.pocket.resume(state)
    assert again.step == step
    assert not again.pocket.composer.isVisible()
    again.wait(6)
    again.view.stop()
    again.open()
    (session,) = again.sessions
    assert session.seconds == 12.0
    assert session.audiences == (("physician",) if keys else ())


def test_cut_off_it_leaves_a_link_and_never_reopens_itself(walk_in: WalkIn) -> None:
    walk = walk_in()
    walk.go("after")
    walk.wait(8)
    walk.key(4)
    again = walk.as_next_process()
    assert not again.pocket.is_under_way
    link = find(QAbstractButton, again.pocket, "pocket.go_on")
    assert (link.isVisible(), link.text()) == (True, "Go on with After, 0:52 left")
    link.click()
    assert again.step == "breathe"
    again.key(ESC)
    assert again.is_back
    assert link.isHidden()
    assert not again.household.places.interrupted.exists()


def test_a_breath_that_was_slept_through_is_a_moment_and_can_be_gone_on_with(walk_in: WalkIn) -> None:
    walk = walk_in()
    walk.go("before")
    walk.wait(6)
    walk.key(ENTER)
    walk.household.clock.pass_by(8 * 3600)
    walk.view._session.elapsed()
    assert (walk.step, walk.pocket._toast.words) == ("", "A moment. It counts too.")
    link = find(QAbstractButton, walk.pocket, "pocket.go_on")
    assert (link.isVisible(), link.text()) == (True, "Go on with Before, 0:54 left")
    link.click()
    assert walk.step == "breathe"
    walk.key(ESC)
    assert link.isHidden()


def test_one_cut_off_in_the_large_window_is_not_offered_here(walk_in: WalkIn) -> None:
    walk = walk_in()
    visit = walk.house.doorways()
    practice = next(each.practice for each in walk_practices() if each.practice.id == "after")
    visit.begin(practice)
    visit.session._timer.stop()
    walk.household.kill()
    again = PocketWalk(walk.household, walk._theme, walk._qtbot)
    assert not [each for each in again.words() if each.startswith("Go on")]
    again.exercises.go_on()
    assert not again.pocket.is_under_way


def walk_practices() -> Any:
    from holdspace.services.practice_content import load_practices

    return load_practices()


def test_what_is_under_way_in_the_large_form_is_led_to_and_not_ended(walk_in: WalkIn, qtbot: QtBot) -> None:
    walk = walk_in()
    visit = walk.house.doorways()
    visit.begin(next(each.practice for each in walk_practices() if each.practice.id == "day_end"))
    walk.household.clock.pass_by(9)
    with qtbot.waitSignal(walk.pocket.room_wanted) as wanted:
        walk.go("before")
    assert wanted.args == ["day_end"]
    assert (visit.session.is_under_way, walk.sessions) == (True, [])
    assert walk.is_back
    assert not walk.pocket.is_under_way
    visit.session.stop()


@pytest.mark.parametrize(("words", "is_led"), [("", False), ("half a thou", True)])
def test_one_whose_time_is_over_is_led_to_only_where_words_wait_there(
    walk_in: WalkIn, words: str, is_led: bool
) -> None:
    walk = walk_in()
    visit = walk.house.doorways()
    visit.begin(next(each.practice for each in walk_practices() if each.practice.id == "day_end"))
    visit.session.next()
    walk.household.clock.pass_by(3600)
    assert visit.session.elapsed() == visit.session.total_seconds
    visit.write(visit.session.step, words, keeps=False)
    walk.go("before")
    assert walk.pocket.is_under_way != is_led
    visit.session.stop()


def test_what_cannot_be_kept_is_said(walk_in: WalkIn, monkeypatch: Any) -> None:
    walk = walk_in()

    def fail(session: object) -> None:
        del session
        raise DiskFull

    walk.go("before")
    monkeypatch.setattr(walk.view._visit._sessions, "record", fail)
    walk.wait(7)
    walk.key(ESC)
    assert walk.pocket._toast.words == walk.house.say(DiskFull())


def test_more_room_and_the_head_s_button_ask_for_the_large_form(walk_in: WalkIn, qtbot: QtBot) -> None:
    walk = walk_in()
    walk.go("after")
    for name in ("doorway_more", "expand"):
        with qtbot.waitSignal(walk.pocket.room_wanted) as wanted:
            find(QAbstractButton, walk.pocket, f"pocket.{name}").click()
        assert wanted.args == ["after"]
    walk.key(ESC)
    with qtbot.waitSignal(walk.pocket.expand_wanted):
        find(QAbstractButton, walk.pocket, "pocket.expand").click()


def test_every_step_is_announced_and_named(walk_in: WalkIn, reader: Reader) -> None:
    walk = walk_in()
    walk.go("day_end")
    walk.key(2, ENTER, ENTER)
    said = " ".join(words for words, _ in reader.heard)
    asked = (
        "How much have you got left?",
        "One thing I held today",
        "Anything still to do",
        "Where does home",
    )
    for words in asked:
        assert words in said
    assert find(QWidget, walk.pocket, "doorway.step").accessibleName() == "Where does home begin?"
    assert walk.view.accessibleName() == "Day’s end, in a minute"
    walk.key(ESC)


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("doorway", STEPS)
def test_every_step_fits_the_width_and_its_way_on_is_in_sight(
    walk_in: WalkIn, theme: Theme, qtbot: QtBot, doorway: str, percent: int
) -> None:
    theme.scale_text(percent)
    walk = walk_in(motion_reduced=lambda: False)
    walk.go(doorway)
    walk.pocket.resize(10, walk.pocket.height())  # as narrow as it goes
    assert walk.pocket.width() == theme.px(360)
    while walk.step:
        view = walk.view.view
        assert view is not None
        go = view.first_control() if walk.step == "left" else view.go
        if (
            percent > 100
        ):  # the screen has no room for all of it: it is in sight once the keyboard comes to it
            go.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.waitUntil(lambda go=go: go.visibleRegion().boundingRect().height() == go.height())  # type: ignore[misc]
        for child in (*walk.pocket.findChildren(QAbstractButton), *walk.pocket.findChildren(QLabel)):
            if child.isVisible():
                left = child.mapTo(walk.pocket, QPoint(0, 0)).x()
                assert left >= 0
                assert left + child.width() <= walk.pocket.width(), child.accessibleIdentifier()
        walk.key(2 if walk.step == "left" else ENTER)
    walk.key(ENTER)


def test_a_change_of_the_text_s_size_on_the_way_fits_the_window_anew(walk_in: WalkIn, theme: Theme) -> None:
    walk = walk_in()
    walk.go("before")
    height = walk.pocket.height()
    theme.scale_text(150)
    QApplication.processEvents()
    assert walk.pocket.width() == theme.px(360)
    assert walk.pocket.height() >= height > 436
    walk.key(ESC)


def test_as_low_as_it_goes_what_has_the_keyboard_is_in_sight(
    walk_in: WalkIn, theme: Theme, qtbot: QtBot
) -> None:
    theme.scale_text(200)
    walk = walk_in()
    walk.go("before")
    walk.pocket.resize(10, 10)
    view = walk.view.view
    assert view is not None
    chip = view.first_control()
    qtbot.waitUntil(lambda: chip.visibleRegion().boundingRect().height() == chip.height())
    while walk.pocket.focusWidget() is not view.go:  # type: ignore[comparison-overlap]
        walk.key(Qt.Key.Key_Tab)
    assert view.go.visibleRegion().boundingRect().height() == view.go.height(), "Tab brings it into sight"
    walk.key(ESC)
