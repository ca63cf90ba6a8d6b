# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The menu entry of the freedesktop.org desktops: Desktop Entry 1.5, Icon Theme 0.13."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from holdspace.services.menu_entry.errors import UnusableCommand
from holdspace.services.menu_entry.files import remove_files, write_files

APP_ID = "org.holdspace.HoldSpace"
PROGRAM = "holdspace"  # stands for the command in the entry that is shipped

_NEEDS_NO_QUOTES = re.compile(r"[A-Za-z0-9_./:@+,-]+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def install(
    resources: Path, command: Sequence[str], environment: Mapping[str, str] = os.environ
) -> tuple[Path, ...]:
    """Write the icons, then the entry that starts `command`, and return their paths.

    Raises UnusableCommand and MenuNotWritable.
    """
    data_home = _data_home(environment)
    entry, icon, symbolic = _paths(data_home)
    shipped = (resources / "desktop" / f"{APP_ID}.desktop").read_text(encoding="utf-8")
    written = write_files(
        {
            icon: (resources / "icons" / "app.svg").read_bytes(),
            symbolic: (resources / "icons" / "app-symbolic.svg").read_bytes(),
            entry: entry_text(shipped, command).encode(),
        }
    )
    _refresh(data_home)
    return written


def remove(environment: Mapping[str, str] = os.environ) -> tuple[Path, ...]:
    """Remove the entry and its icons and return the paths removed. Raises MenuNotWritable."""
    data_home = _data_home(environment)
    removed = remove_files(_paths(data_home), within=data_home)
    _refresh(data_home)
    return removed


def entry_text(shipped: str, command: Sequence[str]) -> str:
    """Return the `shipped` entry with `command` in the place of its program. Raises UnusableCommand."""
    start, program = exec_value(command), _escape(command[0])
    text = re.sub(rf"^Exec={PROGRAM}\b", lambda _: f"Exec={start}", shipped, flags=re.MULTILINE)
    return re.sub(rf"^TryExec={PROGRAM}$", lambda _: f"TryExec={program}", text, flags=re.MULTILINE)


def exec_value(command: Sequence[str]) -> str:
    """Return `command` as the value of the key Exec, every argument literal. Raises UnusableCommand."""
    for argument in command:
        _check(argument)
    return _escape(" ".join(_quote(argument) for argument in _with_plain_program(command)))


def _with_plain_program(command: Sequence[str]) -> Sequence[str]:
    """Return `command`, by way of the shell where its program has a path that may not come first.

    The specification keeps "=" out of it, and GLib looks for a program with "%" before it undoes "%%".
    """
    if "=" in command[0] or "%" in command[0]:
        return ("/bin/sh", "-c", 'exec "$0" "$@"', *command)
    return command


def _check(argument: str) -> None:
    if _CONTROL.search(argument):
        raise UnusableCommand("it holds a line break or another control character")
    try:
        argument.encode()
    except UnicodeEncodeError:
        raise UnusableCommand("it is not valid Unicode") from None


def _quote(argument: str) -> str:
    if _NEEDS_NO_QUOTES.fullmatch(argument):
        return argument
    escaped = re.sub(r'(["`$\\])', r"\\\1", argument)
    return f'"{escaped}"'.replace("%", "%%")


def _escape(value: str) -> str:
    """Return `value` as it stands in a key file, where ends of the line are trimmed."""
    escaped = value.replace("\\", "\\\\")
    return escaped[:-1] + "\\s" if escaped.endswith(" ") else escaped


def _data_home(environment: Mapping[str, str]) -> Path:
    """Return XDG_DATA_HOME, which counts only where it is absolute (XDG Base Directory 0.8)."""
    folder = Path(environment.get("XDG_DATA_HOME", ""))
    return folder if folder.is_absolute() else Path.home() / ".local" / "share"


def _paths(data_home: Path) -> tuple[Path, Path, Path]:
    theme = data_home / "icons" / "hicolor"
    return (
        data_home / "applications" / f"{APP_ID}.desktop",
        theme / "scalable" / "apps" / f"{APP_ID}.svg",
        theme / "symbolic" / "apps" / f"{APP_ID}-symbolic.svg",
    )


def _refresh(data_home: Path) -> None:
    """Bring the desktop's caches up to date where there are any; desktops watch the folders without them."""
    theme, applications = data_home / "icons" / "hicolor", data_home / "applications"
    with contextlib.suppress(OSError):
        os.utime(theme)
    if (theme / "icon-theme.cache").exists():
        _run("gtk-update-icon-cache", "--quiet", "--force", "--ignore-theme-index", str(theme))
    if (applications / "mimeinfo.cache").exists():
        _run("update-desktop-database", "--quiet", str(applications))


def _run(tool: str, *arguments: str) -> None:
    program = shutil.which(tool)
    if program is None:
        return
    with contextlib.suppress(OSError, subprocess.SubprocessError):
        subprocess.run(  # noqa: S603 - a fixed tool on our own folder
            [program, *arguments], check=False, capture_output=True, timeout=10
        )
