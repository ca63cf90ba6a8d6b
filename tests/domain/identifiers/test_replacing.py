# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What stands in the place of an identifier."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.identifiers.scores import TUNING, sentences
from holdspace.domain.entries import new_entry
from holdspace.domain.identifiers.finding import find_identifiers
from holdspace.domain.identifiers.findings import KINDS, Finding
from holdspace.domain.identifiers.lexicon import Lexicon
from holdspace.domain.identifiers.replacing import (
    redact_boundary,
    redact_entry,
    redact_session,
    redact_text,
    suggestions,
)
from holdspace.services.identifier_lexicon import load_lexicon
from practised import BOUNDARY, PATTERN, SESSION

LABELLED = [
    (text, words)
    for text, labels in sentences(TUNING)
    for kind, words in labels
    if len(words) > 3 and kind != "date"  # "June 2024" stays as it is
]


def offered(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    (finding,) = find_identifiers(text, lexicon)
    return suggestions(finding, text, lexicon)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("The adjuster Kimberly called", "the adjuster"),
        ("Dr. Patel frowned", "the physician"),
        ("Maria called", "a client"),
        ("her cousin Thaddeus called", "a relative"),
        ("his mom Maria called", "the mother"),
        ("on March 3", "March"),
        ("to Youngstown", "the town"),
    ],
)
def test_the_likeliest_comes_first(text: str, first: str, lexicon: Lexicon) -> None:
    assert offered(text, lexicon)[0] == first


def test_more_is_offered(lexicon: Lexicon) -> None:
    assert {"a client, 50s", "M.D."} <= set(offered("Mark Delgado is back", lexicon))
    assert "last spring" in offered("on March 3", lexicon)


def test_every_kind_can_be_replaced(lexicon: Lexicon) -> None:
    for kind in KINDS:
        assert suggestions(Finding(kind, 0, 1), "x", lexicon)
        assert lexicon.neutral[kind]


def test_a_text_is_redacted(lexicon: Lexicon) -> None:
    text = "Maria, 93, at 15 Birch Ln since 3/14/2025: 555-0134."
    assert redact_text(text, lexicon) == "[name], 90 or over, at [place] since March 2025: [phone]."
    assert redact_text("Told Maria no.", lexicon, frozenset({"maria"})) == "Told Maria no."


@settings(max_examples=60)
@given(st.sampled_from(LABELLED))
def test_nothing_that_is_found_is_left(labelled: tuple[str, str]) -> None:
    lexicon = load_lexicon()
    text, words = labelled
    found = {text[each.start : each.end] for each in find_identifiers(text, lexicon)}
    redacted = redact_text(text, lexicon)
    assert words not in found or words not in redacted


def test_an_entry_keeps_its_month_and_its_audiences(lexicon: Lexicon) -> None:
    zone = timezone(timedelta(hours=-5))
    entry = new_entry(
        "Maria called.",
        now=datetime(2026, 3, 14, 9, 30, tzinfo=zone),
        time_zone="America/New_York",
        audiences=["client"],
        tags=["home visit", "Youngstown"],
    )
    redacted = redact_entry(replace(entry, modified_at=datetime(2026, 5, 2, 8, tzinfo=zone)), lexicon)
    assert (redacted.text, redacted.audiences, redacted.tags) == (
        "[name] called.",
        ("client",),
        ("home visit",),
    )
    assert redacted.created_at == datetime(2026, 3, 1, tzinfo=UTC)
    assert redacted.modified_at == datetime(2026, 5, 1, tzinfo=UTC)
    assert (redacted.time_zone, redacted.revision, redacted.session_id) == ("Etc/UTC", "", None)
    practices = {
        each: redact_entry(replace(entry, practice=each), lexicon) for each in ("after", PATTERN.id, None)
    }
    assert [each.practice for each in practices.values()] == ["after", "own", None]


def test_nothing_ties_a_session_or_boundary_to_the_one_it_was_made_of() -> None:
    month = datetime(2026, 3, 1, tzinfo=UTC)
    session, own = redact_session(SESSION), redact_session(replace(SESSION, practice=PATTERN.id, sealed=True))
    assert len({session.id, own.id, SESSION.id}) == 3
    assert (session.practice, own.practice, own.sealed) == ("box", "own", False)
    assert (session.started_at, session.modified_at, session.time_zone) == (month, month, "Etc/UTC")
    assert (session.audiences, session.load, session.seconds) == (("client",), 4, SESSION.seconds)
    boundary = redact_boundary(BOUNDARY)
    assert boundary.id != BOUNDARY.id
    assert (boundary.made_at, boundary.modified_at, boundary.time_zone) == (month, month, "Etc/UTC")
    assert (boundary.what, boundary.text, boundary.session_id) == ("said", "", None)
