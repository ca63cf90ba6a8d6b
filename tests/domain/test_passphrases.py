# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Passphrases: one form for every keyboard, clear limits, no work on hostile ones."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdspace.domain.passphrases import (
    MAX_LENGTH,
    MIN_LENGTH,
    BadPassphrase,
    check_length,
    is_strong_enough,
    normalize,
)


@given(st.text())
def test_composed_and_decomposed_forms_are_one(passphrase: str) -> None:
    composed, decomposed = (unicodedata.normalize(form, passphrase) for form in ("NFC", "NFD"))
    assert normalize(composed) == normalize(decomposed)


@pytest.mark.parametrize(
    ("passphrase", "reason"),
    [
        ("", "empty"),
        ("a" * (MAX_LENGTH + 1), "too_long"),
        ("a" * 1_000_000, "too_long"),
        ("\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}" * 1000, "too_long"),
        ("half\0way there and on", "character"),
        ("half \ud83d a character", "character"),
    ],
)
def test_each_limit_is_named_without_the_words(passphrase: str, reason: str) -> None:
    with pytest.raises(BadPassphrase) as caught:
        check_length(passphrase)
    assert caught.value.reason == reason
    assert str(caught.value) == f"passphrase: {reason}"


@pytest.mark.parametrize("passphrase", ["a", "a" * MAX_LENGTH, "e\u0301" * MAX_LENGTH, "\N{FOX FACE}" * 20])
def test_what_is_within_the_limits_passes(passphrase: str) -> None:
    check_length(passphrase)


@pytest.mark.parametrize(
    ("passphrase", "score", "strong"),
    [
        ("a" * MIN_LENGTH, None, True),
        ("a" * (MIN_LENGTH - 1), None, False),
        ("a" * (MIN_LENGTH - 1), 2, False),
        ("a" * (MIN_LENGTH - 1), 3, True),
        ("e\u0301" * (MIN_LENGTH - 1), 0, False),
    ],
)
def test_strong_is_long_or_well_scored(passphrase: str, score: int | None, strong: bool) -> None:
    assert is_strong_enough(passphrase, score) is strong
