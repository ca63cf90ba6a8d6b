# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Day One's plain text export, in the languages it is known in."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdspace.domain.imports import Found, ImportOptions, Skipped
from holdspace.services.formats.errors import AmbiguousDates, BadFile, NotThisFormat
from holdspace.services.formats.importers import day_one_text
from holdspace.services.formats.registry import recognise
from holdspace.services.formats.source import Source
from services.formats.importers.journal_files import (
    FIXTURES,
    dropped,
    entries,
    file_in,
    findings,
    recognised,
    skipped,
    zipped,
)

ENGLISH = FIXTURES / "day_one/english.txt"
GERMAN = FIXTURES / "day_one/german.txt"
CHICAGO = ImportOptions(time_zone="America/Chicago")


def entry(date: str, words: str) -> str:
    return f"\tDate:\t{date}\n\n{words}\n\n\n"


def test_entries_keep_their_words_their_times_and_their_tags() -> None:
    first, second = entries(day_one_text, ENGLISH, CHICAGO)

    assert first.text == (
        "The long hallway.\n\nIn my notes stood:\n\tDate:\t3 days ago\nand nothing more."
        "\n\n\tDate:\tsometime in May"
    )
    assert first.created_at.isoformat() == "2024-03-14T14:10:00-05:00"
    assert first.modified_at == first.created_at
    assert first.time_zone == "America/Chicago"
    assert first.tags == ("late shift", "family meeting")
    assert not first.starred
    assert second.text == "Note:\tthis line is mine\nSecond day"
    assert second.starred


def test_an_offset_is_kept_where_the_person_is_elsewhere() -> None:
    first, *_ = entries(day_one_text, ENGLISH, ImportOptions(time_zone="Europe/Berlin"))

    assert first.created_at.isoformat() == "2024-03-14T14:10:00-05:00"
    assert first.time_zone == "Europe/Berlin"


def test_what_was_left_out_is_told() -> None:
    found = findings(day_one_text, ENGLISH)

    assert skipped(found) == [("english.txt, 3", "empty")]
    assert dropped(found) == {"weather": 1, "place": 1, "photo": 1}


def test_another_language_is_read() -> None:
    first, second = entries(day_one_text, GERMAN)

    assert first.created_at.isoformat() == "2024-03-14T14:10:00+01:00"
    assert first.tags == ("Spätdienst",)
    assert second.created_at.isoformat() == "2024-08-01T09:05:00+02:00"
    assert dropped(findings(day_one_text, GERMAN)) == {"weather": 1}


def test_a_zone_that_nobody_knows_is_that_of_the_person(tmp_path: Path) -> None:
    text = entry("March 14, 2024 at 2:10:00 PM Central Daylight Time", "one")

    (only,) = entries(day_one_text, file_in(tmp_path, text.encode()), CHICAGO)

    assert only.created_at.isoformat() == "2024-03-14T14:10:00-05:00"


def test_a_date_written_otherwise_stands_in_the_words(tmp_path: Path) -> None:
    text = entry("March 14, 2024 at 2:10:00 PM CDT", "one\n\n\tDate:\t2024-03-15 10:00\n\nmore")

    (only,) = entries(day_one_text, file_in(tmp_path, text.encode()))

    assert only.text == "one\n\n\tDate:\t2024-03-15 10:00\n\nmore"


def test_several_journals_of_an_archive_name_their_entries(tmp_path: Path) -> None:
    path = zipped(
        tmp_path / "text.zip",
        {"Home.txt": ENGLISH.read_bytes(), "Arbeit.txt": GERMAN.read_bytes(), "photos/one.jpeg": b"\xff"},
    )

    assert [each.tags[0] for each in entries(day_one_text, path)] == ["Home", "Home", "Arbeit", "Arbeit"]


def test_numbers_that_leave_the_day_open_are_asked_about(tmp_path: Path) -> None:
    path = file_in(tmp_path, (entry("05/03/2024 14:10", "a") + entry("06/04/2024 14:10", "b")).encode())

    with pytest.raises(AmbiguousDates):
        findings(day_one_text, path)
    days = [
        entries(day_one_text, path, ImportOptions(day_first=first))[0].created_at for first in (True, False)
    ]
    assert [day.strftime("%d %B") for day in days] == ["05 March", "03 May"]


def test_importing_twice_gives_the_same_ids_and_the_same_entry_counts_once(tmp_path: Path) -> None:
    path = file_in(tmp_path, (entry("5 March 2024 at 14:10:00 UTC", "same") * 2).encode())
    found = findings(day_one_text, path)

    assert skipped(found) == [("journal.txt, 2", "repeated")]
    assert [each.id for each in entries(day_one_text, path)] == [
        each.id for each in entries(day_one_text, path, CHICAGO)
    ]


def test_a_year_that_no_journal_has_is_a_bad_date(tmp_path: Path) -> None:
    path = file_in(tmp_path, entry("5 March 1024 at 14:10:00 UTC", "old").encode())
    assert skipped(findings(day_one_text, path)) == [("journal.txt, 1", "bad_date")]


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_other_line_ends_and_encodings_are_read(tmp_path: Path, ending: str) -> None:
    text = ENGLISH.read_text(encoding="utf-8").replace("\n", ending)
    path = file_in(tmp_path, b"\xff\xfe" + text.encode("utf-16-le"))

    assert recognised(day_one_text, path)
    assert entries(day_one_text, path) == entries(day_one_text, ENGLISH)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"Date:\t5 March 2024",
        b"\tDate:\tsoon\n\nwords",
        b"[2024-03-05 14:10] jrnl",
        b"words\n\n\tDate:\t5 March 2024",
    ],
)
def test_other_texts_are_not_taken_for_it(tmp_path: Path, data: bytes) -> None:
    path = file_in(tmp_path, data)
    assert not recognised(day_one_text, path)
    with pytest.raises(NotThisFormat):
        findings(day_one_text, path)


@pytest.mark.parametrize("path", [ENGLISH, GERMAN])
def test_the_registry_finds_it(path: Path) -> None:
    with Source(path) as source:
        assert recognise(source) == "dayone-text"


def test_what_turns_out_to_be_no_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadFile):
        findings(day_one_text, file_in(tmp_path, ENGLISH.read_bytes() + b"\xff\xff"))


LINES = st.sampled_from(
    [
        "",
        "words",
        "\tDate:\t14 March 2024 at 14:10:00 GMT+1",
        "\tDate:\t3 May",
        "\tTags:\ta, b",
        "\tWeather:\t7",
        "\\.",
    ]
)


@settings(max_examples=40)
@given(st.lists(LINES, max_size=20))
def test_every_head_makes_one_finding_and_no_word_is_lost(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str]
) -> None:
    text = entry("14 March 2024 at 14:10:00 GMT+1", "first") + "\n".join(lines)
    found = findings(day_one_text, file_in(tmp_path_factory.mktemp("any"), text.encode()))

    heads = text.replace("\n\n\n", "\n\n").count("\n\n\tDate:\t14 March") + 1
    texts = [each.entry.text for each in found if isinstance(each, Found)]
    kept = len(texts) + len([each for each in found if isinstance(each, Skipped)])
    assert kept == heads
    assert sum(each.count("words") for each in texts) <= lines.count("words")
