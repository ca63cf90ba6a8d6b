# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""How hard Argon2id works, within bounds that are checked before anything is allocated."""

from __future__ import annotations

from dataclasses import dataclass

MIN_MEMORY_KIB = 19 * 1024
MAX_MEMORY_KIB = 1024 * 1024
MAX_PASSES = 16
MAX_LANES = 16


@dataclass(frozen=True, slots=True)
class KdfParameters:
    """Argon2id's memory in KiB, its passes and its lanes. Raises ValueError out of bounds."""

    memory_kib: int = 256 * 1024
    passes: int = 3
    lanes: int = 4

    def __post_init__(self) -> None:
        bounds = (
            (self.memory_kib, MIN_MEMORY_KIB, MAX_MEMORY_KIB),
            (self.passes, 1, MAX_PASSES),
            (self.lanes, 1, MAX_LANES),
        )
        if any(type(value) is not int or not low <= value <= high for value, low, high in bounds):
            raise ValueError("Argon2id parameters out of bounds")
