# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What stands round the words on a page: in the order of the locale, and loads in words."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QLocale

from holdspace.services.formats.page_words import PageWords, usual_paper, wordless
from services.formats.exporters.round_trips import MADE_AT, entry

BRITISH = QLocale("en_GB")


def uniform(words: str) -> str:
    """Return a day as both older and newer locale data write it."""
    return words.replace(",", "")


LATER = datetime(2026, 6, 1, 18, 5, tzinfo=UTC)


def test_days_and_times_are_in_the_order_of_the_locale() -> None:
    given = entry(created_at=LATER)
    british, american = PageWords(locale=BRITISH), PageWords(locale=QLocale("en_US"))
    assert (uniform(british.heading(given)), british.time(given)) == ("Monday 1 June 2026", "18:05")
    assert american.heading(given) == "Monday, June 1, 2026"
    assert american.time(given).replace("\N{NARROW NO-BREAK SPACE}", " ") == "6:05 pm"


def test_redacted_pages_tell_months_alone_and_that_something_may_be_left() -> None:
    words = PageWords(redacted=True, locale=BRITISH)
    assert (words.heading(entry()), words.time(entry())) == ("March 2026", "")
    opening = words.opening("", MADE_AT, LATER, 2, LATER)
    assert opening.span == "March 2026 to June 2026"
    assert "may still be in it" in opening.notes[1]


@pytest.mark.parametrize(
    ("count", "last", "span", "counted"),
    [
        (0, None, "", "No entries"),
        (1, MADE_AT, "Monday 2 March 2026", "One entry"),
        (1214, LATER, "Monday 2 March 2026 to Monday 1 June 2026", "1,214 entries"),
    ],
)
def test_the_opening_says_from_when_to_when_and_how_many(
    count: int, last: datetime | None, span: str, counted: str
) -> None:
    opening = PageWords(locale=BRITISH).opening("", MADE_AT if last else None, last, count, LATER)
    assert (opening.title, uniform(opening.span), opening.count) == ("From my journal", span, counted)
    assert uniform(opening.made) == "Made on Monday 1 June 2026"
    assert opening.notes == ("Not encrypted. Whoever has this can read it.",)


def test_the_title_is_the_persons_own_on_one_line() -> None:
    opening = PageWords(locale=BRITISH).opening(" For\nMaya \x00", None, None, 0, LATER)
    assert opening.title == "For Maya \N{REPLACEMENT CHARACTER}"
    assert "Maya" not in repr(opening)


def test_what_is_known_of_an_entry_is_one_line_with_loads_in_words() -> None:
    words = PageWords(locale=BRITISH)
    given = entry(
        audiences=("client",),
        kind="day_end",
        load=5,
        load_after=2,
        feelings=("tired", "my own"),
        tags=("car", "late"),
        starred=True,
        sealed=True,
    )
    assert words.about(given) == (
        "Client or family · Day\N{RIGHT SINGLE QUOTATION MARK}s end"
        " · How heavy: heavy (5 of 5), and afterwards rather light (2 of 5)"
        " · It felt tired, my own · #car, #late · Starred · Written while locked"
    )
    assert words.about(entry(load=3)) == "How heavy: in between (3 of 5)"
    assert words.about(entry(load_after=1)) == "How heavy afterwards: light (1 of 5)"
    assert words.about(entry()) == ""
    assert wordless() == "A moment, without words"


def test_paper_is_what_is_usual_in_the_country() -> None:
    papers = {name: usual_paper(QLocale(name)) for name in ("en_US", "es_MX", "en_GB", "de_DE", "C")}
    assert papers == {"en_US": "Letter", "es_MX": "Letter", "en_GB": "A4", "de_DE": "A4", "C": "A4"}
