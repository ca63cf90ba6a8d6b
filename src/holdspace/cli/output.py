# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What the command line says: lines or one JSON document on stdout, complaints on stderr, in any encoding."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import sys
from typing import Any, TextIO

from holdspace.domain.text import REPLACEMENT

# Written to a terminal these could move the cursor, colour, or type: anyone at the laptop can seal a note.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class NotWritten(Exception):  # noqa: N818 - named for what it says
    """Standard output did not take the answer."""

    def __init__(self) -> None:
        """Say so in one sentence."""
        super().__init__("The answer could not be written out. What was kept before is safe.")


class NobodyReads(Exception):  # noqa: N818 - named for what it says
    """Whoever read standard output has gone, as `head` does: no error."""


def lines(*texts: str) -> None:
    """Print texts, each with its own line breaks; control characters are visibly replaced.

    Raises NotWritten or NobodyReads.
    """
    _write("".join(f"{shown(text)}\n" for text in texts))


def document(value: Any) -> None:
    """Print one JSON document, in ASCII so that every encoding holds it. Raises as `lines` does."""
    _write(json.dumps(value, indent=2) + "\n")


def complain(sentence: str) -> None:
    """Print one line on stderr; where even that fails there is nobody left to tell."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        _lenient(sys.stderr)
        sys.stderr.write(f"holdspace: {one_line(sentence)}\n")
        sys.stderr.flush()


def is_terminal() -> bool:
    """Return whether a person reads standard output, not a program."""
    return sys.stdout is not None and sys.stdout.isatty()


def shown(text: str) -> str:
    """Return `text` as a terminal can take it: its control characters replaced, line breaks and tabs kept."""
    return _CONTROLS.sub(REPLACEMENT, text)


def one_line(text: str) -> str:
    """Return `text` in one line, its blanks run together."""
    return shown(" ".join(text.split()))


def _write(text: str) -> None:
    if sys.stdout is None:  # closed before the start
        return
    try:
        _lenient(sys.stdout)
        sys.stdout.write(text)
        sys.stdout.flush()  # at exit it would be too late to tell an error
    except BrokenPipeError:
        _let_go()
        raise NobodyReads from None
    except (OSError, ValueError):
        # "from None": an encoding error holds the whole text.
        _let_go()
        raise NotWritten from None


def _lenient(stream: TextIO) -> None:
    if isinstance(stream, io.TextIOWrapper) and stream.errors != "backslashreplace":
        stream.reconfigure(errors="backslashreplace")


def _let_go() -> None:
    """Send what is still buffered nowhere: Python would try it again at exit, and complain in its own way."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
