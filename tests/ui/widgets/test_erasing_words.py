# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The words before and after something is erased for good."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QLocale

from holdspace.services.erasing import Holding
from holdspace.ui.widgets.erasing_words import erased_words, holding_words, question_words

BRITISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


def test_backups_that_hold_it_have_a_day_with_its_year() -> None:
    one = holding_words(Holding(1, date(2026, 12, 3)), BRITISH)
    assert one.endswith("still holds what is erased; with a backup each day it goes on 3 December 2026.")
    more = holding_words(Holding(12, date(2027, 12, 3)), BRITISH)
    assert more.startswith("12 backups made before still hold what is erased")
    assert more.endswith("the last of them goes on 3 December 2027.")


def test_what_erasing_does_is_said_before() -> None:
    held = Holding(0, None)
    assert question_words(held, 0, BRITISH).startswith("Write the journal anew, so that no trace")
    assert question_words(held, 1, BRITISH).startswith("Erase the one deleted entry from the journal? It")
    assert question_words(held, 1_214, BRITISH).startswith("Erase all 1,214 entries from the journal? They")


def test_a_question_says_what_holds_it_still_and_promises_no_more() -> None:
    none = question_words(Holding(0, None), None, BRITISH)
    assert none == "Erase this entry from the journal? It cannot be brought back from here."
    held = question_words(Holding(2, date(2026, 12, 25)), 1_214, BRITISH)
    assert held.startswith("Erase all 1,214 entries from the journal?")
    assert held.endswith("still have them; with a backup each day the last goes on 25 December 2026.")
    assert "no way back" not in held


def test_what_was_erased_is_said_after() -> None:
    assert erased_words(0, BRITISH).startswith("The journal was written anew.")
    assert erased_words(1, BRITISH).startswith("One entry is erased.")
    assert erased_words(1214, BRITISH).startswith("1,214 entries are erased.")
