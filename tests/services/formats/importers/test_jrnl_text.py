# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The text files of jrnl, however a person has set its dates."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdspace.domain.imports import ImportOptions
from holdspace.services.formats.errors import AmbiguousDates, BadFile, NotThisFormat
from holdspace.services.formats.importers import jrnl, jrnl_text
from holdspace.services.formats.registry import recognise
from holdspace.services.formats.source import Source
from services.formats.importers.journal_files import (
    FIXTURES,
    entries,
    file_in,
    findings,
    recognised,
    skipped,
    written,
    zipped,
)

JOURNAL = FIXTURES / "jrnl/journal.txt"
DAYS = {
    "2024/03/05.txt": b"[14:10] Third call\n\n[18:00] Home *\nat last\n",
    "2024/03/06.txt": b"[09:05] Early\n",
    "2024/notes.txt": b"no entry",
}


def read(tmp_path: Path, text: str, **options: bool) -> list[tuple[str, str]]:
    found = entries(jrnl_text, file_in(tmp_path, text.encode()), ImportOptions(**options))  # type: ignore[arg-type]
    return [(each.created_at.strftime("%Y-%m-%d %H:%M"), each.text) for each in found]


def test_brackets_that_are_no_dates_and_dates_written_otherwise_stand_in_the_words() -> None:
    first, second, third = entries(jrnl_text, JOURNAL)

    assert first.text.endswith("\n\n[1] ask about the date")
    assert second.text == (
        "Drove #home in silence\n[sic] she said, and room #12 was hers."
        "\n[2024-04-01] was the day we had agreed on"
    )
    assert third.text == "The letter came\n[x] read it\n[ ] answer it"


def test_a_star_ends_a_title_and_tags_are_found_in_the_words() -> None:
    first, second, third = entries(jrnl_text, JOURNAL)

    assert (first.starred, second.starred, third.starred) == (True, False, False)
    assert first.text.startswith("Third call this week.\n")
    assert (first.tags, second.tags, third.tags) == (("adjuster",), ("home",), ())


def test_an_entry_has_the_id_that_it_has_in_the_json_of_the_same_journal() -> None:
    of_json = {each.text: each.id for each in entries(jrnl, FIXTURES / "jrnl/journal.json")}
    first, *_ = entries(jrnl_text, JOURNAL, ImportOptions(time_zone="Asia/Tokyo"))

    assert of_json[first.text] == first.id


def test_dates_without_brackets_are_those_of_the_first_version() -> None:
    first, second = entries(jrnl_text, FIXTURES / "jrnl/dotted.txt")

    assert first.created_at.isoformat() == "2024-03-05T14:10:00+00:00"
    assert first.text == 'Third call this week.\nHe said "[soon]", and not when.'
    assert second.created_at.isoformat() == "2024-04-06T09:00:00+00:00"
    assert second.text == "The letter came\n[07.04.2024 10:00] is when I have to answer"
    assert second.starred


def test_twelve_hours_and_the_month_first() -> None:
    found = entries(jrnl_text, FIXTURES / "jrnl/twelve_hours.txt")

    assert [each.created_at.strftime("%d %B %H:%M") for each in found] == [
        *("05 March 14:10", "25 March 00:05", "25 March 12:05")
    ]


def test_the_bars_that_a_screen_shows_go_away() -> None:
    first, second = entries(jrnl_text, FIXTURES / "jrnl/screen.txt")

    assert first.text == "Third call this week\nHe sounded tired.\n\nNothing new."
    assert second.text == "The letter came"


def test_a_table_in_an_entry_keeps_its_bars(tmp_path: Path) -> None:
    assert read(tmp_path, "[2024-03-05 14:10] Table\n| a | b |\n") == [
        ("2024-03-05 14:10", "Table\n| a | b |")
    ]


@pytest.mark.parametrize(
    ("form", "options"),
    [
        *(("[%Y-%m-%d %H:%M]", {}), ("%Y-%m-%d %H:%M", {}), ("[%Y-%m-%d %I:%M:%S %p]", {})),
        *(("[%d.%m.%Y %H:%M]", {}), ("[%d %B %Y %H:%M]", {}), ("[%A, %d. %B %Y, %H:%M]", {})),
        *(("[%d/%m/%Y %H:%M]", {"day_first": True}), ("[%m/%d/%Y %H:%M]", {"day_first": False})),
        *(("[%B %d, %Y %I:%M %p]", {}), ("[%d/%m/%y %H:%M]", {"day_first": True}), ("[%c]", {})),
        *(("%d %B %Y %H:%M", {}), ("[%Y/%m/%d %H.%M]", {}), ("[%Y-%m-%dT%H:%M:%S]", {})),
    ],
)
def test_dates_are_read_however_they_are_set(tmp_path: Path, form: str, options: dict[str, bool]) -> None:
    start = datetime(2023, 1, 2, 14, 10)
    times = [start + timedelta(days=day) for day in range(9)]
    text = "\n\n".join(f"{time.strftime(form)} Title {time.day}\nbody" for time in times)

    assert read(tmp_path, text, **options) == [
        (time.strftime("%Y-%m-%d %H:%M"), f"Title {time.day}\nbody") for time in times
    ]


def test_a_date_without_a_time_is_at_noon(tmp_path: Path) -> None:
    assert read(tmp_path, "[2024-03-05] One\n[2024-03-06] Two") == [
        ("2024-03-05 12:00", "One"),
        ("2024-03-06 12:00", "Two"),
    ]


def test_numbers_that_leave_the_day_open_are_asked_about(tmp_path: Path) -> None:
    text = "[05/03/2024 14:10] a\n[06/04/2024 14:10] b"

    with pytest.raises(AmbiguousDates):
        read(tmp_path, text)
    assert read(tmp_path, text, day_first=True)[0][0] == "2024-03-05 14:10"
    assert read(tmp_path, text, day_first=False)[0][0] == "2024-05-03 14:10"


def test_the_order_of_the_entries_settles_it_where_it_can(tmp_path: Path) -> None:
    text = "[01/02/2024 14:10] a\n[11/02/2024 14:10] b\n[01/03/2024 14:10] c"
    assert [day for day, _ in read(tmp_path, text)] == [
        *("2024-02-01 14:10", "2024-02-11 14:10", "2024-03-01 14:10")
    ]


@pytest.mark.parametrize("is_packed", [False, True])
def test_in_folders_by_days_the_path_says_the_day(tmp_path: Path, is_packed: bool) -> None:
    path = zipped(tmp_path / "a.zip", DAYS) if is_packed else written(tmp_path / "a", DAYS)

    found = entries(jrnl_text, path)

    assert recognised(jrnl_text, path)
    assert [(each.created_at.isoformat(), each.text, each.starred) for each in found] == [
        ("2024-03-05T14:10:00+00:00", "Third call", False),
        ("2024-03-05T18:00:00+00:00", "Home\nat last", True),
        ("2024-03-06T09:05:00+00:00", "Early", False),
    ]


def test_a_folder_with_a_file_for_each_entry_is_read_and_what_is_none_is_told(tmp_path: Path) -> None:
    folder = written(
        tmp_path / "a",
        {
            "2024-03-05_one.txt": b"[2024-03-05 14:10] One\nmore\n",
            "2024-03-06_two.txt": b"[2024-03-06 14:10] Two\n",
            "shopping.txt": b"bread",
        },
    )

    assert [each.text for each in entries(jrnl_text, folder)] == ["One\nmore", "Two"]
    assert skipped(findings(jrnl_text, folder)) == [("shopping.txt", "no_date")]


def test_a_folder_of_other_texts_is_not_taken_for_a_journal(tmp_path: Path) -> None:
    files = {f"{n}.txt": b"some words" for n in range(3)} | {"a.txt": b"[2024-03-05 14:10] One"}
    assert not recognised(jrnl_text, written(tmp_path / "a", files))


def test_what_cannot_be_an_entry_is_skipped_with_its_reason(tmp_path: Path) -> None:
    text = "[1024-03-05 14:10] Old\n[2024-03-06 14:10] \n[2024-03-07 14:10] Same\n[2024-03-07 14:10] Same\n"

    assert skipped(findings(jrnl_text, file_in(tmp_path, text.encode()))) == [
        *(("journal.txt, 1", "bad_date"), ("journal.txt, 2", "empty"), ("journal.txt, 4", "repeated"))
    ]


@pytest.mark.parametrize(
    "data",
    [b"", b"Dear diary", b"[1] a footnote", b"[x] done\n[2024-03-05 14:10] later", b"2024 was hard", b"{}"],
)
def test_other_texts_are_not_taken_for_it(tmp_path: Path, data: bytes) -> None:
    path = file_in(tmp_path, data)
    assert not recognised(jrnl_text, path)
    with pytest.raises(NotThisFormat):
        findings(jrnl_text, path)


@pytest.mark.parametrize("name", ["journal", "dotted", "twelve_hours", "screen"])
def test_the_registry_finds_it(name: str) -> None:
    with Source(FIXTURES / f"jrnl/{name}.txt") as source:
        assert recognise(source) == "jrnl-text"


def test_what_turns_out_to_be_no_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadFile):
        findings(jrnl_text, file_in(tmp_path, JOURNAL.read_bytes() + b"\xff\xff"))


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Z"]) | st.sampled_from(" \n[]*@"), max_size=30
)


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(st.datetimes(datetime(1990, 1, 1), datetime(2030, 1, 1)), WORDS), min_size=1, max_size=6
    )
)
def test_every_entry_has_one_finding(
    tmp_path_factory: pytest.TempPathFactory, given_entries: list[tuple[datetime, str]]
) -> None:
    text = "\n".join(f"[{time:%Y-%m-%d %H:%M}] Title\n{words}" for time, words in given_entries)

    found = findings(jrnl_text, file_in(tmp_path_factory.mktemp("any"), text.encode()))

    assert len(found) == len(given_entries)
