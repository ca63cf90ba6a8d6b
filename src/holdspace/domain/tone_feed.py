# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What a sound device is fed with: the breath's tones, kept by the clock, and what is struck.

The device's own thread asks `take` for frames; all else is called from the window's thread. Each hands on
whole values, so that neither waits for the other.
"""

from __future__ import annotations

import math
from array import array
from collections import deque
from functools import reduce
from typing import NamedTuple, Protocol

from holdspace.domain.timing import Stopwatch
from holdspace.domain.tones import RATE, STRUCK, Gain, MomentAt, breath_frames, struck_frames

FADE_SECONDS = 0.03
"""Whatever begins or ends in the middle of a tone takes so long to: shorter clicks, longer trails behind."""

WINDOW_SECONDS = 0.25
REFIT_SECONDS = 0.02
"""Further from the clock than this, a breath is sounded anew from where it is; nearer, it is nudged there."""
_NUDGE_FROM = 0.003
_NUDGE = 0.004  # of the speed, a fifteenth of a semitone: nobody hears it
_LOST = 0.25  # no buffer is as long: the device stood still


class Breath(NamedTuple):
    """A breath to sound: its moments, the stopwatch that tells where it is, and its length in seconds."""

    moment_at: MomentAt
    stopwatch: Stopwatch
    total: float


class _Voice(Protocol):
    """One sound among those that are mixed."""

    def frames(self, count: int, gain: Gain) -> array[int]:
        """Return so many samples and move on."""

    @property
    def is_over(self) -> bool:
        """Say whether nothing of it is left."""


class _Struck:
    def __init__(self, name: str) -> None:
        self.name = name
        self._position = 0.0

    @property
    def is_over(self) -> bool:
        return self._position >= STRUCK[self.name].seconds

    def frames(self, count: int, gain: Gain) -> array[int]:
        sound = struck_frames(self.name, self._position, count, 1.0 / RATE, gain)
        self._position += count / RATE
        return sound


class _Breathing:
    """A breath being sounded, and how far it is from the clock."""

    def __init__(self, breath: Breath, position: float) -> None:
        self.breath = breath
        self.position = position
        self._nudge = 0.0
        self._nearest = math.inf
        self._looked_through = 0

    @property
    def is_over(self) -> bool:
        return self.position >= self.breath.total

    def frames(self, count: int, gain: Gain) -> array[int]:
        step = (1.0 + self._nudge) / RATE
        left = min(count, max(0, math.ceil((self.breath.total - self.position) / step - 1e-6)))
        sound = breath_frames(self.breath.moment_at, self.position, left, step, _first(gain, left, count))
        sound.extend(array("h", bytes(2 * (count - left))))
        self.position += count * step
        return sound

    def missed_by(self, target: float, count: int) -> float:
        """Return by how many seconds it is to be moved before `count` frames are taken at `target`, or 0.

        A device asks late when the computer is busy, never early: what counts is the nearest of some askings.
        """
        behind = target - self.position
        if abs(behind) > _LOST:
            return behind
        self._nearest = min(self._nearest, behind)
        self._looked_through += count
        if self._looked_through < WINDOW_SECONDS * RATE:
            return 0.0
        nearest, self._nearest, self._looked_through = self._nearest, math.inf, 0
        if abs(nearest) > REFIT_SECONDS:
            return nearest
        self._nudge = math.copysign(_NUDGE, nearest) if abs(nearest) > _NUDGE_FROM else 0.0
        return 0.0


class _Faded:
    """A voice that fades in, and out once it is to leave."""

    def __init__(self, voice: _Voice, gain: float = 0.0) -> None:
        self.voice = voice
        self.leaves = False
        self._gain = gain

    @property
    def is_gone(self) -> bool:
        return self.voice.is_over or (self.leaves and self._gain <= 0.0)

    def frames(self, count: int, volume: Gain) -> array[int]:
        """Return so many samples, faded and at `volume`, and move on."""
        goal = 0.0 if self.leaves else 1.0
        whole = math.ceil(abs(goal - self._gain) * FADE_SECONDS * RATE - 1e-6)
        ramp = min(count, whole)
        sound, begun = array("h"), self._gain
        self._gain = goal if ramp == whole else begun + (goal - begun) * ramp / whole
        if ramp:
            first, last = _first(volume, ramp, count)
            sound.extend(self.voice.frames(ramp, (begun * first, self._gain * last)))
        if ramp < count:
            first = _first(volume, ramp, count)[1]
            sound.extend(self.voice.frames(count - ramp, (goal * first, goal * volume[1])))
        return sound


class ToneFeed:
    """Sounds at most one breath, by the clock, and over it what is struck.

    `lead` is how many seconds after the device asks for frames they are heard, once its buffer is full.
    """

    def __init__(self, lead: float = 0.0) -> None:
        self._lead = lead
        self._wish: Breath | None = None
        self._strokes: deque[str] = deque()
        self._hushes = False
        self._volume = self._volume_now = 1.0
        self._voices: list[_Faded] = []
        self._done: Breath | None = None
        self._taken = 0

    @property
    def taken(self) -> int:
        """Return how many frames the device has taken."""
        return self._taken

    @property
    def is_wanted(self) -> bool:
        """Say whether something is to sound, or is in the middle of it. A hold of the breath is, too."""
        wish = self._wish
        return bool(self._strokes) or (wish is not None and wish is not self._done)

    @property
    def is_silent(self) -> bool:
        """Say whether nothing sounds, and nothing will unless it is asked for."""
        fading = self._hushes or any(not faded.is_gone for faded in tuple(self._voices))
        return not (fading or self.is_wanted)

    def begin(self, breath: Breath) -> None:
        """Sound `breath` from where its stopwatch is, in place of another."""
        self._wish = breath

    def rest(self) -> None:
        """Let the breath fade; what was struck rings on."""
        self._wish = None

    def strike(self, name: str) -> None:
        """Strike the "gong" or the "chime"."""
        self._strokes.append(name)

    def hush(self) -> None:
        """Let all fade."""
        self._wish = None
        self._strokes.clear()
        self._hushes = True

    def set_volume(self, amplitude: float) -> None:
        """Scale all by `amplitude`, 0 to 1, from the next frames on."""
        self._volume = amplitude

    def drop(self) -> None:
        """Forget all that is wanted: there is no device that could sound it."""
        self._wish = None
        self._strokes.clear()

    def new_device(self) -> None:
        """Begin anew on a device that was just opened: what another one was in the middle of is gone."""
        self._voices = []
        self._hushes = False
        self._taken = 0
        self._volume_now = self._volume

    def take(self, frames: int, now: float) -> array[int]:
        """Return `frames` samples for the device, which asks at `now`, in seconds of the clock."""
        if frames <= 0:
            return array("h")
        self._follow_wishes(frames, now)
        volume = (self._volume_now, self._volume)
        self._volume_now = volume[1]
        sounds = [faded.frames(frames, volume) for faded in self._voices]
        for faded in self._voices:
            self._note_end(faded)
        self._voices = [faded for faded in self._voices if not faded.is_gone]
        self._taken += frames
        if not sounds:
            return array("h", bytes(2 * frames))
        return reduce(_mixed, sounds)

    def _follow_wishes(self, frames: int, now: float) -> None:
        if self._hushes:
            for faded in self._voices:
                faded.leaves = True
            self._hushes = False
        while self._strokes:
            self._strike(self._strokes.popleft())
        self._follow_breath(self._wish, frames, now)

    def _strike(self, name: str) -> None:
        for faded in self._voices:
            if isinstance(faded.voice, _Struck) and faded.voice.name == name:
                faded.leaves = True
        self._voices.append(_Faded(_Struck(name), gain=1.0))

    def _follow_breath(self, wish: Breath | None, frames: int, now: float) -> None:
        sounding = [faded for faded in self._voices if not faded.leaves]
        for faded in sounding:
            voice = faded.voice
            if not isinstance(voice, _Breathing):
                continue
            if voice.breath is wish:
                self._keep_to_clock(faded, voice, frames, now)
                return
            faded.leaves = True
        if wish is not None and wish is not self._done:
            self._sound(_Breathing(wish, self._place(wish, now)))

    def _keep_to_clock(self, faded: _Faded, voice: _Breathing, frames: int, now: float) -> None:
        missed = voice.missed_by(voice.breath.stopwatch.elapsed(now) + self._lead, frames)
        if missed:
            faded.leaves = True
            self._sound(_Breathing(voice.breath, voice.position + missed))

    def _sound(self, voice: _Breathing) -> None:
        self._voices.append(_Faded(voice))

    def _place(self, breath: Breath, now: float) -> float:
        # A device just opened plays its first frames at once; later there are some before them.
        return breath.stopwatch.elapsed(now) + (self._lead if self._taken else 0.0)

    def _note_end(self, faded: _Faded) -> None:
        if isinstance(faded.voice, _Breathing) and faded.voice.is_over and not faded.leaves:
            self._done = faded.voice.breath


def _first(gain: Gain, some: int, count: int) -> Gain:
    """Return the part of a gain over `count` frames that falls on the first `some`."""
    first, last = gain
    return first, first + (last - first) * some / count


def _mixed(one: array[int], other: array[int]) -> array[int]:
    return array("h", [max(-32_768, min(32_767, a + b)) for a, b in zip(one, other, strict=True)])
