# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A disk as it could be after the power went: made from recorded calls, by what was forced to it.

What a file held at its last fsync is there. Each write and change of length since is kept or dropped, and a
write may be torn: each 512 bytes of it for themselves. A new, renamed or removed name is certain once its
folder was fsynced, before that it is kept or dropped.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from storage.faults.preload import Call, Event

SECTOR = 512
_PENDING = frozenset({Call.CREATE, Call.FOLDER, Call.RENAME, Call.UNLINK})


@dataclass(slots=True)
class _File:
    certain: bytearray = field(default_factory=bytearray)
    pending: list[Event] = field(default_factory=list)


class Disk:
    """What is certain and what is not, after the calls that were taken in so far."""

    def __init__(self) -> None:
        self._files: dict[int, _File] = {}
        self._latest: dict[int, int] = {}
        self._names: dict[bytes, int] = {}
        self._pending: list[Event] = []
        self._folders: dict[int, bytes] = {}
        self._made: set[bytes] = set()

    def take(self, event: Event) -> None:
        """Take in one call."""
        if event.call == Call.FOLDER:
            self._folders[event.inode] = event.data
            self._made.add(event.data)
        if event.call in _PENDING:
            self._pending.append(self._with_new_file(event) if event.call == Call.CREATE else event)
        elif event.call == Call.SYNC and event.offset:
            self._force_names(self._folders.get(event.inode, b""))
        elif event.call == Call.SYNC:
            self._force(self._files[self._latest[event.inode]])
        elif event.call in (Call.WRITE, Call.TRUNCATE):
            self._files[self._latest[event.inode]].pending.append(event)

    def know_folder(self, inode: int, path: bytes) -> None:
        """Take in a folder that was there before the recording."""
        self._folders[inode] = path

    def whole(self) -> dict[bytes, bytes]:
        """Return the files as the running system sees them: every call kept."""
        return self._picture(self._pending, lambda file: _played(file, file.pending))

    def after_power_loss(self, chance: random.Random) -> dict[bytes, bytes]:
        """Return one state of the disk that the power loss could have left, by path."""
        mood = chance.choice(("keep", "drop", "mixed", "mixed"))
        names = self._pending
        if chance.random() < 0.5:
            # A file system with a journal keeps their order.
            names = names[: chance.randint(0, len(names))]
        else:
            names = [event for event in names if chance.random() < 0.5]
        return self._picture(names, lambda file: _crashed(file, mood, chance))

    def _with_new_file(self, event: Event) -> Event:
        # The number of a file that was removed is given to the next one, whose words are not the other's.
        number = len(self._files)
        self._files[number] = _File()
        self._latest[event.inode] = number
        return replace(event, inode=number)

    def _force(self, file: _File) -> None:
        file.certain = _played(file, file.pending)
        file.pending = []

    def _force_names(self, folder: bytes) -> None:
        left = []
        for event in self._pending:
            if folder in (_folder_of(event.data), _folder_of(event.other)):
                _rename(self._names, event)
            else:
                left.append(event)
        self._pending = left

    def _picture(self, names: Iterable[Event], content: Callable[[_File], bytearray]) -> dict[bytes, bytes]:
        there = dict(self._names)
        for event in names:
            _rename(there, event)
        return {
            path: bytes(content(self._files[inode]))
            for path, inode in there.items()
            if path not in self._made and not any(lost in _above(path) for lost in self._made - set(there))
        }


def _above(path: bytes) -> list[bytes]:
    parts = path.split(b"/")
    return [b"/".join(parts[:count]) for count in range(1, len(parts))]


def _folder_of(path: bytes) -> bytes:
    return path.rpartition(b"/")[0]


def _rename(names: dict[bytes, int], event: Event) -> None:
    if event.call == Call.UNLINK:
        names.pop(event.data, None)
    elif event.call != Call.RENAME:
        names[event.data] = event.inode
    elif event.data in names:
        names[event.other] = names.pop(event.data)


def _played(file: _File, events: Iterable[Event]) -> bytearray:
    content = bytearray(file.certain)
    for event in events:
        _play(content, event.call, event.offset, event.data)
    return content


def _play(content: bytearray, call: Call, offset: int, data: bytes) -> None:
    length = offset if call == Call.TRUNCATE else offset + len(data)
    if len(content) < length:
        content.extend(bytes(length - len(content)))
    if call == Call.TRUNCATE:
        del content[offset:]
    else:
        content[offset:length] = data


def _crashed(file: _File, mood: str, chance: random.Random) -> bytearray:
    content = bytearray(file.certain)
    for event in file.pending:
        fate = mood if mood != "mixed" else chance.choice(("keep", "drop", "tear"))
        if fate == "keep" or (fate == "tear" and event.call == Call.TRUNCATE):
            _play(content, event.call, event.offset, event.data)
        elif fate == "tear":
            _tear(content, event, chance)
    return content


def _tear(content: bytearray, event: Event, chance: random.Random) -> None:
    # On the sectors of the disk, not of the write.
    first = event.offset - event.offset % SECTOR
    for sector in range(first, event.offset + len(event.data), SECTOR):
        start, end = max(sector, event.offset), min(sector + SECTOR, event.offset + len(event.data))
        if chance.random() < 0.5:
            _play(content, Call.WRITE, start, event.data[start - event.offset : end - event.offset])
