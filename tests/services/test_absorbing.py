# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""One batch at a time, told now and then, and stopped between two notes where the vault is to close."""

from __future__ import annotations

import threading

import pytest

from holdspace.services.absorbing import AbsorbingTurns
from holdspace.storage.errors import Cancelled
from patience import PATIENCE


def test_one_batch_at_a_time_and_another_after_it() -> None:
    turns = AbsorbingTurns()
    assert turns.begin()
    assert not turns.begin()
    assert turns.asked_again
    turns.over(1, 0, last=True)
    assert turns.begin()
    assert not turns.asked_again


def test_what_joined_is_told_at_the_end_at_the_latest() -> None:
    turns = AbsorbingTurns()
    turns.begin()
    assert turns.over(40, 1, last=False) == (40, 1)  # the first is due at once
    turns.begin()
    assert not turns.has_untold
    assert turns.over(40, 0, last=False) == (0, 0)
    assert turns.has_untold
    turns.begin()
    assert turns.over(3, 2, last=True) == (43, 2)


def test_ending_stops_the_batch_under_way_and_waits_for_it() -> None:
    turns = AbsorbingTurns()
    steps: list[str] = []
    begun = threading.Event()

    def batch() -> None:
        with pytest.raises(Cancelled), turns.turn() as progress:
            begun.set()
            while True:
                progress(0.5)
        steps.append("rolled back")

    thread = threading.Thread(target=batch)
    thread.start()
    assert begun.wait(PATIENCE)
    turns.end()
    thread.join(PATIENCE)
    assert steps == ["rolled back"]
    with turns.turn() as progress:
        progress(1.0)  # the next opening's turn is not stopped


def test_a_turn_that_was_ended_before_it_began_does_nothing() -> None:
    turns = AbsorbingTurns()
    turn = turns.turn()
    turns.end()
    with pytest.raises(Cancelled), turn:
        raise AssertionError


def test_it_is_known_whether_notes_joined_that_nobody_was_told_of() -> None:
    turns = AbsorbingTurns()
    turns.begin()
    turns.over(0, 0, last=False)
    assert not turns.has_untold
    turns.begin()
    turns.over(3, 0, last=False)
    assert turns.has_untold
    turns.begin()
    turns.over(1, 0, last=True)
    assert not turns.has_untold
