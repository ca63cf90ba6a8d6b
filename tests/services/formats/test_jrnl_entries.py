# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Entries of jrnl: the same words at the same minute are one, wherever and however they are read."""

from __future__ import annotations

from datetime import datetime

import pytest

from holdspace.domain.entries import Entry
from holdspace.domain.imports import ImportOptions, SkipReason
from holdspace.services.formats.jrnl_entries import jrnl_entry

CLOCK = datetime(2026, 3, 2, 9, 30)


def made(title: str, body: str = "", zone: str = "Europe/Berlin", clock: datetime = CLOCK) -> Entry:
    found = jrnl_entry(ImportOptions(time_zone=zone), clock, title, body, tags=("@work", 7), is_starred=True)
    assert isinstance(found, Entry)
    return found


@pytest.mark.parametrize(
    ("title", "body", "text"),
    [
        (" Title ", "", "Title"),
        ("Title", "body \n", "Title\nbody"),
        ("Title", "\nA paragraph", "Title\n\nA paragraph"),
        ("", "body", "body"),
    ],
)
def test_title_and_body_are_one_text(title: str, body: str, text: str) -> None:
    assert made(title, body).text == text


def test_the_id_is_of_the_minute_and_the_words() -> None:
    first = made("Title", "body")
    assert first.id == made("Title body", zone="Asia/Tokyo").id
    assert first.id == made("Title", "body", clock=CLOCK.replace(second=9)).id
    assert len({first.id, made("Title").id, made("Title", "body", clock=CLOCK.replace(minute=31)).id}) == 3
    assert (first.tags, first.starred, first.created_at.isoformat()) == (
        ("work",),
        True,
        "2026-03-02T09:30:00+01:00",
    )


def test_without_words_or_in_a_year_of_no_journal_there_is_none() -> None:
    for title, clock, reason in (
        (" ", CLOCK, SkipReason.EMPTY),
        ("x", CLOCK.replace(1800), SkipReason.BAD_DATE),
    ):
        assert jrnl_entry(ImportOptions(), clock, title, "", tags=(), is_starred=False) is reason
