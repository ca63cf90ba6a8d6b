# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A setting is held from the first who needs it to the last, also where one of them fails."""

from __future__ import annotations

import pytest

from holdspace.services.counted_hold import CountedHold


class Noted(CountedHold):
    """Notes what it does."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []

    def _hold(self) -> None:
        self.done.append("held")

    def _put_back(self) -> None:
        self.done.append("back")


def test_the_first_holds_it_and_the_last_puts_it_back() -> None:
    hold = Noted()
    with hold:
        with hold:
            assert hold.done == ["held"]
        assert hold.done == ["held"]
    assert hold.done == ["held", "back"]
    hold.take()
    assert hold.done == ["held", "back", "held"]


def test_who_fails_lets_it_go() -> None:
    hold = Noted()
    with pytest.raises(ValueError, match="quince"), hold:
        raise ValueError("quince")
    assert hold.done == ["held", "back"]
