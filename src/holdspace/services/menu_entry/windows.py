# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The menu entry of Windows: a shortcut in the person's own Start menu.

Through the shell's own IShellLinkW: WScript.Shell breaks on names outside the code page, and managed laptops
often keep PowerShell from it; an internet shortcut holds no arguments. Written from Microsoft's
documentation and untested on Windows.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from subprocess import list2cmdline
from uuid import UUID

from holdspace.services.menu_entry.errors import MenuNotWritable, NoMenuHere
from holdspace.services.menu_entry.files import remove_files

Save = Callable[[Path, Sequence[str], Path], None]

_SHELL_LINK = UUID("00021401-0000-0000-c000-000000000046")
_I_SHELL_LINK = UUID("000214f9-0000-0000-c000-000000000046")
_I_PERSIST_FILE = UUID("0000010b-0000-0000-c000-000000000046")

# Places of the methods in the interfaces, counted from IUnknown (ShObjIdl_core.h, ObjIdl.h).
_QUERY_INTERFACE, _RELEASE = 0, 2
_SET_DESCRIPTION, _SET_WORKING_DIRECTORY, _SET_ARGUMENTS, _SET_ICON, _SET_PATH = 7, 9, 11, 17, 20
_SAVE = 6


def install(
    resources: Path, command: Sequence[str], programs: Path | None = None, save: Save | None = None
) -> tuple[Path, ...]:
    """Write the shortcut that starts `command` and return its path. Raises MenuNotWritable, NoMenuHere.

    `programs` is the folder of the Start menu, `save` what writes a shortcut there.
    """
    shortcut = _shortcut(programs or _programs())
    try:
        shortcut.parent.mkdir(parents=True, exist_ok=True)
        (save or _save_shortcut)(shortcut, command, resources / "icons" / "app.ico")
    except OSError:
        raise MenuNotWritable(shortcut) from None
    return (shortcut,)


def remove(programs: Path | None = None) -> tuple[Path, ...]:
    """Remove the shortcut and return its path. Raises MenuNotWritable, NoMenuHere."""
    folder = programs or _programs()
    return remove_files([_shortcut(folder)], within=folder)


def _shortcut(programs: Path) -> Path:
    return programs / "HoldSpace.lnk"


def _programs() -> Path:
    """Return the Start menu's folder, which a company may have moved, so only the system knows it."""
    if sys.platform != "win32":
        raise NoMenuHere(sys.platform)
    from PySide6.QtCore import QStandardPaths

    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.ApplicationsLocation))


def _save_shortcut(shortcut: Path, command: Sequence[str], icon: Path) -> None:
    """Write the file `shortcut`. Raises OSError."""
    if sys.platform != "win32":
        raise NoMenuHere(sys.platform)
    ctypes.windll.ole32.CoInitialize(None)  # already done, in whichever manner, is well too
    link, file = ctypes.c_void_p(), ctypes.c_void_p()
    in_process = 1
    ctypes.oledll.ole32.CoCreateInstance(
        _guid(_SHELL_LINK), None, in_process, _guid(_I_SHELL_LINK), ctypes.byref(link)
    )
    try:
        _call(link, _SET_PATH, command[0])
        _call(link, _SET_ARGUMENTS, list2cmdline(command[1:]))
        _call(link, _SET_WORKING_DIRECTORY, str(Path.home()))
        _call(link, _SET_DESCRIPTION, "A private minute between visits")
        _call(link, _SET_ICON, str(icon), 0)
        _call(link, _QUERY_INTERFACE, _guid(_I_PERSIST_FILE), ctypes.byref(file))
        try:
            _call(file, _SAVE, str(shortcut), 1)
        finally:
            _release(file)
    finally:
        _release(link)


def _guid(identifier: UUID) -> ctypes.Array[ctypes.c_char]:
    return ctypes.create_string_buffer(identifier.bytes_le, 16)


def _call(interface: ctypes.c_void_p, place: int, *arguments: object) -> None:
    """Call the method at `place` of a COM interface. Raises OSError where it fails."""
    if sys.platform == "win32":
        _method(interface, place, ctypes.HRESULT, arguments)


def _release(interface: ctypes.c_void_p) -> None:
    _method(interface, _RELEASE, ctypes.c_ulong, ())


def _method(
    interface: ctypes.c_void_p,
    place: int,
    result: type[ctypes._SimpleCData[int]],
    arguments: Sequence[object],
) -> None:
    if sys.platform == "win32":
        table = ctypes.cast(interface, ctypes.POINTER(ctypes.POINTER(ctypes.c_void_p))).contents
        # Every argument here is a pointer or a number that fits in one.
        prototype = ctypes.WINFUNCTYPE(result, *[ctypes.c_void_p] * (1 + len(arguments)))
        prototype(table[place] or 0)(interface, *arguments)
