# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What a person sees on the desk's screen, frame by frame, read from the memory of the display itself.

It needs no pytest, so that benchmarks can use it too.
"""

from __future__ import annotations

import mmap
import struct
import threading
from typing import TYPE_CHECKING, NamedTuple, Self

from desktop.desk import until

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.desk import Desk

_EVERY = 0.008  # seconds between two looks; half a frame of a screen
_HEADER = struct.Struct(">25I")  # an XWD file's, X11/XWDFile.h
_COLOUR_BYTES = 12
_PIXEL = 4  # bytes


class Frame(NamedTuple):
    """What stood on the screen from `at`, by the clock of the film, until the next frame."""

    at: float
    pixels: bytes


class Filming:
    """Keeps each different picture of the screen in a `with`; who measures brings a clock."""

    def __init__(self, desk: Desk, clock: Callable[[], float] = float) -> None:
        self._clock = clock
        self._looks_at_rest = 0
        self._file = (desk.folder / "Xvfb_screen0").open("rb")
        self._screen = mmap.mmap(self._file.fileno(), 0, access=mmap.ACCESS_READ)
        header = _HEADER.unpack_from(self._screen)
        self._start = header[0] + header[19] * _COLOUR_BYTES
        self.width, self.height, self._line = header[4], header[5], header[12]
        self.frames: list[Frame] = []
        self._ends = threading.Event()
        self._thread = threading.Thread(target=self._film)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ends.set()
        self._thread.join()
        self._screen.close()
        self._file.close()

    def wait_for_rest(self, looks: int = 40) -> None:
        """Wait until so many looks have found nothing changed."""
        until(lambda: self._looks_at_rest > looks, "no rest on the screen")

    def begin_anew(self) -> None:
        """Film from what is on the screen once it rests."""
        self.wait_for_rest()
        del self.frames[:-1]

    def seen(self, extents: list[int]) -> list[bytes]:
        """Return what stood in a part of the screen: each picture that differs from the one before it."""
        parts = self.parts(extents)
        return [part for before, part in zip([b"", *parts], parts, strict=False) if part != before]

    def parts(self, extents: list[int]) -> list[bytes]:
        """Return what stood in a part of the screen in each frame."""
        return [self._part(frame, extents) for frame in self.frames]

    def _part(self, frame: Frame, extents: list[int]) -> bytes:
        left, top, width, height = extents
        starts = (line * self._line + left * _PIXEL for line in range(top, top + height))
        return b"".join(frame.pixels[start : start + width * _PIXEL] for start in starts)

    def _film(self) -> None:
        last = b""
        while not self._ends.wait(_EVERY):
            at, pixels = self._clock(), self._screen[self._start :]
            self._looks_at_rest += 1
            if pixels != last:
                self.frames.append(Frame(at, pixels))
                self._looks_at_rest, last = 0, pixels
