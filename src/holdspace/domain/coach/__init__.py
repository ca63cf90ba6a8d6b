# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The coach of the listening practice: what it may have seen in a reply, by phrases and word lists alone."""

from __future__ import annotations

from holdspace.domain.coach.looking import look
from holdspace.domain.coach.looks import FINDINGS, REFLECTIONS, Finding, Look
from holdspace.domain.coach.rules import BadRules, Rules, new_rules
from holdspace.domain.coach.saying import CoachWords, sentence

__all__ = [
    "FINDINGS",
    "REFLECTIONS",
    "BadRules",
    "CoachWords",
    "Finding",
    "Look",
    "Rules",
    "look",
    "new_rules",
    "sentence",
]
