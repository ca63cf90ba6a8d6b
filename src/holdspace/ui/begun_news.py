# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What is said after an unlock of one's own things that were begun and not kept: where each waits."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from holdspace.ui.house import House

__all__ = ["begun_words"]

translate = QCoreApplication.translate


def begun_words(house: House) -> str:
    """Return where a card or a practice waits that was begun and not kept, or ""; opens nothing."""
    card, practice = house.own_cards().drafts.are_waiting, house.own_practices().drafts.are_waiting
    if card and practice:
        return translate(
            "begun_news", "A card and a practice you had begun are still here, under Cards and Pause."
        )
    if card:
        return translate("begun_news", "A card you had begun is still here, under Cards.")
    return translate("begun_news", "A practice you had begun is still here, under Pause.") if practice else ""
