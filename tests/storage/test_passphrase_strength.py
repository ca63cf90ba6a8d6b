# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The strength of a passphrase."""

from __future__ import annotations

from holdspace.domain.passphrases import ENOUGH_SCORE
from holdspace.storage.passphrase_strength import score


def test_a_passphrase_is_scored_by_its_first_72_characters() -> None:
    assert score("") == 0
    assert score("password") < ENOUGH_SCORE
    assert score("weir mossy tandem quill") >= ENOUGH_SCORE
    assert score("a" * 1000) == score("a" * 72) < ENOUGH_SCORE
