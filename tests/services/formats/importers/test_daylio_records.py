# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A record of Daylio as an entry: mood, title, HTML, scales, and an id that lasts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest

from holdspace.domain.entries import Entry
from holdspace.domain.imports import Dropped, Found, Skipped, SkipReason
from holdspace.services.formats.importers.daylio_records import Entries, Record, plain_to_markdown
from holdspace.services.formats.records import Losses

NOW = datetime(2026, 4, 12, 14, 3, tzinfo=UTC)


def record(**fields: Any) -> Record:
    return Record(**{"where": "row 1", "created_at": NOW, "time_zone": "UTC", "note": "words", **fields})


def entry_of(moods: Mapping[str, int] | None = None, **fields: Any) -> Entry:
    found = Entries(moods or {}, Losses()).finding(record(**fields))
    assert isinstance(found, Found)
    return found.entry


@pytest.mark.parametrize(
    ("mood", "in_file", "chosen", "load"),
    [
        ("rad", None, {}, 1),
        ("Awful", None, {}, 5),
        ("worn out", None, {}, None),
        ("worn out", None, {"Worn Out": 4}, 4),
        ("worn out", 3, {}, 3),
        ("worn out", 3, {"worn out": 5}, 5),
        ("good", None, {"good": 3}, 3),
        ("good", None, {"good": 9}, 2),
        ("", None, {}, None),
    ],
)
def test_a_mood_becomes_a_load(
    mood: str, in_file: int | None, chosen: dict[str, int], load: int | None
) -> None:
    assert entry_of(chosen, mood=mood, load=in_file).load == load


def test_ones_own_word_for_a_mood_is_a_tag_with_a_load_or_without() -> None:
    assert entry_of(mood=" worn out ", activities=("walk",)).tags == ("worn out", "walk")
    assert entry_of({"worn out": 4}, mood="worn out").tags == ("worn out",)
    assert entry_of(mood="Rad", activities=("walk",)).tags == ("walk",)


def test_a_mood_without_a_load_is_counted() -> None:
    losses = Losses()
    Entries({}, losses).finding(record(mood="worn out"))
    Entries({}, losses).finding(record(mood=""))
    assert list(losses.findings()) == [Dropped("mood", 1)]


def test_title_note_and_scales_stand_in_the_text() -> None:
    entry = entry_of(
        title="A *plain* title", note="one<br>two &amp; three", scales=("Sleep: 8/10", "Pauses: 2")
    )
    assert entry.text.split("\n\n") == [
        "# A \\*plain\\* title",
        "one  \ntwo & three",
        "Sleep: 8/10 · Pauses: 2",
    ]


def test_line_ends_of_an_old_note_are_kept() -> None:
    assert entry_of(note="one\ntwo <b>three</b>").text == "one  \ntwo **three**"


def test_a_moment_without_words_is_kept_if_it_says_anything() -> None:
    assert entry_of(note="", mood="rad").load == 1
    assert entry_of(note="", activities=("walk",)).tags == ("walk",)
    assert entry_of(note="", mood="worn out").tags == ("worn out",)
    found = Entries({}, Losses()).finding(record(note="", mood=" "))
    assert found == Skipped("row 1", SkipReason.EMPTY)


def test_a_mood_alone_keeps_its_entry_once_it_has_a_load() -> None:
    ids = []
    for moods in ({}, {"worn out": 4}):
        entries = Entries(moods, Losses())
        found = [entries.finding(record(note="", mood=mood)) for mood in ("worn out", "rad")]
        ids.append([each.entry.id for each in found if isinstance(each, Found)])
    assert ids[0] == ids[1] and len(ids[0]) == 2


def test_the_same_record_twice_is_repeated_and_another_of_that_minute_is_not() -> None:
    entries = Entries({}, Losses())
    first = entries.finding(record(note="", mood="rad"))
    assert entries.finding(record(note="", mood="rad")) == Skipped("row 1", SkipReason.REPEATED)
    other = entries.finding(record(note="", mood="bad"))
    assert isinstance(first, Found)
    assert isinstance(other, Found)
    assert first.entry.id != other.entry.id


def test_the_id_lasts_when_a_mood_is_named_anew_or_a_line_end_became_a_blank() -> None:
    assert entry_of(mood="rad", note="one\ntwo").id == entry_of(mood="bad", note="one two").id
    assert entry_of(note="one").id != entry_of(note="two").id


def test_words_without_markup_are_shown_as_they_are() -> None:
    assert plain_to_markdown("a <b> *c*\n& d") == "a <b> \\*c\\* & d"
