# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The pages of a SQLCipher database read one by one: only those whose seal holds, whatever the trees say.

SQLCipher 4's page: AES-256-CBC, then a 16-byte IV and an HMAC-SHA512 over both and the page's number
(https://www.zetetic.net/sqlcipher/design). Imports cryptography: not before the first paint.
"""

from __future__ import annotations

import contextlib
import hmac
import os
import struct
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC
from cryptography.hazmat.primitives.hashes import SHA512
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

from holdspace.storage import keys
from holdspace.storage.btree_page import PAGE_BYTES, USABLE_BYTES
from holdspace.storage.errors import VaultMissing, typed_error
from holdspace.storage.progress import Progress, no_progress

_IV_END = USABLE_BYTES + 16
_MAC_BYTES = 64
_SALT_MASK = 0x3A
_PLAIN_START = b"SQLite format 3\0"
_LOG_HEADER_BYTES = 32
_FRAME_HEADER_BYTES = 24
_FRAME_BYTES = _FRAME_HEADER_BYTES + PAGE_BYTES
_MOST_MISPLACED = 400
_TELL_EVERY = 256
_DATABASE, _LOG = 0, 1


class SealedPages:
    """Reads pages by number, the newest image of each that is sealed; close it to wipe its keys."""

    def __init__(
        self, database: BinaryIO, log: BinaryIO | None, key: bytearray, salts: Iterable[bytes] = ()
    ) -> None:
        """Stand on open files, which stay the caller's, as `key` does.

        `salts` are tried where the one in the file is damaged.
        """
        self._files = [database, log]
        self._frames, committed = self._committed_frames()
        self._misplaced: dict[int, int] = {}
        in_file = -(-_size(database) // PAGE_BYTES)
        # One wrong bit in a commit can say a billion; no page stands where there is no room for it.
        most = in_file + sum(map(len, self._frames.values()))
        self.count = min(committed, most) or in_file
        self._key = bytearray(key)
        self._mac_key = bytearray()
        self._find_mac_key([self._bytes(_DATABASE, 0, keys.SALT_BYTES), *salts])

    @property
    def opens(self) -> bool:
        """Return whether the key and one of the salts are this database's: some page is sealed by them."""
        return any(self._mac_key)

    def page(self, number: int) -> bytes | None:
        """Return the page decrypted, or None where no image of it is sealed."""
        for source, offset in self._images(number):
            image = self._bytes(source, offset, PAGE_BYTES)
            if self._is_sealed(image, number):
                return self._decrypted(image, number)
        return None

    def broken(self, progress: Progress = no_progress) -> Iterator[int]:
        """Give the number of each page that cannot be read, in order; reads the whole file.

        Raises Cancelled.
        """
        for number in range(1, self.count + 1):
            if number % _TELL_EVERY == 0:
                progress(number / self.count)
            if not self._has(number):
                yield number

    def find_misplaced(self, broken: Iterable[int]) -> int:
        """Find pages that stand in one another's place, and return how many; `page` then gives them.

        A page's seal names its number. Of more than 400 broken pages none is looked for.
        """
        numbers = list(broken)
        if len(numbers) > _MOST_MISPLACED:
            return 0
        for place in numbers:
            image = self._bytes(_DATABASE, (place - 1) * PAGE_BYTES, PAGE_BYTES)
            number = next((each for each in numbers if self._is_sealed(image, each)), None)
            if number is not None:
                self._misplaced[number] = (place - 1) * PAGE_BYTES
        return len(self._misplaced)

    def close(self) -> None:
        """Wipe the keys; harmless when done."""
        keys.wipe(self._key)
        keys.wipe(self._mac_key)

    def _find_mac_key(self, salts: Iterable[bytes]) -> None:
        for salt in dict.fromkeys(salts):
            if len(salt) == keys.SALT_BYTES:
                keys.wipe(self._mac_key)
                self._mac_key = _mac_key(self._key, salt)
                if any(map(self._has, range(1, self.count + 1))):
                    return
        keys.wipe(self._mac_key)

    def _has(self, number: int) -> bool:
        return any(
            self._is_sealed(self._bytes(source, offset, PAGE_BYTES), number)
            for source, offset in self._images(number)
        )

    def _images(self, number: int) -> Iterator[tuple[int, int]]:
        for offset in reversed(self._frames.get(number, [])):
            yield _LOG, offset
        yield _DATABASE, (number - 1) * PAGE_BYTES
        if number in self._misplaced:
            yield _DATABASE, self._misplaced[number]

    def _is_sealed(self, image: bytes, number: int) -> bool:
        if len(image) != PAGE_BYTES:
            return False
        message = image[_start(number) : _IV_END] + struct.pack("<I", number)
        return hmac.compare_digest(hmac.digest(self._mac_key, message, "sha512"), image[-_MAC_BYTES:])

    def _decrypted(self, image: bytes, number: int) -> bytes:
        start = _start(number)
        decryptor = Cipher(AES(self._key), CBC(image[USABLE_BYTES:_IV_END])).decryptor()
        plain = decryptor.update(image[start:USABLE_BYTES])
        return _PLAIN_START[:start] + plain + bytes(PAGE_BYTES - USABLE_BYTES)

    def _committed_frames(self) -> tuple[dict[int, list[int]], int]:
        """Return where the log holds images of each page, and how many pages the last commit says there are.

        Frames of this log carry its salts. Their running checksum is not asked: one flipped bit breaks it for
        every later frame, and each image has a seal of its own.
        """
        found: dict[int, list[int]] = {}
        waiting: list[tuple[int, int]] = []
        committed = 0
        salts = self._bytes(_LOG, 16, 8)
        for at in range(_LOG_HEADER_BYTES, _size(self._files[_LOG]) - _FRAME_BYTES + 1, _FRAME_BYTES):
            header = self._bytes(_LOG, at, _FRAME_HEADER_BYTES)
            if header[8:16] != salts:
                break
            number, pages = struct.unpack_from(">II", header)
            waiting.append((number, at + _FRAME_HEADER_BYTES))
            if pages:
                committed = pages
                for each, offset in waiting:
                    found.setdefault(each, []).append(offset)
                waiting.clear()
        return found, committed

    def _bytes(self, source: int, offset: int, length: int) -> bytes:
        file = self._files[source]
        if file is None:
            return b""
        try:
            file.seek(offset)
            return file.read(length)
        except OSError:
            return b""  # a sector that cannot be read is a page that is not sealed


@contextlib.contextmanager
def closed_pages(database: Path, key: bytearray, salts: Iterable[bytes] = ()) -> Iterator[SealedPages]:
    """Give the pages of a database that nobody has open, its log included, to a with block.

    Raises VaultMissing where there is no such file, or NotReadable.
    """
    with contextlib.ExitStack() as stack:
        try:
            file = stack.enter_context(database.open("rb"))
            log = Path(f"{database}-wal")
            log_file = stack.enter_context(log.open("rb")) if log.is_file() else None
        except FileNotFoundError:
            raise VaultMissing from None
        except OSError as error:
            raise typed_error(error, reading=True) from None
        yield stack.enter_context(contextlib.closing(SealedPages(file, log_file, key, salts)))


def _size(file: BinaryIO | None) -> int:
    return 0 if file is None else os.fstat(file.fileno()).st_size


def _start(number: int) -> int:
    return keys.SALT_BYTES if number == 1 else 0


def _mac_key(key: bytearray, salt: bytes) -> bytearray:
    mac_key = bytearray(keys.KEY_BYTES)
    mask = bytes(byte ^ _SALT_MASK for byte in salt)
    PBKDF2HMAC(algorithm=SHA512(), length=keys.KEY_BYTES, salt=mask, iterations=2).derive_into(key, mac_key)
    return mac_key
