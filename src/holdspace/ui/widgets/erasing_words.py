# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What is said before and after something is erased for good, here and in the journal."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from holdspace.ui.widgets.dates import short_day

if TYPE_CHECKING:
    from holdspace.services.erasing import Holding


def question_words(held: Holding, count: int | None, locale: QLocale) -> str:
    """Return the question before so many entries are erased, or the one beside which it stands, for None.

    For 0 the journal is only written anew. It says of what holds them still, so that nothing is promised that
    is not so.
    """
    if count is None:
        asked = _tr("Erase this entry from the journal? It cannot be brought back from here.")
    elif count == 0:
        asked = _tr("Write the journal anew, so that no trace of what was erased is left in it?")
    elif count == 1:
        asked = _tr("Erase the one deleted entry from the journal? It cannot be brought back from here.")
    else:
        asked = _tr("Erase all {number} entries from the journal? They cannot be brought back from here.")
        asked = asked.format(number=locale.toString(count))
    if not held.backups or held.until is None:
        return asked
    day = short_day(held.until, date.min, locale)  # with its year
    kept = _tr("Backups made before still have it; with a backup each day the last goes on {day}.")
    if count is not None and count > 1:
        kept = _tr("Backups made before still have them; with a backup each day the last goes on {day}.")
    return f"{asked} {kept.format(day=day)}"


def holding_words(held: Holding, locale: QLocale) -> str:
    """Return how many backups hold what is or was erased, and until when."""
    if held.backups == 1:
        words = _tr(
            "One backup made before still holds what is erased; with a backup each day it goes on {day}."
        )
    else:
        words = _tr(
            "{number} backups made before still hold what is erased; with a backup each day the last of them"
            " goes on {day}."
        )
    day = short_day(held.until, date.min, locale) if held.until else ""  # with its year
    return words.format(number=locale.toString(held.backups), day=day)


def erased_words(count: int, locale: QLocale) -> str:
    """Return that so many entries were erased."""
    if count == 0:
        return _tr("The journal was written anew. No trace of what was erased is left in it.")
    if count == 1:
        return _tr("One entry is erased. Nothing of it is left in the journal.")
    words = _tr("{number} entries are erased. Nothing of them is left in the journal.")
    return words.format(number=locale.toString(count))


def _tr(text: str) -> str:
    return QCoreApplication.translate("safety", text)
