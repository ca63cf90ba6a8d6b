# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What grows with the square is seen to, what is in proportion never, however disturbed."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

import growth
from growth import assert_in_proportion, repeated, times_as_long


def test_the_square_fails() -> None:
    def work(text: str) -> None:
        for start in range(len(text)):
            text.count("b", start)

    with pytest.raises(AssertionError, match="16 times as much took"):
        assert_in_proportion(work, repeated("ab"), 1_000)


def test_what_is_in_proportion_does_not() -> None:
    assert_in_proportion(lambda text: [each for each in text if each == "b"], repeated("ab"), 1_000)


def clock(spans: list[float]) -> Iterator[float]:
    """Give what a clock tells that is asked before and after works of these lengths."""
    now = 0.0
    for span in spans:
        yield now
        now += span
        yield now


@pytest.mark.parametrize(
    ("spans", "ratio"),
    [
        ([0.01, 0.01, 0.01, 0.16], 16),
        ([0.09, 0.01, 0.09, 9.0, 0.01, 0.16], 16),  # disturbed, and done over
        ([0.01, 0.01, 0.01, *(2.0, 0.01) * 6, 0.2], 20),
        ([0.01, 0.01, 0.01, *(2.56, 0.01) * 7], 256),  # the square, however often
        ([1.0, 1.0, 1.0, 256.0, 1.0], 256),  # and not again where it takes so long
    ],
)
def test_the_least_of_several_counts(
    monkeypatch: pytest.MonkeyPatch, spans: list[float], ratio: float
) -> None:
    told = clock(spans)
    monkeypatch.setattr(growth, "thread_time", lambda: next(told))
    assert times_as_long(len, repeated("a"), 10) == pytest.approx(ratio, rel=0.01)
    assert next(told, None) is None


def test_the_collector_is_off_meanwhile_and_on_after() -> None:
    seen: list[bool] = []
    times_as_long(lambda text: seen.append(gc.isenabled() and len(seen) > 0), repeated("a"), 10)
    assert not any(seen)
    assert gc.isenabled()
