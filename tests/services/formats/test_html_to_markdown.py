# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""HTML of other journals' editors as Markdown, in a time that grows with its length alone."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growth import assert_in_proportion, repeated
from holdspace.services.formats.html_to_markdown import to_markdown
from holdspace.services.rendering import render_html


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("one<br>two", "one  \ntwo"),
        ("<h2>Head</h2><p>words</p>", "## Head\n\nwords"),
        ("a <b>bold </b>word", "a **bold** word"),
        ("<strong>a</strong> <em>b</em> <i><b>c</b></i>", "**a** *b* ***c***"),
        ("<b>one<br>two</b>", "**one**  \n**two**"),
        ("<b>left open<p>next", "**left open**\n\nnext"),
        ("<ul><li>a</li><li><p>b</p><ul><li>c</li></ul></li></ul>", "- a\n- b\n    - c"),
        ("<ol><li>a</li><li>b</li></ol>", "1. a\n2. b"),
        ('<ol><li data-list="bullet">a</li><li data-list="ordered">b</li></ol>', "- a\n2. b"),
        ('<ul data-type="taskList"><li data-checked="true"><p>done</p></li></ul>', "- [x] done"),
        ("<p>a</p><ul><li>b</li></ul><p>c</p>", "a\n\n- b\n\nc"),
        ("<blockquote><p>a</p><p>b</p></blockquote><p>c</p>", "> a\n>\n> b\n\nc"),
        ("<pre><code>x = 1\n  y</code></pre>", "    x = 1\n      y"),
        ('<a href="https://example.org/a b">there</a>', "[there](https://example.org/a%20b)"),
        ('<a href="javascript:alert(1)">there</a>', "there"),
        ("a<hr>b", "a\n\n---\n\nb"),
        ("5 * 3 &lt; 20 &amp; more", "5 * 3 < 20 & more"),
        ("5*3 snake_case _so_ `x` \\", "5\\*3 snake_case \\_so\\_ \\`x\\` \\\\"),
        ("<p>1. first</p><p># no</p><p>- no</p>", "1\\. first\n\n\\# no\n\n\\- no"),
        ("a<script>alert(1)</script><style>p{}</style><!-- c -->b", "ab"),
        ("a<!-- never closed", "a"),
        ("<u>under</u><span style='x'>span</span>", "underspan"),
        ("words   with\n  gaps", "words with gaps"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\n\nc"),
        ("no < html > at all <3", "no < html > at all <3"),
        ("<img src=x><p></p><p> </p>", ""),
        ("", ""),
    ],
)
def test_it_is_written_as_a_person_would(source: str, wanted: str) -> None:
    assert to_markdown(source) == wanted


@given(st.text("abc <>/&\"'=!-?[]()*_`#\n1.é", max_size=80))
def test_anything_is_taken(source: str) -> None:
    to_markdown(source)


@given(st.text(st.sampled_from("ab *_`#>-+1.[](\\)!"), max_size=40))
def test_plain_words_stay_the_words_they_are(words: str) -> None:
    """What was no mark in HTML is none in Markdown: shown, it is the same words."""
    shown = html.unescape(re.sub(r"<[^>]*>", "", render_html(to_markdown(f"<p>{html.escape(words)}</p>"))))
    assert shown.split() == words.split()


@pytest.mark.parametrize(
    "piece", ["<a", '<a href="', "<!--", "<", "<b>", "<ul>", "<li>x", "</b>", "<![CDATA[", "[a", "<a '", "&#"]
)
def test_the_time_grows_with_the_length_alone(piece: str) -> None:
    assert_in_proportion(to_markdown, repeated(piece), 4_000)
