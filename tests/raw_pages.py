# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Every page of an encrypted database and of its log, decrypted without SQLCipher: free ones too.

The form is SQLCipher 4's (https://www.zetetic.net/sqlcipher/design/): pages of 4,096 bytes, each AES-256-CBC
with its own vector in a reserve of 80 bytes at its end; page 1 begins with the salt. The log is SQLite's
(https://sqlite.org/fileformat2.html#walformat): 32 bytes, then frames of 24 bytes and a page.
"""

from __future__ import annotations

from collections.abc import Iterator

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from holdspace.storage import keys
from holdspace.storage.places import Places

PAGE = 4096
RESERVE = 80
SALT = 16
LOG_HEADER, FRAME_HEADER = 32, 24


def all_pages(places: Places, root: bytearray) -> list[bytes]:
    """Return every page of the database and every frame of its log, whether in use or not.

    Not while anyone in this process is connected: closing the file would drop SQLite's locks.
    """
    key = bytes(keys.database_key(root))
    stored = places.database.read_bytes()
    assert len(stored) % PAGE == 0, "not whole pages"
    found = [
        _decrypted(key, stored[start : start + PAGE], start == 0) for start in range(0, len(stored), PAGE)
    ]
    log = places.database.with_name("vault.db-wal")
    return [*found, *_frames(key, log.read_bytes() if log.exists() else b"")]


def pages_holding(places: Places, root: bytearray, words: str) -> int:
    """Return how many pages hold the words, which should be long enough to stand on no page by chance."""
    needles = [words.encode(form) for form in ("utf-8", "utf-16-le", "utf-16-be")]
    return sum(any(needle in page for needle in needles) for page in all_pages(places, root))


def _frames(key: bytes, log: bytes) -> Iterator[bytes]:
    for start in range(LOG_HEADER, len(log) - FRAME_HEADER - PAGE + 1, FRAME_HEADER + PAGE):
        number = int.from_bytes(log[start : start + 4], "big")
        page = log[start + FRAME_HEADER : start + FRAME_HEADER + PAGE]
        yield _decrypted(key, page, number == 1)


def _decrypted(key: bytes, page: bytes, is_first: bool) -> bytes:
    begin, end = SALT if is_first else 0, PAGE - RESERVE
    decryptor = Cipher(AES(key), CBC(page[end : end + 16])).decryptor()
    return decryptor.update(page[begin:end]) + decryptor.finalize()
