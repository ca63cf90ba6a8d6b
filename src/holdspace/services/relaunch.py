# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Imported before the first paint: keep it light. A new process in place of this, and what it is handed."""

from __future__ import annotations

import os
import sys
from typing import Any

RESUME_VARIABLE = "HOLDSPACE_RESUME"  # what a relaunch hands on: a page, an exercise; never words


def relaunch(state: dict[str, Any]) -> None:
    """Start HoldSpace anew in place of this process, handing on `state` and no words. Does not return."""
    import json

    environment = os.environ | {RESUME_VARIABLE: json.dumps(state)}
    from holdspace.services.menu_entry import start_command

    command = list(start_command())
    if sys.platform == "win32":
        # Untested: Windows cannot replace a process, so a new one starts and this one ends.
        import subprocess

        subprocess.Popen(command, env=environment)  # noqa: S603 - our own interpreter and module
        os._exit(0)
    sys.stdout.flush()
    os.execve(command[0], command, environment)  # noqa: S606 - what starts us from the menu too


def handed_on() -> dict[str, Any]:
    """Return what the process before handed on, once; empty where this is no relaunch."""
    handed = os.environ.pop(RESUME_VARIABLE, "")
    if not handed:
        return {}
    import json

    try:
        state = json.loads(handed)
    except ValueError:
        return {}
    return state if isinstance(state, dict) else {}
