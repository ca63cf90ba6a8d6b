# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The log of what went wrong: types, places and numbers. What a person wrote has no way into it.

Nothing is written as it was given: a type or a module by the name that our own program knows it by, a Qt
category only if it is on a list here, everything else as a member of an enum or a number. There is no field
for a message, and days on which nothing went wrong leave no trace. Plain Python, light to import.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from types import TracebackType

FILE_NAME = "holdspace.log"
LARGEST_BYTES = 256 * 1024
FILES = 3
_MOST_KEYS = 500
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)
_OURS = "holdspace."
_SYSTEMS = ("linux", "win32", "darwin")
_UNKNOWN = "?"
# Qt's own, of which the log may hold the name; it does not tell the file and line of its releases.
_QT_CATEGORIES = frozenset(
    {
        "default",
        "qt.accessibility.atspi",
        "qt.accessibility.cache",
        "qt.accessibility.core",
        "qt.core.qobject.connect",
        "qt.dbus.integration",
        "qt.gui.icc",
        "qt.gui.imageio",
        "qt.qpa.clipboard",
        "qt.qpa.fonts",
        "qt.qpa.input",
        "qt.qpa.mime",
        "qt.qpa.plugin",
        "qt.qpa.screen",
        "qt.qpa.theme",
        "qt.qpa.wayland",
        "qt.qpa.xcb",
        "qt.qpa.xcb.xsettings",
        "qt.svg",
        "qt.text.font.db",
        "qt.text.layout",
        "qt.widgets.painting",
    }
)


class Event(Enum):
    """What can be told."""

    STARTED = "started"
    UNEXPECTED = "unexpected"  # no part of the program took the error
    IN_THREAD = "in_thread"
    UNRAISABLE = "unraisable"
    TOLD = "told"  # the error was put into words on screen
    QT = "qt"


class Level(Enum):
    """How grave a message of Qt's is."""

    WARNING = "warning"
    CRITICAL = "critical"
    FATAL = "fatal"


class Log:
    """Three files of 256 KiB at most in one folder. Writing never raises and never holds anything up."""

    def __init__(
        self, folder: Path, version: str, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        """Touch nothing yet; `version` is the program's own."""
        self._folder = folder
        self._now = now
        self._met: dict[str, int] = {}
        self._writing = threading.Lock()
        self._first = _line(Event.STARTED, f"version={_version(version)} {_system()}")

    def write_error(self, event: Event, error: BaseException | None) -> None:
        """Tell that an error was met: its type and where it came from, and none of its words."""
        self._write(_line(event, describe(error)))

    def write_qt(self, level: Level, category: str | None) -> None:
        """Tell that Qt had something to say: how grave and of what, and not what it said."""
        self._write(_line(Event.QT, f"level={level.value} category={known_category(category)}"))

    def _write(self, line: str) -> None:
        with self._writing, contextlib.suppress(OSError):
            times = self._count(line)
            # What repeats, in every frame perhaps, is told once, at ten, at a hundred.
            if str(times).strip("0") != "1":
                return
            if self._first:
                self._append(self._first)
                self._first = ""
            self._append(f"{line} times={times}")

    def _count(self, line: str) -> int:
        if len(self._met) > _MOST_KEYS:
            self._met.clear()
        self._met[line] = self._met.get(line, 0) + 1
        return self._met[line]

    def _append(self, line: str) -> None:
        data = f"{self._now().isoformat(timespec='seconds')} {line}\n".encode("ascii", "replace")
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = self._folder / FILE_NAME
        with contextlib.suppress(FileNotFoundError):
            if path.lstat().st_size + len(data) > LARGEST_BYTES:
                self._rotate(path)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | _NO_FOLLOW, 0o600)
        try:
            os.write(descriptor, data)
        finally:
            os.close(descriptor)

    def _rotate(self, path: Path) -> None:
        for number in range(FILES - 1, 0, -1):
            newer = path if number == 1 else path.with_name(f"{FILE_NAME}.{number - 1}")
            with contextlib.suppress(FileNotFoundError):
                newer.replace(path.with_name(f"{FILE_NAME}.{number}"))


def describe(error: BaseException | None) -> str:
    """Return the type of an error and its place in our code, such as "error=ValueError at=holdspace.x:12"."""
    if error is None:
        return f"error={_UNKNOWN} at={_UNKNOWN}"
    return f"error={known_type(type(error))} at={place_of(error.__traceback__)}"


def known_type(kind: type[BaseException]) -> str:
    """Return the name of a type, or of the nearest above it that a loaded module holds by its name."""
    for each in kind.__mro__:
        module = sys.modules.get(each.__module__) if isinstance(each.__module__, str) else None
        if module is not None and vars(module).get(each.__name__) is each and _is_name(each.__name__):
            return str(each.__name__)
    return _UNKNOWN


def place_of(trace: TracebackType | None) -> str:
    """Return module and line of the innermost frame of ours, or of the innermost of all."""
    found, inside = _UNKNOWN, False
    while trace is not None:
        module = known_module(trace.tb_frame.f_globals)
        ours = module.startswith(_OURS)
        if ours or not inside:
            found, inside = f"{module}:{int(trace.tb_lineno)}", inside or ours
        trace = trace.tb_next
    return found


def known_module(names: dict[str, object]) -> str:
    """Return the name of the loaded module that these are the globals of."""
    name = names.get("__name__")
    if isinstance(name, str) and _is_name(name):
        module = sys.modules.get(name)
        if module is not None and vars(module) is names:
            return name
    return _UNKNOWN


def known_category(category: str | None) -> str:
    """Return a category of Qt's, or "other" for one that is not on the list."""
    return category if category is not None and category in _QT_CATEGORIES else "other"


def say_where(error: BaseException | None) -> None:
    """Say on stderr of which type an error is and where it came from, in one line."""
    to_stderr(f"holdspace: something unexpected went wrong ({describe(error)})")


def to_stderr(line: str) -> None:
    """Write a line to stderr, where there is one."""
    # A program without a console has no stderr, and a closed one helps nobody.
    with contextlib.suppress(OSError, ValueError, AttributeError):
        sys.stderr.write(f"{line}\n")
        sys.stderr.flush()


def _is_name(words: str) -> bool:
    return len(words) <= 80 and words.isascii() and words.replace(".", "_").isidentifier()


def _line(event: Event, fields: str) -> str:
    return f"{event.value} {fields}"


def _version(version: str) -> str:
    return version if len(version) <= 20 and set(version) <= set("0123456789.abrcdevpost+") else _UNKNOWN


def _system() -> str:
    python = ".".join(map(str, sys.version_info[:3]))
    return f"python={python} system={sys.platform if sys.platform in _SYSTEMS else 'other'}"
