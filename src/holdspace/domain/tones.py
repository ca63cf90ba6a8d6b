# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Tones that lead a breath, and what is struck at an end: 16 bit samples as a pure function of time.

Every phase begins and ends in silence, so that any moment can be sounded without what came before it.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Callable, Iterable
from functools import cache, partial
from itertools import repeat
from typing import NamedTuple

from holdspace.domain.breathing import Moment, Pattern, eased, phase_at

RATE = 24_000
"""Samples a second: twice the highest partial and more; the system brings it to what the device wants."""
LOUDEST = 0.34
"""The highest amplitude of the breath, and of each thing struck, of 1: all three together do not clip."""

FULL = (1.0, 1.0)

_BLOCK = 120  # frames in which amplitude and pitch go straight: 5 ms
_TABLE_BITS = 12
_PHASE_BITS = 16  # of a place in the table
_LEVEL_BITS = 24
_MASK = (1 << _TABLE_BITS) - 1
_HALF = 1 << (_LEVEL_BITS - 1)

# A3 to D4, a fourth; a sip goes on to E4.
_LOW, _HIGH, _TOP = 220.0, 293.66, 329.63
_PITCHES = {"in": (_LOW, _HIGH), "sip": (_HIGH, _TOP), "out": (_HIGH, _LOW)}
_LEVELS = {"in": (0.6, 1.0), "sip": (0.75, 0.75), "out": (1.0, 0.45)}
_BREATH_PARTIALS = (1.0, 0.35, 0.14, 0.05)
_RISE, _FALL = 0.12, 0.4  # seconds

Gain = tuple[float, float]
"""From what to what the amplitude is scaled over the frames asked for, 0 to 1."""
MomentAt = Callable[[float], Moment]


class Partial(NamedTuple):
    """A part of a struck sound: its pitch to the lowest, its share, the seconds until 1/e of it is left."""

    ratio: float
    share: float
    decay: float


class Struck(NamedTuple):
    """Something struck: its lowest pitch in Hz, how long it rings in seconds, and its parts."""

    pitch: float
    seconds: float
    partials: tuple[Partial, ...]


STRUCK: dict[str, Struck] = {
    "gong": Struck(
        147.0,
        8.0,
        (
            Partial(1.0, 1.0, 2.6),
            Partial(1.48, 0.55, 2.1),
            Partial(2.02, 0.5, 1.7),
            Partial(2.74, 0.28, 1.1),
            Partial(3.41, 0.16, 0.7),
            Partial(4.36, 0.1, 0.4),
        ),
    ),
    "chime": Struck(660.0, 2.5, (Partial(1.0, 1.0, 0.7), Partial(2.76, 0.3, 0.35), Partial(5.4, 0.08, 0.15))),
}
_ATTACK = 0.012
_ENDS = 0.6  # seconds over which what still rings is let go


def render(pattern: Pattern, start: float, seconds: float, rate: int = RATE) -> array[int]:
    """Return the tones of `pattern` for `seconds` from `start` seconds into it, `rate` samples a second."""
    return breath_frames(partial(phase_at, pattern), start, round(seconds * rate), 1.0 / rate)


def breath_frames(
    moment_at: MomentAt, start: float, frames: int, step: float, gain: Gain = FULL
) -> array[int]:
    """Return `frames` samples of a breath from `start`, `step` seconds apart. Before 0 it is silent."""
    if gain == (0.0, 0.0):
        return _silence(frames)
    sound = array("h")
    while len(sound) < frames:
        done = len(sound)
        at = start + done * step
        if at < 0.0:
            ahead = min(frames - done, max(1, math.ceil(-at / step)))
            sound.extend(_silence(ahead))
            continue
        moment = moment_at(at)
        ahead = min(frames - done, max(1, math.ceil(moment.seconds_left / step - 1e-6)))
        if moment.kind == "hold":
            sound.extend(_silence(ahead))
            continue
        ahead = min(ahead, _BLOCK)
        sound.extend(_breath_block(moment, ahead, step, _part_of(gain, done, ahead, frames)))
    return sound


def struck_frames(name: str, start: float, frames: int, step: float, gain: Gain = FULL) -> array[int]:
    """Return `frames` samples of the gong or the chime from `start` seconds after the stroke."""
    struck, sound = STRUCK[name], array("h")
    while len(sound) < frames:
        done = len(sound)
        at = start + done * step
        if at >= struck.seconds:
            sound.extend(_silence(frames - done))
            break
        ahead = min(frames - done, _BLOCK)
        sound.extend(_struck_block(struck, at, ahead, step, _part_of(gain, done, ahead, frames)))
    return sound


def loudness(percent: int) -> float:
    """Return the amplitude, 0 to 1, of a volume in percent: ears hear its square as even steps."""
    return (min(100, max(0, percent)) / 100) ** 2


def _part_of(gain: Gain, done: int, ahead: int, frames: int) -> Gain:
    first, last = gain
    slope = (last - first) / frames
    return first + slope * done, first + slope * (done + ahead)


def _silence(frames: int) -> array[int]:
    return array("h", bytes(2 * frames))


def _breath_block(moment: Moment, frames: int, step: float, gain: Gain) -> Iterable[int]:
    length = moment.seconds_left / (1.0 - moment.progress) if moment.progress < 1.0 else moment.seconds_left
    if length <= 0.0:
        return _silence(frames)
    begins = length * moment.progress
    ends = begins + frames * step
    levels = (
        gain[0] * _breath_level(moment.kind, begins, length),
        gain[1] * _breath_level(moment.kind, ends, length),
    )
    cycles = (_cycles(moment.kind, begins, length), _cycles(moment.kind, ends, length))
    return _wave(_breath_table(), cycles, levels, frames)


def _cycles(kind: str, at: float, length: float) -> float:
    """Return how often the wave went round since the phase began: its pitch goes straight over the phase."""
    low, high = _PITCHES[kind]
    return low * at + (high - low) * at * at / (2.0 * length)


def _breath_level(kind: str, at: float, length: float) -> float:
    first, last = _LEVELS[kind]
    rise, fall = min(_RISE, 0.3 * length), min(_FALL, 0.4 * length)
    edge = min(1.0, max(0.0, at / rise), max(0.0, (length - at) / fall))
    return LOUDEST * (first + (last - first) * at / length) * eased(edge)


def _struck_block(struck: Struck, at: float, frames: int, step: float, gain: Gain) -> Iterable[int]:
    until = at + frames * step
    whole = LOUDEST / math.fsum(part.share for part in struck.partials)
    edges = (_struck_edge(struck, at) * gain[0] * whole, _struck_edge(struck, until) * gain[1] * whole)
    parts = [
        _wave(
            _sine_table(),
            (struck.pitch * part.ratio * at, struck.pitch * part.ratio * until),
            (
                edges[0] * part.share * math.exp(-at / part.decay),
                edges[1] * part.share * math.exp(-until / part.decay),
            ),
            frames,
        )
        for part in struck.partials
        if math.exp(-at / part.decay) > 1e-4
    ]
    return map(sum, zip(*parts, strict=True)) if parts else _silence(frames)


def _struck_edge(struck: Struck, at: float) -> float:
    ending = max(0.0, (struck.seconds - at) / _ENDS)
    return eased(min(1.0, at / _ATTACK)) * eased(min(1.0, ending))


def _wave(table: array[int], cycles: Gain, levels: Gain, frames: int) -> list[int]:
    """Return samples that go round `table` from `cycles[0]` to `cycles[1]`, in whole numbers for speed."""
    unit, level = 1 << (_TABLE_BITS + _PHASE_BITS), 1 << _LEVEL_BITS
    first, last = int(cycles[0] * unit), int(cycles[1] * unit)
    turn = max(1, (last - first) // frames)
    low, high = int(levels[0] * level), int(levels[1] * level)
    slope = (high - low) // frames
    places = range(first, first + turn * frames, turn)
    scales: Iterable[int] = range(low, low + slope * frames, slope) if slope else repeat(low, frames)
    return [
        (table[(place >> _PHASE_BITS) & _MASK] * scale + _HALF) >> _LEVEL_BITS
        for place, scale in zip(places, scales, strict=True)
    ]


@cache
def _sine_table() -> array[int]:
    return _table((1.0,))


@cache
def _breath_table() -> array[int]:
    return _table(_BREATH_PARTIALS)


def _table(shares: tuple[float, ...]) -> array[int]:
    """Return one turn of a wave with these shares of its harmonics; its peak is all that 16 bits hold."""
    size = 1 << _TABLE_BITS
    turns = [2.0 * math.pi * place / size for place in range(size)]
    wave = [math.fsum(share * math.sin(n * turn) for n, share in enumerate(shares, 1)) for turn in turns]
    peak = max(map(abs, wave))
    return array("h", [round(32_767 * value / peak) for value in wave])
