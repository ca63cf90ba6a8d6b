# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""RedNotebook's months: folder and zip, old and new YAML, categories, tags, markup; hostile files refused."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import KEEPS_FIXTURES
from holdspace.domain.imports import ImportOptions
from holdspace.services.formats.errors import BadFile, FileTooLarge, NotThisFormat
from holdspace.services.formats.importers import rednotebook
from services.formats.importers.reading_files import (
    FIXTURES,
    check_that_it_can_be_stopped,
    dropped_in,
    entries_in,
    format_of,
    is_read_or_refused,
    is_recognised,
    read_all,
    skipped_in,
    with_changes,
)
from services.formats.zips import make_zip

JOURNAL = FIXTURES / "rednotebook"
MARCH = (JOURNAL / "2024-03.txt").read_bytes()


def month(folder: Path, text: str, name: str = "2024-05.txt") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return make_zip(tmp_path / "b.zip", {path.name: path.read_bytes() for path in JOURNAL.iterdir()})


def test_every_day_with_something_in_it_is_an_entry_at_noon() -> None:
    found = [entry.created_at.isoformat() for entry in entries_in(rednotebook, JOURNAL)]
    assert found == [
        "2023-11-03T12:00:00+01:00",
        "2023-11-17T12:00:00+01:00",
        "2024-03-01T12:00:00+01:00",
        "2024-03-05T12:00:00+01:00",
        "2024-03-31T12:00:00+02:00",  # the day on which the clocks go forward
    ]


def test_folder_and_zip_give_the_same(archive: Path) -> None:
    assert is_recognised(rednotebook, JOURNAL)
    assert is_recognised(rednotebook, archive)
    assert format_of(JOURNAL) == format_of(archive) == "rednotebook"
    there, here = (entries_in(rednotebook, path) for path in (archive, JOURNAL))
    assert [replace(entry, modified_at=entry.created_at) for entry in there] == [
        replace(entry, modified_at=entry.created_at) for entry in here
    ]


def test_a_day_says_nothing_of_its_last_change_whatever_the_file_says(tmp_path: Path) -> None:
    month(tmp_path, "3: {text: one}")
    entry = entries_in(rednotebook, tmp_path)[0]
    assert entry.modified_at == entry.created_at


def test_the_files_of_python_2_are_read() -> None:
    first, second = entries_in(rednotebook, JOURNAL)[:2]
    assert first.text == "Erste Woche. Café um die Ecke."
    assert second.text == "Two visits, one of them hard.\n\n## Ideas\n\n- Ask for a quiet room"
    assert second.tags == ("calm", "long day")


def test_a_day_keeps_its_markup_its_categories_and_its_tags() -> None:
    day = entries_in(rednotebook, JOURNAL)[2]
    assert day.tags == ("gratitude", "work")
    assert day.text.startswith(
        "# A steady day\n\nI felt **clear**, *almost* light, and *tired* by ~~noon~~ four. #Work"
    )
    assert "- tea\n- walk\n    - to the river\n\n1. first\n2. second" in day.text
    assert "[the guide](https://example.org/a_b) or https://example.org/x__y__z." in day.text
    assert (
        "\n\n---\n\n    **kept** as it is\n\n## Done\n\n- Called **back** twice\n- Wrote the report"
        in day.text
    )


def test_what_did_not_come_along_is_told() -> None:
    assert skipped_in(rednotebook, JOURNAL) == [
        ("2024-03.txt, 2", "empty"),
        ("2024-03.CONFLICT_BACKUP1709280000.0.txt", "repeated"),
    ]
    assert dropped_in(rednotebook, JOURNAL) == {"photo": 1}


def test_the_same_day_has_the_same_id_whatever_became_of_it(tmp_path: Path) -> None:
    before = entries_in(rednotebook, month(tmp_path, "3: {text: one}"))
    after = entries_in(rednotebook, month(tmp_path, "3: {text: two}\n4: {text: new}"), ImportOptions())
    assert before[0].id == after[0].id
    assert len({entry.id for entry in after}) == 2


def test_tags_are_what_rednotebook_takes_for_tags(tmp_path: Path) -> None:
    words = "#One, #two_2 #11ff22 #34 #include x#no &#no ##no /#three #ONE"
    text = f"3:\n  text: '{words}'\n  '#Four': null\n  tags: [five]"
    assert entries_in(rednotebook, month(tmp_path, text))[0].tags == ("Four", "five", "one", "two_2", "three")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("32: {text: a}", "bad_date"),
        ("monday: {text: a}", "bad_date"),
        ("3: null", "empty"),
        ("3: {text: ' '}", "empty"),
        ("3: just words", "bad_record"),
        ("3: {text: [a]}", "bad_record"),
    ],
)
def test_a_day_that_is_none_is_skipped_with_the_reason(tmp_path: Path, text: str, why: str) -> None:
    folder = month(tmp_path, f"{text}\n4: {{text: kept}}")
    assert [reason for _, reason in skipped_in(rednotebook, folder)] == [why]
    assert [entry.text for entry in entries_in(rednotebook, folder)] == ["kept"]


def test_no_word_of_the_file_stands_in_what_was_skipped(tmp_path: Path) -> None:
    found = read_all(rednotebook, month(tmp_path, "quince: {text: quince}\n3: {text: [quince]}"))
    assert len(found) == 2
    assert "quince" not in "".join(where for where, _ in skipped_in(rednotebook, tmp_path))


def test_a_month_that_lies_there_twice_counts_once(tmp_path: Path) -> None:
    month(tmp_path, "3: {text: outer}")
    (tmp_path / "old").mkdir()
    month(tmp_path / "old", "3: {text: inner}\n4: {text: only here}")
    assert [entry.text for entry in entries_in(rednotebook, tmp_path)] == ["outer", "only here"]
    assert skipped_in(rednotebook, tmp_path) == [("old/2024-05.txt, 3", "repeated")]


@pytest.mark.parametrize(
    "text",
    [
        "3: {text: &a one}\n4: {text: *a}",
        "3: !!python/object/apply:os.system ['true']",
        "3: {text: one}\n3: {text: two}",
        "3: {text: 'open",
        "- a list",
        "words",
    ],
)
def test_a_broken_or_hostile_month_refuses_the_whole(tmp_path: Path, text: str) -> None:
    month(tmp_path, "1: {text: sound}", "2024-04.txt")
    with pytest.raises(BadFile):
        read_all(rednotebook, month(tmp_path, text))


def test_a_month_that_is_no_text_refuses_the_whole(tmp_path: Path) -> None:
    (tmp_path / "2024-05.txt").write_bytes(b"3: {text: \xff\xfe\xfd}")
    with pytest.raises(BadFile):
        read_all(rednotebook, tmp_path)


def test_more_words_than_a_life_holds_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rednotebook, "MOST_WORDS", 10)
    with pytest.raises(FileTooLarge):
        read_all(rednotebook, month(tmp_path, "3: {text: one two}"))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("2024-13.txt", "3: {text: a}"),
        ("2024-03-05.txt", "3: {text: a}"),
        ("notes.txt", "3: {text: a}"),
        ("2024-05.txt", "In May I wrote this."),
        ("2024-05.txt", "12:30 called the office"),
        ("2024-05.txt", ""),
    ],
)
def test_other_folders_of_text_are_not_recognised(tmp_path: Path, name: str, text: str) -> None:
    assert not is_recognised(rednotebook, month(tmp_path, text, name))


def test_nothing_of_its_own_is_not_this_format(tmp_path: Path) -> None:
    with pytest.raises(NotThisFormat):
        read_all(rednotebook, month(tmp_path, "3: {text: a}", "notes.txt"))


def test_it_says_how_far_it_is_and_can_be_stopped() -> None:
    said: list[float] = []
    read_all(rednotebook, JOURNAL, progress=said.append)
    assert said == sorted(said)
    assert said[-1] == 1.0
    check_that_it_can_be_stopped(rednotebook, JOURNAL)


@settings(max_examples=60, deadline=None, suppress_health_check=KEEPS_FIXTURES)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "2024-03.txt").write_bytes(data)
    is_read_or_refused(rednotebook, tmp_path)


@settings(max_examples=60, deadline=None, suppress_health_check=KEEPS_FIXTURES)
@given(with_changes(MARCH, b"{}[]:&*!'\"|>#\n \t-\xff1"))
def test_a_month_with_bytes_changed_is_read_or_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "2024-03.txt").write_bytes(data)
    is_read_or_refused(rednotebook, tmp_path)


@settings(max_examples=40, deadline=None, suppress_health_check=KEEPS_FIXTURES)
@given(
    day=st.dates(date(1901, 1, 1), date(2099, 1, 1)),
    zone=st.sampled_from(["Pacific/Apia", "America/Sao_Paulo", "Asia/Kathmandu", "Atlantis/None"]),
)
def test_a_day_stays_its_day_in_every_zone(tmp_path: Path, day: date, zone: str) -> None:
    folder = tmp_path / "one"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    month(folder, f"{day.day}: {{text: a}}", f"{day:%Y-%m}.txt")
    entry = entries_in(rednotebook, folder, ImportOptions(time_zone=zone))[0]
    if day != date(2011, 12, 30):  # Samoa had no such day
        assert f"{entry.created_at:%Y-%m-%d %H}" == f"{day:%Y-%m-%d} 12"
