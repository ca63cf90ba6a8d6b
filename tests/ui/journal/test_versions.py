# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""How two versions differ, in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QLocale

from holdspace.domain.entries import new_entry
from holdspace.domain.word_diff import word_diff
from holdspace.services.content import load_feelings
from holdspace.ui.journal.versions import change_words, goes_back_words, other_changes, step_words

NOW = datetime(2026, 10, 14, 14, 10, tzinfo=UTC)
ENGLISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


def test_words_are_counted() -> None:
    def said(old: str, new: str) -> str:
        return change_words(word_diff(old, new), ENGLISH)

    assert said("one two", "one two") == "The words are the same."
    assert said("one three", "one two three") == "One word added since."
    assert said("one two three four", "one four") == "2 words taken out since."
    assert said("one two five", "one three four five") == "2 words added since, one word taken out since."


def test_words_of_one_step_are_counted() -> None:
    assert step_words(word_diff("one", "one two three"), ENGLISH) == "2 words added then."
    assert step_words(word_diff("one", "two"), ENGLISH) == "One word added then, one word taken out then."
    assert step_words(word_diff("one", "one"), ENGLISH) == "The words are those of the version before."


def test_what_goes_back_beside_the_words_is_named() -> None:
    then = new_entry("words", now=NOW, time_zone="UTC", load=3, feelings=("tired",))
    assert goes_back_words(then, replace(then, text="other")) == ""
    assert goes_back_words(then, replace(then, load=4, feelings=())) == "Goes back: How heavy, It felt."
    now = replace(then, text="other", tags=("phone",), audiences=("client",))
    assert goes_back_words(then, now) == "Goes back with the words: With, Tags."


def test_what_else_differs_is_named() -> None:
    then = new_entry("words", now=NOW, time_zone="UTC", load=3, feelings=("tired",))
    now = replace(
        then,
        audiences=("client",),
        load=4,
        feelings=(),
        tags=("phone",),
        created_at=NOW - timedelta(hours=1),
    )
    assert other_changes(then, now, load_feelings(), NOW.date(), ENGLISH) == [
        "With: nothing then, Client or family now",
        "How heavy: 3 then, 4 now",
        "It felt: tired then, nothing now",
        "Tags: nothing then, phone now",
        "Time: Wednesday, 14 October, 14:10 then, Wednesday, 14 October, 13:10 now",
    ]
    step = other_changes(then, now, load_feelings(), NOW.date(), ENGLISH, is_step=True)
    assert step[1] == "How heavy: 3 before, 4 then"
    assert other_changes(then, then, load_feelings(), NOW.date(), ENGLISH) == []
