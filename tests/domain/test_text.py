# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Text as it can be stored: what cannot be is visibly replaced, the rest stays as typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdspace.domain.text import QT_TRANSLATE_NOOP, REPLACEMENT, clean_text

any_text = st.text(st.characters(exclude_categories=()))


@given(any_text)
def test_cleaned_text_can_be_stored_and_stays_clean(text: str) -> None:
    cleaned = clean_text(text)
    cleaned.encode("utf-8")
    assert "\0" not in cleaned
    assert "\r" not in cleaned
    assert clean_text(cleaned) == cleaned


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("one\r\ntwo\rthree\u2029four", "one\ntwo\nthree\nfour"),
        ("nul\0here", f"nul{REPLACEMENT}here"),
        ("half \ud83d", f"half {REPLACEMENT}"),
        ("\udc00half", f"{REPLACEMENT}half"),
        ("\ud83d\ude00", "\N{GRINNING FACE}"),
        ("right \u202eto left\u202c \ufffc \N{FOX FACE}", "right \u202eto left\u202c \ufffc \N{FOX FACE}"),
    ],
)
def test_what_is_replaced_and_what_is_kept(typed: str, kept: str) -> None:
    assert clean_text(typed) == kept


def test_marking_text_leaves_it_unchanged() -> None:
    assert QT_TRANSLATE_NOOP("place", "Words") == "Words"
