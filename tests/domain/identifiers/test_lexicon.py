# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What is built of the lists."""

from __future__ import annotations

from holdspace.domain.identifiers.lexicon import Lexicon, label_pattern


def test_a_label_says_its_kind() -> None:
    pattern = label_pattern({"record": ("mrn\\b", "chart"), "claim": ("claim(?: ?#)?",)})
    assert [match.lastgroup for match in pattern.finditer("The chart, the CLAIM #, my mrn, a claimant")] == [
        "record",
        "claim",
        "record",
    ]


def test_the_repr_holds_no_list(lexicon: Lexicon) -> None:
    assert repr(lexicon) == "Lexicon()"


def test_no_name_is_an_ordinary_word_unless_it_says_so(lexicon: Lexicon) -> None:
    assert not lexicon.given & lexicon.ordinary
    assert not lexicon.family & lexicon.ordinary
    assert lexicon.both <= lexicon.ordinary
    assert not lexicon.given & lexicon.states
