# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What a key file says: read back exactly, and refused when anything is off."""

from __future__ import annotations

import random
from dataclasses import replace

from holdspace.storage.errors import (
    KeyFileDamaged,
    VaultTooNew,
)
from holdspace.storage.kdf_parameters import KdfParameters
from holdspace.storage.key_file_format import KeyFile, parse_key_file
from holdspace.storage.vault import NewVaultKeys


def test_a_fuzzed_key_file_is_refused_or_says_the_same(made_keys: NewVaultKeys) -> None:
    """Case 16: a thousand flips, cuts and insertions."""
    good = made_keys.key_file.to_bytes()
    dice = random.Random(16)
    refused = 0
    for _ in range(1000):
        data = bytearray(good)
        place = dice.randrange(len(data))
        match dice.randrange(3):
            case 0:
                data[place] ^= 1 << dice.randrange(8)
            case 1:
                del data[place : place + dice.randrange(1, 40)]
            case 2:
                data[place:place] = dice.randbytes(dice.randrange(1, 40))
        try:
            assert parse_key_file(bytes(data)) == made_keys.key_file
        except (KeyFileDamaged, VaultTooNew):
            refused += 1
    assert refused > 900


def test_a_key_file_reads_back_and_binds_every_public_field(made_keys: NewVaultKeys) -> None:
    key_file = made_keys.key_file
    assert parse_key_file(key_file.to_bytes()) == key_file
    others = [
        replace(key_file, vault_id="0" * 8),
        replace(key_file, database_salt=bytes(16)),
        replace(key_file, parameters=KdfParameters()),
        replace(key_file, kdf_salt=bytes(16)),
        replace(key_file, inbox_public_key=bytes(32)),
    ]
    assert len({each.bound_fields() for each in [key_file, *others]}) == 6
    assert isinstance(key_file, KeyFile)
