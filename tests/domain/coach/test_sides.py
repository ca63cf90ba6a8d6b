# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Lines of people who are torn, and replies that say both sides of them back."""

from __future__ import annotations

import pytest

from holdspace.domain.coach.rules import Rules
from holdspace.domain.coach.sides import Line, line_of, tells_both_sides
from holdspace.domain.coach.words import sentences_of

TORN = "I want to sell the boat. I'm afraid of the empty garage."


def is_told(rules: Rules, line: str, reply: str) -> bool:
    (sentence,) = sentences_of(reply, rules.short_forms)
    return tells_both_sides(sentence.words, line_of(line, rules), rules)


@pytest.mark.parametrize(
    "reply",
    [
        "The boat sold, and that garage empty.",
        "The garage is empty if it goes, but you'd sell the boat.",
        "A boat to sell and a garage to fear.",
    ],
)
def test_both_sides_are_said_back(rules: Rules, reply: str) -> None:
    assert is_told(rules, TORN, reply)


@pytest.mark.parametrize(
    ("line", "reply"),
    [
        (TORN, "You'd sell the boat."),
        (TORN, "An empty garage, and nothing to be done."),
        (TORN, "The boat in the garage."),
        ("They sold the boat. The garage burned.", "The boat sold, and the garage burned."),
        ("", "The boat sold, and the garage burned."),
    ],
)
def test_one_side_or_no_torn_line_is_not_both(rules: Rules, line: str, reply: str) -> None:
    assert not is_told(rules, line, reply)


def test_a_line_is_its_words_and_its_sides_only_where_it_is_torn(rules: Rules) -> None:
    assert {rules.key("boat"), rules.key("garage")} < line_of(TORN, rules).keys
    assert len(line_of(TORN, rules).sides) == 2
    assert line_of("They sold the boat.", rules).sides == ()
    assert line_of("", rules) == Line()


def test_its_repr_holds_no_words(rules: Rules) -> None:
    assert "boat" not in repr(line_of(TORN, rules))
