# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Calling the command line: in this process for speed, as a process of its own for the contract."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

from holdspace.cli.arguments import parse
from holdspace.cli.run import run_command
from patience import PATIENCE


@dataclass(frozen=True)
class Answer:
    """What a command gave back."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """Return the JSON document on standard output, which holds nothing else."""
        return json.loads(self.out)

    @property
    def complaints(self) -> list[str]:
        """Return the lines on standard error."""
        return self.err.splitlines()


class _Input(io.TextIOWrapper):
    """A standard input that is, or is not, a terminal."""

    def __init__(self, data: bytes, typed: bool) -> None:
        super().__init__(io.BytesIO(data), encoding="utf-8")
        self._typed = typed

    def isatty(self) -> bool:
        return self._typed


def call(*arguments: str, stdin: bytes = b"", typed: bool = False) -> Answer:
    """Run a command in this process. `typed` makes its standard input a terminal."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n")
    err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n")
    with patch.multiple(sys, stdin=_Input(stdin, typed), stdout=out, stderr=err):
        try:
            code = run_command(parse(arguments))
        except SystemExit as end:
            assert isinstance(end.code, int)
            code = end.code
        texts = [_taken(stream) for stream in (out, err)]
    return Answer(int(code), *texts)


def start(*arguments: str, stdin: bytes = b"", **changes: str) -> Answer:
    """Run a command as a process without a terminal; `changes` go into its environment."""
    return _start(["-m", "holdspace", *arguments], stdin, changes)


def start_and_tell_qt(*arguments: str, stdin: bytes = b"") -> tuple[Answer, set[str]]:
    """Run a command as `start` does and return also which of Qt's modules it loaded."""
    answer = _start(["-c", _TELL_QT, *arguments], stdin, {})
    rest, _, modules = answer.err.rpartition("Qt:")
    return Answer(answer.code, answer.out, rest), set(modules.split())


_TELL_QT = """
import sys
from holdspace.__main__ import main
code = main()
print("Qt:", *(name for name in sys.modules if name.startswith("PySide6.Qt")), file=sys.stderr)
sys.exit(code)
"""


def _start(program: Sequence[str], stdin: bytes, changes: Mapping[str, str]) -> Answer:
    done = subprocess.run(
        [sys.executable, *program],
        input=stdin,
        capture_output=True,
        start_new_session=True,
        timeout=PATIENCE,
        env={**os.environ, **changes},
        check=False,
    )
    return Answer(done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode())


def at_terminal(*arguments: str, types: bytes) -> tuple[Answer, str]:
    """Run a command on a terminal of its own and type once it asks; return also what the terminal showed.

    Standard output is a pipe all the same, and `err` is part of what the terminal showed.
    """
    import pty

    keyboard, terminal = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", _TAKE_TERMINAL, *arguments],
        stdin=terminal,
        stdout=subprocess.PIPE,
        stderr=terminal,
        start_new_session=True,
    )
    os.close(terminal)
    shown = _read_until(keyboard, b": ")
    os.write(keyboard, types)
    out, _ = process.communicate(timeout=PATIENCE)
    shown += _read_until(keyboard, None)
    os.close(keyboard)
    return Answer(process.returncode, out.decode(), ""), shown.decode()


# As a terminal starts a program, whatever started the tests: what runs in the background may ignore Ctrl+C.
_TAKE_TERMINAL = """
import fcntl, signal, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
signal.signal(signal.SIGINT, signal.default_int_handler)
from holdspace.__main__ import main
sys.exit(main())
"""


def _read_until(descriptor: int, wanted: bytes | None) -> bytes:
    """Read until `wanted` came, or to the end where it is None."""
    seen = b""
    while wanted is None or wanted not in seen:
        try:
            more = os.read(descriptor, 1024)
        except OSError:  # the other side is closed
            break
        if not more:
            break
        seen += more
    return seen


def _taken(stream: io.TextIOWrapper) -> str:
    stream.flush()
    stream.seek(0)
    return stream.read()
