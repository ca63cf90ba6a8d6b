# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Looking for secrets in every form they can take: in the memory of a process, in files."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import stat
import threading
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Self

from holdspace.domain.recovery_code import encode_code
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
_RUNS_FOR = 0.004  # seconds between two looks: work that writes a file takes longer
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
    return {"passphrase": of_text(passphrase)} | of_root(made.root)


def of_root(root: bytes | bytearray) -> dict[str, frozenset[bytes]]:
    """Return a root secret and all that comes of it."""
    root = bytearray(root)
    return {
        "recovery code": of_code(encode_code(root)),
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
    folders: Iterable[Path], needles: Needles, newer_than: float = 0.0, *, leave_out: str = ""
) -> dict[str, list[str]]:
    """Return for each needle the files below the folders that hold it, in their paths too."""
    found: dict[str, list[str]] = {name: [] for name in needles}
    for path in files_below(folders, newer_than, leave_out=leave_out):
        content = os.fsencode(path) + b"\n"
        with contextlib.suppress(OSError):  # gone by now, or not ours
            content += path.read_bytes()
        for name in _held_in(content, needles):
            found[name].append(str(path))
    return found


def copies_in_open_files(pid: int, needles: Needles) -> dict[str, list[str]]:
    """Return for each needle the plain files that a process has open and that hold it, also nameless ones.

    SQLite takes away the names of its temporary files as soon as they are open.
    """
    found: dict[str, list[str]] = {name: [] for name in needles}
    for path in open_files(pid):
        with contextlib.suppress(OSError):  # closed by now
            name, content = str(path.readlink()), path.read_bytes()
            for held in _held_in(content, needles):
                found[held].append(name)
    return found


def open_files(pid: int) -> Iterator[Path]:
    """Give the way to every plain file that a process has open."""
    for link in (Path("/proc") / str(pid) / "fd").iterdir():
        with contextlib.suppress(OSError):
            if stat.S_ISREG(link.stat().st_mode):
                yield link


@contextlib.contextmanager
def stopped(pid: int) -> Iterator[None]:
    """Have a process stand still for a with block."""
    os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(pid, signal.SIGCONT)


_STANDS_STILL = """
import os, signal, sys, threading

def stand_still(event, arguments):
    if event != "os.rename" or {part!r} not in os.fsdecode(arguments[0]):
        return
    try:
        os.unlink({mark!r})
    except OSError:
        return
    for _ in range(2):  # a look that had begun before may let it go on once
        signal.pthread_kill(threading.get_ident(), signal.SIGSTOP)

sys.addaudithook(stand_still)
"""


def code_that_stands_still(mark: Path, part: str) -> str:
    """Return what makes a process stand still once, before it renames a file with `part` in its path.

    It does so only while `mark` is there, which it takes away, and goes on after Sampling has looked.
    """
    return _STANDS_STILL.format(mark=str(mark), part=part)


class Sampling:
    """Stops a process again and again and looks through its files, open ones and those below some folders.

    In a with block, on a thread of its own; `found`, `looks` and `seen`, the files that were looked at, are
    for after it.
    """

    def __init__(self, pid: int, folders: tuple[Path, ...], needles: Needles) -> None:
        self.found: set[tuple[str, str]] = set()
        self.looks = 0
        self.seen: set[str] = set()
        self._pid = pid
        self._folders = folders
        self._needles = needles
        self._known: dict[tuple[int, int], tuple[int, int]] = {}
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run)

    def __enter__(self) -> Self:
        """Begin."""
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Come to an end; the process goes on, also where it stands still by itself."""
        self._over.set()
        self._thread.join()
        with contextlib.suppress(ProcessLookupError):
            os.kill(self._pid, signal.SIGCONT)

    def _run(self) -> None:
        while not self._over.wait(_RUNS_FOR):
            with contextlib.suppress(ProcessLookupError, FileNotFoundError), stopped(self._pid):
                self._look()

    def _look(self) -> None:
        for path in (*open_files(self._pid), *files_below(self._folders)):
            with contextlib.suppress(OSError):
                if self._is_new(path.stat()):
                    # An open one has been looked at under the name that it is written under, and never again.
                    where = str(path.readlink() if path.is_symlink() else path)
                    self.seen.add(where)
                    content = os.fsencode(where) + b"\n" + path.read_bytes()
                    self.found |= {(name, where) for name in _held_in(content, self._needles)}
        self.looks += 1

    def _is_new(self, facts: os.stat_result) -> bool:
        """Return whether a file is another than at the last look: most are what they were."""
        file, state = (facts.st_dev, facts.st_ino), (facts.st_mtime_ns, facts.st_size)
        is_new = self._known.get(file) != state
        self._known[file] = state
        return is_new


def files_below(folders: Iterable[Path], newer_than: float = 0.0, *, leave_out: str = "") -> Iterator[Path]:
    """Give every plain file below some folders, once, changed since a moment; links are not followed.

    A folder whose name begins with `leave_out` is not gone into.
    """
    seen: set[Path] = set()
    for top in folders:
        for folder, below, names in os.walk(top):
            below[:] = [each for each in below if not (leave_out and each.startswith(leave_out))]
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


def _held_in(content: bytes, needles: Needles) -> set[str]:
    return {name for view, _ in _views(content) for name, form in _each(needles) if form in view}


def _views(content: bytes) -> Iterator[tuple[bytes, int]]:
    """Give the content, every second and every fourth byte of it, each with its step."""
    for step in (1, 2, 4):
        for first in range(step):
            yield content[first::step], step


def _each(needles: Needles) -> Iterator[tuple[str, bytes]]:
    for name, forms in needles.items():
        for form in forms:
            yield name, form
