# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""How strong a passphrase is, told while it is typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from holdspace.services.background import InlineBackground, ThreadBackground
from holdspace.services.passphrases import EMPTY, PassphraseStrength, Strength, strength_of

GOOD = "kettle orchard quiet tram"


class HeldBackground:
    """Keeps work until it is told to do it, as a busy machine would."""

    def __init__(self) -> None:
        self.held: list[Callable[[], None]] = []

    def run(
        self,
        context: QObject,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self.held.append(lambda: InlineBackground().run(context, work, done, failed))


class FailingBackground:
    """Cannot do any work."""

    def run(
        self,
        context: QObject,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
    ) -> None:
        failed(MemoryError())


@pytest.fixture
def background() -> Iterator[ThreadBackground]:
    helper = ThreadBackground()
    yield helper
    helper.wait()


@pytest.mark.parametrize(
    ("passphrase", "score", "expected"),
    [
        ("", 0, Strength(0, False, "empty")),
        ("password", 0, Strength(1, False, "guessable")),
        ("tram kettle", 2, Strength(2, False, "more")),
        ("x7 Qe!pw92", 3, Strength(3, True, "enough")),
        (GOOD, 4, Strength(4, True, "enough")),
        ("a" * 15, 0, Strength(1, True, "long")),
        ("a" * 14, 0, Strength(1, False, "guessable")),
        (GOOD, None, Strength(3, True, "enough")),
        ("tram kettle", None, Strength(1, False, "more")),
        ("a" * 1025, 4, Strength(0, False, "too_long")),
        ("ab\0cd" * 5, 4, Strength(0, False, "character")),
    ],
)
def test_what_length_and_score_come_to(passphrase: str, score: int | None, expected: Strength) -> None:
    assert strength_of(passphrase, score) == expected


def test_it_is_measured_on_its_own_after_the_last_key(qtbot: QtBot, background: ThreadBackground) -> None:
    service = PassphraseStrength(background)
    answers: list[Strength] = []
    service.measured.connect(answers.append)
    with qtbot.waitSignal(service.measured):
        for length in range(1, len(GOOD) + 1):
            service.measure_soon(GOOD[:length])
    assert answers == [Strength(4, True, "enough")]


def test_a_common_word_is_guessable(qtbot: QtBot, background: ThreadBackground) -> None:
    service = PassphraseStrength(background)
    with qtbot.waitSignal(service.measured) as told:
        service.measure_soon("password1")
    assert told.args == [Strength(1, False, "guessable")]


def test_more_than_zxcvbn_takes_is_measured_all_the_same(qtbot: QtBot, background: ThreadBackground) -> None:
    service = PassphraseStrength(background)
    with qtbot.waitSignal(service.measured) as told:
        service.measure_soon(GOOD * 10)
    assert told.args == [Strength(4, True, "enough")]


def test_nothing_typed_is_answered_at_once() -> None:
    service = PassphraseStrength(HeldBackground())
    answers: list[Strength] = []
    service.measured.connect(answers.append)
    service.measure_soon(GOOD)
    service.measure_soon("")
    service.measure_now()
    assert answers == [EMPTY]


def test_an_answer_that_comes_too_late_is_dropped() -> None:
    background = HeldBackground()
    service = PassphraseStrength(background)
    answers: list[Strength] = []
    service.measured.connect(answers.append)
    service.measure_soon("password1")
    service.measure_now()
    service.measure_soon(GOOD)
    service.measure_now()
    for finish in background.held:
        finish()
    assert answers == [Strength(4, True, "enough")]


def test_what_is_forgotten_is_neither_kept_nor_answered() -> None:
    background = HeldBackground()
    service = PassphraseStrength(background)
    answers: list[Strength] = []
    service.measured.connect(answers.append)
    service.measure_soon(GOOD)
    service.measure_now()
    service.measure_soon(GOOD)
    service.forget()
    for finish in background.held:
        finish()
    assert not answers
    assert GOOD not in vars(service).values()


def test_where_it_cannot_be_measured_length_decides() -> None:
    service = PassphraseStrength(FailingBackground())
    answers: list[Strength] = []
    service.measured.connect(answers.append)
    for passphrase in (GOOD, "tram kettle"):
        service.measure_soon(passphrase)
        service.measure_now()
    assert [answer.enough for answer in answers] == [True, False]
