# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Services that are made when they are wanted: once, and on one journal."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from holdspace.services import when_wanted as when_wanted_module
from holdspace.services.background import InlineBackground
from holdspace.services.capture import Words
from holdspace.services.content import load_patterns, load_pauses
from holdspace.services.notifications import Line
from holdspace.services.practice_content import load_practices
from holdspace.services.settings import Settings
from holdspace.services.silence_training import SILENCE_TRAINER
from holdspace.services.tones import Tones
from holdspace.services.when_wanted import WhenWanted
from holdspace.storage.errors import DiskFull
from household import Household
from services.safety_home import Told

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


class Silent:
    """A device that never asks for anything."""

    is_running = True

    def close(self) -> None:
        self.is_running = False


def test_each_is_made_once_and_the_journal_hears_of_now(qtbot: QtBot, tmp_path: Path) -> None:
    household = Household(tmp_path / "home")
    settings = Settings(household.places.settings, household.vault)
    wanted = WhenWanted(
        *(household.vault, household.capture, InlineBackground(), settings, household.clock), lambda: False
    )
    journal = wanted.journal()
    assert wanted.journal() is journal
    assert wanted.safety() is wanted.safety()
    assert wanted.moving() is wanted.moving()
    assert wanted.tones() is wanted.tones()
    assert wanted.silence() is not wanted.silence()  # an exercise for each who asks
    told = Told(journal, "entry_added")
    household.capture.set_down(Words("a few words"))
    assert told.names == ["entry_added"]
    erased = Told(journal, "entry_erased")
    wanted.safety().erasing.entry_erased.emit("0a0a0a0a-0000-4000-8000-000000000000")
    assert erased.names == ["entry_erased"]
    household.end()


def test_reminders_know_of_every_exercise_and_end_with_the_process(qtbot: QtBot, tmp_path: Path) -> None:
    household = Household(tmp_path / "home")
    settings = Settings(household.places.settings, household.vault)
    settings.reminders_on, settings.reminders_every = True, 60
    wanted = WhenWanted(
        *(household.vault, household.capture, InlineBackground(), settings, household.clock), lambda: False
    )
    pause = wanted.pauses()
    pause.start(load_pauses()[0].pause)
    assert wanted.is_exercising
    pause.stop()
    assert not wanted.is_exercising
    reminders = wanted.reminders()
    assert wanted.reminders() is reminders
    reminders.begin(Line("A minute, if you have one."), lambda: False)
    began = reminders.snapshot()["last"]
    pause.start(next(each.pause for each in load_pauses() if each.pause.id == "sit"))
    household.clock.pass_by(8)
    pause.stop()
    assert reminders.snapshot()["last"] == began + 8  # counted from the end of the pause
    assert reminders.is_running
    wanted.end_exercises()
    assert not reminders.is_running
    household.end()


def test_the_menu_is_that_of_this_person(tmp_path: Path, private_home: Path) -> None:
    when_wanted_module.put_in_menu()
    put = [path for path in tmp_path.rglob("*.desktop") if path.is_file()]
    assert len(put) == 1
    when_wanted_module.take_out_of_menu()
    assert not put[0].exists()


@pytest.mark.parametrize("wish", ["sound_on", "eyes_closed"])
def test_every_breath_sounds_where_that_is_wanted_until_the_end(
    qtbot: QtBot, tmp_path: Path, wish: str
) -> None:
    household = Household(tmp_path / "home")
    settings = Settings(household.places.settings, household.vault)
    setattr(settings, wish, True)
    wanted = WhenWanted(
        *(household.vault, household.capture, InlineBackground(), settings, household.clock), lambda: False
    )
    wanted.end_sound()  # before anything sounded
    asked: list[str] = []
    wanted.tones()._open_device = lambda take: asked.append("opened") or Silent()
    first, second = wanted.breathing(), wanted.breathing()
    assert first is not second
    assert wanted.pauses() is not wanted.pauses()
    pattern = load_patterns()[0].pattern
    second.start(pattern, 1)
    assert asked == ["opened"]
    assert wanted.tones().is_possible
    wanted.end_sound()
    assert not wanted.tones().is_possible
    second.stop()
    household.end()


def test_what_is_breathed_and_paused_is_recorded_also_where_the_process_ends(
    qtbot: QtBot, tmp_path: Path
) -> None:
    household = Household(tmp_path / "home")
    settings = Settings(household.places.settings, household.vault)
    wanted = WhenWanted(
        *(household.vault, household.capture, InlineBackground(), settings, household.clock), lambda: False
    )
    assert wanted.sessions() is wanted.sessions()
    assert wanted.patterns() is wanted.patterns()
    assert wanted.own_cards() is wanted.own_cards()
    window, pocket = wanted.breathing(), wanted.breathing()
    pause = wanted.pauses()
    assert window is not pocket
    pocket.start(load_patterns()[0].pattern, 1)
    for _ in range(4):
        household.clock.pass_by(2)
        pocket.elapsed()
    pocket.stop()
    pause.start(load_pauses()[-1].pause)
    household.clock.pass_by(20)
    silence = wanted.silence()
    silence.begin(5.0)
    household.clock.pass_by(7)
    wanted.end_exercises()
    wanted.end_exercises()
    kept = household.vault.vault.entries.sessions.all()
    assert [(each.place, each.seconds, each.whole) for each in kept] == [
        ("breathe", 8.0, False),
        ("pause", 20.0, False),
        ("silence", 7.0, False),
    ]
    told = Told(wanted, "session_failed")
    wanted.sessions().session_failed.emit(DiskFull())
    assert told.names == ["session_failed"]
    household.end()


def test_a_sitting_of_practice_is_recorded_as_the_journal_locks_and_as_the_process_ends(
    qtbot: QtBot, tmp_path: Path
) -> None:
    household = Household(tmp_path / "home")
    settings = Settings(household.places.settings, household.vault)
    wanted = WhenWanted(
        *(household.vault, household.capture, InlineBackground(), settings, household.clock), lambda: False
    )
    wanted.end_sitting()  # before anyone practised
    practice = wanted.practice()
    assert wanted.practice() is practice
    ends = (household.vault.lock, wanted.end_exercises, wanted.hand_over)
    for seconds, end in zip((30, 60, 90), ends, strict=True):
        practice.sitting.note()
        household.clock.pass_by(seconds)
        practice.sitting.note(reply=True)
        end()
    household.open()
    store = household.vault.vault.entries.sessions
    qtbot.waitUntil(lambda: len(store.all()) == 3)
    kept = sorted(store.all(), key=lambda each: each.seconds)
    assert {(each.place, each.practice, each.whole) for each in kept} == {("practice", "listening", True)}
    assert [(each.seconds, each.sealed) for each in kept] == [(30.0, False), (60.0, True), (90.0, True)]
    household.end()


@pytest.mark.parametrize("goes_on", [False, True])
@pytest.mark.parametrize("locked", [False, True])
def test_what_the_next_process_does_not_go_on_with_is_recorded(
    qtbot: QtBot, tmp_path: Path, locked: bool, goes_on: bool
) -> None:
    household = Household(tmp_path / "home")
    settings = Settings(household.places.settings, household.vault)
    wanted = WhenWanted(
        *(household.vault, household.capture, InlineBackground(), settings, household.clock), lambda: False
    )
    doorway, silence = wanted.doorways(), wanted.silence()
    practice = next(each.practice for each in load_practices() if each.practice.id == "after")
    doorway.begin(practice)
    silence.begin(2.0)
    for _ in range(5):
        household.clock.pass_by(2)
        silence.elapsed()
    assert doorway.session.is_under_way, "a doorway waits"
    if locked:
        household.vault.lock()
    if goes_on:
        doorway.session.note_handed_on()
    wanted.hand_over()
    assert (doorway.session.is_under_way, silence.is_under_way) == (goes_on, False)
    assert household.sealed == (0 if not locked else 1 if goes_on else 2)
    if locked:
        with qtbot.waitSignal(household.vault.inbox_emptied):
            household.open()
    kept = household.vault.vault.entries.sessions.all()
    ended = {("silence", SILENCE_TRAINER, 10.0, True, locked)}
    if not goes_on:
        ended.add(("doorway", "after", 10.0, False, locked))
    assert {(each.place, each.practice, each.seconds, each.whole, each.sealed) for each in kept} == ended
    doorway.session.stop()
    household.end()


def test_what_was_left_ends_where_another_begins_and_a_doorway_waits(qtbot: QtBot, tmp_path: Path) -> None:
    household = Household(tmp_path / "home")
    settings = Settings(household.places.settings, household.vault)
    wanted = WhenWanted(
        *(household.vault, household.capture, InlineBackground(), settings, household.clock), lambda: False
    )
    breath, pause, doorway = wanted.breathing(), wanted.pauses(), wanted.doorways()
    breath.start(load_patterns()[0].pattern, 1)
    for _ in range(3):
        household.clock.pass_by(2)
        breath.elapsed()
    breath.pause()
    assert not wanted.is_exercising, "it was left, and nobody is at it"
    doorway.begin(next(each.practice for each in load_practices() if each.practice.id == "after"))
    assert not breath.is_under_way
    assert wanted.is_exercising
    household.clock.pass_by(300)
    assert doorway.session.seconds_left() == 0.0
    assert doorway.session.is_under_way
    assert not wanted.is_exercising, "its time is over, and nobody may be there"
    pause.start(load_pauses()[-1].pause)
    assert doorway.session.is_under_way
    kept = household.vault.vault.entries.sessions.all()
    assert sorted((each.place, each.seconds) for each in kept) == [("breathe", 6.0), ("doorway", 300.0)]
    wanted.end_exercises()
    household.end()


def test_a_doorway_that_is_left_at_its_end_counts_for_reminders(qtbot: QtBot, tmp_path: Path) -> None:
    household = Household(tmp_path / "home")
    settings = Settings(household.places.settings, household.vault)
    wanted = WhenWanted(
        *(household.vault, household.capture, InlineBackground(), settings, household.clock), lambda: False
    )
    reminders = wanted.reminders()
    reminders.begin(Line("A minute, if you have one."), lambda: False)
    began = reminders.snapshot()["last"]
    doorway = wanted.doorways()
    doorway.begin(next(each.practice for each in load_practices() if each.practice.id == "before_short"))
    household.clock.pass_by(60)
    doorway.session.elapsed()
    assert reminders.snapshot()["last"] == began + 60
    wanted.end_exercises()
    household.end()


def test_it_is_light() -> None:
    code = (
        "import sys, holdspace.services.when_wanted\n"
        "heavy = {'sqlcipher3', 'cryptography', 'holdspace.services.journal', 'holdspace.services.moving'}\n"
        "heavy |= {'_miniaudio', 'miniaudio', 'holdspace.services.tones', 'holdspace.services.breathing'}\n"
        "heavy |= {'holdspace.services.sessions', 'holdspace.services.card_practice', 'fsrs'}\n"
        "sys.exit(bool(heavy & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("pause_id", "passes", "struck"),
    [("sit", 300, 1), ("outside", 303, 1), ("sit", 30, 0), ("sit", 28_000, 0), ("silence_60", 60, 0)],
)
def test_five_minutes_end_with_the_chime_that_calls_back(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pause_id: str, passes: int, struck: int
) -> None:
    household = Household(tmp_path / "home")
    settings = Settings(household.places.settings, household.vault)
    wanted = WhenWanted(
        *(household.vault, household.capture, InlineBackground(), settings, household.clock), lambda: False
    )
    chimes: list[bool] = []
    monkeypatch.setattr(Tones, "_strike", lambda self, what: chimes.append(what == "chime"))
    pause = wanted.pauses()
    for is_on in (False, True):
        settings.end_gong = is_on
        pause.start(next(each.pause for each in load_pauses() if each.pause.id == pause_id))
        household.clock.pass_by(passes)
        pause.stop()
        assert chimes == [True] * (struck if is_on else 0)
    household.end()
