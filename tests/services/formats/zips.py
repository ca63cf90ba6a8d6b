# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Zip archives for tests: honest ones, and those that nobody could make with Python's own writer."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path


def make_zip(path: Path, members: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    """Write an honest archive of these members."""
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def local_header(name: bytes, data: bytes, size: int, packed: int) -> bytes:
    """Return what stands before a deflated member."""
    return (
        struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0, 8, 0, 0, zlib.crc32(data), packed, size, len(name), 0)
        + name
    )


def entry(name: bytes, data: bytes, size: int, packed: int, offset: int, attributes: int = 0) -> bytes:
    """Return a member's line in the directory."""
    head = struct.pack("<4s6H3L", b"PK\1\2", 0x314, 20, 0, 8, 0, 0, zlib.crc32(data), packed, size)
    return head + struct.pack("<5H2L", len(name), 0, 0, 0, 0, attributes, offset) + name


def end(count: int, length: int, offset: int) -> bytes:
    """Return the record that ends an archive."""
    return struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count & 0xFFFF, count & 0xFFFF, length, offset, 0)


def deflated(data: bytes) -> bytes:
    """Return data as a member holds it."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def one_member(
    path: Path,
    data: bytes,
    *,
    name: bytes = b"a.txt",
    size: int | None = None,
    packed: int | None = None,
    attributes: int = 0,
) -> Path:
    """Write an archive of one deflated member, which may lie about its sizes."""
    body = deflated(data)
    size, packed = len(data) if size is None else size, len(body) if packed is None else packed
    front = local_header(name, data, size, packed) + body
    directory = entry(name, data, size, packed, 0, attributes)
    path.write_bytes(front + directory + end(1, len(directory), len(front)))
    return path
