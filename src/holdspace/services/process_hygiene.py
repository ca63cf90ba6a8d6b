# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What the process gives away of itself: no core dump, and no memory to the person's other programs."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator

_PR_GET_DUMPABLE, _PR_SET_DUMPABLE = 3, 4
_opened = 0  # how many things need the process to be readable right now; the window's thread alone counts
_was_readable = True  # before the first of them


def keep_to_itself() -> None:
    """Write no core dump, and let no other process of this person read memory or attach; never raises.

    Root still can. It does not carry over a relaunch, so each process does it.
    """
    with contextlib.suppress(ImportError, ValueError, OSError):  # resource is not on Windows
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _set_readable(False)


@contextlib.contextmanager
def readable_by_portals() -> Iterator[None]:
    """Let the desktop's portals look at this process meanwhile: file dialogs and printing fail otherwise.

    A portal finds out who asks through /proc, which is closed to it else.
    """
    global _opened, _was_readable
    if not _opened:
        _was_readable = is_readable()
    _opened += 1
    if not _was_readable:
        _set_readable(True)
    try:
        yield
    finally:
        _opened -= 1
        if not _was_readable and not _opened:
            _set_readable(False)


def is_readable() -> bool:
    """Say whether other processes of this person may read this one; True where that cannot be told."""
    prctl = _prctl()
    return prctl is None or prctl(_PR_GET_DUMPABLE, 0) != 0


def _set_readable(readable: bool) -> None:
    prctl = _prctl()
    if prctl is not None:
        prctl(_PR_SET_DUMPABLE, 1 if readable else 0)


def _prctl() -> Callable[[int, int], int] | None:
    """Return Linux's prctl with its first two arguments, or None."""
    if sys.platform != "linux":
        return None
    import ctypes

    try:
        prctl = ctypes.CDLL(None).prctl
    except (OSError, AttributeError):
        return None
    prctl.argtypes = (ctypes.c_int, *[ctypes.c_ulong] * 4)

    def call(option: int, value: int) -> int:
        return int(prctl(option, value, 0, 0, 0))

    return call
