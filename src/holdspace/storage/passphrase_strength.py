# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""How hard a new passphrase is to guess. zxcvbn is heavy and imported on the first call."""

from __future__ import annotations

from holdspace.domain.passphrases import SCORED_LENGTH, normalize


def score(passphrase: str) -> int:
    """Return zxcvbn's score from 0 to 4, of the first 72 characters; takes a few milliseconds."""
    if not passphrase:
        return 0
    from zxcvbn import zxcvbn

    return int(zxcvbn(normalize(passphrase[:SCORED_LENGTH])[:SCORED_LENGTH])["score"])
