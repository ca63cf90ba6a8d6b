# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The keys: derived as promised, typed when memory runs out."""

from __future__ import annotations

import hmac
import subprocess
import sys
from pathlib import Path

import pytest

from holdspace.storage import keys
from holdspace.storage.errors import (
    OutOfMemory,
    WrongPassphrase,
)


@pytest.mark.skipif(sys.platform != "linux", reason="RLIMIT_AS holds on Linux only")
def test_too_little_memory_is_said_and_can_be_tried_again(tmp_path: Path) -> None:
    """Case 18, under a real limit, in a process of its own."""
    script = """
import resource
from holdspace.storage import keys
from holdspace.storage.errors import OutOfMemory
from holdspace.storage.kdf_parameters import KdfParameters
resource.setrlimit(resource.RLIMIT_AS, (400 * 2**20, resource.RLIM_INFINITY))
try:
    keys.derive_kek("words", bytes(16), KdfParameters(memory_kib=1024 * 1024, passes=1, lanes=1))
except OutOfMemory as error:
    print(error)
print(len(keys.derive_kek("words", bytes(16), KdfParameters(memory_kib=19 * 1024, passes=1, lanes=1))))
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [str(OutOfMemory()), "32"]


ROOT = bytes(range(20))


def hkdf(root: bytes, purpose: bytes) -> bytes:
    """RFC 5869 written out for one block, so that the library is not its own witness."""
    extracted = hmac.digest(bytes(32), root, "sha256")
    return hmac.digest(extracted, purpose + b"\x01", "sha256")


def test_every_key_follows_from_the_root() -> None:
    root = bytearray(ROOT)
    assert keys.database_key(root) == hkdf(ROOT, b"holdspace/v1/database")
    assert keys.inbox_private_key(root) == hkdf(ROOT, b"holdspace/v1/inbox")
    assert root == ROOT


def test_the_raw_key_is_written_as_sqlcipher_takes_it() -> None:
    key = bytearray(range(32))
    assert keys.raw_key(key) == b"x'" + key.hex().encode() + b"'"
    assert keys.raw_key(key, bytes(16)) == b"x'" + key.hex().encode() + b"00" * 16 + b"'"


def test_what_is_wrapped_opens_only_with_its_key_and_its_fields() -> None:
    kek, nonce, root = bytearray(32), bytes(12), bytearray(ROOT)
    wrapped = keys.wrap(kek, nonce, root, b"fields")
    assert keys.unwrap(kek, nonce, wrapped, b"fields") == root
    for bad in (
        (bytearray(b"1" * 32), nonce, wrapped, b"fields"),
        (kek, b"1" * 12, wrapped, b"fields"),
        (kek, nonce, wrapped[:-1] + bytes([wrapped[-1] ^ 1]), b"fields"),
        (kek, nonce, wrapped, b"other"),
    ):
        with pytest.raises(WrongPassphrase):
            keys.unwrap(*bad)
    assert keys.unwrap_unchecked(kek, nonce, wrapped) == root


def test_wiping_leaves_zeros_also_after_an_error() -> None:
    key = bytearray(b"secret")
    with pytest.raises(ZeroDivisionError), keys.wiped(key):
        raise ZeroDivisionError
    assert key == bytes(6)


def test_a_root_is_20_bytes_and_never_the_same() -> None:
    roots = {bytes(keys.new_root()) for _ in range(20)}
    assert len(roots) == 20
    assert {len(root) for root in roots} == {20}
