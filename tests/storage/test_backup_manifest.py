# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What a backup says of itself: reads back, and refuses what was altered or never ours."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdspace.domain.backups import Reason
from holdspace.domain.ledger import MODULUS, Ledger
from holdspace.storage.backup_manifest import FilePart, Manifest, parse_manifest
from holdspace.storage.errors import BackupTooNew, BadBackup

PARTS = st.builds(FilePart, st.integers(0, 2**40), st.binary(min_size=32, max_size=32).map(bytes.hex))
LEDGERS = st.builds(Ledger, st.integers(0, 2**40), st.integers(0, MODULUS - 1))
MANIFESTS = st.builds(
    Manifest,
    st.uuids(version=4).map(str),
    st.integers(1, 10**9),
    st.datetimes(timezones=st.just(UTC)),
    st.integers(1, 99),
    st.integers(0, 10**6),
    st.fixed_dictionaries({"vault.db": PARTS, "vault.json": PARTS}),
    st.dictionaries(st.text(max_size=8), LEDGERS, max_size=3),
    st.sampled_from(Reason),
)
MANIFEST = Manifest(
    "6f4b2c1e-0000-4000-8000-000000000001",
    7,
    datetime(2026, 3, 2, tzinfo=UTC),
    1,
    3,
    {"vault.db": FilePart(4096, "0" * 64), "vault.json": FilePart(0, "f" * 64)},
    {"entries": Ledger(4, 99)},
)


def signed(change: dict[str, Any]) -> bytes:
    """The manifest with some fields changed and its digest right again."""
    fields = json.loads(MANIFEST.to_bytes()) | change
    del fields["sha256"]
    canonical = json.dumps(fields, sort_keys=True, separators=(",", ":")).encode()
    return json.dumps(fields | {"sha256": hashlib.sha256(canonical).hexdigest()}, indent=1).encode() + b"\n"


@given(MANIFESTS)
def test_every_manifest_reads_back(manifest: Manifest) -> None:
    assert parse_manifest(manifest.to_bytes()) == manifest


def test_one_without_a_reason_reads_back_and_one_of_a_later_reason_too() -> None:
    assert b"reason" not in MANIFEST.to_bytes()
    assert parse_manifest(MANIFEST.to_bytes()).reason == Reason.UNKNOWN
    assert parse_manifest(signed({"reason": "before an eclipse"})).reason == "before an eclipse"


@pytest.mark.parametrize("reason", ["", 7, None, "Before", "before  restore", "x" * 99, "a\n"])
def test_a_reason_that_is_none_is_refused(reason: object) -> None:
    with pytest.raises(BadBackup):
        parse_manifest(signed({"reason": reason}))


def test_rows_are_those_of_entries_so_that_no_edit_hides_a_loss() -> None:
    tables = {"entries": Ledger(4, 99), "revisions": Ledger(70, 9), "tombstones": Ledger(8, 1)}
    assert MANIFEST.rows == replace(MANIFEST, tables=tables).rows == 4
    assert replace(MANIFEST, tables={}).rows == 0


@given(st.integers(0, len(MANIFEST.to_bytes()) - 1), st.integers(0, 7))
def test_every_flipped_bit_is_seen(place: int, bit: int) -> None:
    data = bytearray(MANIFEST.to_bytes())
    data[place] ^= 1 << bit
    with pytest.raises(BadBackup):
        parse_manifest(bytes(data))


@pytest.mark.parametrize(
    "change",
    [
        {"format": "another"},
        {"version": 0},
        {"version": True},
        {"vault_id": "../../etc"},
        {"sequence": -1},
        {"sequence": 2**63},
        {"entries": "3"},
        {"made_at": "2026-03-02T09:30:00"},
        {"made_at": 7},
        {"files": {"vault.db": {"bytes": 1, "sha256": "0" * 64}}},
        {"files": {"vault.db": {"bytes": 1, "sha256": "0"}, "vault.json": {"bytes": 1, "sha256": "0" * 64}}},
        {"tables": {"entries": {"rows": 1}}},
        {"tables": []},
        {"more": 1},
    ],
    ids=str,
)
def test_a_manifest_that_cannot_be_ours_is_refused(change: dict[str, Any]) -> None:
    assert parse_manifest(signed({})) == MANIFEST
    with pytest.raises(BadBackup):
        parse_manifest(signed(change))


def test_a_later_version_is_said_to_be_newer() -> None:
    """Case 29, for backups."""
    with pytest.raises(BackupTooNew):
        parse_manifest(signed({"version": 2}))


@pytest.mark.parametrize("data", [b"", b"[]", b"null", b"\xff", b"[" * 60_000, b'{"sha256": 1}'], ids=repr)
def test_what_is_no_manifest_is_refused(data: bytes) -> None:
    with pytest.raises(BadBackup):
        parse_manifest(data)
