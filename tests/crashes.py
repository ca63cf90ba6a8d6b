# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Killing a piece of work at every call it makes to change the disk, one process for each call.

The work is the text of a script that defines `work(home, arguments)`. A process runs it, each time on a fresh
copy of a home, in a child of its own that dies by SIGKILL just before its Nth rename, unlink, fsync, mkdir or
rmdir, for every N. Where the script defines `hook(counted)`, that can have further calls counted.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from patience import LONG_PATIENCE

_HARNESS = """
import json, os, shutil, signal, sys
from pathlib import Path

template, folder = Path(sys.argv[1]), Path(sys.argv[2])
arguments = json.loads(sys.argv[3])
exec(compile(Path(sys.argv[4]).read_text(), "work", "exec"))
CALLS = ("rename", "replace", "unlink", "fsync", "mkdir", "rmdir")


def die_at(number):
    made = 0

    def counted(name, call):
        def wrapper(*args, **kwargs):
            nonlocal made
            made += 1
            if made == number:
                with open(f"{home}.at", "w") as note:
                    note.write(name)
                os.kill(os.getpid(), signal.SIGKILL)
            return call(*args, **kwargs)
        return wrapper

    for name in CALLS:
        setattr(os, name, counted(name, getattr(os, name)))
    if "hook" in globals():
        hook(counted)


number = 0
while True:
    number += 1
    home = folder / f"home-{number}"
    shutil.copytree(template, home)
    child = os.fork()
    if child == 0:
        code = 1
        try:
            die_at(number)
            work(home, arguments)
            code = 0
        finally:
            os._exit(code)
    status = os.waitpid(child, 0)[1]
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL:
        print(json.dumps({"home": str(home), "at": Path(f"{home}.at").read_text()}), flush=True)
    elif os.WIFEXITED(status) and os.WEXITSTATUS(status) == 0:
        print(json.dumps({"home": str(home), "at": ""}), flush=True)
        break
    else:
        sys.exit(f"the work failed by itself: {status}")
"""


@dataclass(frozen=True)
class Crash:
    """A home as a kill left it. `at` names the call that was not made; empty where the work ended."""

    home: Path
    at: str


def crashes(template: Path, folder: Path, work: str, arguments: object) -> Iterator[Crash]:
    """Give every crash of the work in turn, the last one being none."""
    script = folder / "work.py"
    script.write_text(work, encoding="utf-8")
    command = [sys.executable, "-c", _HARNESS, str(template), str(folder), json.dumps(arguments), str(script)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=LONG_PATIENCE, check=False)
    assert done.returncode == 0, done.stderr
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert found[-1]["at"] == ""
    yield from (Crash(Path(crash["home"]), crash["at"]) for crash in found)
