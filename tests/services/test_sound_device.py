# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The sound device: the library's own that plays to nobody, in real time; and where there is none."""

from __future__ import annotations

import subprocess
import sys
import threading
from array import array
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from holdspace.services import sound_device
from holdspace.services.sound_device import NoSound, SoundDevice, has_library, usable_backends
from patience import looks

needs_library = pytest.mark.skipif(not has_library(), reason="no wheel of the sound library for this system")


class Player:
    """Gives samples, and remembers who asked for how many."""

    def __init__(self) -> None:
        self.asked: list[int] = []
        self.threads: set[int] = set()

    def take(self, frames: int) -> array[int]:
        self.asked.append(frames)
        self.threads.add(threading.get_ident())
        return array("h", [100] * frames)


@pytest.fixture
def no_library(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    sound_device._library.cache_clear()
    monkeypatch.setitem(sys.modules, "_miniaudio", None)
    yield
    sound_device._library.cache_clear()


@needs_library
def test_it_asks_until_it_is_closed_and_leaves_no_thread(qtbot: QtBot) -> None:
    player, before = Player(), threading.active_count()
    device = SoundDevice(player.take, ("null",))
    qtbot.waitUntil(lambda: len(player.asked) > 3)
    assert device.is_running
    assert threading.get_ident() not in player.threads
    assert set(player.asked) <= {sound_device.RATE * sound_device.PERIOD_MS // 1000}
    device.close()
    assert not device.is_running
    asked = len(player.asked)
    device.close()  # twice is once
    assert threading.active_count() <= before + 1  # Python's mark for a thread it did not start
    assert len(player.asked) == asked


@needs_library
def test_a_busy_window_does_not_hold_it_up() -> None:
    player = Player()
    device = SoundDevice(player.take, ("null",))
    for _ in looks():
        if len(player.asked) > 5:
            break
    device.close()
    assert len(player.asked) > 5


@needs_library
def test_what_goes_wrong_while_it_asks_silences_it(qtbot: QtBot, capfd: pytest.CaptureFixture[str]) -> None:
    def fail(frames: int) -> array[int]:
        raise ValueError(str(frames))

    device = SoundDevice(fail, ("null",))
    qtbot.waitUntil(lambda: not device.is_running)
    device.close()
    assert capfd.readouterr().err == ""


@needs_library
def test_a_device_that_the_system_stopped_runs_no_more() -> None:
    device = SoundDevice(Player().take, ("null",))
    device.note_stop()
    assert not device.is_running
    device.close()


@needs_library
def test_the_library_of_another_kind_is_no_sound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sound_device, "_library", lambda: (object(), object()))
    with pytest.raises(NoSound):
        SoundDevice(Player().take, ("null",))


class Counting:
    """Stands in the sound library's place and notes what is made and let go; one call may fail."""

    def __init__(self, lib: Any, failing: str = "", result: int | None = None) -> None:
        self._lib = lib
        self._failing, self._result = failing, result
        self.called: list[str] = []

    def __getattr__(self, name: str) -> Any:
        real = getattr(self._lib, name)
        if not name.endswith(("_init", "_uninit", "_start")):
            return real

        def noted(*values: Any) -> Any:
            if name == self._failing:
                if self._result is None:
                    raise TypeError(name)
                return self._result
            self.called.append(name)
            return real(*values)

        return noted


@needs_library
@pytest.mark.parametrize(
    ("failing", "result", "left"),
    [
        ("ma_device_config_init", None, ["context"]),
        ("ma_device_init", None, ["context"]),
        ("ma_device_init", -1, ["context"]),
        ("ma_device_start", -1, ["device", "context"]),
        ("ma_device_start", None, ["device", "context"]),
    ],
)
def test_what_was_opened_is_let_go_wherever_opening_fails(
    monkeypatch: pytest.MonkeyPatch, failing: str, result: int | None, left: list[str]
) -> None:
    ffi, lib = sound_device._library()
    counting = Counting(lib, failing, result)
    monkeypatch.setattr(sound_device, "_library", lambda: (ffi, counting))
    with pytest.raises(NoSound):
        SoundDevice(Player().take, ("null",))
    let_go = [name for name in counting.called if name.endswith("_uninit")]
    assert let_go == [f"ma_{each}_uninit" for each in left]


@needs_library
def test_a_sound_system_that_does_not_answer_is_no_sound() -> None:
    with pytest.raises(NoSound):
        SoundDevice(Player().take, ("coreaudio" if sys.platform == "linux" else "alsa",))


def test_without_a_library_there_is_no_sound(no_library: None) -> None:
    with pytest.raises(NoSound):
        SoundDevice(Player().take, ("null",))


def test_without_a_card_and_a_server_nothing_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sound_device, "usable_backends", lambda: ())
    with pytest.raises(NoSound):
        SoundDevice(Player().take)


@pytest.mark.skipif(sys.platform != "linux", reason="only there is it looked for in files")
def test_what_may_answer_is_told_by_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PULSE_SERVER", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    cards = tmp_path / "snd"
    assert usable_backends(cards) == ()
    cards.mkdir()
    (cards / "pcmC0D0c").touch()  # a microphone
    assert usable_backends(cards) == ()
    (cards / "pcmC0D0p").touch()
    assert usable_backends(cards) == ("alsa",)
    (tmp_path / "pulse").mkdir()
    (tmp_path / "pulse" / "native").touch()
    assert usable_backends(cards) == ("pulseaudio", "alsa")
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    monkeypatch.setenv("PULSE_SERVER", "somewhere")
    assert usable_backends(tmp_path) == ("pulseaudio",)


def test_nothing_of_the_library_is_imported_before_it_is_needed() -> None:
    code = (
        "import sys, holdspace.services.tones as tones; tones.has_library();"
        "sys.exit(bool({'miniaudio', '_miniaudio', 'urllib.request', 'http.client'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@needs_library
def test_opening_a_device_brings_nothing_along_that_reaches_out() -> None:
    code = (
        "import sys; from array import array; from holdspace.services.sound_device import SoundDevice;"
        "SoundDevice(lambda frames: array('h', bytes(2 * frames)), ('null',)).close();"
        "sys.exit(bool({'miniaudio', 'urllib.request', 'http.client', 'socket'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
