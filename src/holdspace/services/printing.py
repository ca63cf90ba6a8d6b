# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Asking for printers without touching a network."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_VARIABLE = "CUPS_SERVER"
_LOCAL_SOCKET = "/run/cups/cups.sock"
_CHOICES = (Path("/etc/cups/client.conf"), Path("~/.cups/client.conf"))


def ask_only_this_computer() -> None:
    """Have the printing system asked through its local socket alone; before a print dialog opens.

    Where nobody answers there, CUPS goes on to look for a server by TCP. One that the person or whoever
    looks after the computer has named stays: printing there is their choice. Untested on macOS, where the
    system's own dialog asks.
    """
    if sys.platform == "win32" or _VARIABLE in os.environ or any(map(_names_server, _CHOICES)):
        return
    os.environ[_VARIABLE] = _LOCAL_SOCKET


def _names_server(path: Path) -> bool:
    try:
        lines = path.expanduser().read_text(encoding="utf-8", errors="replace").splitlines()
    except (OSError, RuntimeError):
        return False
    return any(line.split()[:1] == ["ServerName"] for line in lines)
