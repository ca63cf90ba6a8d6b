# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Pages of a PDF: nothing is drawn twice, nothing is left out, and no heading is the last on its page."""

from __future__ import annotations

import io

import pytest

from holdspace.services.formats.page_words import Opening
from holdspace.services.formats.pdf_book import Book
from services.formats.pdf_reading import pages_of

pytestmark = pytest.mark.usefixtures("qapp")
OPENING = Opening("Title", "2 March", "3 entries", "Made today", ("Not encrypted.", "Read it first."))
LINES = "".join(f"<p>line{number:04}end</p>" for number in range(200))


def pages(*given: tuple[str, str, list[str]], paper: str = "A4") -> list[str]:
    file = io.BytesIO()
    book = Book(file, paper)
    book.open_with(OPENING)
    for entry in given:
        book.add_entry(*entry)
    book.close()
    assert file.getvalue().rstrip().endswith(b"%%EOF")
    return pages_of(file.getvalue())


def test_every_line_is_there_once_and_in_order_over_many_pages() -> None:
    found = "".join(page[:-1] for page in pages(("Monday", "9:30", [LINES]))[1:])
    assert found == "Monday9:30" + "".join(f"line{number:04}end" for number in range(200))


def test_a_day_and_a_time_stand_on_the_page_of_their_first_words() -> None:
    for height in range(40, 60):
        filling = "".join("<p>.</p>" for _ in range(height))
        found = pages(("Monday", "", [filling]), ("Tuesday", "9:31", ["<p>first words</p>"]))
        page = next(page for page in found if "Tuesday" in page)
        assert "Tuesday9:31firstwords" in page


def test_the_title_page_holds_the_opening_and_no_number() -> None:
    title, _ = pages(("Monday", "", ["<p>x</p>"]))
    assert title == "Title2March3entriesMadetodayNotencrypted.Readitfirst."


def test_a_long_title_is_wrapped() -> None:
    file = io.BytesIO()
    book = Book(file, "Letter")
    book.open_with(Opening("long " * 40, "", "", "", ()))
    book.close()
    assert pages_of(file.getvalue())[0].count("long") == 40


def test_what_was_drawn_is_in_the_file_before_the_end() -> None:
    file = io.BytesIO()
    book = Book(file, "A4")
    book.open_with(OPENING)
    before = file.tell()
    book.add_entry("", "", [LINES])
    assert file.tell() > before
    book.close()
