# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The menu entry of macOS: a small application bundle in the person's own Applications folder.

Written from Apple's documentation and untested on a Mac.
"""

from __future__ import annotations

import plistlib
import shlex
from collections.abc import Sequence
from pathlib import Path

from holdspace import __version__
from holdspace.services.menu_entry.files import remove_files, write_files


def install(resources: Path, command: Sequence[str], home: Path | None = None) -> tuple[Path, ...]:
    """Write the bundle that starts `command` and return its files. Raises MenuNotWritable."""
    icon, program, information = _paths(_applications(home))
    return write_files(
        {
            icon: (resources / "icons" / "app.icns").read_bytes(),
            program: _script(command),
            information: plistlib.dumps(_information(icon, program)),
        },
        executable=frozenset({program}),
    )


def remove(home: Path | None = None) -> tuple[Path, ...]:
    """Remove the bundle's files and return them. Raises MenuNotWritable."""
    applications = _applications(home)
    return remove_files(_paths(applications), within=applications)


def _applications(home: Path | None) -> Path:
    return (home or Path.home()) / "Applications"


def _paths(applications: Path) -> tuple[Path, Path, Path]:
    contents = applications / "HoldSpace.app" / "Contents"
    return (
        contents / "Resources" / "HoldSpace.icns",
        contents / "MacOS" / "HoldSpace",
        contents / "Info.plist",
    )


def _script(command: Sequence[str]) -> bytes:
    return f'#!/bin/sh\nexec {shlex.join(command)} "$@"\n'.encode("utf-8", "surrogateescape")


def _information(icon: Path, program: Path) -> dict[str, object]:
    return {
        "CFBundleIdentifier": "org.holdspace.HoldSpace",
        "CFBundleName": "HoldSpace",
        "CFBundlePackageType": "APPL",
        "CFBundleShortVersionString": __version__,
        "CFBundleVersion": __version__,
        "CFBundleExecutable": program.name,
        "CFBundleIconFile": icon.name,
        "LSApplicationCategoryType": "public.app-category.productivity",
        # A script says nothing of its architecture, and macOS would ask to install Rosetta for it.
        "LSArchitecturePriority": ["arm64", "x86_64"],
        "NSHighResolutionCapable": True,
    }
