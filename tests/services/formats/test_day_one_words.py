# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The marks that Day One's editor leaves in words go away, and what Markdown needs stays."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growth import assert_in_proportion, repeated
from holdspace.services.formats.day_one_words import tidied
from holdspace.services.rendering import render_html


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r"Well\. Then \(slowly\)\! 20\-30, 5 \+ 3 \= 8", "Well. Then (slowly)! 20-30, 5 + 3 = 8"),
        (r"about \~20 \& \$5 \| \{a\} \^ \"so\"", 'about ~20 & $5 | {a} ^ "so"'),
        (r"a\_b and \<3 and AT\&T", "a_b and <3 and AT&T"),
        (r"\[note to self\]", "[note to self]"),
        (r"\#home and \<b\> and 2024\. and \=", "#home and <b> and 2024. and ="),
        (r"5 \* 3", "5 * 3"),
        (r"C:\\Users", "C:\\Users"),
        (r"\-5 degrees", "-5 degrees"),
        (r"half past 2\.", "half past 2."),
        ("one\u200b two\ufeff\u2060", "one two"),
        ("family \U0001f468\u200d\U0001f469", "family \U0001f468\u200d\U0001f469"),
        ("a\u2028b\r\nc", "a\nb\nc"),
        (r"path\to", r"path\to"),
        ("end\\", "end\\"),
    ],
)
def test_a_backslash_that_nothing_needs_goes(written: str, meant: str) -> None:
    assert tidied(written) == (meant, {})


@pytest.mark.parametrize(
    "needed",
    [
        *(r"\- no list", r"1\. no list", r"\# no heading", r"\> no quote", r"\+ no list", r"\* no list"),
        *(r"not \*bold\*", r"\_not italic\_", r"\`no code\`", r"\## no heading"),
        *(r"`a\.b`", "```\na\\.b\n```", r"\!\[no picture](a)", r"\[no link](a)", r"two \\* marks"),
        "one\n\\- two",
        "> \\# three",
        "- \\> four",
    ],
)
def test_a_backslash_that_markdown_needs_stays(needed: str) -> None:
    assert tidied(needed) == (needed, {})


def test_of_escaped_brackets_and_parentheses_no_link_comes_to_be() -> None:
    assert "<a " not in render_html(tidied(r"\[x\]\(https://example.org\)")[0])


@pytest.mark.parametrize(
    ("moment", "kind"),
    [
        ("![](dayone-moment://0A)", "photo"),
        ("![a cat](dayone-moment:/photo/0A)", "photo"),
        ("![](dayone-moment:/video/0A)", "video"),
        ("![](dayone-moment:/audio/0A)", "audio"),
        ("![](dayone-moment:/pdfAttachment/0A)", "pdf"),
        ("![](dayone-video://0A)", "video"),
        ("![](dayone-moment:/sticker/0A)", "attachment"),
    ],
)
def test_pictures_go_and_are_counted_and_leave_no_gap(moment: str, kind: str) -> None:
    assert tidied(f"before\n\n{moment}\n\nafter\n{moment}") == ("before\n\nafter", {kind: 2})


def test_other_links_and_pictures_stay() -> None:
    text = "[here](https://example.org) ![](https://example.org/a.png)"
    assert tidied(text) == (text, {})


PUNCTUATED = st.text(st.sampled_from("ab 1.\n-*_#>[]()`~!&<\\"), max_size=60)


@given(PUNCTUATED)
def test_tidying_takes_nothing_but_backslashes(text: str) -> None:
    tidy, dropped = tidied(text)

    assert "".join(tidy.replace("\\", "").split()) == "".join(text.replace("\\", "").split())
    assert not dropped


def escaped(text: str) -> str:
    return re.sub(r"([-.!?,;:'\"()\[\]{}+=|^%$@#>*_`~&<\\/])", r"\\\1", text)


@given(st.text(st.sampled_from("ab 1.\n-+#>!?&<()=*_[]~"), max_size=40))
def test_words_that_day_one_escaped_all_over_read_as_they_were_typed(text: str) -> None:
    # Blanks in a row mean something to Markdown that no backslash takes away.
    text = re.sub(r" {2,}", " ", text)

    plain = html.unescape(re.sub(r"<[^>]+>", "", render_html(tidied(escaped(text))[0])))

    assert "".join(plain.split()) == "".join(text.split())


@pytest.mark.parametrize(
    "piece",
    ["\\[", "[", "`", "```\n", "\n \n", "\\", " ", "> ", "~\\", "1", "`a", "\n    ", "![](dayone-", "\n\\-"],
)
def test_it_takes_no_longer_for_text_made_to_be_slow(piece: str) -> None:
    def text(characters: int) -> str:
        return repeated(piece)(characters) + "\\.![](dayone-moment://A)"

    assert_in_proportion(tidied, text, 10_000)
