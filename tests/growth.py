# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Whether work takes time in proportion to what it is given, or with its square.

No test asserts a time in seconds: what takes 10 ms took 400 ms on a machine that others use too, and a limit
that lets that pass lets the square pass as well. So the same work is done with a little and with sixteen
times as much, by turns, and only the ratio counts. What is in proportion takes 16 times as long, what grows
with the square 256 times: the limit stands in the middle, four times from each. The time is that of this
thread alone, without the garbage collector, whose work grows with all that other tests left behind; and the
least of several, since whatever disturbs a measurement only adds to it. It goes on until the ratio is in
order, so that it takes seven bad turns in a row, each with four times the time of the best, to fail.

How many milliseconds something takes is asked in benchmarks/.
"""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Callable, Iterator
from time import thread_time
from typing import TypeVar

Given = TypeVar("Given")

TIMES_AS_MUCH = 16
MOST_TIMES_AS_LONG = 64
_MOST_TURNS = 7
_ENOUGH_SECONDS = 20.0  # that is a square, and nobody should wait for it seven times
_LEAST_SECONDS = 50e-6  # below it a ratio would be one of the clock's own steps


def times_as_long(work: Callable[[Given], object], make: Callable[[int], Given], count: int) -> float:
    """Return how many times as long `work` takes with `make(16 * count)` as with `make(count)`.

    `make` is not measured. It is done over until the ratio is in order, at most seven times.
    """
    little, much = make(count), make(TIMES_AS_MUCH * count)
    work(little)  # what is made once for all is made here
    short, longs = _LEAST_SECONDS + min(seconds(work, little) for _ in range(3)), []
    while len(longs) < _MOST_TURNS and sum(longs) < _ENOUGH_SECONDS:
        longs.append(seconds(work, much))
        if longs[-1] < MOST_TIMES_AS_LONG * short:
            break
        short = min(short, _LEAST_SECONDS + seconds(work, little))
    return min(longs) / short


def assert_in_proportion(work: Callable[[Given], object], make: Callable[[int], Given], count: int) -> None:
    """Fail where `work` grows with the square of what `make` gives it, `count` or sixteen times that."""
    ratio = times_as_long(work, make, count)
    assert ratio < MOST_TIMES_AS_LONG, f"{TIMES_AS_MUCH} times as much took {ratio:.0f} times as long"


def repeated(part: str) -> Callable[[int], str]:
    """Return what gives `part` over and over, so many characters in all."""
    return lambda characters: part * (characters // len(part))


def seconds(work: Callable[[Given], object], given: Given) -> float:
    """Return how long the work takes this thread, to be compared with another and nothing else."""
    with _no_collecting():
        begun = thread_time()
        work(given)
        return thread_time() - begun


@contextlib.contextmanager
def _no_collecting() -> Iterator[None]:
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
