# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Front matter: names with words or lists above a text, and otherwise nothing is taken from the text."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdspace.services.formats.front_matter import Page, split_page

names = st.text("abcdefghij_", min_size=1, max_size=8)
words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n"), min_size=1, max_size=20)


def page_of(*lines: str) -> Page:
    return split_page("\n".join(["---", *lines, "---", "Body"]))


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("a: words here", "words here"),
        ("a: 12:30", "12:30"),
        ('a: "say \\"no\\": \\u00e9"', 'say "no": é'),
        ("a: 'it''s'", "it's"),
        ("a: https://example.org/#x", "https://example.org/#x"),
        ("a: words # a comment", "words"),
        ("A: upper", "upper"),
        ("a:", None),
        ("a: null", None),
        ("a: ~", None),
        ("a: [one, \"two, 2\", 'it''s', ]", ("one", "two, 2", "it's")),
        ("a: []", ()),
        ("a:\n  - one\n  - 'two'\n  -\n- three", ("one", "two", "three")),
        ("a: |\n  one\n  two", "one\ntwo"),
        ("a: >\n  one\n  two", "one two"),
        ("a: one\n  goes on", "one goes on"),
        ("# a comment\n\na: x", "x"),
    ],
)
def test_values(line: str, value: object) -> None:
    page = page_of(line, "z: last")
    assert (page.values["a"], page.values["z"], page.body) == (value, "last", "Body")


def test_words_and_lists_are_asked_for_by_several_names() -> None:
    page = page_of("tag: one, two", "date:", "created: 2024-03-05", "tags: [x]")
    assert page.word("date", "created") == "2024-03-05"
    assert page.word("nothing") == ""
    assert page.words("keywords", "tag") == ("one", "two")
    assert page.words("tags") == ("x",)
    assert page.words("nothing") == ()


@pytest.mark.parametrize(
    "text",
    [
        "words",
        "",
        "---",
        "---\nwords between rules\n---\nmore",
        "---\na: b\nnever closed",
        " ---\na: b\n---\n",
        "----\na: b\n----\n",
        "---\n" + "a: b\n" * 600 + "---\n",
    ],
)
def test_all_is_text_where_there_is_none(text: str) -> None:
    assert split_page(text) == Page({}, text)


@given(
    single=st.dictionaries(names, words, max_size=4),
    lists=st.dictionaries(names, st.lists(words, max_size=4), max_size=3),
    body=st.text(max_size=60),
)
def test_what_is_written_as_json_comes_back(
    single: dict[str, str], lists: dict[str, list[str]], body: str
) -> None:
    """HoldSpace's own export writes its values so: JSON is YAML."""
    values = {**single, **lists}
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in values.items()]
    page = split_page("".join(["---\n", *lines, "---\n", body]))
    assert page.body == body
    assert page.values == {name: tuple(v) if isinstance(v, list) else v for name, v in values.items()}


@given(st.text("a:-#[]\"'\n |>,\\", max_size=80))
def test_any_text_is_taken(text: str) -> None:
    page = split_page(f"---\n{text}\n---\n")
    assert page.body == "" or page.values == {} or page.body in text + "\n---\n"
