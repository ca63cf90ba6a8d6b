# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What a process gives away: asked of real processes, from outside too."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from patience import PATIENCE

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="it is Linux's /proc that is asked")

KEEPING = """
import os, resource
from pathlib import Path
from holdspace.services.process_hygiene import is_readable, keep_to_itself, readable_by_portals

def told():
    return is_readable(), Path(f"/proc/{os.getpid()}/mem").stat().st_uid == os.getuid()

seen = [told()]
keep_to_itself()
seen.append(told())
with readable_by_portals():
    seen.append(told())
    with readable_by_portals():
        seen.append(told())
    seen.append(told())
seen.append(told())
try:
    with readable_by_portals():
        raise KeyError
except KeyError:
    seen.append(told())
print([readable for readable, _ in seen], resource.getrlimit(resource.RLIMIT_CORE))
print([owned for _, owned in seen])
"""

OVERLAPPING = """
from holdspace.services.process_hygiene import is_readable, keep_to_itself, readable_by_portals

keep_to_itself()
first, second = readable_by_portals(), readable_by_portals()
seen = []
for step in (first.__enter__, second.__enter__):
    step()
    seen.append(is_readable())
for held in (first, second):
    held.__exit__(None, None, None)
    seen.append(is_readable())
print(seen)
"""

LOOKED_AT = """
import os, sys
from holdspace.services.process_hygiene import keep_to_itself, readable_by_portals
secret = bytearray(b"her hands were shaking")
if sys.argv[1] == "kept":
    keep_to_itself()
print(os.getpid(), flush=True)
sys.stdin.readline()
if sys.argv[1] == "kept":
    with readable_by_portals():
        print("open", flush=True)
        sys.stdin.readline()
"""

READER = """
import sys
found = False
try:
    with open(f"/proc/{sys.argv[1]}/maps") as maps, open(f"/proc/{sys.argv[1]}/mem", "rb") as memory:
        for line in maps:
            span, rights = line.split()[:2]
            if "rw" not in rights:
                continue
            start, end = (int(each, 16) for each in span.split("-"))
            memory.seek(start)
            try:
                found = found or b"her hands were " + b"shaking" in memory.read(end - start)
            except OSError:
                pass
except PermissionError:
    print("refused")
else:
    print("found" if found else "not found")
"""


def run(code: str, *argv: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code, *argv], capture_output=True, text=True, timeout=PATIENCE, check=True
    )
    return done.stdout


@on_linux
def test_it_keeps_to_itself_but_for_the_portals() -> None:
    readable, _ = run(KEEPING).splitlines()
    assert readable == "[True, False, True, True, True, False, False] (0, 0)"


@on_linux
def test_two_dialogs_that_overlap_leave_it_closed() -> None:
    assert run(OVERLAPPING).strip() == "[True, True, True, False]"


@on_linux
@pytest.mark.skipif(sys.platform != "linux" or os.getuid() != 0, reason="another person's eyes need root")
@pytest.mark.parametrize(("how", "told"), [("plain", "found"), ("kept", "refused")])
def test_another_process_of_the_same_person_reads_no_memory(how: str, told: str, tmp_path: Path) -> None:
    """The reader finds the words in a process that does not keep to itself; else this proved nothing."""
    if Path("/proc/sys/kernel/yama/ptrace_scope").exists():
        scope = Path("/proc/sys/kernel/yama/ptrace_scope").read_text(encoding="ascii").strip()
        if scope != "0":
            pytest.skip("this kernel refuses it anyway")
    setpriv = shutil.which("setpriv")
    assert setpriv, "util-linux brings it"
    nobody = [setpriv, "--reuid=65534", "--regid=65534", "--clear-groups", "--inh-caps=-all"]
    with subprocess.Popen(
        [*nobody, sys.executable, "-c", LOOKED_AT, how],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd="/",
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        pid = process.stdout.readline().strip()
        look = [*nobody, sys.executable, "-c", READER, pid]
        seen = subprocess.run(
            look, capture_output=True, text=True, timeout=PATIENCE, check=True, cwd="/"
        ).stdout
        assert seen.strip() == told
        process.stdin.write("\n")
        process.stdin.flush()
        if how == "kept":
            assert process.stdout.readline() == "open\n"
            again = subprocess.run(
                look, capture_output=True, text=True, timeout=PATIENCE, check=True, cwd="/"
            )
            assert again.stdout.strip() == "found"
            process.stdin.write("\n")
            process.stdin.flush()
