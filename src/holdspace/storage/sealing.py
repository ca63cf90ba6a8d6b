# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Sealing to the vault's public key (HPKE, RFC 9180): anyone here can seal, only the unlocked vault opens.

Imports cryptography: not before the first paint, and inbox and drafts import this on first use.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from holdspace.storage.errors import BadSealedFile
from holdspace.storage.key_file import read_either
from holdspace.storage.places import Places

NOTE_PURPOSE = b"holdspace/v1/sealed note"
"""Of every file in the inbox, whatever its kind: that is said inside."""
DRAFT_PURPOSE = b"holdspace/v1/sealed draft"
CARD_DRAFT_PURPOSE = b"holdspace/v1/sealed card drafts"
PRACTICE_DRAFT_PURPOSE = b"holdspace/v1/sealed practice drafts"
REPLIES_PURPOSE = b"holdspace/v1/sealed replies"
LARGEST_SEALED = 128 * 1024 * 1024
_MAGIC = b"HSSEAL1\n"
_STEP = 256
_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
_Signature = tuple[int, int, int]


class SealingKey:
    """The public key of the vault at `places`: an open vault's own, else that of vault.json.

    The file is read again only when it is another one.
    """

    def __init__(self) -> None:
        """Start with nothing read and nothing open."""
        self._known: tuple[Path, _Signature, X25519PublicKey] | None = None
        self._open: dict[Path, X25519PublicKey] = {}

    def keep(self, places: Places, private_key: bytearray) -> X25519PublicKey:
        """Seal to this key's public half, whatever the key files say, until `drop` is called with it.

        So an open vault needs no key file, and an exchanged one deceives nobody.
        """
        key = X25519PrivateKey.from_private_bytes(private_key).public_key()
        self._open[places.home] = key
        return key

    def drop(self, places: Places, key: X25519PublicKey) -> None:
        """Go back to the key file, unless another opening has put its own key in place; can be repeated."""
        if self._open.get(places.home) is key:
            del self._open[places.home]

    def of(self, places: Places) -> X25519PublicKey:
        """Return the public key.

        Raises NoVault, KeyFileMissing, KeyFileDamaged or VaultTooNew; none of them while the vault is open.
        """
        if places.home in self._open:
            return self._open[places.home]
        signature = _signature(places.key_file)
        if self._known and signature and self._known[:2] == (places.key_file, signature):
            return self._known[2]
        key = X25519PublicKey.from_public_bytes(read_either(places).inbox_public_key)
        self._known = (places.key_file, signature, key) if signature else None
        return key


sealing_key = SealingKey()


def seal(places: Places, purpose: bytes, payload: dict[str, Any]) -> bytes:
    """Return the payload sealed for `purpose`, in steps of 256 bytes so that its size says little.

    Raises NoVault, KeyFileMissing, KeyFileDamaged or VaultTooNew; none of them while the vault is open here.
    """
    # surrogatepass: half a character must neither fail here nor put the words into an error.
    text = json.dumps(payload, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    # JSON lets blanks follow.
    text += b" " * (-len(text) % _STEP)
    return _MAGIC + _SUITE.encrypt(text, sealing_key.of(places), info=purpose)


def unseal(private_key: bytearray, purpose: bytes, data: bytes) -> Any:
    """Return the JSON value in a sealed file; its type is the caller's to check. Raises BadSealedFile."""
    if not data.startswith(_MAGIC):
        raise BadSealedFile
    try:
        key = X25519PrivateKey.from_private_bytes(private_key)
        text = _SUITE.decrypt(memoryview(data)[len(_MAGIC) :], key, info=purpose)
        return json.loads(text.decode("utf-8", "surrogatepass"))
    except (InvalidTag, ValueError, RecursionError):
        # "from None": the original error can hold what was sealed.
        raise BadSealedFile from None


def unseal_with_any(private_keys: Iterable[bytearray], purpose: bytes, data: bytes) -> Any:
    """Return what `unseal` gives with the first of these keys that opens the file. Raises BadSealedFile."""
    for key in private_keys:
        with contextlib.suppress(BadSealedFile):
            return unseal(key, purpose, data)
    raise BadSealedFile


def _signature(path: Path) -> _Signature | None:
    try:
        facts = path.stat()
    except OSError:
        return None
    return (facts.st_mtime_ns, facts.st_size, facts.st_ino)
