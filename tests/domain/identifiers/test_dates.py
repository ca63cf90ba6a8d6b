# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Days, months with their year, and ages of 90 and over."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from holdspace.domain.identifiers.dates import month_and_year

Found = Callable[[str], list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("hurt on March 3 at work", "March 3"),
        ("on the 4th of July 1962", "the 4th of July 1962"),
        ("MMI as of June 2024", "June 2024"),
        ("due 3/14/2025", "3/14/2025"),
        ("since 2-17-23", "2-17-23"),
        ("out 2024-08-30", "2024-08-30"),
        ("on 11/02", "11/02"),
        ("seen sept 9th", "sept 9th"),
        ("12 Nov was hard", "12 Nov"),
        ("again on the 14th.", "the 14th"),
        ("the third of March", "the third of March"),
    ],
)
def test_days_and_months_are_found(text: str, words: str, found: Found) -> None:
    assert found(text) == [("date", words)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("She is 93 now.", "93"),
        ("a 97-year-old", "97"),
        ("turned 101 today", "101"),
        ("ninety-one years old", "ninety-one"),
        ("her 95th birthday", "95th"),
        ("in her nineties", "nineties"),
        ("(F, 92)", "92"),
    ],
)
def test_high_ages_are_found(text: str, words: str, found: Found) -> None:
    assert found(text) == [("age", words)]


@pytest.mark.parametrize(
    "text",
    [
        "Monday, then Friday, tomorrow at 3:30.",
        "In May, in 2019, next June.",
        "It may 3 times fail. We march 2 abreast.",
        "She is 89. He turned 54. Sat at 97 on room air. She was 95 percent sure.",
        "1/2 listening, 3/4 driving, pain 7/10.",
        "the 3rd floor, the 2nd visit",
    ],
)
def test_what_is_no_day_and_no_high_age(text: str, found: Found) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("March 3", (3, 0)),
        ("the 4th of July 1962", (7, 1962)),
        ("3/14/2025", (3, 2025)),
        ("31.12.99", (12, 1999)),
        ("2024-08-30", (8, 2024)),
        ("2/9/24", (2, 2024)),
        ("the 14th", (0, 0)),
    ],
)
def test_month_and_year_are_told(words: str, told: tuple[int, int]) -> None:
    assert month_and_year(words) == told
