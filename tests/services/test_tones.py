# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Tones with a breath: when they sound, when the device is let go, and that nothing depends on one."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from hand_clock import HandClock
from holdspace.domain.breathing import Pattern, PhaseStep, phase_at
from holdspace.domain.tones import RATE, STRUCK
from holdspace.services.background import Background, InlineBackground, ThreadBackground
from holdspace.services.breathing import BreathingSession
from holdspace.services.clock import SystemClock
from holdspace.services.settings import Settings
from holdspace.services.sound_device import NoSound, SoundDevice, Take, has_library
from holdspace.services.tones import LOOKS_UNTIL_GONE, Tones

BOX = Pattern("box", tuple(PhaseStep(kind, 4.0) for kind in ("in", "hold", "out", "hold")))
PERIOD = 480


class HandDevice:
    """A device that takes frames when a test plays it."""

    def __init__(self, take: Take) -> None:
        self.take = take
        self.is_running = True
        self.is_closed = False

    def close(self) -> None:
        self.is_running = False
        self.is_closed = True


class Shop:
    """Opens devices and remembers them; where `is_empty`, there is none to open."""

    def __init__(self) -> None:
        self.opened: list[HandDevice] = []
        self.is_empty = False

    def __call__(self, take: Take) -> HandDevice:
        if self.is_empty:
            raise NoSound("none")
        self.opened.append(HandDevice(take))
        return self.opened[-1]

    @property
    def open(self) -> list[HandDevice]:
        return [device for device in self.opened if not device.is_closed]


class LateBackground(InlineBackground):
    """Does its work when it is told to."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def run(self, *asked: object) -> None:  # type: ignore[override]
        self.waiting.append(partial(super().run, *asked))  # type: ignore[arg-type]

    def go_on(self) -> None:
        while self.waiting:
            self.waiting.pop(0)()


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def settings(qtbot: QtBot, tmp_path: Path) -> Settings:
    made = Settings(tmp_path / "settings.ini")
    made.sound_on = True
    made.volume = 100
    return made


@pytest.fixture
def shop() -> Shop:
    return Shop()


@pytest.fixture
def session(qtbot: QtBot, clock: HandClock) -> Iterator[BreathingSession]:
    made = BreathingSession(clock)
    yield made
    made.stop()


MakeTones = Callable[..., Tones]


@pytest.fixture
def make_tones(settings: Settings, clock: HandClock, shop: Shop) -> Iterator[MakeTones]:
    made: list[Tones] = []

    def make(background: Background | None = None) -> Tones:
        made.append(Tones(settings, clock, background or InlineBackground(), shop))
        return made[-1]

    yield make
    for tones in made:
        tones.close()
    assert gc.isenabled()


@pytest.fixture
def tones(make_tones: MakeTones) -> Tones:
    return make_tones()


def play(shop: Shop, clock: HandClock, seconds: float) -> list[int]:
    """Let the open device take what is heard in `seconds`, and the clock go on; return the samples."""
    heard: list[int] = []
    for _ in range(round(seconds * RATE / PERIOD)):
        for device in shop.open:
            heard.extend(device.take(PERIOD))
        clock.pass_by(PERIOD / RATE)
    return heard


def look(tones: Tones, times: int = 1) -> None:
    """Let its timer be due."""
    for _ in range(times):
        if tones._watch.isActive():
            tones._watch.timeout.emit()


def loud(samples: list[int]) -> bool:
    return max(map(abs, samples), default=0) > 1000


def sounds(make: Callable[[], None], shop: Shop, clock: HandClock) -> bool:
    make()
    return loud(play(shop, clock, 0.5))


def test_by_default_nothing_sounds_and_no_device_is_opened(
    tmp_path: Path, clock: HandClock, shop: Shop, session: BreathingSession
) -> None:
    settings = Settings(tmp_path / "none.ini")
    assert not (settings.sound_on or settings.end_gong)
    tones = Tones(settings, clock, InlineBackground(), shop)
    tones.follow(session)
    session.start(BOX, 1)
    tones.gong()
    tones.chime()
    session.stop()
    assert shop.opened == []
    assert tones.findChildren(QTimer)[0].isActive() is False


def test_it_sounds_in_and_out_and_is_silent_in_a_hold(
    tones: Tones, session: BreathingSession, shop: Shop, clock: HandClock
) -> None:
    tones.follow(session)
    session.start(BOX, 1)
    assert loud(play(shop, clock, 3.5))
    play(shop, clock, 0.7)
    for _ in range(6):
        look(tones)
        assert not any(play(shop, clock, 0.6))
    assert loud(play(shop, clock, 1.0))
    assert shop.opened == shop.open
    assert len(shop.opened) == 1


def test_a_pause_lets_the_device_go_and_going_on_takes_one_where_the_breath_is(
    tones: Tones, session: BreathingSession, shop: Shop, clock: HandClock
) -> None:
    tones.follow(session)
    session.start(BOX, 1)
    play(shop, clock, 1.0)
    session.pause()
    assert not any(play(shop, clock, 1.0)[-1000:])
    look(tones, 2)
    assert shop.open == []
    assert not tones._watch.isActive()
    clock.pass_by(900.0)
    session.resume()
    left_in_phase = 4.0 - session.elapsed()
    heard = play(shop, clock, left_in_phase + 0.5)
    end = round(left_in_phase * RATE)
    assert loud(heard[: end - RATE])
    assert not any(heard[end + round(0.03 * RATE) :])
    assert len(shop.opened) == 2


def test_ended_early_it_fades_and_no_gong_is_struck(
    tones: Tones, settings: Settings, session: BreathingSession, shop: Shop, clock: HandClock
) -> None:
    settings.end_gong = True
    tones.follow(session)
    session.start(BOX, 1)
    play(shop, clock, 1.0)
    session.stop()
    assert not any(play(shop, clock, 0.5)[-1000:])
    look(tones, 2)
    assert shop.open == []


def test_a_whole_breath_ends_on_the_gong_and_then_the_device_goes(
    tones: Tones, settings: Settings, session: BreathingSession, shop: Shop, clock: HandClock
) -> None:
    settings.end_gong = True
    tones.follow(session)
    session.start(BOX, 1)
    for _ in range(33):
        play(shop, clock, 2.0)
        session.elapsed()
    assert not session.is_under_way
    assert shop.open
    play(shop, clock, STRUCK["gong"].seconds + 0.1)
    look(tones, 3)
    assert shop.open == []


def test_with_a_gong_alone_the_breath_itself_is_silent(
    tones: Tones, settings: Settings, session: BreathingSession, shop: Shop, clock: HandClock
) -> None:
    settings.sound_on, settings.end_gong = False, True
    tones.follow(session)
    session.start(BOX, 1)
    assert shop.opened == []
    for _ in range(32):
        clock.pass_by(2.0)
        session.elapsed()
    assert not session.is_under_way
    assert loud(play(shop, clock, 0.5))


def test_whoever_breathes_with_eyes_closed_hears_it_whatever_is_set(
    tones: Tones, settings: Settings, session: BreathingSession, shop: Shop, clock: HandClock
) -> None:
    settings.sound_on = False
    tones.follow(session, lambda: True)
    session.start(BOX, 1)
    assert loud(play(shop, clock, 1.0))


def test_a_session_that_is_under_way_is_taken_up_where_it_is(
    tones: Tones, session: BreathingSession, shop: Shop, clock: HandClock
) -> None:
    session.start(BOX, 1)
    clock.pass_by(3.0)
    tones.follow(session)
    heard = play(shop, clock, 1.5)
    assert loud(heard[: RATE // 2])
    assert not any(heard[RATE + round(0.03 * RATE) :])


def test_a_session_handed_on_by_another_process_sounds_again(
    tones: Tones, session: BreathingSession, shop: Shop, clock: HandClock
) -> None:
    session.start(BOX, 1)
    clock.pass_by(3.0)
    handed_on = session.snapshot()
    session.stop()
    taken_up = BreathingSession(clock)
    tones.follow(taken_up)
    assert taken_up.restore(handed_on, [BOX])
    assert loud(play(shop, clock, 0.8))
    taken_up.stop()


def test_of_two_sessions_the_one_begun_last_sounds_and_the_other_does_not_hush_it(
    tones: Tones, session: BreathingSession, shop: Shop, clock: HandClock
) -> None:
    other = BreathingSession(clock)
    tones.follow(session)
    tones.follow(other)
    session.start(BOX, 1)
    play(shop, clock, 0.2)
    other.start(BOX, 1)
    session.stop()
    assert loud(play(shop, clock, 1.0)[RATE // 2 :])
    other.stop()
    assert not any(play(shop, clock, 0.5)[-1000:])


def test_a_session_that_went_with_its_page_is_forgotten(
    tones: Tones, settings: Settings, session: BreathingSession, shop: Shop, clock: HandClock
) -> None:
    gone = BreathingSession(clock)
    tones.follow(gone)
    delete(gone)
    settings.sound_on = False
    settings.sound_on = True
    tones.follow(session)
    session.start(BOX, 1)
    assert loud(play(shop, clock, 0.5))


def test_switched_on_and_off_while_it_runs(
    tones: Tones, settings: Settings, session: BreathingSession, shop: Shop, clock: HandClock
) -> None:
    settings.sound_on = False
    tones.follow(session)
    session.start(BOX, 1)
    clock.pass_by(1.0)
    settings.sound_on = True
    assert loud(play(shop, clock, 0.5))
    settings.sound_on = False
    assert not any(play(shop, clock, 0.5)[-1000:])


def test_the_volume_holds_at_once_and_a_sample_lets_it_be_judged(
    tones: Tones, settings: Settings, shop: Shop, clock: HandClock
) -> None:
    settings.sound_on = False
    tones.sample()
    whole = max(play(shop, clock, 0.2))
    settings.volume = 50
    tones.sample()
    assert 0.15 * whole < max(play(shop, clock, 0.2)[RATE // 10 :]) < 0.3 * whole
    settings.volume = 0
    tones.sample()
    assert not any(play(shop, clock, 0.2)[PERIOD:])


def test_the_gong_and_the_chime_sound_where_they_are_wanted(
    tones: Tones, settings: Settings, shop: Shop, clock: HandClock
) -> None:
    settings.end_gong = True
    assert sounds(tones.gong, shop, clock)
    tones.stop()
    play(shop, clock, 0.2)
    assert sounds(tones.chime, shop, clock)


def test_stopped_all_fades_and_the_device_goes(
    tones: Tones, session: BreathingSession, shop: Shop, clock: HandClock
) -> None:
    tones.follow(session)
    session.start(BOX, 1)
    tones.sample()
    play(shop, clock, 1.0)
    tones.stop()
    assert not any(play(shop, clock, 0.2)[-1000:])
    look(tones, 2)
    assert shop.open == []


def test_without_a_device_the_breath_goes_on_in_silence(
    tones: Tones, session: BreathingSession, shop: Shop, clock: HandClock, qtbot: QtBot
) -> None:
    shop.is_empty = True
    tones.follow(session)
    assert tones.is_possible
    with qtbot.waitSignal(tones.possible_changed) as told:
        session.start(BOX, 1)
    assert told.args == [False]
    assert not tones.is_possible
    clock.pass_by(3.0)
    assert session.elapsed() == 3.0
    assert gc.isenabled()
    shop.is_empty = False  # the headset is back
    with qtbot.waitSignal(tones.possible_changed) as told:
        session.pause()
        session.resume()
    assert told.args == [True]
    assert loud(play(shop, clock, 0.5))


@pytest.mark.parametrize("tells", [True, False])
def test_a_device_that_is_pulled_out_is_let_go_and_said_once(
    tones: Tones, session: BreathingSession, shop: Shop, clock: HandClock, qtbot: QtBot, tells: bool
) -> None:
    tones.follow(session)
    session.start(BOX, 1)
    play(shop, clock, 1.0)
    look(tones)
    told: list[bool] = []
    tones.possible_changed.connect(told.append)
    shop.open[0].is_running = not tells  # one that does not tell asks no more
    look(tones, LOOKS_UNTIL_GONE + 1)
    assert told == [False]
    assert shop.open == []
    assert not tones._watch.isActive()
    assert session.is_under_way
    assert gc.isenabled()


def test_a_device_that_breaks_when_it_is_let_go_does_no_harm(
    tones: Tones, shop: Shop, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(device: HandDevice) -> None:
        del device
        raise OSError("no")

    tones.sample()
    with monkeypatch.context() as patched:
        patched.setattr(HandDevice, "close", fail)
        tones.stop()
        play(shop, clock, 0.2)
        look(tones, 3)
    assert tones._device is None
    assert gc.isenabled()


def test_closed_it_opens_none_again(
    tones: Tones, settings: Settings, shop: Shop, session: BreathingSession
) -> None:
    tones.follow(session)
    session.start(BOX, 1)
    tones.close()
    assert shop.open == []
    assert not tones.is_possible
    settings.end_gong = True
    tones.gong()
    session.pause()
    session.resume()
    assert len(shop.opened) == 1
    assert not tones._watch.isActive()


def test_closed_while_a_device_is_being_opened_none_is_left(make_tones: MakeTones, shop: Shop) -> None:
    late = LateBackground()
    tones = make_tones(late)
    tones.sample()
    assert shop.opened == []
    tones.close()
    late.go_on()
    assert len(shop.opened) == 1
    assert shop.open == []


def test_asked_twice_while_one_is_being_opened_there_is_one(
    make_tones: MakeTones, shop: Shop, clock: HandClock, session: BreathingSession
) -> None:
    late = LateBackground()
    tones = make_tones(late)
    tones.follow(session)
    session.start(BOX, 1)
    tones.sample()
    late.go_on()
    assert len(shop.opened) == 1
    assert loud(play(shop, clock, 0.5))


def test_what_is_asked_for_while_one_is_being_let_go_waits_for_it(
    make_tones: MakeTones, shop: Shop, clock: HandClock
) -> None:
    late = LateBackground()
    tones = make_tones(late)
    tones.sample()
    late.go_on()
    play(shop, clock, STRUCK["chime"].seconds + 0.1)
    look(tones, 2)
    tones.sample()
    assert len(shop.opened) == 1
    late.go_on()
    assert [device.is_closed for device in shop.opened] == [True, False]
    assert loud(play(shop, clock, 0.3))


def test_while_it_sounds_no_garbage_is_collected_but_on_this_thread(
    tones: Tones, shop: Shop, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    swept: list[int] = []
    monkeypatch.setattr("holdspace.services.tones.gc.collect", lambda oldest=2: swept.append(oldest))
    tones.sample()
    assert not gc.isenabled()
    play(shop, clock, 0.2)
    look(tones)
    assert swept == [0]
    tones.stop()
    play(shop, clock, 0.2)
    look(tones, 2)
    assert gc.isenabled()
    assert swept[-1] == 2, "what waited meanwhile goes with the device"


@pytest.mark.skipif(not has_library(), reason="no wheel of the sound library for this system")
def test_with_the_librarys_own_silent_device_it_sounds_and_ends(
    settings: Settings, session: BreathingSession, qtbot: QtBot
) -> None:
    threads = threading.active_count()
    background, asked = ThreadBackground(), []

    def open_silent(take: Take) -> SoundDevice:
        def listen(frames: int) -> object:
            sound = take(frames)
            asked.append(max(map(abs, sound)))
            return sound

        return SoundDevice(listen, ("null",))  # type: ignore[arg-type]

    tones = Tones(settings, SystemClock(), background, open_silent)
    heard = BreathingSession(SystemClock())
    tones.follow(heard)
    heard.start(BOX, 1)
    qtbot.waitUntil(lambda: bool(asked) and max(asked) > 1000)
    heard.stop()
    qtbot.waitUntil(lambda: tones._device is None)
    background.wait()
    qtbot.waitUntil(gc.isenabled)
    assert asked[-1] == 0
    tones.close()
    assert threading.active_count() <= threads + 3  # two of the helper's, and Python's mark for another's


def test_the_phase_heard_is_the_phase_shown(
    tones: Tones, session: BreathingSession, shop: Shop, clock: HandClock
) -> None:
    tones.follow(session)
    session.start(BOX, 1)
    begun = clock.seconds()
    wrong = 0
    for _ in range(60):
        at = clock.seconds() - begun
        heard = loud(play(shop, clock, 0.4)[RATE // 10 : RATE // 5])
        middle = phase_at(BOX, at + 0.15)
        wrong += heard is (middle.kind == "hold") and 0.15 < middle.progress < 0.85
    assert wrong == 0
