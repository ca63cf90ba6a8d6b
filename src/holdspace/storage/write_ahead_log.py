# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""SQLite's log after a crash: whether it lost words that were on the disk, and putting one wrong bit right.

SQLite ends at the first frame that does not fit and drops the rest without a word, for that is how a write
looks that the power cut. A flipped bit in a log of fifty saves so dropped 27 of them. Here the two are told
apart. Formats: https://sqlite.org/fileformat2.html#walformat and https://www.zetetic.net/sqlcipher/design
"""

from __future__ import annotations

import hashlib
import hmac
import os
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from holdspace.storage.errors import LogDamaged, typed_error
from holdspace.storage.files import sync_file

_MAGIC = 0x377F0682  # the last bit says in which byte order the sums are taken
_HEADER, _FRAME_HEAD, _PAGE = 32, 24, 4096
_SUM_AT = 24
_MAC, _SALT = 64, 16
_WORD = 0xFFFFFFFF
_LARGEST = 1 << 30
_MOST_PAGES = 1 << 28
Sums = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Layout:
    order: str
    page: int
    salts: bytes


class PageSeal:
    """Tells whether a page is as SQLCipher wrote it, by the HMAC at its end. Wipe it after use."""

    def __init__(self, key: bytearray, salt: bytes) -> None:
        """Stand on the database's key, which stays the caller's to wipe, and on its salt."""
        mask = bytes(byte ^ 0x3A for byte in salt)
        self._key = bytearray(hashlib.pbkdf2_hmac("sha512", key, mask, 2, dklen=32))

    def fits(self, number: int, page: bytes) -> bool:
        """Return whether `page` is page `number`, unchanged."""
        sealed = page[_SALT if number == 1 else 0 : -_MAC]
        made = hmac.digest(self._key, sealed + number.to_bytes(4, "little"), "sha512")
        return hmac.compare_digest(made, page[-_MAC:])

    def wipe(self) -> None:
        """Overwrite the key."""
        self._key[:] = bytes(len(self._key))


def heal_log(log: Path, seals: Sequence[PageSeal]) -> bool:
    """Put right each frame in which one bit is wrong, and return whether one was; nobody may be connected.

    A page counts as right where one of `seals` says so. Raises LogDamaged where saves that had reached the
    disk cannot be read any more, NotReadable where the file cannot. Quick where the log is empty, as it is at
    rest; 1,000 frames take 0.3 s.
    """
    try:
        size = log.stat().st_size
        if size <= _HEADER or size > _LARGEST:
            return False
        data = bytearray(log.read_bytes())
    except FileNotFoundError:
        return False
    except OSError as error:
        raise typed_error(error, reading=True) from None
    repaired = _repair(data, seals)
    if repaired:
        _write_bytes(log, {at: data[at] for at in repaired})
    return bool(repaired)


def _repair(data: bytearray, seals: Sequence[PageSeal]) -> list[int]:
    """Repair `data` in place and return the offsets of the bytes that changed."""
    repaired = _repair_header(data)
    layout = _layout(data)
    sums = _sums_at(data, _SUM_AT)
    for at in _frames(data, layout):
        wanted = _add_up(_checked(data, layout, at), sums, layout)
        if not _fits(data, layout, at, wanted):
            fixed = _repair_frame(data, layout, at, sums, seals)
            if fixed is None:
                if _goes_on_after(data, layout, at):
                    raise LogDamaged
                break
            repaired.append(fixed)
        sums = _sums_at(data, at + 16)
    return repaired


def _repair_header(data: bytearray) -> list[int]:
    """Repair the first 32 bytes, which are on the disk before any frame is."""
    if not any(data[:_HEADER]) or _is_header(data):
        return []
    for bit in range(_HEADER * 8):
        data[bit // 8] ^= 1 << bit % 8
        # Its sums alone do not tell a bit of theirs from one of the salts; the first frame does.
        if _is_header(data) and data[_HEADER + 8 : _HEADER + 16] == data[16:24]:
            return [bit // 8]
        data[bit // 8] ^= 1 << bit % 8
    raise LogDamaged


def _is_header(data: bytearray) -> bool:
    if int.from_bytes(data[:4], "big") & ~1 != _MAGIC:
        return False
    layout = _layout(data)
    if layout.page != _PAGE:  # a size that is no whole number of words cannot even be added up
        return False
    return _add_up(bytes(data[:_SUM_AT]), (0, 0), layout) == _sums_at(data, _SUM_AT)


def _layout(data: bytearray) -> _Layout:
    order = ">" if data[3] & 1 else "<"
    return _Layout(order, int.from_bytes(data[8:12], "big"), bytes(data[16:24]))


def _frames(data: bytearray, layout: _Layout) -> Iterator[int]:
    """Give where each whole frame begins."""
    step = _FRAME_HEAD + layout.page
    yield from range(_HEADER, len(data) - step + 1, step)


def _checked(data: bytearray, layout: _Layout, at: int) -> bytes:
    """Return what the sums of a frame are taken over: half its head, and the page."""
    return bytes(data[at : at + 8] + data[at + _FRAME_HEAD : at + _FRAME_HEAD + layout.page])


def _sums_at(data: bytearray, at: int) -> Sums:
    # Stored big-endian whatever the order in which they are taken.
    first, second = struct.unpack_from(">II", data, at)
    return first, second


def _add_up(words: bytes, sums: Sums, layout: _Layout) -> Sums:
    first, second = sums
    numbers = iter(struct.unpack(f"{layout.order}{len(words) // 4}I", words))
    for one, two in zip(numbers, numbers, strict=True):
        first = (first + one + second) & _WORD
        second = (second + two + first) & _WORD
    return first, second


def _fits(data: bytearray, layout: _Layout, at: int, wanted: Sums) -> bool:
    return data[at + 8 : at + 16] == layout.salts and _sums_at(data, at + 16) == wanted


def _repair_frame(
    data: bytearray, layout: _Layout, at: int, sums: Sums, seals: Sequence[PageSeal]
) -> int | None:
    """Turn the one bit that makes the frame fit, and return its byte's offset; None where there is none.

    The sums alone do not tell the upper bits of many words apart; the page's HMAC does.
    """
    wanted = _add_up(_checked(data, layout, at), sums, layout)
    stored = _sums_at(data, at + 16)
    if stored == wanted:
        return _turn(data, at + 8, int.from_bytes(layout.salts, "big"), 8)
    if data[at + 8 : at + 16] != layout.salts:
        return None
    if _is_sealed(data, layout, at, seals):
        fixed = _turn(data, at + 16, wanted[0] << 32 | wanted[1], 8)
        if fixed is not None:
            return fixed
    for place, bit in _bits_that_add(layout, stored[0] - wanted[0], stored[1] - wanted[1]):
        offset = at + place if place < 8 else at + _FRAME_HEAD - 8 + place
        offset += bit // 8 if layout.order == "<" else 3 - bit // 8
        data[offset] ^= 1 << bit % 8
        if _is_sealed(data, layout, at, seals):
            return offset
        data[offset] ^= 1 << bit % 8
    return None


def _is_sealed(data: bytearray, layout: _Layout, at: int, seals: Sequence[PageSeal]) -> bool:
    number = int.from_bytes(data[at : at + 4], "big")
    page = bytes(data[at + _FRAME_HEAD : at + _FRAME_HEAD + layout.page])
    # The seal does not cover the size of the database that a commit gives; no vault has a trillion bytes.
    plausible = int.from_bytes(data[at + 4 : at + 8], "big") < _MOST_PAGES
    return plausible and any(seal.fits(number, page) for seal in seals)


def _turn(data: bytearray, at: int, wanted: int, size: int) -> int | None:
    """Make the bytes at `at` the wanted number if they are one bit away from it."""
    wrong = int.from_bytes(data[at : at + size], "big") ^ wanted
    if wrong.bit_count() != 1:
        return None
    offset = at + size - 1 - (wrong.bit_length() - 1) // 8
    data[at : at + size] = wanted.to_bytes(size, "big")
    return offset


def _bits_that_add(layout: _Layout, first: int, second: int) -> Iterator[tuple[int, int]]:
    """Give place (of its word) and number of each bit that changes the sums by so much.

    The sums are linear: what a change of a word adds to them depends only on how many words follow.
    """
    wanted = {(first & _WORD, second & _WORD), (-first & _WORD, -second & _WORD)}
    odd, even = (1, 1), (0, 1)
    for pair in range((8 + layout.page) // 8 - 1, -1, -1):
        for place, (one, two) in ((pair * 8, odd), (pair * 8 + 4, even)):
            for bit in range(32):
                if ((one << bit) & _WORD, (two << bit) & _WORD) in wanted:
                    yield place, bit
        odd, even = _followed(odd), _followed(even)


def _followed(effect: Sums) -> Sums:
    first, second = effect
    return (first + second) & _WORD, (first + 2 * second) & _WORD


def _goes_on_after(data: bytearray, layout: _Layout, broken: int) -> bool:
    """Say whether a later save follows the broken one: each is on the disk before the next begins."""
    commit: Sums | None = None
    for at in _frames(data, layout):
        if at < broken:
            continue
        if data[at + 8 : at + 16] != layout.salts:
            commit = None
            continue
        if commit and _add_up(_checked(data, layout, at), commit, layout) == _sums_at(data, at + 16):
            return True
        commit = _sums_at(data, at + 16) if any(data[at + 4 : at + 8]) else None
    return False


def _write_bytes(log: Path, changes: dict[int, int]) -> None:
    """Write the bytes that changed in place: one byte is never torn. Raises LogDamaged where it cannot."""
    try:
        descriptor = os.open(log, os.O_RDWR | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "r+b", buffering=0) as file:
            for at, byte in changes.items():
                file.seek(at)
                file.write(bytes([byte]))
            sync_file(descriptor)
    except OSError:
        raise LogDamaged from None
