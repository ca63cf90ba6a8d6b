# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Starting the app as the menu does: through GLib, by the Python that Debian's python3-gi belongs to.

`tests/desktop` uses it for the real app: install the entry into an XDG_DATA_HOME, then `launch_from_menu`
with an environment that names this XDG_DATA_HOME, a HOLDSPACE_HOME and the display.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Mapping
from typing import Any

from patience import PATIENCE

SYSTEM_PYTHON = "/usr/bin/python3"

_LAUNCH = """
import json, sys
from gi.repository import Gio
entry = Gio.DesktopAppInfo.new("org.holdspace.HoldSpace.desktop")
if sys.argv[1] == "--describe":
    actions = {action: entry.get_action_name(action) for action in entry.list_actions()}
    print(json.dumps({"name": entry.get_name(), "shown": entry.should_show(), "actions": actions}))
elif sys.argv[1] == "--action":
    entry.launch_action(sys.argv[2], None)
else:
    entry.launch([], None)
"""

_READ = """
import json, sys
from gi.repository import GLib
for line in sys.stdin:
    file = GLib.KeyFile()
    data = json.loads(line)
    file.load_from_data(data, len(data.encode()), GLib.KeyFileFlags.NONE)
    command = file.get_string("Desktop Entry", "Exec").replace("%%", "%")
    program = file.get_string("Desktop Entry", "TryExec")
    print(json.dumps({"Exec": GLib.shell_parse_argv(command)[1], "TryExec": program}), flush=True)
"""


def launch_from_menu(environment: Mapping[str, str], action: str = "") -> None:
    """Start HoldSpace by its menu entry, or one of the entry's actions; return once it is started."""
    _run(environment, *(["--action", action] if action else ["--launch"]))


def describe_entry(environment: Mapping[str, str]) -> Any:
    """Return what the desktop sees of the entry: its name, whether it is shown, and its actions by id."""
    return json.loads(_run(environment, "--describe"))


def _run(environment: Mapping[str, str], *arguments: str) -> str:
    # Files, not pipes: what is launched inherits them, and a pipe is at its end only when the app is, too.
    with tempfile.TemporaryFile("w+") as output, tempfile.TemporaryFile("w+") as errors:
        done = subprocess.run(
            [SYSTEM_PYTHON, "-c", _LAUNCH, *arguments],
            env=dict(environment),
            stdout=output,
            stderr=errors,
            timeout=PATIENCE,
            check=False,
        )
        output.seek(0)
        errors.seek(0)
        assert done.returncode == 0, errors.read()
        return output.read()


class EntryReader:
    """Reads entries by GLib's own rules, in one process for many of them."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [SYSTEM_PYTHON, "-c", _READ], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def read(self, entry: str) -> Any:
        """Return the arguments in Exec and the path in TryExec of an entry's text."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(entry) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def close(self) -> None:
        """End the process."""
        self._process.communicate(timeout=PATIENCE)
