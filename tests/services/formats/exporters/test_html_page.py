# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The HTML page: everything is on it, and it runs nothing, loads nothing and hides nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings

from examples import KEEPS_FIXTURES
from holdspace.domain.entries import Entry
from holdspace.services.formats.exporters import html_page
from holdspace.services.rendering import CAP
from services.formats.exporters.round_trips import MADE_AT, OPTIONS, entries, entry, written

LOADS = {"src", "srcset", "href", "data", "action", "formaction", "poster", "background", "style", "ping"}
ACTIVE = {"script", "iframe", "object", "embed", "link", "img", "form", "base", "audio", "video", "a"}


class Page(HTMLParser):
    """What is on a page: its elements, their attributes and its words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.words += data


def page_of(tmp_path: Path, *given_entries: Entry, redact: bool = False) -> tuple[str, Page]:
    path = tmp_path / "journal.html"
    assert written(html_page, path, given_entries, replace(OPTIONS, redact=redact)) == {}
    text = path.read_text(encoding="utf-8")
    return text, Page(text)


def test_title_span_count_days_and_words_are_on_it(tmp_path: Path) -> None:
    next_day = MADE_AT + timedelta(days=1)
    text, page = page_of(
        tmp_path,
        entry("# Her *garden*", load=4, starred=True),
        entry("a & b"),
        entry("", created_at=next_day, load=5),
    )
    assert page.elements.count("h1") == 1
    assert page.elements.count("h2") == 2
    assert page.elements.count("article") == 3
    assert "<h3>Her <em>garden</em></h3>" in text
    for words in (
        "For supervision",
        "3 entries",
        "Not encrypted",
        "rather heavy (4 of 5)",
        "without words",
        "a & b",
    ):
        assert words in page.words
    assert text.index("For supervision") < text.index("Her <em>")
    assert text.rstrip().endswith("</html>")


HOSTILE = [
    "<script>fetch('https://x.example')</script><img src=https://x.example/a.png onerror=alert(1)>",
    "![see](https://x.example/a.png) [go](javascript:alert(1)) <https://x.example>",
    "[ref]\n\n[ref]: https://x.example \"t\"\n\n<iframe src='file:///etc/passwd'></iframe>",
    "</style></article></body><style>@import url(https://x.example)</style>",
    '<p style="background:url(https://x.example)">&#60;script&#62;</p> `<link href=x>`',
]


@pytest.mark.parametrize("hostile_text", HOSTILE)
def test_the_page_is_silent_it_loads_nothing_and_runs_nothing(tmp_path: Path, hostile_text: str) -> None:
    hostile = entry(hostile_text, tags=("<img src=x>",), feelings=("<script>",))
    text, page = page_of(tmp_path, hostile)
    assert not ACTIVE & set(page.elements)
    assert [each for each in page.attributes if each[1] in LOADS or each[1].startswith("on")] == []
    assert page.elements.count("style") == 1
    policy = next(value for _, name, value in page.attributes if name == "content" and "default-src" in value)
    assert "default-src 'none'" in policy
    style = text.partition("<style>")[2].partition("</style>")[0]
    assert "prefers-color-scheme: dark" in style
    assert "url(" not in style
    assert "@import" not in style


def test_a_title_and_a_tag_are_words_and_no_markup(tmp_path: Path) -> None:
    path = tmp_path / "journal.html"
    written(html_page, path, [entry(tags=("<b>",))], replace(OPTIONS, title='</h1><script>"&'))
    page = Page(path.read_text(encoding="utf-8"))
    assert "script" not in page.elements
    assert '</h1><script>"&' in page.words
    assert "#<b>" in page.words


def test_the_longest_title_fits_in_the_room_that_was_left(tmp_path: Path) -> None:
    path = tmp_path / "journal.html"
    written(html_page, path, [entry()], replace(OPTIONS, title='"\U0001f600' * 1000))
    text = path.read_text(encoding="utf-8")
    assert text.count("<main>") == 1
    assert "</header>" in text[: text.index("<main>")]


def test_words_too_many_or_too_tangled_to_render_are_all_there(tmp_path: Path) -> None:
    long = "silence " * (CAP // 4)
    _, page = page_of(tmp_path, entry(long + "the end"), entry("*" * 5000 + " <b> end"))
    assert page.words.count("silence") == CAP // 4
    assert "the end" in page.words
    assert "<b> end" in page.words


def test_redacted_days_are_months_and_times_are_left_out(tmp_path: Path) -> None:
    text, page = page_of(tmp_path, entry(), redact=True)
    assert "March 2026" in page.words
    assert "09:30" not in text


@settings(max_examples=30, suppress_health_check=KEEPS_FIXTURES)
@given(given_entry=entries())
def test_any_entry_makes_a_whole_and_silent_page(tmp_path: Path, given_entry: Entry) -> None:
    text, page = page_of(tmp_path, given_entry)
    assert page.elements.count("article") == 1
    assert not ACTIVE & set(page.elements)
    assert text.rstrip().endswith("</html>")


def test_an_empty_selection_is_a_page_too(tmp_path: Path) -> None:
    _, page = page_of(tmp_path)
    assert "No entries" in page.words
