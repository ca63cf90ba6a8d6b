# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What is said of a search."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QLocale

from holdspace.domain.find import Problem, parse
from holdspace.services.typed_days import days_meant
from holdspace.ui.journal.query_words import (
    _SENTENCES,
    ASKING,
    asking_words,
    explanation_words,
    found_words,
    hint_words,
)

ENGLISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


def test_every_problem_has_its_sentence() -> None:
    assert set(_SENTENCES) == set(Problem) - {Problem.ONLY_NOT}
    assert not [words for words in _SENTENCES.values() if "!" in words]


@pytest.mark.parametrize(
    ("typed", "total", "words"),
    [
        ("silence", 4, "4 entries with “silence”"),
        ("silence", 1, "One entry with “silence”"),
        ("silence", 0, "No entries with “silence”"),
        ("silence", None, "Entries with “silence”"),
        ("silence", 12_345, "12,345 entries with “silence”"),
        ('"long silence" for:client', 2, "2 entries with “long silence”, with Client or family"),
        ("one two", 2, "2 entries with “one”, “two”"),
        ("for:client", 2, "2 entries with Client or family"),
        ("tag:visit -chart", 0, "No entries tagged “visit”, without “chart”"),
        ("-adjuster -tag:visit", 3, "3 entries without “adjuster”, not tagged “visit”"),
        ("silence before:2024-03-04", 1, "One entry with “silence”, before 4 March 2024"),
        ("{number} {words}", 3, "3 entries with “{number}”, “{words}”"),
    ],
)
def test_how_many_were_found(typed: str, total: int | None, words: str) -> None:
    assert found_words(parse(typed), total, total or 50, ENGLISH) == words


def test_while_nothing_is_found_yet_it_is_looked_for() -> None:
    assert found_words(parse("silence"), None, 0, ENGLISH) == "Looking for entries with “silence”"


@pytest.mark.parametrize(
    ("typed", "while_typing", "after"),
    [
        ("silence", "", ""),
        ("for:", "", "Nothing stands after for:, so it is left out."),
        ("load:9", "", "load:9 is left out. A load is 1 to 5, as 4, >=4, <3 or 2..4."),
        ("before:2024-02-30", "", "before:2024-02-30 is left out. There is no 30 February 2024."),
        ("load:9 a", "load:9 is left out. A load is 1 to 5, as 4, >=4, <3 or 2..4.", None),
        ('"long sil', "", "The quotation is taken up to the end."),
        ("-chart", "", None),
    ],
)
def test_what_the_next_key_may_put_right_is_not_spoken_of(
    typed: str, while_typing: str, after: str | None
) -> None:
    query = parse(typed, is_typing=True)
    assert explanation_words(typed, query, ENGLISH, is_typing=True) == while_typing
    said = explanation_words(typed, query, ENGLISH, is_typing=False)
    assert said.removesuffix(" So there is nothing to look for.") == (
        while_typing if after is None else after
    )


def test_every_mistake_is_named_and_that_nothing_is_left() -> None:
    typed = "load:9 for:nobody is:new has:photo kind:poem"
    said = explanation_words(typed, parse(typed), ENGLISH, is_typing=False)
    assert all(part in said for part in typed.split())
    assert said.endswith("Left out too: has:photo, kind:poem. So there is nothing to look for.")
    with_rest = explanation_words(f"{typed} calm", parse(f"{typed} calm"), ENGLISH, is_typing=True)
    assert "nothing to look for" not in with_rest


def test_what_the_screen_calls_things_can_be_asked() -> None:
    typed = [each for each, _words in ASKING]
    assert {"#sleep", "with:adjuster", "felt:tired", "heavy:>=4", "kind:before"} <= set(typed)
    assert not [words for _typed, words in asking_words() if "form" in words]


def test_a_long_part_is_cut() -> None:
    typed = "load:" + "9" * 100 + " a"
    assert explanation_words(typed, parse(typed), ENGLISH, is_typing=True).startswith(
        "load:" + "9" * 18 + "… is"
    )


def _days(typed: str) -> tuple[date, date] | None:
    return days_meant(typed, date(2026, 10, 14), ENGLISH)


def test_all_that_can_be_asked_is_understood() -> None:
    assert len(asking_words()) == len(ASKING)
    assert all(not parse(typed + " a", read_days=_days).explanations for typed, _words in ASKING)
    assert "F1" in hint_words()
