# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The command that starts this very installation again."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from holdspace.services.menu_entry.errors import UnusableCommand


def start_command(
    executable: str = sys.executable,
    *,
    platform: str = sys.platform,
    frozen: bool = bool(getattr(sys, "frozen", False)),
) -> tuple[str, ...]:
    """Return the program and arguments that start the app from anywhere.

    `executable` is the interpreter, or the app itself where it is `frozen`. Raises UnusableCommand.
    """
    if not executable:
        raise UnusableCommand("the interpreter is not known")
    if frozen:
        return (executable,)
    # Symbolic links stay: a resolved interpreter is no longer the one of its virtual environment.
    script = Path(executable).with_name("holdspace")
    if platform != "win32" and script.is_file() and os.access(script, os.X_OK):
        return (str(script),)
    # Without -P a random.py in the folder it is started in would take the place of Python's own.
    return (_windowed(executable) if platform == "win32" else executable, "-P", "-m", "holdspace")


def _windowed(executable: str) -> str:
    """Return the interpreter that opens no console window, where it is there."""
    windowed = Path(executable).with_name("pythonw.exe")
    return str(windowed) if windowed.is_file() else executable
