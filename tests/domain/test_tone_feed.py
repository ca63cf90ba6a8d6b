# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The feed of a sound device, rendered offline: a device that takes frames by a clock of its own."""

from __future__ import annotations

import random
from array import array
from functools import partial
from itertools import pairwise

import pytest

from holdspace.domain.breathing import Pattern, PhaseStep, phase_at
from holdspace.domain.timing import Stopwatch
from holdspace.domain.tone_feed import FADE_SECONDS, Breath, ToneFeed
from holdspace.domain.tones import LOUDEST, RATE, STRUCK

PERIOD, PERIODS = 480, 3
LEAD = (PERIODS - 1) * PERIOD / RATE
BORDER = 0.030  # seconds a tone may be from its phase
AUDIBLE = 12  # of 32,767
BOX = Pattern("box", tuple(PhaseStep(kind, 1.0) for kind in ("in", "hold", "out", "hold")))


class OfflineDevice:
    """Takes periods as a device does: at once until its buffer is full, then one whenever one was played.

    `speed` is that of its clock to the computer's. What it played, and when, is kept.
    """

    def __init__(self, feed: ToneFeed, speed: float = 1.0, now: float = 100.0) -> None:
        self.feed = feed
        self.now = now
        self.sound = array("h")
        self.heard_at: list[tuple[int, float]] = []  # a frame, and when it was heard
        self._rate = RATE * speed
        self._plays_until = now
        self._late = random.Random(5)

    def play(self, seconds: float, late: float = 0.0) -> None:
        """Let time pass; it asks up to `late` seconds later than it could, as on a busy computer."""
        until = self.now + seconds
        while True:
            room_at = self._plays_until - (PERIODS - 1) * PERIOD / self._rate
            asks_at = max(self.now, room_at + self._late.uniform(0.0, late))
            if asks_at >= until:
                break
            self.now = asks_at
            self._plays_until = max(self._plays_until, asks_at)
            self.heard_at.append((len(self.sound), self._plays_until))
            self.sound.extend(self.feed.take(PERIOD, asks_at))
            self._plays_until += PERIOD / self._rate
        self.now = until

    def stall(self, seconds: float) -> None:
        """Let time pass while it takes nothing: what it has runs out."""
        self.now += seconds

    def onsets(self) -> list[float]:
        """Return when, by the computer's clock, a tone was heard after a tenth of a second of silence."""
        times, silent = [], RATE
        for frame, at in self.heard_at:
            period = self.sound[frame : frame + PERIOD]
            if max(period) < AUDIBLE > -min(period):
                silent += PERIOD
                continue
            if silent >= RATE // 10:
                first = next(place for place, value in enumerate(period) if abs(value) >= AUDIBLE)
                times.append(at + first / self._rate)
            silent = 0
        return times


def breath(device: OfflineDevice, counted: float = 0.0, total: float = 600.0) -> Breath:
    return Breath(partial(phase_at, BOX), Stopwatch(counted, device.now), total)


def off_by(device: OfflineDevice, begun: float, counted: float = 0.0) -> list[float]:
    """Return how far from the nearest breath in or out each onset was: those of BOX are 2 seconds apart."""
    return [abs((at - begun + counted + 1.0) % 2.0 - 1.0) for at in device.onsets()]


def steepest(sound: array[int]) -> int:
    return max(abs(after - before) for before, after in pairwise(sound))


# A tone at its highest pitch and loudest goes up so much from one sample to the next.
STEEPEST = 0.16 * 32_767 * LOUDEST


@pytest.fixture
def feed() -> ToneFeed:
    return ToneFeed(LEAD)


@pytest.mark.parametrize(
    ("speed", "late"), [(1.0, 0.0), (1.0, 0.018), (1.0005, 0.0), (0.9995, 0.018), (0.997, 0.0)]
)
def test_tones_keep_to_the_phases_whatever_the_devices_clock_does(
    feed: ToneFeed, speed: float, late: float
) -> None:
    device = OfflineDevice(feed, speed)
    begun = device.now
    feed.begin(breath(device))
    device.play(29.9, late)
    assert len(device.onsets()) == 15
    assert max(off_by(device, begun)) < BORDER
    assert steepest(device.sound) < STEEPEST


@pytest.mark.parametrize("speed", [1.001, 0.999])
def test_a_clock_that_drifts_is_followed_by_nudges_before_it_could_be_heard(
    feed: ToneFeed, speed: float
) -> None:
    device = OfflineDevice(feed, speed)
    begun = device.now
    feed.begin(breath(device))
    device.play(29.9)
    assert max(off_by(device, begun)) < 0.01


def test_on_a_device_that_plays_already_the_first_tone_is_in_its_place(feed: ToneFeed) -> None:
    device = OfflineDevice(feed)
    device.play(1.0)
    begun = device.now
    feed.begin(breath(device, counted=1.9))  # a tenth of a second before a breath out
    device.play(0.5)
    assert device.onsets()[0] == pytest.approx(begun + 0.1, abs=0.01)


def test_over_ten_minutes_nothing_adds_up(feed: ToneFeed) -> None:
    device = OfflineDevice(feed, 1.0002)
    begun = device.now
    feed.begin(breath(device))
    feed.set_volume(0.0)
    device.play(561.5)  # silently, and so quickly, into a hold
    feed.set_volume(1.0)
    device.sound, device.heard_at = array("h"), []
    device.play(20.0)
    assert len(device.onsets()) == 10
    assert max(off_by(device, begun)) < BORDER


@pytest.mark.parametrize("stall", [0.1, 0.4, 2.0, 7.3])
def test_after_the_device_stood_still_it_is_with_the_breath_again(feed: ToneFeed, stall: float) -> None:
    device = OfflineDevice(feed)
    begun = device.now
    feed.begin(breath(device))
    device.play(4.6)
    device.stall(stall)
    found_back = device.now + 0.4
    device.play(10.0)
    onsets = zip(off_by(device, begun), device.onsets(), strict=True)
    later = [missed for missed, at in onsets if at > found_back]
    assert len(later) >= 4
    assert max(later) < BORDER
    assert steepest(device.sound) < STEEPEST


def test_finding_back_does_not_click(feed: ToneFeed) -> None:
    device = OfflineDevice(feed)
    feed.begin(breath(device))
    for stall in (0.05, 0.3, 0.7, 1.9):
        device.play(2.35)
        device.stall(stall)
    device.play(3.0)
    assert steepest(device.sound) < STEEPEST


def test_a_pause_fades_and_going_on_begins_where_the_breath_is(feed: ToneFeed) -> None:
    device = OfflineDevice(feed)
    feed.begin(breath(device))
    device.play(0.5)
    feed.rest()
    asked = len(device.sound)
    device.play(0.5)
    faded = asked + round(FADE_SECONDS * RATE)
    assert max(map(abs, device.sound[asked : asked + 100])) > 1000
    assert set(device.sound[faded + PERIOD :]) == {0}
    assert feed.is_silent
    begun = device.now
    feed.begin(breath(device, counted=0.5))
    before = len(device.onsets())
    device.play(5.9)
    assert steepest(device.sound) < STEEPEST
    onsets = [(at - begun + 0.5 + 1.0) % 2.0 - 1.0 for at in device.onsets()[before + 1 :]]
    assert max(map(abs, onsets)) < BORDER


def test_another_breath_takes_over_without_a_click(feed: ToneFeed) -> None:
    device = OfflineDevice(feed)
    feed.begin(breath(device))
    device.play(0.4)
    begun = device.now
    feed.begin(breath(device))
    device.play(5.7)
    assert steepest(device.sound) < STEEPEST
    assert max(off_by(device, begun)[1:]) < BORDER


def test_it_ends_with_the_breath_to_the_frame_and_then_wants_nothing(feed: ToneFeed) -> None:
    device = OfflineDevice(feed)
    begun = device.now
    feed.begin(breath(device, total=4.0))
    assert feed.is_wanted
    device.play(3.5)
    assert feed.is_wanted  # a hold
    assert not feed.is_silent
    device.play(4.0)
    assert len(device.onsets()) == 2
    assert device.onsets()[-1] < begun + 2.1
    assert feed.is_silent
    assert not feed.is_wanted


def test_a_breath_that_was_over_before_it_could_sound_is_not_waited_for(feed: ToneFeed) -> None:
    device = OfflineDevice(feed)
    feed.begin(breath(device, counted=9.0, total=8.0))
    device.play(0.2)
    assert set(device.sound) == {0}
    assert feed.is_silent


def test_what_is_struck_sounds_over_the_breath_and_rings_on(feed: ToneFeed) -> None:
    device = OfflineDevice(feed)
    feed.begin(breath(device, total=1.0))
    device.play(0.6)
    feed.strike("gong")
    device.play(3.0)
    feed.rest()
    device.play(2.0)
    assert not feed.is_silent
    assert max(map(abs, device.sound[-RATE:])) > 300
    device.play(STRUCK["gong"].seconds)
    assert feed.is_silent
    assert max(map(abs, device.sound)) < 32_767


def test_the_same_struck_again_and_again_does_not_pile_up(feed: ToneFeed) -> None:
    device = OfflineDevice(feed)
    for _ in range(8):
        feed.strike("chime")
        device.play(0.06)
    assert max(map(abs, device.sound)) < 2.1 * 32_767 * LOUDEST
    assert steepest(device.sound) < 2.1 * 0.3 * 32_767 * LOUDEST


def test_all_at_once_stays_within_sixteen_bits(feed: ToneFeed) -> None:
    device = OfflineDevice(feed)
    for _ in range(3):
        feed.begin(breath(device, counted=0.4))
        feed.strike("gong")
        feed.strike("chime")
        device.play(0.02)
    assert max(map(abs, device.sound)) <= 32_767


def test_hushed_it_fades_and_forgets(feed: ToneFeed) -> None:
    device = OfflineDevice(feed)
    feed.begin(breath(device))
    feed.strike("gong")
    device.play(0.4)
    feed.strike("chime")
    feed.hush()
    assert not feed.is_silent  # it has to fade first
    device.play(0.1)
    assert feed.is_silent
    assert set(device.sound[-RATE // 50 :]) == {0}
    assert steepest(device.sound) < 2 * STEEPEST


def test_dropped_it_wants_nothing(feed: ToneFeed) -> None:
    device = OfflineDevice(feed)
    feed.begin(breath(device))
    feed.strike("gong")
    feed.drop()
    assert not feed.is_wanted


def test_the_volume_moves_softly_and_at_once(feed: ToneFeed) -> None:
    device = OfflineDevice(feed)
    feed.begin(breath(device))
    device.play(0.5)
    feed.set_volume(0.0)
    changed = len(device.sound)
    device.play(0.2)
    assert set(device.sound[changed + PERIOD :]) == {0}
    assert steepest(device.sound) < STEEPEST
    feed.set_volume(1.0)
    device.play(0.1)
    assert max(map(abs, device.sound[-PERIOD:])) > 1000


def test_a_new_device_begins_at_once_where_the_breath_is(feed: ToneFeed) -> None:
    first = OfflineDevice(feed)
    begun = first.now
    feed.begin(breath(first))
    first.play(2.5)
    feed.new_device()
    assert feed.taken == 0
    second = OfflineDevice(feed, now=first.now + 0.9)
    second.play(6.0)
    assert second.onsets()[0] == pytest.approx(begun + 4.0, abs=BORDER)
    assert feed.taken == len(second.sound)


def test_no_frames_are_no_frames(feed: ToneFeed) -> None:
    assert len(feed.take(0, 1.0)) == 0
    assert feed.taken == 0
