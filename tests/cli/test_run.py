# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The contract of every command, seen from outside: no Qt GUI, no traceback, one line for an error."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from command_line import call, start, start_and_tell_qt
from holdspace.cli import run
from holdspace.cli.arguments import parse
from holdspace.cli.wish import Wish
from holdspace.domain.entries import Entry
from holdspace.storage.places import Places

SECRET = "the-words-nobody-may-read"
COMMANDS: dict[str, list[str]] = {
    "init": ["init", "--new-passphrase-file", os.devnull],
    "note": ["note", "a few words", "--feeling", "tired"],
    "list": ["list"],
    "search": ["search", "calm"],
    "show": ["show", "0a0a0a0a"],
    "import": ["import", "nowhere.zip"],
    "export": ["export", "csv", os.devnull],
    "backup": ["backup"],
    "restore": ["restore", "nowhere.hsbackup"],
    "verify": ["verify"],
    "reencrypt": ["reencrypt"],
    "passphrase": ["passphrase", "--new-passphrase-file", os.devnull],
    "recover": ["recover", "--code-file", os.devnull],
    "salvage": ["salvage", "elsewhere"],
    "scan": ["scan", "a few words"],
    "doctor": ["doctor"],
}
ENDS = {
    "init": 2,
    "note": 0,
    "list": 0,
    "search": 0,
    "show": 2,
    "backup": 0,
    "import": 7,
    "export": 7,
    "restore": 7,
    "verify": 0,
    "reencrypt": 0,
    "scan": 0,
    "doctor": 0,
    **dict.fromkeys(("passphrase", "salvage"), 2),
    "recover": 3,
}
"""How each is called, and how it ends with an empty vault."""

TAKE_PASSPHRASE = {
    *("list", "search", "show", "import", "export"),
    *("backup", "restore", "verify", "reencrypt"),
}


def test_every_command_can_be_asked_for() -> None:
    assert set(run.COMMANDS) == set(COMMANDS)
    for name, arguments in COMMANDS.items():
        assert parse(arguments).id == name


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("home", ["named", "by default"])
def test_no_command_needs_qt(
    name: str, home: str, vault: Places, passphrase: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    if home == "by default":
        monkeypatch.delenv("HOLDSPACE_HOME")
        monkeypatch.setenv("XDG_DATA_HOME", str(vault.home.parent))  # so that it is the same one, on Linux
    options = passphrase if name in TAKE_PASSPHRASE else ()
    answer, qt = start_and_tell_qt(*COMMANDS[name], *options)
    # Where things are kept by default is Qt's to say; that is QtCore. A scan looks at nothing that is kept.
    assert qt == ({"PySide6.QtCore"} if home == "by default" and name != "scan" else set())
    assert "Traceback" not in answer.err
    if home == "named" or sys.platform == "linux":
        assert answer.code == ENDS[name]


def test_an_unexpected_error_shows_no_traceback_and_no_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(options: object) -> int:
        words = SECRET
        raise RuntimeError(words)

    monkeypatch.setattr(run, "COMMANDS", {"doctor": fail})
    answer = call("doctor")
    assert (answer.code, answer.out, len(answer.complaints)) == (1, "", 1)
    assert SECRET not in answer.err


def test_a_command_gets_its_options(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[object] = []

    def take(options: argparse.Namespace) -> int:
        given.append(options.id)
        return 5

    monkeypatch.setattr(run, "COMMANDS", {"show": take})
    wish = parse(["show", "0a0a0a0a"])
    assert wish == Wish("command", "show", wish.options)
    assert run.run_command(wish) == 5
    assert given == ["0a0a0a0a"]


KEPT = """
import os, resource, sys
from holdspace.cli import run
from holdspace.cli.arguments import parse
from holdspace.services.process_hygiene import is_readable

run.COMMANDS = {"doctor": lambda options: print(is_readable(), resource.getrlimit(resource.RLIMIT_CORE)) or 0}
print(is_readable())
sys.exit(run.run_command(parse(["doctor"])))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="it is Linux's prctl that is asked")
def test_a_command_dumps_no_core_and_is_read_by_no_other_program() -> None:
    done = subprocess.run([sys.executable, "-c", KEPT], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["True", "False (0, 0)"]


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of POSIX")
def test_a_reader_may_leave_early(
    keep: Callable[[Sequence[Entry]], None], entry_at: Callable[..., Entry], passphrase: tuple[str, str]
) -> None:
    keep([entry_at(text="word " * 50_000)])  # more than a pipe holds
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "holdspace", "list", "--json", *passphrase],
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_an_answer_that_cannot_be_written_is_said() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "holdspace", "doctor"], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 8
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_no_encoding_of_the_terminal_stands_in_the_way(
    encoding: str,
    keep: Callable[[Sequence[Entry]], None],
    entry_at: Callable[..., Entry],
    passphrase: tuple[str, str],
) -> None:
    keep([entry_at(text="\u00e9t\u00e9 \U0001f33f \u202eok")])
    answer = start("list", *passphrase, PYTHONIOENCODING=f"{encoding}:strict", PYTHONUTF8="0")
    assert (answer.code, answer.err) == (0, "")
    assert "ok" in answer.out
