# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What to call the lengths of a pattern, in one line."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from holdspace.domain.breathing import Pattern


def counts(pattern: Pattern) -> str:
    """Return the phases with their seconds: "4 in, 6 out", with dots between."""
    translate, locale = QCoreApplication.translate, QLocale()
    forms = {
        "in": translate("BreatheChooser", "{seconds} in"),
        "sip": translate("BreatheChooser", "{seconds} sip"),
        "hold": translate("BreatheChooser", "{seconds} hold"),
        "out": translate("BreatheChooser", "{seconds} out"),
    }
    parts = [
        forms[step.kind].format(seconds=locale.toString(step.seconds, "g", 3)) for step in pattern.phases
    ]
    return "  ·  ".join(parts)
