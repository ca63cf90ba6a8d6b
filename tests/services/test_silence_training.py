# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The silence trainer: a line, a silence by the clock, what it means, and nothing counted."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QTimer

from hand_clock import HandClock
from holdspace.domain.silence_training import HOLDS, BadTurn, meaning_of
from holdspace.services.practice_content import load_silences
from holdspace.services.silence_training import FINISHED, IDLE, RUNNING, SilenceTrainer

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

PRESSES = ("speak", "begin", "look", "stop")


@pytest.fixture
def clock(qtbot: QtBot) -> HandClock:
    del qtbot
    return HandClock()


@pytest.fixture
def trainer(clock: HandClock) -> SilenceTrainer:
    return SilenceTrainer(clock, chance=random.Random(7))


class Heard:
    """What a trainer said, in order."""

    def __init__(self, trainer: SilenceTrainer) -> None:
        self.said: list[str] = []
        self.begun = 0
        self.told: list[tuple[float, str]] = []
        self.ends: list[tuple[str, float, bool]] = []
        trainer.line_said.connect(self._on_said)
        trainer.silence_begun.connect(self._on_begun)
        trainer.silence_told.connect(self._on_told)
        trainer.ended.connect(self._on_ended)

    def _on_said(self, line_id: str) -> None:
        self.said.append(line_id)

    def _on_begun(self) -> None:
        self.begun += 1

    def _on_told(self, quiet: float, meaning: str) -> None:
        self.told.append((quiet, meaning))

    def _on_ended(self, practice_id: str, seconds: float, whole: bool) -> None:
        self.ends.append((practice_id, seconds, whole))


@pytest.fixture
def heard(trainer: SilenceTrainer) -> Heard:
    return Heard(trainer)


def say(trainer: SilenceTrainer, clock: HandClock, hold: float) -> None:
    """Begin a turn and let the line be said."""
    trainer.begin(hold)
    assert trainer.turn is not None
    clock.pass_by(trainer.turn.said_in)
    trainer.elapsed()


def active_timers(trainer: SilenceTrainer) -> list[QTimer]:
    return [timer for timer in trainer.findChildren(QTimer) if timer.isActive()]


def test_nothing_is_under_way_at_first(trainer: SilenceTrainer) -> None:
    trainer.speak()
    assert (trainer.state, trainer.turn, trainer.line, trainer.quiet()) == (IDLE, None, None, 0.0)


def test_a_silence_held_is_told_by_itself(trainer: SilenceTrainer, clock: HandClock, heard: Heard) -> None:
    trainer.begin(10.0)
    assert trainer.line is not None
    assert heard.said == [trainer.line.id]
    (timer,) = active_timers(trainer)
    clock.pass_by(3)
    trainer.speak()
    assert heard.told == [], "the line is not over"
    assert trainer.turn is not None
    clock.pass_by(trainer.turn.said_in - 3)
    timer.timeout.emit()
    assert (heard.begun, trainer.quiet()) == (1, pytest.approx(0.0, abs=1e-9))
    clock.pass_by(9)
    assert trainer.quiet() == pytest.approx(9.0)
    assert timer.interval() <= 4000
    clock.pass_by(1)
    timer.timeout.emit()
    assert heard.told == [(10.0, "long")]
    assert (trainer.turn, trainer.quiet(), trainer.state) == (None, 0.0, RUNNING)
    trainer.stop()
    assert active_timers(trainer) == []


@pytest.mark.parametrize(("quiet", "meaning"), [(1.5, "short"), (4.5, "some"), (7.0, "between")])
def test_a_press_tells_how_long_it_was_and_what_that_means(
    quiet: float, meaning: str, trainer: SilenceTrainer, clock: HandClock, heard: Heard
) -> None:
    say(trainer, clock, 15.0)
    clock.pass_by(quiet)
    trainer.speak()
    trainer.speak()
    assert heard.told == [(pytest.approx(quiet), meaning)]
    trainer.stop()


def test_what_ends_is_one_exercise_and_no_score(
    trainer: SilenceTrainer, clock: HandClock, heard: Heard
) -> None:
    for hold, quiet in ((5.0, 1.0), (10.0, 4.0)):
        say(trainer, clock, hold)
        clock.pass_by(quiet)
        trainer.speak()
    spent = trainer.elapsed()
    trainer.stop()
    assert heard.ends == [("silence_trainer", spent, True)]
    assert (trainer.state, trainer.turn) == (FINISHED, None)
    trainer.begin(2.0)
    trainer.stop()
    assert heard.ends[1:] == [("silence_trainer", 0.0, False)]


def test_sleep_ends_it(trainer: SilenceTrainer, clock: HandClock, heard: Heard) -> None:
    say(trainer, clock, 15.0)
    clock.pass_by(1)
    before = trainer.elapsed()
    clock.pass_by(8 * 3600)
    trainer.elapsed()
    assert heard.told == []
    assert heard.ends == [("silence_trainer", before, False)]


def test_ten_minutes_end_it(trainer: SilenceTrainer, clock: HandClock, heard: Heard) -> None:
    trainer.begin(2.0)
    for _ in range(301):
        clock.pass_by(2.0)
        trainer.elapsed()
    assert heard.ends == [("silence_trainer", 600.0, True)]
    assert heard.told == [(2.0, "short")]


def test_one_who_begins_or_stops_when_told_is_heeded(
    trainer: SilenceTrainer, clock: HandClock, heard: Heard
) -> None:
    def again() -> None:
        if len(heard.told) == 1:
            trainer.begin(5.0)
        else:
            trainer.stop()

    trainer.silence_told.connect(again)
    say(trainer, clock, 2.0)
    clock.pass_by(2.0)
    trainer.elapsed()
    assert len(heard.said) == 2
    assert trainer.turn is not None
    clock.pass_by(trainer.turn.said_in)
    trainer.elapsed()
    clock.pass_by(5.0 + 1e-6)
    trainer.elapsed()
    assert [quiet for quiet, _ in heard.told] == [2.0, 5.0]
    assert len(heard.ends) == 1


def test_every_line_comes_before_one_comes_again(
    trainer: SilenceTrainer, clock: HandClock, heard: Heard
) -> None:
    lines = {each.id for each in load_silences().lines}
    for _ in range(len(lines) + 1):
        trainer.begin(2.0)
    assert set(heard.said[:-1]) == lines
    assert heard.said[-1] != heard.said[-2]
    trainer.stop()
    assert clock.seconds() == 1000.0


def test_a_hold_it_has_not_begins_nothing(trainer: SilenceTrainer) -> None:
    with pytest.raises(BadTurn):
        trainer.begin(3.0)
    assert trainer.state == IDLE


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(("speak", "begin", "look", "stop")), st.sampled_from(HOLDS), st.floats(0, 20)
        ),
        max_size=25,
    )
)
def test_whatever_is_pressed_a_turn_is_told_once_and_truly(moves: list[tuple[str, float, float]]) -> None:
    clock = HandClock()
    trainer = SilenceTrainer(clock, chance=random.Random(3))
    heard = Heard(trainer)
    begins = 0
    for move, hold, gap in moves:
        if move == "begin":
            trainer.begin(hold)
            begins += 1
        elif move == "look":
            trainer.elapsed()
        else:
            getattr(trainer, move)()
        clock.pass_by(gap)
        assert 0.0 <= trainer.quiet() <= max(HOLDS)
        assert len(active_timers(trainer)) == (trainer.state == RUNNING)
    trainer.stop()
    assert len(heard.told) <= len(heard.said) <= begins
    assert all(quiet <= max(HOLDS) and meaning == meaning_of(quiet) for quiet, meaning in heard.told)
    assert all(0.0 <= seconds <= 600.0 for _, seconds, _ in heard.ends)
