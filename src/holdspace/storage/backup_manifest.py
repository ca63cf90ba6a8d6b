# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What a backup says of itself, as JSON and as fields: numbers only, no word of any entry."""

from __future__ import annotations

import hashlib
import json
import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from holdspace.domain.backups import Reason
from holdspace.domain.ledger import TOTAL_BYTES, Ledger
from holdspace.storage.errors import BackupTooNew, BadBackup

FORMAT = "holdspace-backup"
VERSION = 1
_FIELDS = {
    *("format", "version", "vault_id", "sequence", "made_at", "schema_version", "entries", "files"),
    "tables",
}
_REASON = re.compile(r"[a-z]{1,20}( [a-z]{1,20}){0,2}", re.ASCII)
_FILES = {"vault.db", "vault.json"}


@dataclass(frozen=True, slots=True)
class FilePart:
    """One file in a backup: its length in bytes and its SHA-256 in hex."""

    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds. `entries` leaves deleted ones out; `tables` counts every row.

    `reason` is one of domain.backups.Reason, or one that a later version knows.
    """

    vault_id: str
    sequence: int
    made_at: datetime
    schema_version: int
    entries: int
    parts: Mapping[str, FilePart]
    tables: Mapping[str, Ledger]
    reason: str = Reason.UNKNOWN

    @property
    def rows(self) -> int:
        """Return how many entries there are, deleted ones too: what only ever grows but for an erasing.

        Earlier versions and tombstones would hide a loss behind an edit.
        """
        return self.tables["entries"].rows if "entries" in self.tables else 0

    def to_bytes(self) -> bytes:
        """Return the manifest as JSON, ending with the SHA-256 of its other fields."""
        fields: dict[str, Any] = {
            "format": FORMAT,
            "version": VERSION,
            "vault_id": self.vault_id,
            "sequence": self.sequence,
            "made_at": self.made_at.astimezone(UTC).isoformat(),
            "schema_version": self.schema_version,
            "entries": self.entries,
            "files": {
                name: {"bytes": part.bytes, "sha256": part.sha256} for name, part in self.parts.items()
            },
            "tables": {
                name: {"rows": ledger.rows, "total": ledger.total.to_bytes(TOTAL_BYTES, "big").hex()}
                for name, ledger in self.tables.items()
            },
        }
        if self.reason != Reason.UNKNOWN:
            fields["reason"] = str(self.reason)
        return _text(fields | {"sha256": _digest(fields)})


def parse_manifest(data: bytes) -> Manifest:
    """Return what a manifest says. Raises BadBackup, or BackupTooNew for a later version's."""
    try:
        fields = json.loads(data)
        if not isinstance(fields, dict) or fields.pop("sha256", None) != _digest(fields):
            raise BadBackup
        if type(fields.get("version")) is int and fields["version"] > VERSION:
            raise BackupTooNew
        manifest = _manifest(fields)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise BadBackup from None
    if manifest.to_bytes() != data:
        raise BadBackup
    return manifest


def _manifest(fields: Mapping[str, Any]) -> Manifest:
    if set(fields) - {"reason"} != _FIELDS or (fields["format"], fields["version"]) != (FORMAT, VERSION):
        raise ValueError
    if str(uuid.UUID(fields["vault_id"])) != fields["vault_id"] or set(fields["files"]) != _FILES:
        raise ValueError
    made_at = datetime.fromisoformat(fields["made_at"])
    if made_at.utcoffset() is None:
        raise ValueError
    return Manifest(
        vault_id=fields["vault_id"],
        sequence=_count(fields["sequence"]),
        made_at=made_at,
        schema_version=_count(fields["schema_version"]),
        entries=_count(fields["entries"]),
        parts={
            name: FilePart(_count(part["bytes"]), _hex(part["sha256"]))
            for name, part in fields["files"].items()
        },
        tables={
            name: Ledger(_count(ledger["rows"]), int(_hex(ledger["total"]), 16))
            for name, ledger in fields["tables"].items()
        },
        reason=_reason(fields["reason"]) if "reason" in fields else Reason.UNKNOWN,
    )


def _reason(text: object) -> str:
    if not isinstance(text, str) or not _REASON.fullmatch(text):
        raise ValueError
    return text


def _count(value: object) -> int:
    if type(value) is not int or not 0 <= value < 2**63:
        raise ValueError
    return value


def _hex(text: object) -> str:
    if not isinstance(text, str) or not re.fullmatch(r"[0-9a-f]{64}", text):
        raise ValueError
    return text


def _digest(fields: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(fields, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def _text(fields: Mapping[str, Any]) -> bytes:
    return json.dumps(fields, indent=1).encode() + b"\n"
