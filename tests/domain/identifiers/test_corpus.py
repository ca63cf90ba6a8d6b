# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Precision and recall on the half of the corpus that was set apart before there was a rule.

Nobody tunes on that half: it is by writers who had not seen a rule, and it is only measured.
"""

from __future__ import annotations

import pytest

from domain.identifiers.scores import ADDRESS, APART, NUMBERS, TUNING, score, sentences
from holdspace.domain.identifiers.findings import KINDS
from holdspace.domain.identifiers.lexicon import Lexicon


def test_the_half_set_apart_is_found_as_well_as_we_say(lexicon: Lexicon) -> None:
    scores = score(APART, lexicon)
    print(scores.table())  # noqa: T201 - the figures are what this is for; see them with -s
    assert scores.recall(*NUMBERS, ADDRESS) >= 0.9
    assert scores.recall(*NUMBERS) >= 0.9
    assert scores.precision(*NUMBERS) >= 0.9
    assert scores.recall("name") >= 0.8
    assert scores.precision("name") >= 0.85
    assert scores.precision("place") >= 0.9
    assert scores.precision("date") >= 0.9
    assert scores.recall("date") >= 0.9


def test_the_half_we_tune_on_is_found(lexicon: Lexicon) -> None:
    scores = score(TUNING, lexicon)
    assert scores.recall(*KINDS) >= 0.97
    assert scores.precision(*KINDS) >= 0.97


@pytest.mark.parametrize("half", [TUNING, APART])
def test_a_half_holds_what_was_asked_for(half: tuple[str, ...]) -> None:
    labelled = list(sentences(half))
    assert len(labelled) >= 200
    clean = sum(not labels for _, labels in labelled)
    assert 0.4 <= clean / len(labelled) <= 0.6
    assert {kind for _, labels in labelled for kind, _ in labels} == set(KINDS)
    assert all(words in text for text, labels in labelled for _, words in labels)
