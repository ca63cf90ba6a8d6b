# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Day One's archive: what it holds comes back, and what it does not hold is said."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings

from examples import KEEPS_FIXTURES
from holdspace.domain.entries import Entry
from holdspace.services.formats.day_one_words import tidied
from holdspace.services.formats.exporters import day_one
from services.formats.exporters.round_trips import BERLIN, TAGS, TEXTS, entries, entry, read_back, written

ID = "6f1b2a34-5c6d-4e7f-8a9b-0c1d2e3f4a5b"


def to_the_second(moment: datetime) -> datetime:
    return moment.replace(microsecond=0)


@settings(suppress_health_check=KEEPS_FIXTURES)
@given(given_entry=entries(), text=TEXTS.filter(lambda text: tidied(text)[0]), tags=TAGS)
def test_what_day_one_holds_comes_back(
    tmp_path: Path, given_entry: Entry, text: str, tags: list[str]
) -> None:
    given_entry = replace(given_entry, text=text, tags=tuple(tags))
    told = written(day_one, tmp_path / "journal.zip", [given_entry])
    (found,) = read_back("dayone", tmp_path / "journal.zip")
    assert found.id == given_entry.id
    assert found.created_at == to_the_second(given_entry.created_at)
    assert found.created_at.utcoffset() == given_entry.created_at.utcoffset()
    assert found.modified_at == to_the_second(given_entry.modified_at)
    assert (found.tags, found.starred) == (given_entry.tags, given_entry.starred)
    assert ("time_zone" in told) == (found.time_zone != given_entry.time_zone)
    assert ("text_as_typed" in told) == (found.text != given_entry.text)


def test_the_words_that_people_write_come_back_as_they_were(tmp_path: Path) -> None:
    texts = [
        "One line.",
        "# Heading\n\nA *word*, a **strong** one.\n\n- a\n- b\n\n1. c\n\n> said\n\n---\n\n`code` & <b>",
        "C:\\folder, 3 * 4 = 12, snake_case, [words](https://example.org) and (brackets) [so]",
        "Grüße. 日本語 \U0001f600",
    ]
    assert written(day_one, tmp_path / "journal.zip", map(entry, texts)) == {}
    assert [each.text for each in read_back("dayone", tmp_path / "journal.zip")] == texts


def test_the_zone_stays_where_its_clocks_say_that_time(tmp_path: Path) -> None:
    at = datetime(2024, 3, 5, 14, 10, tzinfo=UTC).astimezone(BERLIN)
    at = at.replace(tzinfo=timezone(timedelta(hours=1)))
    elsewhere = at.astimezone(timezone(timedelta(hours=-3, minutes=-30)))
    told = written(
        day_one,
        tmp_path / "journal.zip",
        [entry(created_at=moment, time_zone="Europe/Berlin") for moment in (at, elsewhere)],
    )
    found = read_back("dayone", tmp_path / "journal.zip")
    assert [each.created_at.isoformat() for each in found] == [at.isoformat(), elsewhere.isoformat()]
    assert found[0].time_zone == "Europe/Berlin"
    assert told == {"time_zone": 1}


def test_it_is_the_archive_that_day_one_exports(tmp_path: Path) -> None:
    written(day_one, tmp_path / "journal.zip", [entry("Sat with her.", id=ID, tags=("work",), starred=True)])
    with zipfile.ZipFile(tmp_path / "journal.zip") as archive:
        assert archive.namelist() == ["Journal.json"]
        document = json.loads(archive.read("Journal.json"))
    assert document["metadata"] == {"version": "1.0"}
    assert document["entries"] == [
        {
            "uuid": "6F1B2A345C6D4E7F8A9B0C1D2E3F4A5B",
            "creationDate": "2026-03-02T09:30:00Z",
            "modifiedDate": "2026-03-02T09:30:00Z",
            "timeZone": "UTC",
            "isAllDay": False,
            "isPinned": False,
            "starred": True,
            "tags": ["work"],
            "text": "Sat with her.",
        }
    ]


def test_a_moment_without_words_and_what_only_we_know_is_counted(tmp_path: Path) -> None:
    told = written(
        day_one, tmp_path / "journal.zip", [entry("", load=5), entry("x", load=4, feelings=("sad",))]
    )
    assert told == {"feelings": 1, "load": 1, "moment_without_words": 1}
    assert len(read_back("dayone", tmp_path / "journal.zip")) == 1


@pytest.mark.parametrize("given_entries", [[], [entry("the same words " * 100_000)]])
def test_what_we_wrote_is_never_refused_as_an_archive_that_bursts(
    tmp_path: Path, given_entries: list[Entry]
) -> None:
    written(day_one, tmp_path / "journal.zip", given_entries)
    assert len(read_back("dayone", tmp_path / "journal.zip")) == len(given_entries)
