# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What a key file says, as bytes and as fields: pure, no disk and no key."""

from __future__ import annotations

import hashlib
import json
import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from holdspace.storage.errors import KeyFileDamaged, VaultTooNew
from holdspace.storage.kdf_parameters import KdfParameters

FORMAT = "holdspace-vault"
VERSION = 1
_KDF_NAME = "argon2id"
_FIELDS = {
    *("format", "version", "vault_id", "database_salt", "kdf", "inbox_public_key", "nonce", "wrapped_root"),
}
_KDF_FIELDS = {"name", "memory_kib", "passes", "lanes", "salt"}


@dataclass(frozen=True, slots=True)
class KeyFile:
    """What a key file says. `wrapped_root` is the root secret sealed by AES-256-GCM with its tag."""

    vault_id: str
    database_salt: bytes
    parameters: KdfParameters
    kdf_salt: bytes
    inbox_public_key: bytes
    nonce: bytes = b""
    wrapped_root: bytes = b""

    def bound_fields(self) -> bytes:
        """Return the fields the wrapping vouches for, as the AAD of AES-256-GCM."""
        return _canonical(self._bound())

    def to_bytes(self) -> bytes:
        """Return the file's content, ending with the SHA-256 of its other fields."""
        fields = self._bound() | {"nonce": self.nonce.hex(), "wrapped_root": self.wrapped_root.hex()}
        return json.dumps(fields | {"sha256": _digest(fields)}, indent=1).encode() + b"\n"

    def _bound(self) -> dict[str, Any]:
        return {
            "format": FORMAT,
            "version": VERSION,
            "vault_id": self.vault_id,
            "database_salt": self.database_salt.hex(),
            "kdf": {
                "name": _KDF_NAME,
                "memory_kib": self.parameters.memory_kib,
                "passes": self.parameters.passes,
                "lanes": self.parameters.lanes,
                "salt": self.kdf_salt.hex(),
            },
            "inbox_public_key": self.inbox_public_key.hex(),
        }


def parse_key_file(data: bytes) -> KeyFile:
    """Return what a key file says. Raises KeyFileDamaged, or VaultTooNew for a later version's.

    Every bound is checked here, before anything is derived or allocated from it.
    """
    try:
        fields = json.loads(data)
        if not isinstance(fields, dict) or fields.pop("sha256", None) != _digest(fields):
            raise KeyFileDamaged
        if type(fields.get("version")) is int and fields["version"] > VERSION:
            raise VaultTooNew
        return _key_file(fields)
    except (ValueError, TypeError, AttributeError, RecursionError):
        raise KeyFileDamaged from None


def _key_file(fields: Mapping[str, Any]) -> KeyFile:
    kdf = fields.get("kdf")
    if set(fields) != _FIELDS or not isinstance(kdf, dict) or set(kdf) != _KDF_FIELDS:
        raise ValueError
    if fields["format"] != FORMAT or fields["version"] != VERSION or kdf["name"] != _KDF_NAME:
        raise ValueError
    if str(uuid.UUID(fields["vault_id"])) != fields["vault_id"]:
        raise ValueError
    return KeyFile(
        vault_id=fields["vault_id"],
        database_salt=_bytes(fields["database_salt"], 16),
        parameters=KdfParameters(kdf["memory_kib"], kdf["passes"], kdf["lanes"]),
        kdf_salt=_bytes(kdf["salt"], 16),
        inbox_public_key=_bytes(fields["inbox_public_key"], 32),
        nonce=_bytes(fields["nonce"], 12),
        wrapped_root=_bytes(fields["wrapped_root"], 36),
    )


def _bytes(text: object, length: int) -> bytes:
    if not isinstance(text, str) or not re.fullmatch(rf"[0-9a-f]{{{2 * length}}}", text):
        raise ValueError
    return bytes.fromhex(text)


def _digest(fields: Mapping[str, Any]) -> str:
    return hashlib.sha256(_canonical(fields)).hexdigest()


def _canonical(fields: Mapping[str, Any]) -> bytes:
    return json.dumps(fields, sort_keys=True, separators=(",", ":")).encode()
