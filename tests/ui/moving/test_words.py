# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The words of bringing in and taking out."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QLocale

from holdspace.domain.formats import BACKUP, EXPORT_IDS, IMPORT_IDS
from holdspace.domain.identifiers.findings import KINDS
from holdspace.domain.imports import SkipReason
from holdspace.services.formats.intake import Fate
from holdspace.ui.moving.words import (
    bring_in_words,
    brought_in_words,
    fate_rows,
    finding_rows,
    format_words,
    part_rows,
    reason_words,
    whole_span_words,
)

BRITISH = QLocale("en_GB")
MARCH = datetime(2026, 3, 3, tzinfo=UTC)


def test_every_format_has_a_name_of_its_own() -> None:
    ids = {*IMPORT_IDS, *EXPORT_IDS} - {BACKUP}
    assert len({format_words(each) for each in ids}) == len(ids)
    assert all(format_words(each) != each for each in ids - {"jrnl"})


def test_every_reason_has_words() -> None:
    assert len({reason_words(reason) for reason in SkipReason}) == len(SkipReason)


def test_every_fate_has_words_and_those_of_none_are_not_told() -> None:
    rows = fate_rows(dict.fromkeys(Fate, 1204), BRITISH)
    assert len(rows) == len(Fate)
    assert rows[0] == ("new", "1,204")
    assert fate_rows({Fate.KNOWN: 2, Fate.NEW: 0}, BRITISH) == [("already here", "2")]


def test_every_kind_of_the_guard_has_words() -> None:
    rows = finding_rows(dict.fromkeys(KINDS, 1), BRITISH)
    assert len({words for words, _ in rows}) == len(KINDS)


def test_the_most_of_what_stays_behind_comes_first_and_what_is_not_known_has_words_too() -> None:
    rows = part_rows({"photo": 3, "place": 12, "something_new": 1}, BRITISH)
    assert rows == [("Places", "12"), ("Photos", "3"), ("Other", "1")]


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (MARCH, MARCH.replace(month=10, day=14), "From 3 March to 14 October 2026"),
        (MARCH, MARCH, "All of 3 March 2026"),
        (MARCH.replace(year=2019), MARCH, "From 3 March 2019 to 3 March 2026"),
        (None, None, ""),
    ],
)
def test_from_when_to_when(first: datetime | None, last: datetime | None, words: str) -> None:
    assert whole_span_words(first, last, BRITISH) == words


@pytest.mark.parametrize(
    ("new", "changed", "words"),
    [
        (1, 0, "Bring in one entry"),
        (1204, 0, "Bring in 1,204 entries"),
        (2, 1, "Bring in 3 entries"),
        (0, 2, "Bring in what is newer there"),
        (0, 0, "Bring in its history"),
    ],
)
def test_what_the_button_says(new: int, changed: int, words: str) -> None:
    assert bring_in_words(new, changed, BRITISH) == words


def test_what_came_in() -> None:
    assert brought_in_words(1, 0, BRITISH) == "One entry came in."
    assert brought_in_words(0, 1, BRITISH).startswith("No new entries came in. One was newer there")
    assert brought_in_words(1204, 2, BRITISH).startswith("1,204 entries came in. 2 were newer there")
