# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Building the library that stands between a process and libc, starting Python under it, speaking to it."""

from __future__ import annotations

import ctypes
import functools
import json
import os
import shutil
import struct
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Any

from patience import LONG_PATIENCE

TESTS = Path(__file__).resolve().parents[2]
SOURCE = Path(__file__).with_name("preload.c")
_HEAD = struct.Struct("=IIIIQq")


class Call(IntEnum):
    """What the library tells apart, in its own order."""

    WRITE = 0
    SYNC = 1
    TRUNCATE = 2
    RENAME = 3
    UNLINK = 4
    CREATE = 5
    MARK = 6
    FOLDER = 7


CALLS = (Call.WRITE, Call.SYNC, Call.TRUNCATE, Call.RENAME, Call.UNLINK, Call.CREATE)


class Action(IntEnum):
    """What happens at the armed call."""

    NOTHING = 0
    FAIL = 1
    HOLD_BEFORE = 2
    HOLD_HALF = 3
    HOLD_AFTER = 4


@dataclass(frozen=True, slots=True)
class Event:
    """One recorded call. For a rename `data` is the old path and `other` the new one."""

    call: Call
    inode: int
    offset: int
    data: bytes
    other: bytes


def why_not() -> str:
    """Return why faults cannot be made here, or ""."""
    if not sys.platform.startswith("linux"):
        return "a preloaded library is Linux's way"
    return "" if shutil.which("cc") else "no C compiler here"


@functools.cache
def library() -> Path:
    """Build the library once for this process and return where it lies."""
    folder = Path(tempfile.mkdtemp(prefix="faults"))
    built = folder / "preload.so"
    compiler = shutil.which("cc")
    assert compiler, "no C compiler here"
    flags = ["-O1", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC"]
    subprocess.run([compiler, *flags, "-o", str(built), str(SOURCE), "-ldl"], check=True)
    return built


def run_under(module: str, *values: object) -> Any:
    """Run a module of this package under the library and return the JSON value that it prints."""
    paths = os.pathsep.join([str(TESTS), os.environ.get("PYTHONPATH", "")]).rstrip(os.pathsep)
    done = subprocess.run(
        [sys.executable, "-m", f"storage.faults.{module}", *map(str, values)],
        env={**os.environ, "LD_PRELOAD": str(library()), "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        timeout=LONG_PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


class Preload:
    """The library in this process, which was started under it."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(None)
        self._library.hs_count.restype = ctypes.c_long
        self._library.hs_arm.argtypes = [ctypes.c_uint, ctypes.c_long, *[ctypes.c_int] * 3]

    def watch(self, folder: Path) -> None:
        """Meet the calls for paths under `folder` from now on."""
        self._library.hs_watch(os.fsencode(folder))

    def record(self, log: Path | None) -> None:
        """Write every call to a new `log`, or stop that."""
        self._library.hs_record(None if log is None else os.fsencode(log))

    def report_to(self, descriptor: int) -> None:
        """Say there when the process is held."""
        self._library.hs_report_to(descriptor)

    def arm(
        self, calls: Sequence[Call], nth: int, action: Action, error: int = 0, *, for_good: bool = False
    ) -> None:
        """Do `action` at the nth of these calls from now, once or from then on."""
        self._library.hs_arm(sum(1 << call for call in calls), nth, action, error, for_good)

    def disarm(self) -> None:
        """Let every call through."""
        self.arm((), 0, Action.NOTHING)

    def counts(self) -> dict[Call, int]:
        """Return how many calls of each kind there were."""
        return {call: int(self._library.hs_count(call)) for call in CALLS}

    def mark(self, word: str) -> None:
        """Write `word` into the log."""
        self._library.hs_mark(word.encode())


def read_log(path: Path) -> Iterator[Event]:
    """Give the recorded calls in their order."""
    data = memoryview(path.read_bytes())
    at = 0
    while at < len(data):
        call, one, two, _, inode, offset = _HEAD.unpack_from(data, at)
        at += _HEAD.size
        yield Event(
            Call(call), inode, offset, bytes(data[at : at + one]), bytes(data[at + one : at + one + two])
        )
        at += one + two
