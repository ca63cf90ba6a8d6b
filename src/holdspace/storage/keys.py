# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The keys: all of them come from the root secret, and the root secret is wrapped by the passphrase.

Keys live in bytearrays, and whoever makes one wipes it. Imports cryptography: not before the first paint.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CTR
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from holdspace.domain.passphrases import check_length, normalize
from holdspace.domain.recovery_code import ROOT_BYTES
from holdspace.storage.errors import OutOfMemory, WrongPassphrase
from holdspace.storage.kdf_parameters import KdfParameters as KdfParameters

KEY_BYTES = 32
SALT_BYTES = 16
NONCE_BYTES = 12
TAG_BYTES = 16
_HEX = b"0123456789abcdef"


def wipe(key: bytearray) -> None:
    """Overwrite a key with zeros, in place."""
    key[:] = bytes(len(key))


@contextmanager
def wiped(key: bytearray) -> Iterator[bytearray]:
    """Give `key` to a with block and wipe it at the end, however that comes."""
    try:
        yield key
    finally:
        wipe(key)


def new_root() -> bytearray:
    """Return a new root secret: 20 random bytes, which are also the recovery code."""
    return bytearray(secrets.token_bytes(ROOT_BYTES))


def derive_kek(passphrase: str, salt: bytes, parameters: KdfParameters) -> bytearray:
    """Return the key that wraps the root secret, by Argon2id. Slow: half a second and 256 MiB.

    Any thread may call this. Raises BadPassphrase before doing any work, OutOfMemory where Argon2id finds
    none.
    """
    check_length(passphrase)
    kek = bytearray(KEY_BYTES)
    with wiped(bytearray(normalize(passphrase).encode("utf-8"))) as words:
        try:
            Argon2id(
                salt=salt,
                length=KEY_BYTES,
                iterations=parameters.passes,
                lanes=parameters.lanes,
                memory_cost=parameters.memory_kib,
            ).derive_into(words, kek)  # type: ignore[arg-type]  # a bytearray can be wiped, bytes cannot
        except MemoryError:
            raise OutOfMemory from None
    return kek


def database_key(root: bytearray) -> bytearray:
    """Return SQLCipher's 32-byte raw key."""
    return _expand(root, b"holdspace/v1/database")


def inbox_private_key(root: bytearray) -> bytearray:
    """Return the 32-byte X25519 private key that opens sealed notes and drafts."""
    return _expand(root, b"holdspace/v1/inbox")


def inbox_public_key(root: bytearray) -> bytes:
    """Return the 32-byte X25519 public key that notes and drafts are sealed to."""
    with wiped(inbox_private_key(root)) as private:
        public = X25519PrivateKey.from_private_bytes(private).public_key()
        return public.public_bytes(Encoding.Raw, PublicFormat.Raw)


def raw_key(key: bytearray, salt: bytes | None = None) -> bytearray:
    """Return the key as SQLCipher takes a raw one: x'..' in hex, with the database's salt or without."""
    text = bytearray(b"x'")
    for byte in key:
        text.append(_HEX[byte >> 4])
        text.append(_HEX[byte & 15])
    if salt is not None:
        text += salt.hex().encode()
    text += b"'"
    return text


def wrap(kek: bytearray, nonce: bytes, root: bytearray, bound: bytes) -> bytes:
    """Return the root secret sealed by AES-256-GCM together with `bound`, the fields it vouches for."""
    return AESGCM(kek).encrypt(nonce, root, bound)


def unwrap(kek: bytearray, nonce: bytes, wrapped: bytes, bound: bytes) -> bytearray:
    """Return the root secret. Raises WrongPassphrase where the tag does not fit."""
    root = bytearray(len(wrapped) - TAG_BYTES)
    try:
        AESGCM(kek).decrypt_into(nonce, wrapped, bound, root)
    except InvalidTag:
        raise WrongPassphrase from None
    return root


def unwrap_unchecked(kek: bytearray, nonce: bytes, wrapped: bytes) -> bytearray:
    """Return what the root secret would be if only the bound fields were altered.

    Nothing vouches for it: the caller must see it open the database before using it for anything else.
    """
    # GCM is CTR with the counter starting at 2 (NIST SP 800-38D, 7.1).
    decryptor = Cipher(AES(kek), CTR(nonce + (2).to_bytes(4, "big"))).decryptor()
    root = bytearray(len(wrapped) - TAG_BYTES + AES.block_size // 8)
    length = decryptor.update_into(wrapped[:-TAG_BYTES], root)
    del root[length:]
    return root


def _expand(root: bytearray, purpose: bytes) -> bytearray:
    key = bytearray(KEY_BYTES)
    HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=purpose).derive_into(root, key)
    return key
