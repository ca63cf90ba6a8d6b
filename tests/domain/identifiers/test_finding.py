# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The whole: order, overlaps, pieces, words that are fine, and time in proportion to the text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.identifiers.scores import TUNING, sentences
from growth import assert_in_proportion, repeated
from holdspace.domain.identifiers.finding import LONGEST_PIECE, find_identifiers, is_fine, pieces
from holdspace.domain.identifiers.findings import KINDS, fold
from holdspace.domain.identifiers.lexicon import Lexicon
from holdspace.services.identifier_lexicon import load_lexicon

Found = Callable[[str], list[tuple[str, str]]]
LEXICON = load_lexicon()
SENTENCES = [text for text, _ in sentences(TUNING)]
texts = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(SENTENCES), max_size=6).map(" ".join),
    st.text("aA1 .-@/'\u2019#:()Drfax", max_size=200),
)


@settings(max_examples=150)
@given(texts)
def test_findings_are_in_order_inside_the_text_and_apart(text: str) -> None:
    last = 0
    for each in find_identifiers(text, LEXICON):
        assert last <= each.start < each.end <= len(text)
        assert each.kind in KINDS
        assert text[each.start : each.end].strip()
        last = each.end


@settings(max_examples=60)
@given(st.lists(texts, max_size=4))
def test_a_paragraph_by_itself_gives_what_it_gives_among_others(paragraphs: list[str]) -> None:
    lines = [line for paragraph in paragraphs for line in paragraph.split("\n")]
    whole = find_identifiers("\n".join(lines), LEXICON)
    start, apart = 0, []
    for line in lines:
        apart += [
            (each.kind, each.start + start, each.end + start) for each in find_identifiers(line, LEXICON)
        ]
        start += len(line) + 1
    assert [(each.kind, each.start, each.end) for each in whole] == apart


@given(st.text("ab \n", max_size=60).map(lambda text: text * 400))
@settings(max_examples=30)
def test_pieces_hold_every_character_but_line_breaks(text: str) -> None:
    found = list(pieces(text))
    assert all(0 < end - start <= LONGEST_PIECE for start, end in found)
    assert "".join(text[start:end] for start, end in found) == text.replace("\n", "")


HOSTILE = [
    "a",
    "1",
    "a-",
    "1-",
    "1.",
    "A ",
    "Aa ",
    "1 ",
    "@",
    "a@",
    "1 Oak ",
    "St ",
    "#1 ",
    "claim ",
    "(",
    "'",
    ":",
    "1:",
    "may 1 ",
    "www.",
    " ",
    "Dr. ",
    "de ",
    "ninety ",
    "555-",
    "x*",
]


@pytest.mark.parametrize("part", HOSTILE)
def test_the_time_is_in_proportion_to_the_text(lexicon: Lexicon, part: str) -> None:
    """What 200 words and 20 MB take is asked in benchmarks/guard.py."""
    assert_in_proportion(lambda text: find_identifiers(text, lexicon), repeated(part), 1_000)


def test_what_a_person_said_is_fine_is_left_alone(lexicon: Lexicon) -> None:
    text = "Told Maria Alvarez that Tobias's brother called 555-0134."
    assert len(find_identifiers(text, lexicon)) == 3
    fine = frozenset({fold("MARIA alvarez"), fold("Tobias\u2019s"), fold("555-0134")})
    assert find_identifiers(text, lexicon, fine) == []


def test_a_name_is_fine_where_each_part_is() -> None:
    assert is_fine("Maria Alvarez", frozenset({"maria", "alvarez"}))
    assert not is_fine("Maria Alvarez", frozenset({"maria"}))


def test_a_long_name_is_one_finding(found: Found) -> None:
    assert found("Mrs. Ana Lucia de la Cruz-Ortega said yes.") == [("name", "Ana Lucia de la Cruz-Ortega")]


@pytest.mark.parametrize("text", ["", "\n\n", " ", "\u2028", "\ufffd" * 10])
def test_nothing_is_found_in_nothing(text: str, found: Found) -> None:
    assert found(text) == []
