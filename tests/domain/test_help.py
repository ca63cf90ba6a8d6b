# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A person's own numbers take the place of those that came with the app."""

from __future__ import annotations

from holdspace.domain.help import HelpHalf, HelpNumber, HelpPage, with_own_numbers

EMERGENCY = HelpNumber("emergency", "Emergency", "911", "Say the address first.")
FIXED = HelpNumber("lifeline", "Lifeline", "988", "At any hour.", editable=False)
PAGE = HelpPage(
    halves=(
        HelpHalf("hard_day", "A hard day", ("Stay parked.",), (EMERGENCY, FIXED)),
        HelpHalf("not_safe", "Not safe", ("Report it.",), (EMERGENCY,)),
    ),
    foot=("These numbers are for the United States.",),
    country="US",
)


def calls(page: HelpPage) -> list[list[str]]:
    """Return the numbers of each half."""
    return [[number.call for number in half.numbers] for half in page.halves]


def test_an_own_number_stands_in_both_halves():
    assert calls(with_own_numbers(PAGE, {"emergency": " 112 "})) == [["112", "988"], ["112"]]


def test_a_number_that_may_not_be_edited_stays():
    assert calls(with_own_numbers(PAGE, {"lifeline": "555"})) == [["911", "988"], ["911"]]


def test_an_emptied_number_is_empty_and_the_words_stay():
    page = with_own_numbers(PAGE, {"emergency": "", "unknown": "1"})
    assert calls(page) == [["", "988"], [""]]
    assert page.halves[0].paragraphs == PAGE.halves[0].paragraphs


def test_nothing_of_ones_own_changes_nothing():
    assert with_own_numbers(PAGE, {}) == PAGE
