# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Tones that go with a breath, and a sound at its end. The device is open only while something sounds.

Without a device or a library it is silent, and everything else goes on as it would.
"""

from __future__ import annotations

import gc
import threading
from array import array
from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from holdspace.domain.timing import Clock, Stopwatch
from holdspace.domain.tone_feed import Breath, ToneFeed
from holdspace.domain.tones import loudness
from holdspace.services.background import Background
from holdspace.services.breathing import RUNNING, BreathingSession
from holdspace.services.collector import COLLECTOR
from holdspace.services.settings import Settings
from holdspace.services.sound_device import LEAD_SECONDS, SoundDevice, Take, has_library, usable_backends

LOOK_EVERY_MS = 500
LOOKS_UNTIL_GONE = 4
"""After so many looks at which the device had asked for nothing it is taken to be gone."""


class Device(Protocol):
    """What sounds; tests hand in their own."""

    @property
    def is_running(self) -> bool:
        """Say whether it still sounds."""

    def close(self) -> None:
        """Let it go."""


class Tones(QObject):
    """Sounds a breathing session by the clock, where tones are wanted, and what is struck at an end.

    `device` opens one that asks what it is given for samples, or raises NoSound.
    *Signals*: `possible_changed(bool)` once it is found that there is, or is no longer, a device to sound on.
    """

    possible_changed = Signal(bool)

    def __init__(
        self,
        settings: Settings,
        clock: Clock,
        background: Background,
        device: Callable[[Take], Device] = SoundDevice,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._clock = clock
        self._background = background
        self._open_device = device
        self._feed = ToneFeed(LEAD_SECONDS)
        self._feed.set_volume(loudness(settings.volume))
        self._followers: list[_Follower] = []
        self._sounding: _Follower | None = None
        self._changing = threading.Lock()
        self._device: Device | None = None
        self._is_busy = False  # opening or closing one: never two at once
        self._is_closed = self._failed = False
        self._taken_before, self._looks_still, self._looks_silent = -1, 0, 0
        self._watch = QTimer(self)
        self._watch.setInterval(LOOK_EVERY_MS)
        self._watch.timeout.connect(self._on_look)
        settings.changed.connect(self._on_setting_changed)

    @property
    def is_possible(self) -> bool:
        """Say whether anything could be heard, as far as is known without trying; the last try counts."""
        if self._failed or self._is_closed:
            return False
        return self._open_device is not SoundDevice or (has_library() and bool(usable_backends()))

    def follow(self, session: BreathingSession, wanted: Callable[[], bool] | None = None) -> None:
        """Sound `session` whenever it runs, where `wanted` says so; without `wanted`, where it is set."""
        self._followers = [follower for follower in self._followers if follower.is_there]
        self._followers.append(_Follower(self, session, wanted or self._is_set))

    def gong(self) -> None:
        """Strike the gong, where a sound at the end is wanted."""
        if self._settings.end_gong:
            self._strike("gong")

    def chime(self) -> None:
        """Strike the chime, where a sound at the end is wanted."""
        if self._settings.end_gong:
            self._strike("chime")

    def sample(self) -> None:
        """Strike the chime once at the volume that is set, whatever else is, so that it can be judged."""
        self._strike("chime")

    def stop(self) -> None:
        """Let all that sounds fade, and the device go."""
        self._feed.hush()

    def close(self) -> None:
        """Let the device go at once, and open none again: the process is about to end."""
        with self._changing:
            self._is_closed = True
            device, self._device = self._device, None
        self._watch.stop()
        self._feed.drop()
        if device is not None:
            _let_go(device)

    def _is_set(self) -> bool:
        return self._settings.sound_on

    def _begin(self, follower: _Follower, breath: Breath) -> None:
        self._sounding = follower
        self._feed.begin(breath)
        self._need_device()

    def _rest(self, follower: _Follower) -> None:
        if self._sounding is follower:
            self._sounding = None
            self._feed.rest()

    def _on_setting_changed(self, key: str) -> None:
        if key == "sound/volume":
            self._feed.set_volume(loudness(self._settings.volume))
        elif key == "sound/on":
            for follower in self._followers:
                follower.look_again()

    def _strike(self, name: str) -> None:
        if not self._is_closed:
            self._feed.strike(name)
            self._need_device()

    def _need_device(self) -> None:
        if self._device is None and not self._is_busy and not self._is_closed:
            self._is_busy = True
            self._background.run(self, self._open, self._on_opened, self._on_failed)

    def _open(self) -> None:
        """Open the device, on the helper's thread: a sound server may take its time."""
        self._feed.new_device()
        COLLECTOR.take()  # the device's thread runs Python
        try:
            device = self._open_device(partial(_take, self._feed, self._clock))
        except BaseException:
            COLLECTOR.let_go()
            raise
        with self._changing:
            is_late = self._is_closed
            if not is_late:
                self._device = device
        if is_late:
            _let_go(device)

    def _on_opened(self, nothing: None) -> None:
        del nothing
        self._is_busy = False
        if self._device is not None:
            self._taken_before, self._looks_still, self._looks_silent = -1, 0, 0
            self._watch.start()
            self._set_failed(False)

    def _on_failed(self, error: Exception) -> None:
        del error  # of whatever kind: a breath goes on without its tones
        self._is_busy = False
        self._feed.drop()
        self._set_failed(True)

    def _on_look(self) -> None:
        """See whether the device is still needed, and still there."""
        gc.collect(0)  # by hand and on this thread, for as long as none is collected by itself
        device, taken = self._device, self._feed.taken
        if device is None:
            self._watch.stop()
            return
        self._looks_silent = self._looks_silent + 1 if self._feed.is_silent else 0
        self._looks_still = self._looks_still + 1 if taken == self._taken_before else 0
        self._taken_before = taken
        if not device.is_running or self._looks_still >= LOOKS_UNTIL_GONE:
            self._feed.drop()
            self._let_device_go()
            self._set_failed(True)
        elif self._looks_silent > 1:  # what was given last has been heard
            self._let_device_go()

    def _let_device_go(self) -> None:
        self._watch.stop()
        with self._changing:
            device, self._device = self._device, None
        if device is not None:
            self._is_busy = True
            self._background.run(self, partial(_let_go, device), self._on_let_go, self._on_let_go)

    def _on_let_go(self, outcome: object) -> None:
        del outcome  # a device that cannot be closed is gone
        self._is_busy = False
        if self._feed.is_wanted:  # meanwhile
            self._need_device()
        else:
            gc.collect()  # while it sounded only the youngest were: all else that was waiting, some 10 ms

    def _set_failed(self, failed: bool) -> None:
        if failed != self._failed:
            self._failed = failed
            self.possible_changed.emit(self.is_possible)


class _Follower(QObject):
    """Tells the tones of one session: where its breath is, and when it stands."""

    def __init__(self, tones: Tones, session: BreathingSession, wanted: Callable[[], bool]) -> None:
        super().__init__(tones)
        self._tones = tones
        self._session = session
        self._wanted = wanted
        session.started.connect(self._on_going)
        session.resumed.connect(self._on_going)
        session.paused.connect(self._on_paused)
        session.ended.connect(self._on_ended)
        self._on_going()

    @property
    def is_there(self) -> bool:
        """Say whether the session is not gone with the page that it was for."""
        return isValid(self._session)

    def look_again(self) -> None:
        """Sound, or do not, as is now wanted."""
        if self.is_there and self._wanted():
            self._on_going()
        else:
            self._tones._rest(self)

    def _on_going(self) -> None:
        session = self._session
        if session.state != RUNNING or session.pattern is None or not self._wanted():
            return
        done = session.elapsed()  # which may find that it is over
        if session.state == RUNNING:
            stopwatch = Stopwatch(done, self._tones._clock.seconds())
            breath = Breath(session.moments(), stopwatch, session.total_seconds)
            self._tones._begin(self, breath)

    def _on_paused(self) -> None:
        self._tones._rest(self)

    def _on_ended(self, exercise_id: str, seconds: float, whole: bool) -> None:
        del exercise_id, seconds
        if whole:
            self._tones.gong()  # the breath's tones end by themselves, to the frame
        else:
            self._tones._rest(self)


def _take(feed: ToneFeed, clock: Clock, frames: int) -> array[int]:
    return feed.take(frames, clock.seconds())


def _let_go(device: Device) -> None:
    try:
        device.close()
    finally:
        COLLECTOR.let_go()
