# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What is said of own things that a newer version made: they are kept, and this one cannot show them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

CARD, PATTERN, PRACTICE = "card", "pattern", "practice"


def newer_words(what: str, count: int) -> str:
    """Return that so many of one kind (CARD, PATTERN or PRACTICE) are kept, or "" for none."""
    translate = QCoreApplication.translate
    one, several = {
        CARD: (
            translate("newer", "1 card was made with a newer version of HoldSpace. It is kept."),
            translate(
                "newer", "%n cards were made with a newer version of HoldSpace. They are kept.", "", count
            ),
        ),
        PATTERN: (
            translate("newer", "1 pattern was made with a newer version of HoldSpace. It is kept."),
            translate(
                "newer", "%n patterns were made with a newer version of HoldSpace. They are kept.", "", count
            ),
        ),
        PRACTICE: (
            translate("newer", "1 practice was made with a newer version of HoldSpace. It is kept."),
            translate(
                "newer", "%n practices were made with a newer version of HoldSpace. They are kept.", "", count
            ),
        ),
    }[what]
    return one if count == 1 else several if count else ""
