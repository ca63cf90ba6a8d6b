# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A page of Mini Diary or Mini Diarium as an entry: title, HTML or Markdown, and when it was changed."""

from __future__ import annotations

from typing import Any

import pytest

from holdspace.domain.entries import Entry
from holdspace.domain.imports import Dropped, Found, Skipped, SkipReason
from holdspace.services.formats.importers.diary_pages import finding, page, page_text
from holdspace.services.formats.records import Losses


def page_of(day: str = "2026-02-14", key: str | None = "k", **fields: Any) -> Entry | SkipReason:
    return page("p", key, day, {"title": "", "text": "words", **fields}, "Europe/Berlin", Losses())


def entry_of(day: str = "2026-02-14", key: str | None = "k", **fields: Any) -> Entry:
    found = page_of(day, key, **fields)
    assert isinstance(found, Entry)
    return found


@pytest.mark.parametrize(
    ("written", "changed"),
    [
        ("Sun Feb 15 2026 15:15:14 GMT+0100", "2026-02-15T15:15:14+01:00"),
        ("Sun Feb 15 2026 23:15:14 GMT-0800 (Pacific Standard Time)", "2026-02-16T08:15:14+01:00"),
        ("2026-02-15T06:00:00Z", "2026-02-15T07:00:00+01:00"),
        ("Sat Feb 14 2026 08:00:00 GMT+0100", "2026-02-14T08:00:00+01:00"),  # so that a change at 9 is later
        ("Sun Foo 15 2026 15:15:14 GMT+0100", "2026-02-14T12:00:00+01:00"),
        ("Sun Feb 31 2026 15:15:14 GMT+0100", "2026-02-14T12:00:00+01:00"),
        ("yesterday", "2026-02-14T12:00:00+01:00"),
        (5, "2026-02-14T12:00:00+01:00"),
    ],
)
def test_when_it_was_changed(written: Any, changed: str) -> None:
    entry = entry_of(dateUpdated=written)
    assert entry.created_at.isoformat() == "2026-02-14T12:00:00+01:00"
    assert entry.modified_at.isoformat() == changed


def test_a_page_begun_on_its_day_keeps_the_hour() -> None:
    assert entry_of(dateCreated="2026-02-14T20:30:00Z").created_at.isoformat() == "2026-02-14T21:30:00+01:00"
    assert entry_of(date_created="2026-02-20T20:30:00Z").created_at.hour == 12


@pytest.mark.parametrize(
    ("day", "fields", "why"),
    [
        ("2026-02-30", {}, SkipReason.BAD_DATE),
        ("14/02/2026", {}, SkipReason.BAD_DATE),
        ("2026-02-14", {"text": ["a"]}, SkipReason.BAD_RECORD),
        ("2026-02-14", {"title": 7}, SkipReason.BAD_RECORD),
        ("2026-02-14", {"text": None}, SkipReason.EMPTY),
        ("2026-02-14", {"text": "<p> </p>"}, SkipReason.EMPTY),
    ],
)
def test_what_is_no_page(day: str, fields: dict[str, Any], why: SkipReason) -> None:
    assert page_of(day, **fields) is why


def test_text_is_html_only_where_it_begins_so() -> None:
    losses = Losses()
    assert page_text("", "a <b>*b*</b>", losses) == "a <b>*b*</b>"
    assert page_text("T\nt", "<p>a <b>b</b></p><img src=x><IMG>", losses) == "# T t\n\na **b**"
    assert list(losses.findings()) == [Dropped("photo", 2)]


def test_without_a_key_the_words_tell_pages_apart() -> None:
    assert entry_of(key=None).id == entry_of(key=None).id
    assert entry_of(key=None).id != entry_of(key=None, text="others").id
    assert entry_of(key="k").id == entry_of(key="k", text="others").id


def test_what_comes_twice_is_told() -> None:
    seen: set[str] = set()
    assert isinstance(finding("1", entry_of(), seen), Found)
    assert finding("2", entry_of(), seen) == Skipped("2", SkipReason.REPEATED)
    assert finding("3", SkipReason.EMPTY, seen) == Skipped("3", SkipReason.EMPTY)
