# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A PDF to take to supervision or therapy: a title page, then day by day, with page numbers.

Loads QtGui: imported when a PDF is written, and never before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path

from holdspace.domain.entries import Entry
from holdspace.domain.exports import ExportOptions
from holdspace.services import rendering
from holdspace.services.formats.page_words import PageWords, usual_paper, wordless
from holdspace.services.formats.pdf_book import Book
from holdspace.storage.progress import Progress, share

IS_FOLDER = False
READING_SHARE = 0.05  # the title page counts all entries, so they are taken before anything is drawn
_STEP = 8  # entries between two words on how far it is
_PIECE = 10_000  # characters of plain words laid out at once


def write(
    target: Path, entries: Iterator[Entry], options: ExportOptions, progress: Progress
) -> Mapping[str, int]:
    """Write all entries, day by day, with all that a person would want to read of them."""
    words = PageWords(redacted=options.redact)
    held = list(entries)
    first, last = (held[0].created_at, held[-1].created_at) if held else (None, None)
    with target.open("wb") as file:
        book = Book(file, options.page_size or usual_paper(words.locale))
        try:
            book.open_with(words.opening(options.title, first, last, len(held), options.made_at))
            _add_days(book, held, words, progress)
        finally:
            book.close()
    return {}


def _add_days(book: Book, entries: list[Entry], words: PageWords, progress: Progress) -> None:
    above = ""
    for number, entry in enumerate(entries):
        heading = words.heading(entry)
        done = share(progress, number / len(entries), 1.0)
        pieces = _telling(_with_line_below(_pieces(entry), words.about(entry)), number, done)
        book.add_entry(heading if heading != above else "", words.time(entry), pieces)
        above = heading


def _telling(pieces: Iterator[str], number: int, progress: Progress) -> Iterator[str]:
    """Give the pieces, and tell at some entries and within long ones that the work goes on."""
    for at, piece in enumerate(pieces):
        if at or number % _STEP == 0:
            progress(0.0)
        yield piece


def _with_line_below(pieces: Iterator[str], about: str) -> Iterator[str]:
    last = next(pieces)
    for piece in pieces:
        yield last
        last = piece
    yield f'{last}<p class="about">{escape(about)}</p>' if about else last


def _pieces(entry: Entry) -> Iterator[str]:
    """Give the words of an entry as HTML, in pieces that can each be laid out in bounded time."""
    text = entry.text
    if not text.strip():
        yield f'<p class="wordless">{escape(wordless())}</p>'
        return
    html = rendering.render_whole(text)
    if html is not None:
        yield rendering.headings_for_qt(html)
        return
    held: list[str] = []
    for line in rendering.plain_lines(text).split("\n"):
        held.append(f'<p class="plain">{escape(line) or "<br/>"}</p>')
        if sum(map(len, held)) > _PIECE:
            yield "".join(held)
            held = []
    if held:
        yield "".join(held)
