# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The markup of RedNotebook as Markdown: what it shows bold is bold here, what it shows as typed stays so."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growth import assert_in_proportion
from holdspace.services.formats.txt2tags import line_to_markdown, to_markdown
from holdspace.services.rendering import render_html


@pytest.mark.parametrize(
    ("typed", "markdown"),
    [
        ("**bold** and //italic//", "**bold** and *italic*"),
        ("__under__ and --gone--", "*under* and ~~gone~~"),
        ("**bold //and// italic**", "**bold *and* italic**"),
        ("****stars****", "**\\*\\*stars\\*\\***"),
        ("a ** b ** c", "a \\*\\* b \\*\\* c"),
        ("2 -- 3, --dry-run", "2 -- 3, --dry-run"),
        ("``code **here**``", "`code **here**`"),
        ("``a`b``", "`` a`b ``"),
        ('""**raw**""', "\\*\\*raw\\*\\*"),
        ("''tagged''", "tagged"),
        ("it's 'fine', \"really\"", "it's 'fine', \"really\""),
        ("see https://example.org/a//b__c__d--e-- now", "see https://example.org/a//b__c__d--e-- now"),
        ('[a guide ""https://example.org/x (1)""]', "[a guide](https://example.org/x%20%281%29)"),
        ("[a guide https://example.org]", "[a guide](https://example.org)"),
        ("[home www.example.org]", "[home](https://www.example.org)"),
        ('[notes ""file:///home/me/notes.odt""]', "notes (file:///home/me/notes.odt)"),
        ('[x ""javascript:alert(1)""]', "x (javascript:alert(1))"),
        ("as on [2019-08-01] or [that day 2019-08-02]", "as on 2019-08-01 or that day (2019-08-02)"),
        ("[just **brackets**](really)", "\\[just **brackets**](really)"),
        ("{warm|color:#ff0000} words", "warm words"),
        ("*one* star, snake_case, _edge_", "\\*one\\* star, snake_case, \\_edge\\_"),
        ("C:\\Users\\_me", "C:\\Users\\\\\\_me"),
        ("end of line\\\\", "end of line"),
        ("#tag stays, # heading does not", "#tag stays, # heading does not"),
        ("# not a heading", "\\# not a heading"),
    ],
)
def test_a_line(typed: str, markdown: str) -> None:
    assert to_markdown(typed) == (markdown, 0)


@pytest.mark.parametrize(
    ("typed", "markdown"),
    [
        ("= One =\n== Two ==\ntext", "# One\n\n## Two\n\ntext"),
        ("+ Numbered +", "# Numbered"),
        ("== Labelled ==[place]", "## Labelled"),
        ("= not closed ==", "= not closed =="),
        ("text\n" + "-" * 20 + "\nmore", "text\n\n---\n\nmore"),
        ("--- struck ---x", "~~- struck -~~x"),
        ("tea:\n- a\n- b\n  - c\n- d", "tea:\n\n- a\n- b\n    - c\n- d"),
        ("+ a\n+ b\n- c\n+ d", "1. a\n2. b\n\n- c\n\n1. d"),
        ("- a\ngoes on\n\nnot any more", "- a\ngoes on\n\nnot any more"),
        ("- a\n-\ntext", "- a\n\ntext"),
        ("\t\tdeep **quote**", "> > deep **quote**"),
        ("```\n**as** it\n  is\n```\nafter", "    **as** it\n      is\n\nafter"),
        ('"""\n**as** it is\n"""', "\\*\\*as\\*\\* it is"),
        ("```\nnever closed", "    never closed"),
        ("``` one line **so**", "    one line **so**"),
        ("|| head | two |\n| a | **b** |", "|| head | two |\n| a | **b** |"),
        (": term", "**term**"),
        ("    indented text", "indented text"),
        ("% a remark is kept", "% a remark is kept"),
    ],
)
def test_a_block(typed: str, markdown: str) -> None:
    assert to_markdown(typed)[0] == markdown


@pytest.mark.parametrize(
    ("typed", "markdown", "pictures"),
    [
        ('before [""file:///home/me/a b"".jpg?300] after', "before  after", 1),
        ("[photo.png]", "", 1),
        ('[""x"".PNG]\n[""y"".svg]', "", 2),
        ('[a picture ""file:///home/me/a.png""]', "a picture (file:///home/me/a.png)", 0),
    ],
)
def test_pictures_are_left_out_and_counted(typed: str, markdown: str, pictures: int) -> None:
    assert to_markdown(typed) == (markdown, pictures)


def test_one_line_of_a_category_stays_one_line() -> None:
    assert line_to_markdown("called\n **twice** ") == ("called **twice**", 0)


def test_the_reading_view_shows_it_as_rednotebook_did() -> None:
    typed = "= Day =\nI felt **clear** and //light//.\n- one\n  - two\n\n*plain* #tag"
    shown = render_html(to_markdown(typed)[0])
    assert "<h1>Day</h1>" in shown
    assert "<strong>clear</strong>" in shown
    assert "<em>light</em>" in shown
    assert shown.count("<ul>") == 2
    assert "*plain* #tag" in shown


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300) | st.text("*/_-`\"'[]{}|=+:# \\\n\tab.", max_size=300))
def test_any_text_is_converted(text: str) -> None:
    markdown, pictures = to_markdown(text)
    assert pictures >= 0
    assert markdown == markdown.strip("\n")


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(categories=["L", "N"], include_characters=" ,.\n"), max_size=300))
def test_plain_words_stay_as_they_are(text: str) -> None:
    lines = [line.strip() for line in text.split("\n")]
    assert to_markdown(text)[0] == "\n".join(lines).strip("\n")


@pytest.mark.parametrize(
    "piece",
    [
        "**a ",
        "**",
        "``a ",
        '""a',
        "[",
        "[a",
        "[a]",
        "{a",
        "{a|color:",
        "http://",
        "www.;",
        "=a",
        "\t",
        "//__--**",
        "- ",
    ],
)
def test_twice_the_marks_take_about_twice_the_time(piece: str) -> None:
    assert_in_proportion(to_markdown, lambda count: piece * count, 1_250)
