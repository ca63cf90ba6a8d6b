# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The six audiences one holds space for: the same list everywhere."""

from __future__ import annotations

from holdspace.domain.text import QT_TRANSLATE_NOOP

AUDIENCE_LABELS: dict[str, str] = {
    "client": QT_TRANSLATE_NOOP("audiences", "Client or family"),
    "physician": QT_TRANSLATE_NOOP("audiences", "Physician or provider"),
    "adjuster": QT_TRANSLATE_NOOP("audiences", "Adjuster or payer"),
    "employer": QT_TRANSLATE_NOOP("audiences", "Employer"),
    "coworker": QT_TRANSLATE_NOOP("audiences", "Coworker"),
    "myself": QT_TRANSLATE_NOOP("audiences", "Myself"),
}
AUDIENCES: tuple[str, ...] = tuple(AUDIENCE_LABELS)
