# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The one place that knows the sound library: a device that is open, asks for samples, and is let go.

It stands on the C interface inside the package miniaudio and not on its module of that name: that one takes
a fifth of a second to import, brings what reaches the network along, and leaves a connection to the sound
server open each time. Nothing of it is imported before sound is first needed (docs/decisions/0016).
"""

from __future__ import annotations

import os
import sys
from array import array
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from holdspace.domain.tones import RATE

PERIOD_MS, PERIODS = 20, 3
LEAD_SECONDS = (PERIODS - 1) * PERIOD_MS / 1000
"""Seconds from a period's being asked for to its being heard: those before it play first."""

Take = Callable[[int], "array[int]"]
"""Gives so many samples, 16 bit and mono, RATE a second. It is called on the device's own thread."""

_BACKENDS = {
    "linux": ("pulseaudio", "alsa"),
    "darwin": ("coreaudio",),
    "win32": ("wasapi", "dsound", "winmm"),
}


class NoSound(Exception):  # noqa: N818 - named for what it says
    """There is no device to sound on, or no library for it; nothing else is different."""


class SoundDevice:
    """A device of the system that sounds from the moment it is made until `close`. Raises NoSound."""

    def __init__(self, take: Take, backends: tuple[str, ...] | None = None) -> None:
        wanted = usable_backends() if backends is None else backends
        if not wanted:
            raise NoSound("no sound on this computer")
        self._take = take
        self._has_stopped = False
        self._has_context = self._has_device = False
        self._ffi, self._lib = _library()
        try:
            self._open(wanted)
        except (AttributeError, TypeError, ValueError):  # another version's interface
            self.close()
            raise NoSound("a sound library of another kind") from None
        except BaseException:
            self.close()
            raise

    @property
    def is_running(self) -> bool:
        """Say whether it still sounds; one that was pulled out does not."""
        is_there = self._has_device and not self._has_stopped
        return is_there and bool(self._lib.ma_device_is_started(self._device))

    def close(self) -> None:
        """Let the device and its thread go, at once. Nothing happens where that was done."""
        if self._has_device:
            self._has_device = False
            self._lib.ma_device_uninit(self._device)
        if self._has_context:
            self._has_context = False
            self._lib.ma_context_uninit(self._context)

    def fill(self, output: Any, frames: int) -> None:
        """Write `frames` samples to where the device wants them; silence stands there already."""
        if self._has_stopped:
            return
        try:
            sound = self._take(frames)
            self._ffi.memmove(output, sound, 2 * frames)
        except Exception:  # noqa: BLE001 - on this thread nobody could be told: it falls silent
            self._has_stopped = True

    def note_stop(self) -> None:
        """Note that the system stopped the device."""
        self._has_stopped = True

    def _open(self, backends: tuple[str, ...]) -> None:
        lib = self._lib
        self._context = self._make_context(backends)
        self._has_context = True
        self._me = self._ffi.new_handle(self)
        self._device = self._ffi.new("ma_device *")
        result = lib.ma_device_init(self._context, self._ffi.addressof(self._config()), self._device)
        if result != lib.MA_SUCCESS:
            raise NoSound(f"no device could be opened ({result})")
        self._has_device = True
        result = lib.ma_device_start(self._device)
        if result != lib.MA_SUCCESS:
            raise NoSound(f"the device did not start ({result})")

    def _make_context(self, backends: tuple[str, ...]) -> Any:
        ffi, lib = self._ffi, self._lib
        config = lib.ma_context_config_init()
        config.threadPriority = lib.ma_thread_priority_highest
        self._name = ffi.new("char[]", b"HoldSpace")
        config.pulse.pApplicationName = self._name
        numbers = ffi.new("ma_backend[]", [getattr(lib, f"ma_backend_{name}") for name in backends])
        context = ffi.new("ma_context *")
        result = lib.ma_context_init(numbers, len(backends), ffi.addressof(config), context)
        if result != lib.MA_SUCCESS:
            raise NoSound(f"no sound system answered ({result})")
        return context

    def _config(self) -> Any:
        lib = self._lib
        config = lib.ma_device_config_init(lib.ma_device_type_playback)
        config.sampleRate = RATE
        config.playback.channels = 1
        config.playback.format = lib.ma_format_s16
        config.periodSizeInMilliseconds = PERIOD_MS
        config.periods = PERIODS
        config.pUserData = self._me
        config.dataCallback = lib._internal_data_callback
        config.stopCallback = lib._internal_stop_callback
        return config


def has_library() -> bool:
    """Say whether the sound library is installed, without importing it."""
    return find_spec("_miniaudio") is not None


def usable_backends(devices: Path = Path("/dev/snd")) -> tuple[str, ...]:
    """Return the sound systems that may answer here, best first; a look at files, and nothing is opened.

    Without a card ALSA writes forty lines to stderr about what it did not find, so it is not asked then.
    """
    known = _BACKENDS.get(sys.platform, ())
    if sys.platform != "linux":
        return known
    there = {"pulseaudio": _has_sound_server(), "alsa": any(devices.glob("pcm*p"))}
    return tuple(name for name in known if there[name])


def _has_sound_server() -> bool:
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    named = bool(os.environ.get("PULSE_SERVER"))
    return named or (bool(runtime) and (Path(runtime) / "pulse" / "native").exists())


@cache
def _library() -> tuple[Any, Any]:
    try:
        from _miniaudio import ffi, lib
    except (ImportError, OSError):
        raise NoSound("no sound library") from None

    def on_data(device: Any, output: Any, recorded: Any, frames: int) -> None:
        del recorded
        if device.pUserData:
            ffi.from_handle(device.pUserData).fill(output, frames)

    def on_stop(device: Any) -> None:
        if device.pUserData:
            ffi.from_handle(device.pUserData).note_stop()

    lib.init_miniaudio()
    ffi.def_extern(name="_internal_data_callback")(on_data)
    ffi.def_extern(name="_internal_stop_callback")(on_stop)
    return ffi, lib
