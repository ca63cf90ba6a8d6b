# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What the command line is given in words: arguments and standard input."""

from __future__ import annotations

import os
import sys

from holdspace.cli.errors import CommandError, Exit


def is_typed() -> bool:
    """Return whether nothing is fed to standard input: a person is at the terminal, or it is closed."""
    return sys.stdin is None or sys.stdin.isatty()


def read_stdin(limit: int) -> bytes:
    """Return standard input to its end, or its first `limit` bytes. Raises CommandError if it is closed."""
    if sys.stdin is None:
        raise CommandError(Exit.REFUSED, "Standard input is closed, so nothing can be read from it.")
    return sys.stdin.buffer.read(limit)


def as_typed(argument: str) -> str:
    """Return an argument as it was typed, where the locale could not read its UTF-8."""
    if not any("\udc80" <= c <= "\udcff" for c in argument):  # bytes that the locale does not know
        return argument
    try:
        return os.fsencode(argument).decode("utf-8")
    except UnicodeError:
        return argument


def without_newline(text: str) -> str:
    """Return `text` without the one line break that ends it, as editors and `echo` leave it."""
    return text.removesuffix("\n").removesuffix("\r") if text.endswith("\n") else text
