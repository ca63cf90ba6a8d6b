# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The window has its turn sooner while something is loaded, and as usual after it, also where that failed."""

from __future__ import annotations

import sys

import pytest

from holdspace.services.taking_turns import TURN, window_first


def test_meanwhile_the_window_has_its_turn_sooner() -> None:
    usual = sys.getswitchinterval()
    with window_first():
        assert sys.getswitchinterval() == pytest.approx(TURN)
    assert usual > TURN
    assert sys.getswitchinterval() == usual


def test_of_two_that_overlap_the_last_brings_back_what_is_usual() -> None:
    usual = sys.getswitchinterval()
    one, other = window_first(), window_first()
    one.__enter__()
    other.__enter__()
    one.__exit__(None, None, None)
    assert sys.getswitchinterval() == pytest.approx(TURN)
    other.__exit__(None, None, None)
    assert sys.getswitchinterval() == usual


def test_after_a_failure_it_has_its_turn_as_usual() -> None:
    usual = sys.getswitchinterval()
    with pytest.raises(ValueError, match="cannot be read"), window_first():
        raise ValueError("cannot be read")
    assert sys.getswitchinterval() == usual
