# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Markdown as HTML: what was typed is seen, nothing is loaded, and no text holds the window up (cases 46
to 49)."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdspace.services import rendering as rendering_module
from holdspace.services.rendering import (
    CAP,
    PIECE,
    Path,
    Rendering,
    choose_path,
    headings_for_qt,
    plain_lines,
    prepare,
    render,
    render_html,
    render_whole,
)

_HEADINGS = {f"h{level}" for level in range(1, 7)}
_TAGS = _HEADINGS | {"p", "ul", "ol", "li", "blockquote", "em", "strong", "code", "hr", "br", "span", "cite"}


class _Reader(HTMLParser):
    """Collects tags, attributes and text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str]] = set()
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {(tag, name) for name, _value in attrs}

    def handle_data(self, data: str) -> None:
        self.words += data


def _read(text: str) -> _Reader:
    reader = _Reader()
    reader.feed(render_html(text))
    reader.close()
    return reader


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a *b* **c**", "<p>a <em>b</em> <strong>c</strong></p>"),
        ("one\ntwo", "<p>one<br>\ntwo</p>"),
        ("# Head", "<h1>Head</h1>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("3. c\n4. d", '<ol start="3">\n<li>c</li>\n<li>d</li>\n</ol>'),
        ("> q", "<blockquote>\n<p>q</p>\n</blockquote>"),
    ],
)
def test_markdown_is_rendered(text: str, html: str) -> None:
    assert render_html(text) == html


@pytest.mark.parametrize(
    "text",
    [
        "<b>bold</b>",
        "<script>alert(1)</script>",
        "<table><tr><td>x</td></tr></table>",
        "<img src=https://example.org/x.png>",
        "#5 called back",
        "[1]: call the clinic",
        "2024. was hard",
        "see [1] and [later][when]",
        "<!-- not hidden -->",
        "a & b &lt",
    ],
)
def test_what_was_typed_is_seen(text: str) -> None:
    assert _read(text).words == text


def test_an_indent_is_no_code_and_a_line_of_dashes_makes_no_heading() -> None:
    assert render_html("    by accident") == "<p>by accident</p>"
    assert "<h" not in render_html("she left\n---\nthen").replace("<hr>", "")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[the form](https://example.org/f)", "the form (https://example.org/f)"),
        ("[press](javascript:alert(1))", "press (javascript:alert(1))"),
        ("[here](file:///etc/passwd)", "here (file:///etc/passwd)"),
        ("[x](data:text/html,hi)", "x (data:text/html,hi)"),
        ("<https://example.org>", "https://example.org"),
        ("<me@example.org>", "me@example.org"),
        ("![the stairs](https://example.org/x.png)", "the stairs"),
        (r"![share](\\\\server\share\x.png)", "share"),
        ("![](file:///x.png)", "file:///x.png"),
        ("![dot](data:image/png;base64,AAAA)", "dot"),
    ],
)
def test_links_and_pictures_are_words(text: str, words: str) -> None:
    read = _read(text)
    assert read.words.strip() == words
    assert not read.tags & {"a", "img"}
    assert not read.attributes


@given(st.text(alphabet=st.sampled_from([*"ab12 \n\t", *'*_`[]()<>!#&;:\\/-+."=']), max_size=120))
def test_only_harmless_tags_come_out(text: str) -> None:
    read = _read(text)
    assert read.tags <= _TAGS
    assert read.attributes <= {("ol", "start")}


@given(st.text(max_size=80))
def test_any_text_is_rendered(text: str) -> None:
    rendering = render(text)
    assert rendering.path is Path.RENDERED
    rendering.content.encode("utf-8")


@pytest.mark.parametrize(
    "odd", ["\ud800", "\x00", "\ufffc", "\ufdd0", "&#0;", "&#xD800;", "&#xFFFC;", "&#99999999;"]
)
def test_what_cannot_be_shown_is_visibly_replaced(odd: str) -> None:
    assert render(f"a{odd}b").content == "<p>a\ufffdb</p>"
    if not odd.startswith("&"):
        assert plain_lines(f"a{odd}b") == "a\ufffdb"


@pytest.mark.parametrize("kept", ["\u202eevil", "👩‍👩‍👧 done", "سلام", "e\u0301", "a\u00a0b"])
def test_bidi_marks_emoji_and_accents_are_kept(kept: str) -> None:
    assert render(kept).content == f"<p>{kept}</p>"


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("quiet words " * 1_000, Path.RENDERED),
        ("a line\n" * 3_000, Path.RENDERED),
        ("- [ ] a thing to do\n" * 60, Path.RENDERED),
        ("quiet words " * 10_000, Path.PLAIN),
        ("x" * 150_000, Path.PLAIN),
        ("a\n" * 5_000, Path.PLAIN),
        ("> " * 100 + "deep", Path.PLAIN),
        ("- " * 100 + "deep", Path.PLAIN),
        ("1. " * 100 + "deep", Path.PLAIN),
        ("\n".join("    " * depth + "- a" for depth in range(100)), Path.PLAIN),
        ("[" * 2_000, Path.PLAIN),
        ("![a](" * 2_000, Path.PLAIN),
        ("`a " * 2_000, Path.PLAIN),
        ("<a@" * 2_000, Path.PLAIN),
        ("*a **b " * 2_000, Path.PLAIN),
        ("x" * 1_000_000, Path.CAPPED),
        ("words " * 4_000_000, Path.CAPPED),
    ],
)
def test_what_would_hold_up_the_window_is_shown_plain(text: str, path: Path) -> None:
    rendering = render(text)
    assert rendering.path is path is choose_path(text)
    assert render_whole(text) == (rendering.content if path is Path.RENDERED else None)
    if path is not Path.RENDERED:
        assert max(map(len, rendering.content.split("\n"))) <= PIECE


def test_what_is_nested_too_deep_after_all_is_shown_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    def too_deep(_text: str) -> str:
        raise RecursionError

    monkeypatch.setattr(rendering_module, "render_html", too_deep)
    assert render_whole("words") is None
    assert render("words") == Rendering(Path.PLAIN, "words")


def test_headings_are_paragraphs_for_qt() -> None:
    html = "<h1>One</h1>\n<h5>Five</h5>\n<p>words</p>"
    assert headings_for_qt(html) == '<p class="h1">One</p>\n<p class="h3">Five</p>\n<p>words</p>'


def test_a_capped_text_says_how_much_is_left_out() -> None:
    rendering = render("x" * (CAP + 5))
    assert rendering.left_out == 5
    assert rendering.content.count("x") == CAP
    assert render("x" * CAP).left_out == 0


@given(st.text(alphabet="ab \n", max_size=200), st.integers(20, 60))
def test_plain_lines_lose_no_letter(text: str, times: int) -> None:
    long = text * times + "x" * PIECE
    lines = plain_lines(long)
    assert lines.replace("\n", "") == long.replace("\n", "")
    assert max(map(len, lines.split("\n"))) <= PIECE


def test_plain_lines_break_between_words_where_there_are_words() -> None:
    lines = plain_lines("twelve chars " * 2_000).split("\n")
    assert len(lines) > 1
    assert all(line.endswith(" ") for line in lines if line)


def test_an_error_does_not_carry_the_words() -> None:
    assert "secret" not in repr(render("secret words"))


def test_what_was_prepared_renders_as_ever() -> None:
    prepare()
    assert render_html("one\ntwo *three*") == "<p>one<br>\ntwo <em>three</em></p>"
    assert render_html("1. one\n\n- two").count("<ol>") == 1  # lists of two kinds stay apart
