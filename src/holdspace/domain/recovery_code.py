# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The recovery code: the vault's root secret as 36 characters that can be written on paper.

32 characters of Crockford base32 carry the 20 bytes; 4 check characters follow. The whole code, read as a
polynomial over GF(32), is a multiple of x^4 + x^2 + 2x + 2. Over 36 characters every wrong character and
every swap of two neighbours then leaves a remainder of its own, so either can be named, and no two wrong
characters look like one. tests/domain/test_recovery_code.py holds that.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
ROOT_BYTES = 20
CODE_LENGTH = 36
GROUP_LENGTH = 4
_CHECK_LENGTH = 4
_GENERATOR = (0, 1, 2, 2)  # below x^4, highest power first; found by search, proven by the tests
_FIELD = 0b100101  # x^5 + x^2 + 1
_LONGEST_TYPED = 500
_LOOK_ALIKES = str.maketrans("OIL", "011")
_Remainder = tuple[int, ...]


class BadRecoveryCode(ValueError):  # noqa: N818 - named for what it says
    """A recovery code that cannot be right as typed.

    `reason` is "length", "character", "typo", "swap" or "unclear". `position` is the character at fault,
    counted from 1 without the hyphens (for a swap the first of the two), or None. `group` is its group of
    four, counted from 1, or None. The message never holds the code.
    """

    def __init__(self, reason: str, *, position: int | None = None, group: int | None = None) -> None:
        """Say what is wrong; `group` follows from `position` where that is known."""
        if position is not None:
            group = (position - 1) // GROUP_LENGTH + 1
        super().__init__(f"recovery code: {reason}" + (f" in group {group}" if group else ""))
        self.reason = reason
        self.position = position
        self.group = group


class _Fault(NamedTuple):
    swap: bool
    place: int
    value: int


def encode_code(root: bytes | bytearray) -> str:
    """Return the recovery code of a 20-byte root secret, as nine groups of four with hyphens between."""
    if len(root) != ROOT_BYTES:
        raise ValueError(f"a root secret has {ROOT_BYTES} bytes")
    number = int.from_bytes(root, "big")
    values = [number >> shift & 31 for shift in range(155, -1, -5)]
    values += _remainder([*values, 0, 0, 0, 0])
    code = "".join(ALPHABET[value] for value in values)
    return "-".join(code[start : start + GROUP_LENGTH] for start in range(0, CODE_LENGTH, GROUP_LENGTH))


def decode_code(text: str) -> bytearray:
    """Return the 20-byte root secret of a recovery code as typed; the caller wipes it.

    Lower case, O for 0, I and L for 1, and any spaces or hyphens are accepted. Raises BadRecoveryCode, which
    names one wrong character or one swap of neighbours; nothing is ever corrected silently.
    """
    values = _values(text)
    remainder = _remainder(values)
    if any(remainder):
        raise _named_fault(values, remainder)
    number = 0
    for value in values[:-_CHECK_LENGTH]:
        number = number << 5 | value
    return bytearray(number.to_bytes(ROOT_BYTES, "big"))


def _values(text: str) -> list[int]:
    if len(text) > _LONGEST_TYPED:
        raise BadRecoveryCode("length")
    groups = _groups(text)
    code = "".join(groups)
    for index, character in enumerate(code[:CODE_LENGTH]):
        if character not in ALPHABET:
            raise BadRecoveryCode("character", position=index + 1)
    if len(code) != CODE_LENGTH:
        raise BadRecoveryCode("length", group=_uneven_group(groups))
    return [ALPHABET.index(character) for character in code]


def _groups(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", text).upper().translate(_LOOK_ALIKES)
    spaced = "".join(" " if unicodedata.category(c) in {"Pd", "Sm", "Zs", "Cc", "Cf"} else c for c in plain)
    return spaced.split()


def _uneven_group(groups: Sequence[str]) -> int | None:
    uneven = [index for index, group in enumerate(groups, start=1) if len(group) != GROUP_LENGTH]
    return uneven[0] if len(groups) == CODE_LENGTH // GROUP_LENGTH and len(uneven) == 1 else None


def _named_fault(values: Sequence[int], remainder: _Remainder) -> BadRecoveryCode:
    fault = _faults().get(remainder)
    if fault is None:
        return BadRecoveryCode("unclear")
    if not fault.swap:
        return BadRecoveryCode("typo", position=fault.place + 1)
    if values[fault.place] ^ values[fault.place + 1] == fault.value:
        return BadRecoveryCode("swap", position=fault.place + 1)
    return BadRecoveryCode("unclear")


def _times(left: int, right: int) -> int:
    product = 0
    while right:
        if right & 1:
            product ^= left
        left <<= 1
        if left & 32:
            left ^= _FIELD
        right >>= 1
    return product


_PRODUCTS = tuple(tuple(_times(left, right) for right in range(32)) for left in range(32))


def _remainder(values: Iterable[int]) -> _Remainder:
    remainder: _Remainder = (0,) * _CHECK_LENGTH
    for value in values:
        products = _PRODUCTS[remainder[0]]
        shifted = (*remainder[1:], value)
        remainder = tuple(low ^ products[g] for low, g in zip(shifted, _GENERATOR, strict=True))
    return remainder


@cache
def _faults() -> dict[_Remainder, _Fault]:
    columns = [_remainder([1] + [0] * place) for place in reversed(range(CODE_LENGTH))]
    faults: dict[_Remainder, _Fault] = {}
    for index, column in enumerate(columns):
        for value in range(1, 32):
            faults[_scaled(column, value)] = _Fault(False, index, value)
    for index, (left, right) in enumerate(pairwise(columns)):
        both = tuple(a ^ b for a, b in zip(left, right, strict=True))
        for value in range(1, 32):
            faults[_scaled(both, value)] = _Fault(True, index, value)
    return faults


def _scaled(column: _Remainder, value: int) -> _Remainder:
    return tuple(_PRODUCTS[value][power] for power in column)
