# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""jrnl's JSON: what it holds comes back, and what it does not hold is said."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import KEEPS_FIXTURES
from holdspace.domain.entries import Entry
from holdspace.services.formats.exporters import day_one, jrnl
from services.formats.exporters.round_trips import BERLIN, TAGS, TEXTS, entries, entry, read_back, written


def held_alike(text: str) -> str:
    """Return the words as jrnl holds them: no blanks at the ends, at most one empty line below the first."""
    title, _, body = text.strip().partition("\n")
    gap = "\n\n" if body.startswith("\n") else "\n"
    return f"{title.strip()}{gap}{body.strip(chr(10)).rstrip()}" if body else title


@settings(suppress_health_check=KEEPS_FIXTURES)
@given(given_entry=entries(), text=TEXTS.filter(str.strip), tags=TAGS, minute=st.integers(0, 20_000_000))
def test_what_jrnl_holds_comes_back(
    tmp_path: Path, given_entry: Entry, text: str, tags: list[str], minute: int
) -> None:
    at = (datetime(2001, 1, 1, tzinfo=UTC) + timedelta(minutes=minute)).astimezone(BERLIN)
    given_entry = replace(given_entry, created_at=at, text=text, tags=tuple(tags))
    written(jrnl, tmp_path / "journal.json", [given_entry])
    (found,) = read_back("jrnl", tmp_path / "journal.json", "Europe/Berlin")
    assert found.id == given_entry.id
    assert found.created_at.replace(tzinfo=None) == given_entry.created_at.replace(tzinfo=None)
    assert (found.text, found.tags) == (held_alike(text), given_entry.tags)
    assert found.starred == given_entry.starred


def test_plain_paragraphs_come_back_as_they_were(tmp_path: Path) -> None:
    texts = ["One line", "Title\nbody", "First paragraph.\n\nSecond.\n\n\nThird.", "# Heading\n\n- a\n  - b"]
    told = written(jrnl, tmp_path / "journal.json", map(entry, texts))
    assert [each.text for each in read_back("jrnl", tmp_path / "journal.json")] == texts
    assert told == {"time_zone": 4}


def test_what_jrnl_does_not_hold_is_counted(tmp_path: Path) -> None:
    full = entry(
        " blanks at both ends ",
        kind="after",
        audiences=("client",),
        load=4,
        load_after=2,
        feelings=("tired",),
        practice="box",
        sealed=True,
        modified_at=datetime(2026, 3, 3, tzinfo=BERLIN),
    )
    assert written(jrnl, tmp_path / "journal.json", [full, entry("", load=5), entry()]) == {
        "audiences": 1,
        "feelings": 1,
        "kind": 1,
        "load": 1,
        "load_after": 1,
        "modified_at": 1,
        "moment_without_words": 1,
        "practice": 1,
        "sealed": 1,
        "text_as_typed": 1,
        "time_zone": 2,
    }


def test_what_comes_back_otherwise_is_counted(tmp_path: Path) -> None:
    texts = ("Title\n \n body", "Title\n\nbody", "a\n\n\nb")
    for text in texts:
        told = written(jrnl, tmp_path / "journal.json", [entry(text)])
        (back,) = read_back("jrnl", tmp_path / "journal.json")
        assert ("text_as_typed" in told) is (back.text != text)
    told = written(jrnl, tmp_path / "journal.json", [entry("x", tags=("#walk", "rest"))])
    (back,) = read_back("jrnl", tmp_path / "journal.json")
    assert (told["tags"], back.tags) == (1, ("rest",) if "walk" not in back.tags else ("walk", "rest"))


EARLIEST, LATEST = datetime.min.replace(tzinfo=UTC), datetime.max.replace(microsecond=0, tzinfo=UTC)


@pytest.mark.parametrize("moment", [EARLIEST, EARLIEST.replace(1850), EARLIEST.replace(2150), LATEST])
def test_a_year_of_no_journal_is_counted_in_other_programs_forms(tmp_path: Path, moment: datetime) -> None:
    far = entry("words", created_at=moment, modified_at=moment, time_zone="Asia/Tokyo")
    for exporter in (jrnl, day_one):
        assert written(exporter, tmp_path / f"{exporter.__name__}.x", [far])["created_at"] == 1


def test_it_is_the_document_that_jrnl_exports(tmp_path: Path) -> None:
    path = tmp_path / "journal.json"
    written(jrnl, path, [entry("Title\nbody", tags=("work",)), entry("x", tags=("work",), starred=True)])
    document = json.loads(path.read_text(encoding="utf-8"))
    assert document["tags"] == {"@work": 2}
    first = document["entries"][0]
    assert (first["title"], first["body"], first["date"], first["time"]) == (
        "Title",
        "body",
        "2026-03-02",
        "09:30",
    )
    assert [each["starred"] for each in document["entries"]] == [False, True]


def test_an_empty_journal_is_one_too(tmp_path: Path) -> None:
    written(jrnl, tmp_path / "journal.json", [])
    assert read_back("jrnl", tmp_path / "journal.json") == []
