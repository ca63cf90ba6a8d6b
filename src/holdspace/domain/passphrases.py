# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What a passphrase may be: its form, its length and when it is strong enough."""

from __future__ import annotations

import unicodedata

MIN_LENGTH = 15
MAX_LENGTH = 1024
SCORED_LENGTH = 72
"""zxcvbn raises past this many characters, so it is given the first ones."""
ENOUGH_SCORE = 3
_LONGEST_FORM = 8 * MAX_LENGTH


class BadPassphrase(ValueError):  # noqa: N818 - named for what it says
    """A passphrase no vault can have. `reason` is "empty", "too_long" or "character"."""

    def __init__(self, reason: str) -> None:
        """Say which limit it meets."""
        super().__init__(f"passphrase: {reason}")
        self.reason = reason


def normalize(passphrase: str) -> str:
    """Return the passphrase in NFKC, so that every keyboard's form of a letter opens the same vault."""
    return unicodedata.normalize("NFKC", passphrase)


def check_length(passphrase: str) -> None:
    """Raise BadPassphrase if the passphrase is empty, too long, or holds NUL or half a character.

    The limit is 1,024 characters. Takes bounded time for any length.
    """
    if not passphrase:
        raise BadPassphrase("empty")
    # A decomposed form is longer than the one that counts, and this bound keeps normalizing quick.
    if len(passphrase) > _LONGEST_FORM or len(normalize(passphrase)) > MAX_LENGTH:
        raise BadPassphrase("too_long")
    if any(c == "\0" or "\ud800" <= c <= "\udfff" for c in passphrase):
        raise BadPassphrase("character")


def is_strong_enough(passphrase: str, score: int | None) -> bool:
    """Return whether a new passphrase has 15 characters or a zxcvbn score (0 to 4, None if unknown) of 3."""
    return len(normalize(passphrase)) >= MIN_LENGTH or (score is not None and score >= ENOUGH_SCORE)
