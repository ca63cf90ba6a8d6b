# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Looking for secrets in every form they can take: in the memory of a process, in files."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from holdspace.storage import keys
from holdspace.storage.key_file import NewVaultKeys

Needles = Mapping[str, frozenset[bytes]]
"""What is looked for, by a name for it, each in the forms that take one byte a character.

Wide forms (UTF-16 and UTF-32, both ways round) are found as such by looking at every second and every fourth
byte: many times faster than to look for a needle that is full of zeros.
"""

_MAPPING = re.compile(rb"^([0-9a-f]+)-([0-9a-f]+) r")
# What is read from a file and cannot be changed holds what the file holds; files are searched as such.
_OF_A_FILE = re.compile(rb"^\S+ r-[x-]p \S+ \S+ [1-9]")
_PIECE = 16 * 1024 * 1024
_OVERLAP = 4096  # longer than any needle: one that lies across two pieces is found in the second


def of_text(words: str) -> frozenset[bytes]:
    """Return words as Python, SQLite and, every second byte, Qt hold them."""
    return frozenset({words.encode("utf-8"), words.encode("latin-1")})


def of_key(key: bytes | bytearray) -> frozenset[bytes]:
    """Return a key raw and in hex, as bytes and as text."""
    found = {bytes(key)}
    for written in (key.hex(), key.hex().upper()):
        found |= of_text(written)
    return frozenset(found)


def of_code(code: str) -> frozenset[bytes]:
    """Return a recovery code with dashes, with spaces and without, in both cases."""
    plain = code.replace("-", "").replace(" ", "")
    groups = [plain[start : start + 4] for start in range(0, len(plain), 4)]
    found: set[bytes] = set()
    for between in ("", "-", " "):
        found |= of_text(between.join(groups)) | of_text(between.join(groups).lower())
    return frozenset(found)


def of_vault(made: NewVaultKeys, passphrase: str) -> dict[str, frozenset[bytes]]:
    """Return everything that opens a vault."""
    root = made.root
    return {
        "passphrase": of_text(passphrase),
        "recovery code": of_code(made.recovery_code),
        "root secret": of_key(root),
        "database key": of_key(keys.database_key(root)),
        "inbox key": of_key(keys.inbox_private_key(root)),
    }


def copies_in_memory(pid: int, needles: Needles) -> dict[str, int]:
    """Return how many copies of each needle a process's memory holds, in any form."""
    counts = dict.fromkeys(needles, 0)
    for piece, known in _memory(pid):
        _count(piece, needles, counts, known)
    return counts


def copies_in_files(
    folders: Iterable[Path], needles: Needles, newer_than: float = 0.0
) -> dict[str, list[str]]:
    """Return for each needle the files below the folders that hold it, in their paths too."""
    found: dict[str, list[str]] = {name: [] for name in needles}
    for path in files_below(folders, newer_than):
        content = os.fsencode(path) + b"\n"
        with contextlib.suppress(OSError):  # gone by now, or not ours
            content += path.read_bytes()
        held = {name for view, _ in _views(content) for name, form in _each(needles) if form in view}
        for name in held:
            found[name].append(str(path))
    return found


def files_below(folders: Iterable[Path], newer_than: float = 0.0) -> Iterator[Path]:
    """Give every plain file below some folders, once, changed since a moment; links are not followed."""
    seen: set[Path] = set()
    for top in folders:
        for folder, _, names in os.walk(top):
            for path in (Path(folder, name) for name in names):
                with contextlib.suppress(OSError):
                    plain = path.is_file() and not path.is_symlink()
                    if plain and path not in seen and path.stat().st_mtime >= newer_than:
                        seen.add(path)
                        yield path


def _memory(pid: int) -> Iterator[tuple[bytes, int]]:
    """Give a process's memory in pieces, with how many bytes at the start of each were in the one before."""
    process = Path("/proc") / str(pid)
    with (process / "mem").open("rb", buffering=0) as memory:
        for line in (process / "maps").read_bytes().splitlines():
            mapping = _MAPPING.match(line)
            kernel = line.endswith((b"[vvar]", b"[vsyscall]", b"[vvar_vclock]"))
            if mapping is None or kernel or _OF_A_FILE.match(line):
                continue
            first, last = (int(number, 16) for number in mapping.groups())
            for start in range(first, last, _PIECE):
                before = min(_OVERLAP, start - first)
                memory.seek(start - before)
                with contextlib.suppress(OSError):  # a device, or gone
                    yield memory.read(min(_PIECE, last - start) + before), before


def _count(piece: bytes, needles: Needles, counts: dict[str, int], known: int) -> None:
    for view, step in _views(piece):
        for name, form in _each(needles):
            place = view.find(form)
            while place >= 0:
                counts[name] += (place + len(form)) * step > known
                place = view.find(form, place + 1)


def _views(content: bytes) -> Iterator[tuple[bytes, int]]:
    """Give the content, every second and every fourth byte of it, each with its step."""
    for step in (1, 2, 4):
        for first in range(step):
            yield content[first::step], step


def _each(needles: Needles) -> Iterator[tuple[str, bytes]]:
    for name, forms in needles.items():
        for form in forms:
            yield name, form
