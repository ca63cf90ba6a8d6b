# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The six audiences: the same ids in the same order everywhere."""

from __future__ import annotations

import tomllib
from pathlib import Path

from holdspace.domain.audiences import AUDIENCE_LABELS, AUDIENCES

DECKS = Path(__file__).parents[2] / "resources" / "content" / "cards"


def test_the_six_are_those_others_hold_on_to() -> None:
    assert AUDIENCES == ("client", "physician", "adjuster", "employer", "coworker", "myself")


def test_each_has_its_own_words() -> None:
    assert len(set(AUDIENCE_LABELS.values())) == len(AUDIENCES)


def test_the_cards_know_no_others() -> None:
    files = list(DECKS.glob("*/*.toml"))
    assert {file.stem for file in files} == {*AUDIENCES, "words"}  # and what search finds them by
    decks = [file for file in files if file.stem != "words"]
    cards = [card for file in decks for card in tomllib.loads(file.read_text(encoding="utf-8")).values()]
    assert {audience for card in cards for audience in card["audiences"]} == set(AUDIENCES)
