# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Compiling PySide's own patterns when they are used. Imported before Qt: keep it light.

PySide brings the words of its error messages along as Python modules, and compiles three long patterns when
they are imported: a twentieth of a start, for messages that a start never shows.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

_WHOSE = "shibokensupport."
_METHODS = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub", "subn")


@contextmanager
def late_patterns() -> Iterator[None]:
    """Let what PySide's support modules compile wait until it is used, for as long as the block lasts."""
    stock = re.compile

    def compile_late(pattern: Any, flags: Any = 0) -> Any:
        caller = sys._getframe(1).f_globals.get("__name__", "")
        return _Late(pattern, flags) if caller.startswith(_WHOSE) else stock(pattern, flags)

    re.compile = compile_late
    try:
        yield
    finally:
        re.compile = stock


class _Late:
    """A pattern that is compiled when it is first used; its methods can be taken from it before."""

    def __init__(self, pattern: Any, flags: Any) -> None:
        self._parts = (pattern, flags)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # what Python asks of any object
            raise AttributeError(name)
        return partial(self._do, name) if name in _METHODS else getattr(self._made(), name)

    def _made(self) -> re.Pattern[Any]:
        return re.compile(*self._parts)  # Python keeps what it compiled

    def _do(self, name: str, *given: Any, **named: Any) -> Any:
        return getattr(self._made(), name)(*given, **named)
