# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A real small disk for fault tests: a tmpfs that fills up, and that can be pulled while it is in use."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class SmallDisk:
    """A mounted tmpfs."""

    folder: Path

    def fill(self) -> None:
        """Leave no byte free."""
        with (self.folder / "ballast").open("wb", buffering=0) as file, contextlib.suppress(OSError):
            for size in (1 << 20, 1 << 12, 1):
                with contextlib.suppress(OSError):
                    while file.write(b"x" * size):
                        pass

    def free(self) -> None:
        """Make room again."""
        (self.folder / "ballast").unlink()

    def protect(self) -> None:
        """Let nothing be written to it, as a card with its switch set; nothing on it may be open."""
        command = ["mount", "-o", "remount,ro", str(self.folder)]
        subprocess.run(command, check=True, capture_output=True)

    def pull(self) -> None:
        """Take the disk away from its place, as a drive that is pulled; what was open stays open."""
        subprocess.run(["umount", "--lazy", str(self.folder)], check=True, capture_output=True)


@contextlib.contextmanager
def small_disk(folder: Path, mebibytes: int = 4) -> Iterator[SmallDisk | None]:
    """Give a tmpfs of that size, or None where none can be mounted (not Linux, or not root)."""
    folder.mkdir()
    mounted = sys.platform == "linux" and shutil.which("mount") is not None and _mount(folder, mebibytes)
    try:
        yield SmallDisk(folder) if mounted else None
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=False, capture_output=True)


def _mount(folder: Path, mebibytes: int) -> bool:
    options = f"size={mebibytes}m,mode=0700"
    command = ["mount", "-t", "tmpfs", "-o", options, "holdspace-test", str(folder)]
    return subprocess.run(command, check=False, capture_output=True).returncode == 0
