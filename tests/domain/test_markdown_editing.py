# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Marks come, go and go on; the words they stand beside never change."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growth import assert_in_proportion, repeated
from holdspace.domain.markdown_editing import (
    Passage,
    begin_line,
    toggle_emphasis,
    toggle_heading,
    toggle_list,
    toggle_quote,
    toggle_strong,
)

Toggle = Callable[[Passage], Passage]
TOGGLES = [toggle_strong, toggle_emphasis, toggle_list, toggle_heading, toggle_quote]
PLAIN = st.text("ab é’\U0001f33f\n", max_size=30)
MARKED = st.text("ab *_#>-.1`\\\n", max_size=40)


def passage(marked: str) -> Passage:
    """Return a passage from text with | at the caret, or at both ends of what is selected."""
    parts = marked.split("|")
    start = len(parts[0])
    return Passage("".join(parts), start, start + (len(parts[1]) if len(parts) > 2 else 0))


def shown(passage: Passage) -> str:
    text = passage.text
    if passage.start == passage.end:
        return text[: passage.start] + "|" + text[passage.start :]
    return f"{text[: passage.start]}|{text[passage.start : passage.end]}|{text[passage.end :]}"


@pytest.mark.parametrize(
    ("toggle", "before", "after"),
    [
        (toggle_strong, "he |sat| still", "he **|sat|** still"),
        (toggle_strong, "he **|sat|** still", "he |sat| still"),
        (toggle_strong, "he |**sat**| still", "he |sat| still"),
        (toggle_strong, "he s|at still", "he **s|at** still"),
        (toggle_strong, "he **s|at** still", "he s|at still"),
        (toggle_strong, "he **sat s|till** now", "he sat s|till now"),
        (toggle_strong, "he **sat |still|** now", "he sat |still| now"),
        (toggle_strong, "he | sat", "he **|** sat"),
        (toggle_strong, "he **|** sat", "he | sat"),
        (toggle_strong, "|", "**|**"),
        (toggle_strong, "one|", "**one**|"),
        (toggle_strong, "**one**|", "one|"),
        (toggle_strong, "**one|**", "**one**|"),
        (toggle_strong, "was **very strong |** then", "was **very strong** | then"),
        (toggle_strong, "**on|e**", "on|e"),
        (toggle_strong, "**|one**", "|one"),
        (toggle_emphasis, "*one|*", "*one*|"),
        (toggle_emphasis, "**one *two|***", "**one *two*|**"),
        (toggle_strong, "**one *two*|**", "**one *two***|"),
        (toggle_emphasis, "*|*", "|"),
        (toggle_strong, "*|both|*", "***|both|***"),
        (toggle_emphasis, "***|both|***", "**|both|**"),
        (toggle_emphasis, "**|both|**", "***|both|***"),
        (toggle_emphasis, "it wasn|’t me", "it *wasn|’t* me"),
        (toggle_strong, "|- one\n\n> two |", "|- **one**\n\n> **two** |"),
        (toggle_strong, "|- **one**\n- two|", "|- **one**\n- **two|**"),
        (toggle_list, "a|b", "- a|b"),
        (toggle_list, "- a|b", "a|b"),
        (toggle_list, "|", "- |"),
        (toggle_list, "|one\n\n2. two|", "- |one\n\n2. two|"),
        (toggle_list, "# h|ead", "- h|ead"),
        (toggle_list, "> quo|ted", "> - quo|ted"),
        (toggle_heading, "- it|em", "# it|em"),
        (toggle_heading, "### he|ad", "he|ad"),
        (toggle_quote, "|one\n\ntwo|", "> |one\n> \n> two|"),
        (toggle_quote, "> |one\n> \n> two|", "|one\n\ntwo|"),
        (toggle_quote, "> > de|ep", "> de|ep"),
        (toggle_list, "-|--", "- -|--"),
    ],
)
def test_marks_go_on_and_off(toggle: Toggle, before: str, after: str) -> None:
    assert shown(toggle(passage(before))) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- one|", "- one\n- |"),
        ("- on|e", "- on\n- |e"),
        ("* one|", "* one\n* |"),
        ("  - one|", "  - one\n  - |"),
        ("9. nine|", "9. nine\n10. |"),
        ("99. last|", "99. last\n99. |"),
        ("> said|", "> said\n> |"),
        ("> - said|", "> - said\n> - |"),
        ("- |", "|"),
        ("> - |", "> |"),
        ("> |", "|"),
        ("> > |", "> |"),
        ("  - |", "|"),
    ],
)
def test_enter_goes_on_with_a_list_or_quote_and_ends_an_empty_one(before: str, after: str) -> None:
    begun = begin_line(passage(before))
    assert begun is not None
    assert shown(begun) == after


@pytest.mark.parametrize(
    ("above", "before", "after"),
    [
        ("- one", "- |", "\n|"),
        ("1. one", "2. |", "\n|"),
        ("> one", "> |", "\n|"),
        ("> > one", "> > |", "> \n> |"),
        ("> - one", "> - |", "> \n> |"),
        ("", "- |", "|"),
        ("> ", "> |", "|"),
    ],
)
def test_a_blank_line_parts_what_ended_from_what_comes(above: str, before: str, after: str) -> None:
    begun = begin_line(passage(before), above)
    assert begun is not None
    assert shown(begun) == after


@pytest.mark.parametrize("word", ["strong", "\U0001f33f", "two words "])
@pytest.mark.parametrize("toggle", [toggle_strong, toggle_emphasis])
def test_a_mark_begun_before_typing_ends_by_the_same_key(toggle: Toggle, word: str) -> None:
    begun = toggle(passage("so |"))
    stars = begun.start - 3
    typed = begun.text[: begun.start] + word + begun.text[begun.start :]
    ended = toggle(Passage(typed, begun.start + len(word), begun.start + len(word)))
    written, mark = word.rstrip(), "*" * stars
    blanks = word[len(written) :]
    assert shown(ended) == f"so {mark}{written}{mark}{blanks}|"


@pytest.mark.parametrize(
    "line", ["plain|", "|- one", "-| one", "# head|", "- - -|", "2024. was hard|", "- |one|", "|"]
)
def test_enter_only_breaks_any_other_line(line: str) -> None:
    assert begin_line(passage(line)) is None


@given(PLAIN, st.data())
@settings(max_examples=60, deadline=None)
def test_twice_is_as_before(text: str, data: st.DataObject) -> None:
    caret = data.draw(st.integers(0, len(text)))
    for toggle in (toggle_strong, toggle_emphasis, toggle_quote):
        before = Passage(text, caret, caret)
        assert toggle(toggle(before)) == before


@given(MARKED, st.sampled_from(TOGGLES), st.data())
@settings(max_examples=150, deadline=None)
def test_words_stay_and_what_is_selected_stays_inside(text: str, toggle: Toggle, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    after = toggle(Passage(text, start, end))
    letters = "ab\\`"
    assert [each for each in after.text if each in letters] == [each for each in text if each in letters]
    assert after.text.count("\n") == text.count("\n")
    assert 0 <= after.start <= after.end <= len(after.text)


@given(MARKED.map(lambda text: text.replace("\n", "")), st.data())
@settings(max_examples=150, deadline=None)
def test_enter_loses_no_word(line: str, data: st.DataObject) -> None:
    caret = data.draw(st.integers(0, len(line)))
    begun = begin_line(Passage(line, caret, caret))
    if begun is not None:
        letters = "ab\\`"
        assert [each for each in begun.text if each in letters] == [each for each in line if each in letters]
        assert begun.start == begun.end <= len(begun.text)


@pytest.mark.parametrize("toggle", TOGGLES)
@pytest.mark.parametrize("part", ["a\n", "**a "])
def test_a_long_text_takes_time_in_proportion(toggle: Toggle, part: str) -> None:
    def whole(characters: int) -> Passage:
        text = repeated(part)(characters)
        return Passage(text, 0, len(text))

    assert_in_proportion(toggle, whole, 2_000)
