# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Day One's rich text becomes Markdown."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdspace.services.formats.importers.day_one_rich_text import rich_text_to_markdown


def markdown(*contents: Any) -> str:
    found = rich_text_to_markdown(json.dumps({"contents": contents}))
    assert found is not None
    return found[0]


def piece(text: str, line: dict[str, Any] | None = None, **styles: Any) -> dict[str, Any]:
    return {"text": text, "attributes": {**styles, **({"line": line} if line else {})}}


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ({"header": 1}, "# a\n# b"),
        ({"header": 0}, "a\nb"),
        ({"listStyle": "bulleted", "indentLevel": 1}, "- a\n- b"),
        ({"listStyle": "bulleted", "indentLevel": 2}, "    - a\n    - b"),
        ({"listStyle": "numbered", "listIndex": 3}, "3. a\n3. b"),
        ({"listStyle": "checkbox", "checked": True}, "- [x] a\n- [x] b"),
        ({"listStyle": "checkbox"}, "- [ ] a\n- [ ] b"),
        ({"quote": True}, "> a\n> b"),
        ({"codeBlock": True}, "    a\n    b"),
    ],
)
def test_forms_of_lines(line: dict[str, Any], shown: str) -> None:
    assert markdown(piece("a\nb\n", line)) == shown


def test_the_form_of_a_line_ends_with_it() -> None:
    assert markdown(piece("Title\n", {"header": 2}), {"text": "\n"}, {"text": "words"}) == "## Title\n\nwords"


@pytest.mark.parametrize(
    ("style", "shown"),
    [("bold", "**b**"), ("italic", "*b*"), ("strikethrough", "~~b~~"), ("inlineCode", "`b`")],
)
def test_styles_stand_close_to_their_words(style: str, shown: str) -> None:
    assert markdown({"text": "a"}, piece(" b ", **{style: True}), {"text": "c"}) == f"a {shown} c"


def test_a_piece_without_words_gets_no_marks() -> None:
    assert markdown({"text": "a"}, piece(" \n", bold=True), {"text": "b"}) == "a \nb"


def test_what_is_embedded_is_counted_and_a_rule_is_one() -> None:
    kinds = ["photo", "photo", "pdfAttachment", "horizontalRuleLine", "sticker"]
    found = rich_text_to_markdown(
        json.dumps({"contents": [{"text": "a"}, {"embeddedObjects": [{"type": kind} for kind in kinds]}]})
    )

    assert found == ("a\n\n---", {"photo": 2, "pdf": 1, "attachment": 1})


@pytest.mark.parametrize("broken", ["", "{", "[]", "{}", '{"contents": 5}', "[" * 100_000, "\ud800"])
def test_what_is_broken_has_no_words(broken: str) -> None:
    assert rich_text_to_markdown(broken) is None


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["text", "attributes", "line", "header", "embeddedObjects", "type", "bold"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=8,
)


@given(st.lists(VALUES, max_size=5))
def test_whatever_the_pieces_are_words_come_out(contents: list[Any]) -> None:
    assert isinstance(markdown(*contents), str)
