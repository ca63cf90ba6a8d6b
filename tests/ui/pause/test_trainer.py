# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Learning to leave silence, from the choice to the quiet end, by keys, by pointer and by ear."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from holdspace.services.practice_content import load_silences
from holdspace.services.silence_training import SILENCE_TRAINER, SilenceTrainer
from holdspace.ui.pause import trainer as trainer_module
from holdspace.ui.pause.page import PausePage
from window_house import find

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from hand_clock import HandClock
    from holdspace.services.pauses import PauseSession
    from holdspace.ui.theme.theme import Theme

SILENCES = load_silences()
LEAVE = "You don’t have to fill it."
KEYS = [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter]


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is announced, in order."""
    said: list[str] = []

    def hear(_widget: QWidget, words: str, *, at_once: bool = False) -> None:
        del at_once
        said.append(words)

    monkeypatch.setattr(trainer_module, "announce", hear)
    return said


def press_button(page: PausePage) -> QAbstractButton:
    return find(QAbstractButton, page, "silence.press")


def words(page: PausePage) -> set[str]:
    return {label.text() for label in page.findChildren(QLabel) if label.isVisible()}


def begin(page: PausePage, trainer: SilenceTrainer, clock: HandClock, hold: int = 5) -> str:
    """Choose the seconds, have a line said, and return it once it is over."""
    page.start(SILENCE_TRAINER)
    find(QAbstractButton, page, f"silence.hold.{hold}").click()
    press_button(page).click()
    assert trainer.turn is not None
    assert trainer.turn.hold == hold
    clock.pass_by(trainer.turn.said_in + 0.01)
    page._practice._tick()
    assert trainer.line is not None
    return f"“{trainer.line.text}”"


def test_it_is_a_choice_of_its_own(page: PausePage, trainer: SilenceTrainer, qtbot: QtBot) -> None:
    find(QAbstractButton, page, "pause.kind.silence_trainer").click()
    start = find(QAbstractButton, page, "pause.start")
    assert any("when you would have spoken" in each for each in words(page))
    start.click()
    assert QApplication.focusWidget() is press_button(page)
    assert press_button(page).text() == "Show a line"
    assert not trainer.is_under_way
    assert all(any(fact in each for each in words(page)) for fact in SILENCES.facts)


@pytest.mark.parametrize("hold", [2, 5, 10, 15])
def test_a_silence_that_is_held_is_told_by_itself(
    page: PausePage, trainer: SilenceTrainer, clock: HandClock, heard: list[str], qtbot: QtBot, hold: int
) -> None:
    line = begin(page, trainer, clock, hold)
    assert line in words(page)
    assert LEAVE in words(page)
    assert heard == [line]
    for _ in range(hold):
        clock.pass_by(1.05)
        page._practice._tick()
    meaning = SILENCES.meanings[{2: "short", 5: "some"}.get(hold, "long")]
    assert meaning in words(page)
    assert heard == [line, meaning]
    assert find(QWidget, page, "silence.figure").time_left == f"0:{hold:02}"  # type: ignore[attr-defined]
    assert press_button(page).text() == "Another line"


@pytest.mark.parametrize("key", KEYS)
def test_a_key_says_that_one_would_have_spoken_and_then_asks_for_another_line(
    page: PausePage, trainer: SilenceTrainer, clock: HandClock, qtbot: QtBot, key: Qt.Key
) -> None:
    first = begin(page, trainer, clock)
    clock.pass_by(3.2)
    qtbot.keyClick(press_button(page), key)
    assert trainer.turn is None
    assert SILENCES.meanings["short"] in words(page)
    clock.pass_by(1.5)
    qtbot.keyClick(press_button(page), key)
    assert trainer.turn is not None
    assert first not in words(page)


def test_a_press_on_the_figure_is_one_too(
    page: PausePage, trainer: SilenceTrainer, clock: HandClock, qtbot: QtBot
) -> None:
    begin(page, trainer, clock)
    clock.pass_by(4.1)
    qtbot.mouseClick(find(QWidget, page, "silence.figure"), Qt.MouseButton.LeftButton)
    assert SILENCES.meanings["some"] in words(page)


def test_a_press_that_comes_just_too_late_asks_for_nothing(
    page: PausePage, trainer: SilenceTrainer, clock: HandClock, qtbot: QtBot
) -> None:
    begin(page, trainer, clock)
    clock.pass_by(5.1)
    page._practice._tick()
    clock.pass_by(0.4)
    qtbot.keyClick(press_button(page), Qt.Key.Key_Space)
    assert trainer.turn is None
    assert SILENCES.meanings["some"] in words(page)


def test_while_the_line_is_said_nobody_speaks(page: PausePage, trainer: SilenceTrainer, qtbot: QtBot) -> None:
    page.start(SILENCE_TRAINER)
    press_button(page).click()
    press_button(page).click()
    assert trainer.turn is not None
    assert LEAVE not in words(page)


def test_the_silence_is_silent(
    page: PausePage, trainer: SilenceTrainer, clock: HandClock, heard: list[str]
) -> None:
    begin(page, trainer, clock, 15)
    names = set()
    del heard[:]
    for _ in range(14):
        clock.pass_by(1.0)
        page._practice._tick()
        names.add((find(QWidget, page, "silence.figure").accessibleName(), press_button(page).text()))
    assert heard == []
    assert names == {("Silence", "I would speak now")}


def test_nothing_moves_between_lines_and_meanings(
    page: PausePage, trainer: SilenceTrainer, clock: HandClock
) -> None:
    page.start(SILENCE_TRAINER)
    watched = ("silence.figure", "silence.press", "silence.stop", "silence.hold.5")

    def places() -> list[tuple[QPoint, int]]:
        QApplication.processEvents()
        found = [find(QWidget, page, each) for each in watched]
        return [(each.mapTo(page, QPoint(0, 0)), each.width()) for each in found]

    before = places()
    begin(page, trainer, clock)
    assert places() == before
    clock.pass_by(8)
    page._practice._tick()
    assert places() == before


def test_esc_leaves_and_counts(
    page: PausePage, trainer: SilenceTrainer, clock: HandClock, qtbot: QtBot
) -> None:
    begin(page, trainer, clock)
    clock.pass_by(3)
    press_button(page).click()
    with qtbot.waitSignal(trainer.ended) as ended:
        qtbot.keyClick(press_button(page), Qt.Key.Key_Escape)
    assert ended.args is not None
    assert ended.args[0] == SILENCE_TRAINER
    assert ended.args[2] is True
    assert find(QWidget, page, "pause.end").accessibleName() == "A few silences, tried. It counts too."
    find(QAbstractButton, page, "pause.again").click()
    assert press_button(page).text() == "Show a line"


def test_esc_before_the_first_line_leads_back_and_counts_nothing(
    page: PausePage, trainer: SilenceTrainer, qtbot: QtBot
) -> None:
    page.start(SILENCE_TRAINER)
    with qtbot.assertNotEmitted(trainer.ended):
        qtbot.keyClick(press_button(page), Qt.Key.Key_Escape)
    assert find(QWidget, page, "pause.kind.silence_trainer").hasFocus()


def test_out_of_sight_it_ends_and_nothing_ticks(
    page: PausePage, trainer: SilenceTrainer, clock: HandClock
) -> None:
    begin(page, trainer, clock)
    assert page._practice._timer.isActive()
    page.hide()
    assert not trainer.is_under_way
    assert [
        each for each in (*page.findChildren(QTimer), *trainer.findChildren(QTimer)) if each.isActive()
    ] == []


def test_sleep_ends_it(page: PausePage, trainer: SilenceTrainer, clock: HandClock) -> None:
    begin(page, trainer, clock)
    clock.pass_by(8 * 3600)
    page._practice._tick()
    assert find(QWidget, page, "pause.end").accessibleName() == "A moment. It counts too."


def test_with_reduced_motion_the_arcs_step_once_a_second(
    make_page: Callable[..., PausePage], trainer: SilenceTrainer, clock: HandClock
) -> None:
    page = make_page(reduced=True)
    begin(page, trainer, clock)
    clock.pass_by(2.74)
    page._practice._tick()
    assert page._practice._figure._elapsed == 2
    assert 200 < page._practice._timer.interval() <= 252


def test_a_pause_takes_its_place(
    page: PausePage, trainer: SilenceTrainer, session: PauseSession, clock: HandClock
) -> None:
    begin(page, trainer, clock)
    assert page.is_under_way
    page.start("sit")
    assert not trainer.is_under_way
    assert session.is_under_way
    session.stop()
    find(QAbstractButton, page, "pause.again").click()
    assert session.is_under_way
    session.stop()


def test_another_process_waits_before_the_next_line_with_the_same_seconds(
    make_page: Callable[..., PausePage], trainer: SilenceTrainer, clock: HandClock
) -> None:
    page = make_page()
    begin(page, trainer, clock, 10)
    snapshot = page.snapshot()
    trainer.stop()
    other = make_page()
    other.restore(snapshot)
    assert press_button(other).text() == "Show a line"
    assert other._practice.hold == 10
    other.restore({"id": SILENCE_TRAINER, "hold": "many"})
    assert other._practice.hold == 5


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("size", [(1198, 700), (1024, 560), (360, 560)])
def test_nothing_is_cut_off_at_the_side(
    page: PausePage, theme: Theme, percent: int, size: tuple[int, int]
) -> None:
    theme.scale_text(percent)
    page.resize(size[0] * (percent if size[0] == 360 else 100) // 100, size[1])
    page.start(SILENCE_TRAINER)
    press_button(page).click()
    QApplication.processEvents()
    for each in page._practice.findChildren(QAbstractButton):
        if each.isVisible():
            left = each.mapTo(page._practice, QPoint(0, 0)).x()
            assert left >= 0, each.accessibleIdentifier()
            assert left + each.width() <= page._practice.width(), each.accessibleIdentifier()


@pytest.mark.parametrize("height", [530, 690])
def test_in_large_text_the_arcs_keep_a_size_at_which_they_are_seen(
    page: PausePage, theme: Theme, height: int
) -> None:
    theme.scale_text(200)
    page.resize(1024, height)
    page.start("silence_trainer")
    QApplication.processEvents()
    practice = page._practice
    figure, stage = practice._figure, practice._stage
    assert figure.ring >= theme.px(30)
    assert figure.mapTo(stage, figure.rect().bottomLeft()).y() < stage.height(), "nothing of it is cut off"
    assert page.minimumSizeHint().height() <= 530, "the window need not grow"
    theme.scale_text(100)


def test_silences_held_to_their_end_were_left_alone_and_one_cut_off_was_tried(
    page: PausePage, trainer: SilenceTrainer, clock: HandClock, qtbot: QtBot
) -> None:
    for cut_off, sentence in (
        (False, "A few silences, left alone."),
        (True, "A few silences, tried. It counts too."),
        (False, "A few silences, left alone."),
    ):
        begin(page, trainer, clock)
        clock.pass_by(2 if cut_off else 5.1)
        if cut_off:
            press_button(page).click()
        page._practice._tick()
        qtbot.keyClick(press_button(page), Qt.Key.Key_Escape)
        assert find(QWidget, page, "pause.end").accessibleName() == sentence


def test_a_press_while_the_line_is_said_says_what_comes_first(
    page: PausePage, trainer: SilenceTrainer
) -> None:
    page.start(SILENCE_TRAINER)
    press_button(page).click()
    press_button(page).click()
    assert trainer.turn is not None
    assert page._practice._note.text() == "First their line. Then the silence begins."


def test_the_seconds_say_what_they_are_of(page: PausePage) -> None:
    page.start(SILENCE_TRAINER)
    assert "seconds of silence" in words(page)
