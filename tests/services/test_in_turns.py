# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Steps are done one or a few at a turn of the event loop, and none after the end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from holdspace.services import in_turns
from holdspace.services.in_turns import InTurns

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


def noted(done: list[int], count: int = 3) -> Iterator[None]:
    for number in range(count):
        done.append(number)
        yield


def test_the_first_step_waits_for_the_next_turn_and_all_are_done(qtbot: QtBot) -> None:
    done: list[int] = []
    work = InTurns()
    work.begin(noted(done))
    assert done == []
    assert work.is_at_work
    qtbot.waitUntil(lambda: not work.is_at_work)
    assert done == [0, 1, 2]


def test_a_step_that_took_its_time_ends_the_turn(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = iter(range(100))
    monkeypatch.setattr(in_turns.time, "monotonic", lambda: next(seconds))
    done: list[int] = []
    work = InTurns()
    work.begin(noted(done))
    for wanted in ([0], [0, 1], [0, 1, 2]):
        work._on_turn()
        assert done == wanted
    work.end()


def test_after_the_end_and_in_the_place_of_others_nothing_is_done(qapp: QApplication) -> None:
    first: list[int] = []
    second: list[int] = []
    work = InTurns()
    work.begin(noted(first))
    work.begin(noted(second))
    work._on_turn()
    assert (first, second) == ([], [0, 1, 2])
    work.begin(noted(first))
    work.end()
    assert not work.is_at_work
    work._on_turn()
    assert first == []
