# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Keeping a window out of a shared screen, where the system allows that: on Windows. Untested there."""

from __future__ import annotations

import ctypes
import sys

_WDA_EXCLUDEFROMCAPTURE = 0x11  # Windows 10 of May 2020 and later


def can_keep_out() -> bool:
    """Say whether this system can keep a window out of a shared screen."""
    return sys.platform == "win32"


def keep_out_of_sharing(window_id: int) -> bool:
    """Keep a native window out of what is shared or recorded of the screen; say whether that is so."""
    if sys.platform == "win32":
        return bool(
            ctypes.windll.user32.SetWindowDisplayAffinity(ctypes.c_void_p(window_id), _WDA_EXCLUDEFROMCAPTURE)
        )
    del window_id
    return False
